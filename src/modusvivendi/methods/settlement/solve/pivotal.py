"""What has to move: hold an issue, or one party to what it wants, and count the agreements that are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np

from modusvivendi.methods.settlement.solve import counting
from modusvivendi.methods.settlement.solve import enumerate as listing
from modusvivendi.methods.settlement.solve.engines import agreement
from modusvivendi.methods.settlement.solve.problem import Ints, Problem
from modusvivendi.methods.settlement.solve.relax import held_at

Count = int | tuple[int, int]
"""Exact, or at least and at most so many."""
_LEAST = 0.02
"""Seconds that a search gets at least."""
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

    @property
    def decided(self) -> bool:
        """Whether it is known that something, or that nothing, is left."""
        return isinstance(self.left, int) or self.left[0] > 0


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
        time_limit: seconds for all counts together, where they need a search.

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
    budget = _Budget(time_limit, 2 * len(asked) + 1)
    problems = [held_at(problem, issue, option) for issue, option, _ in asked]
    exists = [agreement(each, budget.share()).exists for each in problems]
    total = _at_least_one(counting.count(problem, time_limit=budget.share()))
    left = [_left(each, found, budget) for each, found in zip(problems, exists, strict=True)]
    return total, tuple(Held(*one, count) for one, count in zip(asked, left, strict=True))


class _Budget:
    """Seconds for several searches together; each gets an even share of what is left."""

    def __init__(self, seconds: float | None, searches: int) -> None:
        self.end = None if seconds is None else monotonic() + seconds
        self.searches = searches

    def share(self) -> float | None:
        """Seconds for the next search; None without a limit."""
        self.searches = max(1, self.searches - 1)
        return None if self.end is None else max(_LEAST, (self.end - monotonic()) / self.searches)

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.end is not None and monotonic() >= self.end


def _left(problem: Problem, exists: bool | None, budget: _Budget) -> Count:
    """How many agreements are left: none, at least one, or undecided."""
    if exists is False:
        return 0
    if budget.spent:
        return (1 if exists else 0, problem.packages)
    found = counting.count(problem, time_limit=budget.share())
    return _at_least_one(found) if exists else found


def _at_least_one(found: Count) -> Count:
    return found if isinstance(found, int) else (max(1, found[0]), found[1])


def acceptable(problem: Problem) -> Ints:
    """All acceptable packages, shape (n, issues). O(packages × statements)."""
    pieces = [piece[problem.acceptable(piece)] for piece in listing.chunks(problem)]
    return np.concatenate(pieces) if pieces else np.zeros((0, problem.issues), dtype=np.int64)
