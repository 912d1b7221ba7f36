"""How few counts must be left out so that the others can all hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.solve.antichain import largest_antichains
from modusvivendi.methods.estimates.solve.conflicts import Conflicts
from modusvivendi.methods.estimates.solve.cover import fewest_possible, smallest_covers

WORK = 500_000
"""Edges that a search may look at."""


@dataclass(frozen=True, slots=True)
class Fewest:
    """The fewest counts to leave out.

    Attributes:
        ways: the counts left out, by index; a second entry where the choice is not the only one. Empty if the
            search stopped before it found any.
        at_least: how many must be left out at the least.
        proved: whether no fewer would do, and whether a single way is the only one.
    """

    ways: tuple[tuple[int, ...], ...]
    at_least: int
    proved: bool

    @property
    def only(self) -> tuple[int, ...] | None:
        """Who is left out, where no other choice of as few would do; else None."""
        return self.ways[0] if self.proved and len(self.ways) == 1 else None


def fewest(counts: Sequence[Count], accumulates: bool, found: Conflicts, *, work: int = WORK) -> Fewest:
    """The fewest counts to leave out: all but a largest antichain, or a smallest vertex cover.

    Exact in polynomial time where contradiction is a partial order, which is for a quantity that accumulates and for
    counts of single days; else by a search whose work is bounded, and which says what it proved.

    Args:
        counts: shape (n,).
        accumulates: whether the quantity can only grow.
        found: the contradictions among the counts.
        work: edges that a search may look at.
    """
    if not found.total:
        return Fewest(((),), 0, True)
    if len(found.pairs) < found.total:
        return Fewest((), fewest_possible(found.pairs), False)
    if accumulates or all(count.first == count.last for count in counts):
        everyone = frozenset(range(len(counts)))
        kept = largest_antichains(len(counts), found.pairs)
        out = sorted({tuple(sorted(everyone - each)) for each in kept})
        return Fewest(tuple(out), len(out[0]), True)
    covers = smallest_covers(found.pairs, work)
    return Fewest(tuple(sorted(tuple(sorted(way)) for way in covers.ways)), covers.at_least, covers.proved)
