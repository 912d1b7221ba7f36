"""The acceptable package that is best by a weighted sum of the parties' points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.settlement.solve.checks import LARGEST
from modusvivendi.methods.settlement.solve.engines.cpsat import Model, accepted, utilities
from modusvivendi.methods.settlement.solve.engines.grid import MOST, Grid
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.problem import Concession, Problem


@dataclass(frozen=True, slots=True)
class Best:
    """A package that is best by some measure, or the best one known.

    Attributes:
        package: one option for each issue; None where none is known.
        value: the measure of that package, in whole numbers; None where there is no package.
        bound: no acceptable package has a larger value; None where that is not known or there is none.
        proven: whether the value is the largest, or, without a package, whether there is none.
        gaining: the parties that the measure counts.
    """

    package: tuple[int, ...] | None
    value: int | None
    bound: int | None
    proven: bool
    gaining: tuple[int, ...] = ()


def best(
    problem: Problem,
    weights: Sequence[int],
    limit: float | None = None,
    *,
    without: Collection[Concession] = frozenset(),
    most_packages: int = MOST,
) -> Best:
    """The largest sum of weight × points over the acceptable packages.

    With one weight of 1 it is the most that a party can get; with all weights 1 the utilitarian sum.

    Args:
        problem: any size.
        weights: one whole number for each party, of either sign.
        limit: seconds; None for a fixed amount of work.
        without: the red lines and reservation values that were given up.
        most_packages: up to how many packages are written out; beyond, CP-SAT searches.

    Raises:
        ValueError: if weights and points multiply to more than 64-bit whole numbers hold.
        SolverMissingError: if the problem is too large to be written out and OR-tools is not installed.
    """
    counted = tuple(party for party, weight in enumerate(weights) if weight)
    _check(problem, weights)
    if problem.packages <= most_packages:
        grid = Grid(problem)
        mask = grid.acceptable(without)
        if not mask.any():
            return Best(None, None, None, True, counted)
        totals = sum(int(weight) * points for weight, points in zip(weights, grid.utilities, strict=True))
        row = int(np.flatnonzero(mask)[np.argmax(np.broadcast_to(totals, mask.shape)[mask])])
        package = grid.package(row)
        value = weighted(problem, package, weights)
        return Best(package, value, value, True, counted)
    model = Model.of(problem, without)
    model.cp.maximize(model.weighted(weights))
    found = model.search(Budget(limit))
    if found.package is None or not accepted(problem, found.package, without):
        return Best(None, None, found.bound, found.proven and found.package is None, counted)
    value = weighted(problem, found.package, weights)
    return Best(found.package, value, value if found.proven else found.bound, found.proven, counted)


def weighted(problem: Problem, package: Sequence[int], weights: Sequence[int]) -> int:
    """The sum of weight × points of one package, exactly."""
    return sum(int(weight) * points for weight, points in zip(weights, utilities(problem, package), strict=True))


def _check(problem: Problem, weights: Sequence[int]) -> None:
    if len(weights) != problem.parties:
        raise ValueError(f"weights: give one whole number for each of the {problem.parties} parties")
    total = 0
    for party, weight in enumerate(weights):
        tables = [*problem.scores[party], *(extra.values for extra in problem.interactions if extra.party == party)]
        total += abs(int(weight)) * sum(max(abs(int(v.max())), abs(int(v.min()))) for v in tables)
    if total >= LARGEST:
        raise ValueError(f"weights: the sums could reach {total}; keep them below 2^62 by smaller weights")
