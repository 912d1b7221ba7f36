"""The sum of the logarithms of the gains, from above: HiGHS with tangents that are added where they are needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf, log

import numpy as np

from modusvivendi.methods.settlement.solve.engines.cpsat import accepted
from modusvivendi.methods.settlement.solve.engines.gains import Package, gaining, product, reach, terms
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.linear import Linear, linear
from modusvivendi.methods.settlement.solve.engines.milp import Program, Row
from modusvivendi.methods.settlement.solve.problem import Problem

_RELAXED_RUNS = 15
_RUNS = 8
_RELAXED_GAP = 1e-4
_GAP = 1e-6


@dataclass(frozen=True, slots=True)
class Near:
    """A package with a large product of gains, and gains near which the best ones lie."""

    best: Package
    points: list[list[float]] = field(default_factory=list)


def near(problem: Problem, known: Package, budget: Budget) -> Near:
    """A package whose product of gains is the largest, as far as floating-point numbers can tell.

    Steps: (1) drop the demand for whole options; maximise Σ z with z ≤ log t + (w − t)/t for tangent points t of each
    term w, adding the solution's own terms as tangent points until they change little; (2) the same with whole
    options, where each package found gives the next tangent points, until its product reaches the bound or a package
    comes again. A package counts only after it was checked in whole numbers.

    Args:
        problem: any size.
        known: an acceptable package; as many parties gain in what is returned.
        budget: what the search may cost.
    """
    search = _Search(problem, len(gaining(problem, known)), linear(problem))
    relaxed = search.relaxed(budget)
    best, seen = known, [relaxed] if relaxed else []
    search.program.make_whole(search.whole)
    for _ in range(_RUNS):
        outcome = search.program.run(budget)
        if outcome.values is None:
            break
        package = search.form.package(outcome.values[: search.form.options])
        found: list[float] = [float(term) for term in terms(problem, package)]
        if found in seen or not search.allows(package):
            break
        seen.append(found)
        best = max(best, package, key=lambda each: product(problem, each))
        if not outcome.proven or outcome.bound <= log(product(problem, best)) + _GAP:
            break
        search.touch(found)
    return Near(best, seen)


class _Search:
    """Columns: those of the problem; then for each party z, its term over its reach, and whether it gains."""

    def __init__(self, problem: Problem, gaining: int, form: Linear) -> None:
        self.problem, self.gaining, self.form = problem, gaining, form
        self.reach = reach(problem, form.most, form.base)
        n, parties = form.columns, problem.parties
        self._logs = range(n, n + parties)
        self._terms = range(n + parties, n + 2 * parties)
        self._gains = range(n + 2 * parties, n + 3 * parties)
        every = gaining == parties
        costs = [0.0] * n + [1.0] * parties + [0.0] * (2 * parties)
        least = [0.0] * (n + parties) + [1 / far for far in self.reach] + [float(every)] * parties
        most = [1.0] * n + [inf] * parties + [2.0] * parties + [1.0] * parties
        self.program = Program(costs, least, most, self._rows())
        for far, party in zip(self.reach, range(parties), strict=True):
            for point in np.geomspace(1, far, 4):
                self._tangent(party, float(point))

    @property
    def whole(self) -> list[int]:
        """The columns that take whole numbers; those of the pairs then do by themselves."""
        return [*range(self.form.options), *self._gains]

    def relaxed(self, budget: Budget) -> list[float]:
        """The terms of the best solution without whole options; empty where there is none."""
        found: list[float] = []
        for _ in range(_RELAXED_RUNS):
            outcome = self.program.run(budget)
            if outcome.values is None or not outcome.proven:
                break
            found = [max(1.0, outcome.values[c] * far) for c, far in zip(self._terms, self.reach, strict=True)]
            if outcome.bound - sum(log(term) for term in found) < _RELAXED_GAP:
                break
            self.touch(found)
        return found

    def touch(self, found: list[float]) -> None:
        """Tangents at these terms."""
        for party, term in enumerate(found):
            self._tangent(party, term)

    def allows(self, package: Package) -> bool:
        """Whether the package is acceptable and as many parties gain, counted in whole numbers."""
        return accepted(self.problem, package) and len(gaining(self.problem, package)) == self.gaining

    def _tangent(self, party: int, point: float) -> None:
        factors = {self._logs[party]: 1.0, self._terms[party]: -self.reach[party] / point}
        self.program.add(Row(factors, -inf, log(point) - 1))

    def _rows(self) -> list[Row]:
        form = self.form
        rows = [
            Row(dict.fromkeys(range(start, start + size), 1.0), 1.0, 1.0)
            for start, size in zip(form.offsets, form.sizes, strict=True)
        ]
        rows += [Row({**dict.fromkeys(cells, 1.0), column: -1.0}, 0.0, 0.0) for cells, column in form.pair_rows()]
        for statement in self.problem.statements:
            rows += [Row(dict.fromkeys(clause, 1.0), 1.0, inf) for clause in form.clauses(statement)]
        rows.append(Row(dict.fromkeys(self._gains, 1.0), float(self.gaining), float(self.gaining)))
        for party in range(self.problem.parties):
            rows += self._term(party)
        return rows

    def _term(self, party: int) -> list[Row]:
        """The term is gain + 1 − gains, and a party that gains gains 1 or more; all over the reach."""
        far, gains = self.reach[party], self._gains[party]
        factors = {column: value / far for column, value in enumerate(self.form.points[party].tolist()) if value}
        line = (self.problem.reservation[party] - self.form.base[party]) / far
        return [
            Row({**factors, self._terms[party]: -1.0, gains: -1 / far}, line - 1 / far, line - 1 / far),
            Row({**factors, gains: -1 / far}, line, inf),
        ]
