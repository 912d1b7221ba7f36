"""The least number of points to give up: how far reservation values must come down for an agreement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.settlement.solve.engines.best import best
from modusvivendi.methods.settlement.solve.engines.cpsat import Model, accepted, utilities
from modusvivendi.methods.settlement.solve.engines.grid import MOST, Grid
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.problem import Concession, Problem


@dataclass(frozen=True, slots=True)
class LeastPoints:
    """The least concession in points.

    Attributes:
        points: how many points suffice; 0 if none is needed; None where no number is known to suffice.
        bound: no smaller number of points suffices; equal to ``points`` if proven.
        package: the package that it opens.
        proven: whether no smaller number suffices or, without points, whether no number does.
    """

    points: int | None
    bound: int
    package: tuple[int, ...] | None
    proven: bool


def least_points(
    problem: Problem,
    party: int,
    limit: float | None = None,
    *,
    given_up: Collection[Concession] = frozenset(),
    most_packages: int = MOST,
) -> LeastPoints:
    """By how many points one party must lower its reservation value so that an agreement exists.

    It is the reservation value minus the most that the party can get in a package that all other constraints accept.

    Args:
        problem: any size.
        party: whose reservation value comes down.
        limit: seconds; None for a fixed amount of work.
        given_up: other red lines and reservation values that are given up altogether.
        most_packages: up to how many packages are written out.
    """
    weights = [int(each == party) for each in range(problem.parties)]
    without = {*given_up, ("reservation", party)}
    found = best(problem, weights, limit, without=without, most_packages=most_packages)
    line = problem.reservation[party]
    lowest = max(0, line - found.bound) if found.bound is not None else 0
    if found.value is None:
        return LeastPoints(None, lowest, None, found.proven)
    return LeastPoints(max(0, line - found.value), lowest, found.package, found.proven)


def least_total(
    problem: Problem, given_up: Collection[Concession], limit: float | None = None, *, most_packages: int = MOST
) -> LeastPoints:
    """The least sum of points for an unlocking set: red lines given up whole, reservation values by points.

    The sum adds the points of several parties, which only means something on a scale that they share; the points of
    one party at a time are :func:`least_points` with the rest of the set given up.

    Args:
        problem: any size.
        given_up: the unlocking set.
        limit: seconds; None for a fixed amount of work.
        most_packages: up to how many packages are written out.
    """
    parties = sorted(party for kind, party in given_up if kind == "reservation")
    if problem.packages <= most_packages:
        return _written_out(problem, given_up, parties)
    model = Model.of(problem, given_up)
    short = []
    for party in parties:
        line = problem.reservation[party]
        missing = model.cp.new_int_var(0, max(0, line - model.linear.base[party]), "")
        model.cp.add(missing + model.utility(party) >= line)
        short.append(missing)
    model.cp.maximize(-sum(short))
    found = model.search(Budget(limit))
    lowest = max(0, -found.bound) if found.bound is not None else 0
    if found.package is None or not accepted(problem, found.package, given_up):
        return LeastPoints(None, lowest, None, found.proven and found.package is None)
    gained = utilities(problem, found.package)
    points = sum(max(0, problem.reservation[party] - gained[party]) for party in parties)
    return LeastPoints(points, points if found.proven else lowest, found.package, found.proven)


def _written_out(problem: Problem, given_up: Collection[Concession], parties: list[int]) -> LeastPoints:
    grid = Grid(problem)
    rows = np.flatnonzero(grid.acceptable(given_up))
    if not len(rows):
        return LeastPoints(None, 0, None, True)
    short = np.zeros(len(rows), dtype=np.int64)
    for party in parties:
        short += np.maximum(0, problem.reservation[party] - grid.utilities[party][rows])
    row = int(np.argmin(short))
    points = int(short[row])
    return LeastPoints(points, points, grid.package(int(rows[row])), True)
