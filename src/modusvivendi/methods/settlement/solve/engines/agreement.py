"""Is there a package that every party accepts?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.settlement.solve.engines.cpsat import Model, accepted
from modusvivendi.methods.settlement.solve.engines.grid import MOST, Grid
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.problem import Concession, Problem


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an acceptable package exists.

    Attributes:
        exists: True with a package; False if it is proven that there is none; None if the limit came first.
        package: one option for each issue; None where none is known.
    """

    exists: bool | None
    package: tuple[int, ...] | None = None


def agreement(
    problem: Problem,
    limit: float | None = None,
    *,
    without: Collection[Concession] = frozenset(),
    most_packages: int = MOST,
) -> Decision:
    """Decide whether a package satisfies every rule and every constraint that nobody gave up.

    Up to ``most_packages`` packages all are written out and the first acceptable one is returned; beyond, CP-SAT
    searches, and its package is counted afresh.

    Args:
        problem: any size.
        limit: seconds; None for a fixed amount of work.
        without: the red lines and reservation values that were given up.
        most_packages: up to how many packages are written out.

    Raises:
        SolverMissingError: if the problem is too large to be written out and OR-tools is not installed.
    """
    if problem.packages <= most_packages:
        grid = Grid(problem)
        mask = grid.acceptable(without)
        return Decision(True, grid.package(int(np.argmax(mask)))) if mask.any() else Decision(False)
    return searched(problem, Budget(limit), without)


def searched(problem: Problem, budget: Budget, without: Collection[Concession] = frozenset()) -> Decision:
    """The same by CP-SAT, whatever the size, within what is left of a budget."""
    found = Model.of(problem, without).search(budget)
    if found.package is not None and not accepted(problem, found.package, without):
        return Decision(None)
    return Decision(found.exists, found.package)
