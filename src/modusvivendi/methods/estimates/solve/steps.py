"""What all counts together imply on each day, and on whose word each end rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.solve.ends import Ranks, between, high_end, low_end, ranks
from modusvivendi.methods.estimates.solve.standing import Standing, changes
from modusvivendi.situation.quantities import Interval


@dataclass(frozen=True, slots=True)
class Step:
    """What is implied on one day.

    Attributes:
        day: a first or a last day of some count.
        interval: the numbers that all counts which bear on the day have in common; None if there are none.
        low_from: the counts that give the lower end, by index; none where there is no lower end.
        high_from: the counts that give the upper end.
    """

    day: date
    interval: Interval | None
    low_from: tuple[int, ...]
    high_from: tuple[int, ...]


def steps(counts: Sequence[Count], accumulates: bool) -> tuple[Step, ...]:
    """The implied interval on every first and last day of a count, in time order.

    Of a quantity that accumulates: from the greatest lower end of the counts whose last day has come, to the least
    upper end of the counts whose first day has not passed. Of another one: the intersection of the counts that speak
    for the day. O(n log n) comparisons.

    Args:
        counts: shape (n,).
        accumulates: whether the quantity can only grow.
    """
    ranked = ranks(counts)
    days = sorted({day for count in counts for day in (count.first, count.last)})
    found = _carried(counts, ranked, days) if accumulates else _standing(counts, ranked, days)
    return tuple(_step(counts, *each) for each in found)


_Bounds = tuple[date, tuple[int, ...], tuple[int, ...]]


def _step(counts: Sequence[Count], day: date, lows: tuple[int, ...], highs: tuple[int, ...]) -> Step:
    low_from = tuple(index for index in lows if counts[index].interval.low is not None)
    high_from = tuple(index for index in highs if counts[index].interval.high is not None)
    low = low_end(counts[low_from[0]].interval) if low_from else low_end(_ANY)
    high = high_end(counts[high_from[0]].interval) if high_from else high_end(_ANY)
    return Step(day, between(low, high), low_from, high_from)


_ANY = Interval(None, None)


def _carried(counts: Sequence[Count], ranked: Ranks, days: Sequence[date]) -> Iterator[_Bounds]:
    by_last = sorted(range(len(counts)), key=lambda i: counts[i].last)
    by_first = sorted(range(len(counts)), key=lambda i: counts[i].first, reverse=True)
    lows = _best(days, [(counts[i].last, ranked.low[i], i) for i in by_last], 1)
    highs = _best(days[::-1], [(counts[i].first, -ranked.high[i], i) for i in by_first], -1)
    yield from zip(days, lows, reversed(highs), strict=True)


def _best(days: Sequence[date], entries: list[tuple[date, int, int]], way: int) -> list[tuple[int, ...]]:
    """For each day, who has the greatest rank among the entries up to it, going forward (1) or back (−1)."""
    best: list[tuple[int, ...]] = []
    holders: list[int] = []
    greatest = at = 0
    for day in days:
        while at < len(entries) and (entries[at][0].toordinal() - day.toordinal()) * way <= 0:
            _, rank, index = entries[at]
            if not holders or rank > greatest:
                holders, greatest = [index], rank
            elif rank == greatest:
                holders.append(index)
            at += 1
        best.append(tuple(sorted(holders)))
    return best


def _standing(counts: Sequence[Count], ranked: Ranks, days: Sequence[date]) -> Iterator[_Bounds]:
    standing = Standing(ranked)
    waiting = iter(days)
    day = next(waiting, None)
    for ordinal, leaving, joining in changes(counts):
        while day is not None and day.toordinal() < ordinal:
            yield day, *standing.bounds()
            day = next(waiting, None)
        for index in leaving:
            standing.remove(index)
        for index in joining:
            standing.add(index)
