"""The lowest and the highest of what the voices last said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.solve.ends import high_end, low_end
from modusvivendi.situation.quantities import Interval


@dataclass(frozen=True, slots=True)
class Spread:
    """From the lowest to the highest number that some voice's latest count allows.

    Attributes:
        interval: the smallest interval that holds all these counts.
        low_from: the counts that give the lower end, by index.
        high_from: the counts that give the upper end.
        voices: how many voices there are.
    """

    interval: Interval
    low_from: tuple[int, ...]
    high_from: tuple[int, ...]
    voices: int


def spread(counts: Sequence[Count]) -> Spread:
    """The hull of each voice's latest count; of several with the same last day, the later in order. O(n).

    Args:
        counts: shape (n,), n ≥ 1.
    """
    latest: dict[int, int] = {}
    for index, count in enumerate(counts):
        if count.voice not in latest or count.last >= counts[latest[count.voice]].last:
            latest[count.voice] = index
    heard = sorted(latest.values())
    low = min(low_end(counts[index].interval) for index in heard)
    high = max(high_end(counts[index].interval) for index in heard)
    hull = counts[heard[0]].interval
    for index in heard[1:]:
        hull = hull.hull(counts[index].interval)
    return Spread(
        hull,
        tuple(index for index in heard if low_end(counts[index].interval) == low),
        tuple(index for index in heard if high_end(counts[index].interval) == high),
        len(heard),
    )
