"""What has to move: hold an issue, or one party to what it wants, and count the agreements that are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.settlement.solve import counting
from modusvivendi.methods.settlement.solve import enumerate as listing
from modusvivendi.methods.settlement.solve.problem import Ints, Problem
from modusvivendi.methods.settlement.solve.relax import held_at

Count = int | tuple[int, int]
"""Exact, or at least and at most so many."""
LISTED = 200_000
"""Up to so many packages, the acceptable ones are listed once and counted by option."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is left of the agreements when an issue cannot be settled otherwise than by one option."""

    issue: int
    option: int
    party: int | None
    """The party whose wish the option is; None for the status quo."""
    left: Count

    @property
    def pivotal(self) -> bool:
        """Whether nothing is left, so that this has to move."""
        return self.left == 0


def held(
    problem: Problem,
    now: Sequence[int | None],
    wants: Sequence[Sequence[int | None]],
    time_limit: float | None = None,
) -> tuple[Count, tuple[Held, ...]]:
    """The number of agreements, and for each issue what is left of them when it stays where it is.

    Args:
        problem: one in which an agreement exists.
        now: for each issue the option of the status quo; None where it is not known.
        wants: for each party and issue the option that it wants most; None where it has no wish.
        time_limit: seconds for each count that needs a search.

    Returns:
        The count, then one entry for each issue at the status quo and for each party and issue at what it wants.
    """
    asked: list[tuple[int, int, int | None]] = [
        (issue, option, None) for issue, option in enumerate(now) if option is not None
    ]
    asked += [
        (issue, option, party)
        for party, row in enumerate(wants)
        for issue, option in enumerate(row)
        if option is not None
    ]
    if problem.packages <= LISTED:
        found = acceptable(problem)
        return len(found), tuple(
            Held(issue, option, party, int((found[:, issue] == option).sum())) for issue, option, party in asked
        )
    return counting.count(problem, time_limit=time_limit), tuple(
        Held(issue, option, party, counting.count(held_at(problem, issue, option), time_limit=time_limit))
        for issue, option, party in asked
    )


def acceptable(problem: Problem) -> Ints:
    """All acceptable packages, shape (n, issues). O(packages × statements)."""
    pieces = [piece[problem.acceptable(piece)] for piece in listing.chunks(problem)]
    return np.concatenate(pieces) if pieces else np.zeros((0, problem.issues), dtype=np.int64)
