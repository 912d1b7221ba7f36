"""What is held on a day, and the days on which that changes. Days are whole numbers, in any order that counts up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]

ALWAYS = int(np.iinfo(np.int64).min)
"""``since`` of an entry without a beginning."""
ENDLESS = int(np.iinfo(np.int64).max)
"""``until`` of an entry without an end."""


def held_on(since: Days, until: Days, day: int) -> int:
    """Which entry is in force on a day: the last one whose [since, until) holds it.

    Args:
        since: shape (n,), the first day of each entry; ``ALWAYS`` where it has no beginning.
        until: shape (n,), the first day on which it no longer holds; ``ENDLESS`` where it has no end.
        day: the day.

    Returns:
        The entry's number, −1 if there is none. O(n).
    """
    found = np.flatnonzero((since <= day) & (day < until))
    return int(found[-1]) if found.size else -1


def turns(since: Days, until: Days, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """The days after ``start``, up to ``end``, on which another entry comes into force, or none.

    Only an entry's first day and the first day after it can be such a day, so no other is looked at. The
    turns form a chain: the first leads from what is held on ``start``, each leads on from the one before,
    and the last leads to what is held on ``end``.

    Args:
        since: as in :func:`held_on`.
        until: as in :func:`held_on`.
        start: the day from which to compare.
        end: the last day to look at.

    Returns:
        Day, entry before, entry after (−1 for none), the earliest first. O(n²) for n entries.
    """
    days = np.unique(np.concatenate([since, until]))
    found: list[tuple[int, int, int]] = []
    before = held_on(since, until, start)
    for day in days[(days > start) & (days <= end)]:
        after = held_on(since, until, int(day))
        if after != before:
            found.append((int(day), before, after))
        before = after
    return tuple(found)
