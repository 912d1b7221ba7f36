"""Sets as bit masks: which are minimal, and what hits them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.problem import Ints

_UNITS_PER_STEP = 4e-6
_UNITS_PER_WORD = 2e-8


def minimal_rows(words: Ints) -> Ints:
    """The rows that contain no other row as a subset, without repeats.

    Args:
        words: shape (n, k), each row a set of bits in k words.

    Returns:
        Shape (m, k), smallest sets first.
    """
    left = np.unique(words, axis=0)
    sizes = np.unpackbits(np.ascontiguousarray(left).view(np.uint8), axis=1).sum(axis=1, dtype=np.int64)
    left = left[np.argsort(sizes, kind="stable")]
    found = []
    while len(left):
        smallest = left[0]
        found.append(smallest)
        left = left[((left & smallest) != smallest).any(axis=1)]
    return np.array(found, dtype=np.int64).reshape(-1, words.shape[1])


def minimal_hitting_sets(sets: Sequence[int], budget: Budget) -> Iterator[int | None]:
    """All minimal sets that share an element with each of the given sets (MMCS of Murakami and Uno, 2014).

    Depth first: choose a set that is not hit yet, add each of its elements in turn, and go on only while every element
    chosen so far is the only one to hit some set. No set is found twice; memory O(sets × depth).

    Args:
        sets: bit masks, each minimal among them. An empty one cannot be hit; without any set the empty set hits all.
        budget: what the search may cost.

    Yields:
        Bit masks; None, once and last, if the budget ended the search.
    """
    ordered = sorted(sets, key=lambda mask: (mask.bit_count(), mask))
    hits: dict[int, int] = {}
    for index, mask in enumerate(ordered):
        for element in bits(mask):
            hits[element] = hits.get(element, 0) | 1 << index
    everything = (1 << len(ordered)) - 1
    cost = _UNITS_PER_STEP + _UNITS_PER_WORD * len(ordered) / 64
    # One entry: chosen elements, sets not hit, for each chosen element the sets that it alone hits, candidates.
    stack: list[tuple[int, int, dict[int, int], int]] = [(0, everything, {}, sum(1 << e for e in hits))]
    while stack:
        chosen, missed, alone, candidates = stack.pop()
        if not missed:
            yield chosen
            continue
        first = ordered[(missed & -missed).bit_length() - 1] & candidates
        candidates &= ~first
        for element in bits(first):
            budget.spend(cost * (len(alone) + 1))
            kept = {other: only & ~hits[element] for other, only in alone.items()}
            if all(kept.values()):
                kept[element] = missed & hits[element]
                stack.append((chosen | 1 << element, missed & ~hits[element], kept, candidates))
                candidates |= 1 << element
        if budget.over:
            yield None
            return


def bits(mask: int) -> Iterator[int]:
    """The elements of a bit mask, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
