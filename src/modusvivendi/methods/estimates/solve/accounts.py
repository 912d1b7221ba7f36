"""The ways in which counts that exclude one another can be told apart: the largest sets of counts that can all hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modusvivendi.methods.estimates.solve.conflicts import Pair

Account = tuple[int, ...]
"""Counts that can all hold, to which none can be added; by index, in order."""

MOST_LOOKED_AT = 1_000


def accounts(count: int, pairs: Sequence[Pair], *, most: int) -> tuple[Account, ...]:
    """The maximal independent sets of the graph of contradictions, those that leave out fewest first.

    Bron and Kerbosch (1973) with a pivot, on the counts that contradict any; the others are in every account. Stops at
    ``MOST_LOOKED_AT`` accounts, in an order that the indices fix.

    Args:
        count: how many counts there are.
        pairs: which two exclude one another.
        most: how many accounts to return.
    """
    against: dict[int, set[int]] = {}
    for one, two in pairs:
        against.setdefault(one, set()).add(two)
        against.setdefault(two, set()).add(one)
    free = [index for index in range(count) if index not in against]
    found = []
    for chosen in _independent(against, frozenset(), frozenset(against), frozenset()):
        found.append(tuple(sorted((*free, *chosen))))
        if len(found) == MOST_LOOKED_AT:
            break
    return tuple(sorted(found, key=lambda account: (-len(account), account))[:most])


def _independent(
    against: dict[int, set[int]], chosen: frozenset[int], open_: frozenset[int], closed: frozenset[int]
) -> Iterator[frozenset[int]]:
    """Every maximal set that holds what is chosen, may hold what is open, and was found already with what is closed."""
    if not open_:
        if not closed:
            yield chosen
        return
    pivot = min(open_ | closed, key=lambda node: (len(open_ & against[node]), node))
    for node in sorted(open_ & (against[pivot] | {pivot})):
        left = against[node] | {node}
        yield from _independent(against, chosen | {node}, open_ - left, closed - left)
        open_, closed = open_ - {node}, closed | {node}
