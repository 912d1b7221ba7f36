"""Which counts exclude one another: all smallest contradictions, by a sweep over the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.solve.ends import Ranks, ranks
from modusvivendi.methods.estimates.solve.standing import Standing, changes

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The smallest sets of counts that cannot all hold. Each of them is a pair.

    *Why pairs.* Of a quantity that accumulates, the value v(t) never falls. A count with the numbers from a to b and
    the days from f to l says: v(l) is at least a, v(f) is at most b. On a day t, let L(t) be the strongest of the lower
    ends of counts with l ≤ t, and U(t) the strongest of the upper ends of counts with f ≥ t. Every v that fits lies
    between L(t) and U(t), and both only rise with t. If some number lies between them on every day, choose one, p(t),
    on each of the finitely many days on which L or U changes, and let v be the greatest p so far: it never falls, it is
    at least L(t), and at most U(t), since the earlier choices kept to earlier and so lower ends. So all counts hold. If
    no number lies between L(t) and U(t), the count i that gives L(t) and the count j that gives U(t) are a
    contradiction by themselves: the last day of i is not after the first of j, and i lies above j. No single count
    contradicts itself. So the smallest contradictions are the pairs i, j of this kind, and no others.

    Of a quantity that may fall, counts bind one another only on a day that both speak for. All hold if on every day the
    intervals that speak for it have a number in common, and intervals on a line have one as soon as each two of them do
    (Helly's theorem in one dimension): again pairs.

    Attributes:
        pairs: (i, j), where count i lies wholly above count j; in the order of the days. At most as many as asked for.
        total: how many there are.
    """

    pairs: tuple[Pair, ...]
    total: int


def conflicts(counts: Sequence[Count], accumulates: bool, *, most: int) -> Conflicts:
    """All pairs of counts that exclude one another.

    O(n log n + k) comparisons for n counts and k pairs; memory for ``most`` pairs.

    Args:
        counts: shape (n,).
        accumulates: whether the quantity can only grow.
        most: how many pairs to list; all are counted.
    """
    found: list[Pair] = []
    total = 0
    for block in (_rising if accumulates else _same_days)(counts, ranks(counts)):
        total += len(block)
        found += block[: most - len(found)]
    return Conflicts(tuple(found), total)


def _rising(counts: Sequence[Count], ranked: Ranks) -> Iterator[list[Pair]]:
    """Lower ends carry forward from each count's last day, and meet the upper ends of later first days."""
    by_last = sorted(range(len(counts)), key=lambda i: counts[i].last)
    carried = Standing(ranked)
    joined = 0
    for j in sorted(range(len(counts)), key=lambda j: counts[j].first):
        while joined < len(by_last) and counts[by_last[joined]].last <= counts[j].first:
            carried.add(by_last[joined])
            joined += 1
        yield [(i, j) for i in carried.above(j)]


def _same_days(counts: Sequence[Count], ranked: Ranks) -> Iterator[list[Pair]]:
    """Each count meets those that stand on its first day."""
    standing = Standing(ranked)
    for _, leaving, joining in changes(counts):
        for index in leaving:
            standing.remove(index)
        for index in joining:
            yield [(other, index) for other in standing.above(index)]
            yield [(index, other) for other in standing.below(index)]
            standing.add(index)
