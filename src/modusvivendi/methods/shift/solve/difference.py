"""How far apart two states are: places as exact intervals, options gained and lost."""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction

Ends = tuple[Fraction, Fraction]


def difference(before: Ends | None, after: Ends | None, *, same: bool = False) -> Ends | None:
    """By how much a number changed: every ``y − x`` for x in ``before`` and y in ``after``.

    Exchanging the two changes the sign of the result and nothing else.

    Args:
        before: the least and the greatest that the number may have been.
        after: the same, later.
        same: whether it is one and the same number both times, so that its uncertainty cancels.

    Returns:
        ``(c − b, d − a)`` for before = (a, b) and after = (c, d), exact; None where either is not known.
    """
    if before is None or after is None:
        return None
    if same:
        return Fraction(0), Fraction(0)
    return after[0] - before[1], after[1] - before[0]


def gained(before: Set[str] | None, after: Set[str] | None) -> frozenset[str]:
    """What the later set has and the earlier lacks; a set that is None holds everything, so nothing is gained on it."""
    if before is None or after is None:
        return frozenset()
    return frozenset(after - before)
