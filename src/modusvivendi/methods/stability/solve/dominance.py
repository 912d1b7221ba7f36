"""Which members of a class are worse for everyone than another member of it, and than which."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.stability.solve.model import Ints, Mask

Table = NDArray[np.integer]
MOST_COMPARED = 2**32
"""How many pairs of members are compared, at most, where three or more must gain."""


def dominators(classes: Ints, low: Table, high: Table) -> tuple[Ints, Mask]:
    """For each state another of its class that all members of a coalition prefer for certain.

    One member: the best of the class. Two: what lies above in the first member's order, and of that the best for the
    second, by one sort and one running maximum. Three or more: the undominated states of each class, the largest sum
    first, are compared with all that are left; everything dominated is dominated by one of them.

    Args:
        classes: the class of each state, shape (m,).
        low: lowest payoffs, shape (members, m).
        high: highest payoffs, as above.

    Returns:
        The state preferred by all, −1 where there is none; and whether that is sure.
    """
    states = np.arange(len(classes))
    sure = np.ones(len(classes), dtype=bool)
    if len(low) > 2:
        return _by_peeling(classes, low, high)
    first = np.unique(np.concatenate([low[0], high[0]]))
    low_first, high_first = np.searchsorted(first, low[0]), np.searchsorted(first, high[0])
    order = np.lexsort((low_first, classes))
    keys = (classes * len(first) + low_first)[order]
    above = np.searchsorted(keys, classes * len(first) + high_first, side="right")
    last = low[len(low) - 1]
    best = _running_best(classes[order], last[order])
    inside = above < len(states)
    at = np.where(inside, above, 0)
    inside &= classes[order[at]] == classes
    target = order[best[at]]
    inside &= last[target] > high[len(low) - 1]
    return np.where(inside, target, -1), sure


def _running_best(classes: Ints, values: Table) -> Ints:
    """For each place, in classes that stand together, the place of the greatest value from it to the class's end."""
    levels = np.unique(values)
    rank = np.searchsorted(levels, values)
    count = len(values)
    ends_first = (classes[-1] - classes) * len(levels) + rank
    running = np.maximum.accumulate(ends_first[::-1])
    record = np.where(running == ends_first[::-1], np.arange(count), 0)
    places: Ints = (count - 1 - np.maximum.accumulate(record))[::-1]
    return places


def _by_peeling(classes: Ints, low: Table, high: Table) -> tuple[Ints, Mask]:
    target = np.full(len(classes), -1)
    sums = low.astype(object).sum(axis=0) if np.abs(low).max(initial=0) > 2**55 else low.sum(axis=0)
    ranked = np.unique(sums, return_inverse=True)[1].reshape(-1)
    left = np.lexsort((-ranked, classes))
    compared = 0
    while len(left) and compared < MOST_COMPARED:
        compared += len(left)
        firsts = np.flatnonzero(np.diff(classes[left], prepend=-1))
        best = np.repeat(left[firsts], np.diff(firsts, append=len(left)))
        worse = np.ones(len(left), dtype=bool)
        for lowest, highest in zip(low, high, strict=True):
            worse &= lowest[best] > highest[left]
        target[left[worse]] = best[worse]
        left = left[~worse & (best != left)]
    sure = np.ones(len(classes), dtype=bool)
    sure[left] = False
    return target, sure
