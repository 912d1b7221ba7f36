"""Gains over the reservation values as terms of a product: every party that gains counts, the others count as 1."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from modusvivendi.methods.settlement.solve.engines.cpsat import Model, utilities
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.problem import Problem

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar, LinearExpr

Package = tuple[int, ...]


@dataclass(slots=True, eq=False)
class GainModel:
    """The acceptable packages as a CP-SAT model with a variable for each party that says whether it gains.

    Where all parties can gain, all must, and there are no such variables. A term is then the gain. Otherwise a term
    is gain + 1 − gains: the gain of a party that gains, 1 for one that does not.
    """

    model: Model
    terms: list[LinearExpr]
    gains: list[IntVar] = field(default_factory=list)

    @classmethod
    def of(cls, problem: Problem, gaining: int | None = None) -> GainModel:
        """The model.

        Args:
            problem: any size.
            gaining: exactly so many parties gain; None leaves it open.
        """
        model = Model.of(problem)
        over = [model.utility(party) - least for party, least in enumerate(problem.reservation)]
        if gaining == problem.parties:
            for gain in over:
                model.cp.add(gain >= 1)
            return cls(model, over)
        gains = [model.cp.new_bool_var("") for _ in over]
        for gain, variable in zip(over, gains, strict=True):
            model.cp.add(gain >= variable)
        if gaining is not None:
            model.cp.add(sum(gains) == gaining)
        return cls(model, [gain + 1 - variable for gain, variable in zip(over, gains, strict=True)], gains)


def terms(problem: Problem, package: Sequence[int]) -> list[int]:
    """For each party what it gains, 1 where it does not gain."""
    points = utilities(problem, package)
    return [max(1, points[party] - least) for party, least in enumerate(problem.reservation)]


def product(problem: Problem, package: Sequence[int]) -> int:
    """The product of the gains over the parties that gain; no 64-bit limit."""
    return prod(terms(problem, package))


def gaining(problem: Problem, package: Sequence[int]) -> tuple[int, ...]:
    """The parties that gain."""
    points = utilities(problem, package)
    return tuple(party for party, least in enumerate(problem.reservation) if points[party] > least)


def most_gaining(problem: Problem, budget: Budget) -> tuple[Package | None, bool]:
    """An acceptable package in which as many parties gain as can; and whether no more can, or there is none."""
    everyone = GainModel.of(problem, problem.parties).model.search(budget)
    if everyone.package is not None or not everyone.proven:
        return everyone.package, everyone.proven
    some = GainModel.of(problem)
    some.model.cp.maximize(sum(some.gains))
    found = some.model.search(budget)
    return found.package, found.proven


def reach(problem: Problem, most: Collection[int], base: Collection[int]) -> list[int]:
    """For each party how far its gain can be from 0, either way; 1 or more."""
    bounds = zip(most, base, problem.reservation, strict=True)
    return [max(1, top - least, least - low) for top, low, least in bounds]
