"""CP-SAT: whole numbers throughout, so that its "no" and its bounds are exact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, inf, isfinite, nextafter
from typing import TYPE_CHECKING

import numpy as np

from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.linear import Linear, linear
from modusvivendi.methods.settlement.solve.engines.packages import import_cp_model
from modusvivendi.methods.settlement.solve.problem import Concession, Problem

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

_LEAST_UNITS = 0.01
"""Work counted for a search that CP-SAT ends at once."""


@dataclass(frozen=True, slots=True)
class Search:
    """What one search found.

    Attributes:
        package: the best package found; None where none was.
        proven: whether the search ended by itself: there is no package, or none with a better objective.
        bound: no package has a larger objective; None where there is no objective or no bound.
        values: what the variables that were asked for are worth in the package.
    """

    package: tuple[int, ...] | None
    proven: bool
    bound: int | None = None
    values: tuple[int, ...] = ()

    @property
    def exists(self) -> bool | None:
        """Whether there is a package; None if the search did not decide it."""
        if self.package is not None:
            return True
        return False if self.proven else None


@dataclass(slots=True, eq=False)
class Model:
    """The packages of a problem as a CP-SAT model, to be added to.

    Red lines and reservation values that were given up are left out, not switched off: a model without them is
    smaller, and a reservation value that can be switched off makes for weak bounds.
    """

    problem: Problem
    cp: CpModel
    linear: Linear
    columns: list[IntVar]
    broken: dict[Concession, IntVar] = field(default_factory=dict)
    """For constraints that may be broken, the variable that is 1 where they are."""

    @classmethod
    def of(
        cls,
        problem: Problem,
        without: Collection[Concession] = frozenset(),
        soft: Collection[Concession] = frozenset(),
    ) -> Model:
        """The packages that are acceptable once some constraints are given up.

        Args:
            problem: any size.
            without: the constraints to leave out.
            soft: the constraints that may be broken.
        """
        form = linear(problem)
        cp = import_cp_model().CpModel()
        model = cls(problem, cp, form, [cp.new_bool_var("") for _ in range(form.columns)])
        for start, size in zip(form.offsets, form.sizes, strict=True):
            cp.add_exactly_one(model.columns[start : start + size])
        for cells, column in form.pair_rows():
            cp.add(sum(model.columns[cell] for cell in cells) == model.columns[column])
        for rule in problem.rules:
            model._add_clauses(form.clauses(rule), [])
        for index, line in enumerate(problem.red_lines):
            if ("red_line", index) not in without:
                model._add_clauses(form.clauses(line.statement), model._escape(("red_line", index), soft))
        for party, least in enumerate(problem.reservation):
            if ("reservation", party) not in without:
                limit = cp.add(model.utility(party) >= least)
                limit.only_enforce_if([each.negated() for each in model._escape(("reservation", party), soft)])
        return model

    def utility(self, party: int) -> LinearExpr:
        """The points of a party as an expression."""
        return self.weighted([int(party == each) for each in range(self.problem.parties)])

    def weighted(self, weights: Sequence[int]) -> LinearExpr:
        """The sum of weight × points over the parties as an expression."""
        totals = _dot(weights, self.linear)
        used = [column for column, value in enumerate(totals) if value]
        base = sum(weight * value for weight, value in zip(weights, self.linear.base, strict=True))
        return weighted_sum([self.columns[column] for column in used], [totals[column] for column in used], base)

    def hint(self, package: Sequence[int]) -> None:
        """Start the next searches from a package."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]  # OR-tools leaves this method without types
        for start, size, chosen in zip(self.linear.offsets, self.linear.sizes, package, strict=True):
            for option in range(size):
                self.cp.add_hint(self.columns[start + option], int(option == chosen))

    def search(self, budget: Budget, ask: Sequence[IntVar] = (), **parameters: bool | float) -> Search:
        """Run CP-SAT once: one worker, one seed, work counted, so that the digits repeat.

        Args:
            budget: what the search may cost; what it did cost is counted.
            ask: variables whose values to return.
            parameters: further parameters of CP-SAT.
        """
        cp_model = import_cp_model()
        if budget.over:
            return Search(None, proven=False)
        solver = cp_model.CpSolver()
        settings = solver.parameters
        settings.num_workers = 1
        settings.random_seed = 1
        settings.linearization_level = 2
        settings.max_deterministic_time = budget.work
        settings.max_time_in_seconds = budget.seconds
        for name, value in parameters.items():
            setattr(settings, name, value)
        status = solver.solve(self.cp)
        budget.spend(max(_LEAST_UNITS, solver.response_proto.deterministic_time))
        if status == cp_model.INFEASIBLE:
            return Search(None, proven=True)
        bound = _whole_bound(solver.best_objective_bound) if self.cp.has_objective() else None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Search(None, proven=False, bound=bound)
        package = self.linear.package([solver.value(column) for column in self.columns[: self.linear.options]])
        return Search(
            package, status == cp_model.OPTIMAL, bound, tuple(int(solver.value(variable)) for variable in ask)
        )

    def _escape(self, constraint: Concession, soft: Collection[Concession]) -> list[IntVar]:
        return [self.broken.setdefault(constraint, self.cp.new_bool_var(""))] if constraint in soft else []

    def _add_clauses(self, clauses: Iterable[Sequence[int]], escape: Sequence[IntVar]) -> None:
        for clause in clauses:
            self.cp.add_bool_or([self.columns[column] for column in clause] + list(escape))


def weighted_sum(terms: Sequence[LinearExpr], weights: Sequence[int], constant: int = 0) -> LinearExpr:
    """Σ weight × term + constant."""
    expression: LinearExpr = import_cp_model().LinearExpr.weighted_sum([*terms, constant], [*weights, 1])
    return expression


def accepted(problem: Problem, package: Sequence[int], without: Collection[Concession] = frozenset()) -> bool:
    """Whether a package is acceptable, counted afresh from the problem itself."""
    row = np.array([package], dtype=np.int64).reshape(1, problem.issues)
    return bool(problem.acceptable(row, without)[0])


def broken(problem: Problem, package: Sequence[int]) -> frozenset[Concession]:
    """The red lines and reservation values that a package does not satisfy, counted afresh."""
    row = np.array([package], dtype=np.int64).reshape(1, problem.issues)
    lines = {("red_line", i) for i, each in enumerate(problem.red_lines) if not problem.holds(each.statement, row)[0]}
    values = problem.utilities(row)[0].tolist()
    return frozenset(lines | {("reservation", p) for p, least in enumerate(problem.reservation) if values[p] < least})


def utilities(problem: Problem, package: Sequence[int]) -> list[int]:
    """Points of each party for one package."""
    row = np.array([package], dtype=np.int64).reshape(1, problem.issues)
    return [int(value) for value in problem.utilities(row)[0]]


def _dot(weights: Sequence[int], form: Linear) -> list[int]:
    totals = [0] * form.columns
    for weight, points in zip(weights, form.points, strict=True):
        if weight:
            totals = [total + int(weight) * value for total, value in zip(totals, points.tolist(), strict=True)]
    return totals


def _whole_bound(bound: float) -> int | None:
    """A bound that CP-SAT gives as a float, as a whole number that is not below it."""
    if not isfinite(bound):
        return None
    return floor(bound + 1e-6) if abs(bound) < 2**50 else ceil(nextafter(bound, inf))
