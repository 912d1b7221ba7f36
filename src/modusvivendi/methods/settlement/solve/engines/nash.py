"""The agreement with the largest product of gains."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.settlement.solve.engines import gains
from modusvivendi.methods.settlement.solve.engines.best import Best
from modusvivendi.methods.settlement.solve.engines.certificate import certified
from modusvivendi.methods.settlement.solve.engines.cpsat import accepted
from modusvivendi.methods.settlement.solve.engines.grid import MOST, Grid
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.tangents import near
from modusvivendi.methods.settlement.solve.fair import nash as rule
from modusvivendi.methods.settlement.solve.problem import Problem


def nash(problem: Problem, limit: float | None = None, *, most_packages: int = MOST) -> Best:
    """The Nash solution over the acceptable packages: the largest product of gains over the reservation values.

    Where every product is zero: most parties gaining, then the largest product over those that do. The value of the
    result is that product, of any size; the parties counted are ``gaining``.

    Up to ``most_packages`` packages all are written out and compared. Beyond: (1) CP-SAT finds a package in which as
    many parties gain as can; (2) HiGHS finds one with a large product, by tangents to the logarithms; (3) CP-SAT
    proves in whole numbers that no product is larger, or finds one, until it is proven or the limit comes.

    Args:
        problem: any size.
        limit: seconds; None for a fixed amount of work.
        most_packages: up to how many packages are written out.

    Raises:
        SolverMissingError: if the problem is too large to be written out and the solvers are not installed.
    """
    if problem.packages <= most_packages:
        return _written_out(problem)
    budget = Budget(limit)
    known, most_gain = gains.most_gaining(problem, budget)
    if known is None or not accepted(problem, known):
        return Best(None, None, None, most_gain and known is None)
    found = near(problem, known, budget)
    package, proven = certified(problem, found.best, found.points, budget)
    return _best(problem, package, most_gain and proven)


def _written_out(problem: Problem) -> Best:
    grid = Grid(problem)
    rows = np.flatnonzero(grid.acceptable())
    if not len(rows):
        return Best(None, None, None, True)
    over = np.stack([points[rows] for points in grid.utilities], axis=1) - np.array(problem.reservation)
    return _best(problem, grid.package(int(rows[rule.nash(over)[0]])), proven=True)


def _best(problem: Problem, package: tuple[int, ...], proven: bool) -> Best:
    value = gains.product(problem, package)
    return Best(package, value, value if proven else None, proven, gains.gaining(problem, package))
