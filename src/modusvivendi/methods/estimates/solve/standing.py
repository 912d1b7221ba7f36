"""The counts that stand on one day, sorted by their ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.solve.ends import Ranks

_rank = itemgetter(0)
_who = itemgetter(1)


class Standing:
    """A changing set of counts, asked for those above or below a rank.

    One change or question takes O(log n) comparisons and O(k) for k answers; a change also moves up to n list
    entries, which is one move of memory.
    """

    __slots__ = ("_highs", "_lows", "_ranks")

    def __init__(self, ranks: Ranks) -> None:
        self._ranks = ranks
        self._lows: list[tuple[int, int]] = []
        self._highs: list[tuple[int, int]] = []

    def add(self, index: int) -> None:
        """Let a count stand."""
        insort(self._lows, (self._ranks.low[index], index))
        insort(self._highs, (self._ranks.high[index], index))

    def remove(self, index: int) -> None:
        """Let it stand no more."""
        del self._lows[bisect_left(self._lows, (self._ranks.low[index], index))]
        del self._highs[bisect_left(self._highs, (self._ranks.high[index], index))]

    def above(self, index: int) -> list[int]:
        """The standing counts that lie wholly above another."""
        return [who for _, who in self._lows[bisect_right(self._lows, self._ranks.high[index], key=_rank) :]]

    def below(self, index: int) -> list[int]:
        """The standing counts that lie wholly below another."""
        return [who for _, who in self._highs[: bisect_left(self._highs, self._ranks.low[index], key=_rank)]]

    def bounds(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The counts with the greatest lower end, and those with the least upper end, by index."""
        low, high = self._lows[-1][0], self._highs[0][0]
        lowest = takewhile(lambda entry: entry[0] == low, reversed(self._lows))
        highest = takewhile(lambda entry: entry[0] == high, self._highs)
        return tuple(sorted(map(_who, lowest))), tuple(sorted(map(_who, highest)))


def changes(counts: Sequence[Count]) -> Iterator[tuple[int, list[int], list[int]]]:
    """The days on which a set of standing counts changes: the day, who leaves, who joins. O(n log n).

    Days are ordinals. A count joins on its first day and leaves on the day after its last.
    """
    joins: dict[int, list[int]] = {}
    leaves: dict[int, list[int]] = {}
    for index, count in enumerate(counts):
        joins.setdefault(count.first.toordinal(), []).append(index)
        leaves.setdefault(count.last.toordinal() + 1, []).append(index)
    for day in sorted({*joins, *leaves}):
        yield day, leaves.get(day, []), joins.get(day, [])
