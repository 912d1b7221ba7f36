"""Ends of intervals as keys that compare exactly, open ends included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.methods.estimates.count import Count
from modusvivendi.situation.quantities import Interval

End = tuple[int, Fraction, int]
"""Side of infinity (−1, 0 or 1), the number, and what an open end adds: 1 to a lower end, −1 to an upper one."""

_ZERO = Fraction(0)


def low_end(interval: Interval) -> End:
    """The key of a lower end; none lies below all numbers."""
    return (-1, _ZERO, 0) if interval.low is None else (0, interval.low, int(interval.low_open))


def high_end(interval: Interval) -> End:
    """The key of an upper end; none lies above all numbers."""
    return (1, _ZERO, 0) if interval.high is None else (0, interval.high, -int(interval.high_open))


def between(low: End, high: End) -> Interval | None:
    """The numbers from a lower end to an upper end; None if there are none.

    No number lies between them just when ``low > high`` as tuples: 5 and above meets 5 and below, while more than 5
    does not: (0, 5, 1) > (0, 5, 0).
    """
    if low > high:
        return None
    return Interval(low[1] if low[0] == 0 else None, high[1] if high[0] == 0 else None, low[2] == 1, high[2] == -1)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The ends of some counts as whole numbers that compare as the ends do.

    Attributes:
        low: shape (n,), the rank of each lower end.
        high: shape (n,), the rank of each upper end; count i lies above count j just when ``low[i] > high[j]``.
    """

    low: tuple[int, ...]
    high: tuple[int, ...]


def ranks(counts: Sequence[Count]) -> Ranks:
    """Rank the ends of n counts together. O(n log n)."""
    lows = [low_end(count.interval) for count in counts]
    highs = [high_end(count.interval) for count in counts]
    place = {end: rank for rank, end in enumerate(sorted({*lows, *highs}))}
    return Ranks(tuple(place[end] for end in lows), tuple(place[end] for end in highs))
