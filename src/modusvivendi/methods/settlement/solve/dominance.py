"""Which rows of a table of utilities no other row dominates. One algorithm for each number of parties.

A row dominates another if it is at least as large in every column and larger in one. Of equal rows one is kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.settlement.solve.coding import row_codes

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
_CHUNK = 512
"""How many rows a sweep takes at a time: the pairs within a chunk are compared directly."""
_SMALL = 48
"""Groups up to this size are compared row by row, all groups at once."""
_CELLS = 1 << 19
"""How many pairs are compared at a time."""


def efficient(utilities: Ints, groups: Ints | None = None) -> Ints:
    """Indices of one row for each vector that no other row of its group dominates.

    Args:
        utilities: shape (n, columns), one column or more; no sum of a row leaves 64 bits.
        groups: shape (n,); rows of different groups are not compared. None puts all into one.

    Returns:
        Ordered by group, then by the first column, largest first.
    """
    if not len(utilities):
        return np.zeros(0, dtype=np.int64)
    codes = _codes(groups)
    if utilities.shape[1] == 1:
        utilities = np.repeat(utilities, 2, axis=1)
    if utilities.shape[1] == 2:
        return _two(utilities, codes)
    if codes is None:
        return _one_group(utilities)
    return _many_groups(utilities, codes)


def _codes(groups: Ints | None) -> Ints | None:
    """The groups counted from 0; None for a single one."""
    if groups is None or groups.min() == groups.max():
        return None
    return np.unique(groups, return_inverse=True)[1].astype(np.int64)


def _descending(utilities: Ints, codes: Ints | None) -> Ints:
    """Row order by group, then by the columns from first to last, largest first: no row dominates an earlier one."""
    columns = [-column for column in utilities.T]
    return np.argsort(row_codes(columns if codes is None else [codes, *columns], len(utilities)))


def _two(utilities: Ints, codes: Ints | None) -> Ints:
    """Sort, then keep what exceeds the running maximum of the second column. O(n log n)."""
    order = _descending(utilities, codes)
    second = utilities[order, 1]
    if codes is not None:
        second = _staggered(second, codes[order])
    best = np.maximum.accumulate(second)
    keep = np.ones(len(order), dtype=np.bool_)
    keep[1:] = second[1:] > best[:-1]
    return order[keep]


def _staggered(values: Ints, codes: Ints) -> Ints:
    """The values with their order within each group, and all of a group above all of the groups before it."""
    ranks = np.unique(values, return_inverse=True)[1].astype(np.int64)
    return ranks + codes * (int(ranks.max()) + 1)


def _one_group(utilities: Ints) -> Ints:
    if utilities.shape[1] == 3:
        return _three(utilities)
    return _more(utilities)


def _three(utilities: Ints) -> Ints:
    """Sweep down the first column in chunks, against the staircase of what was seen in the other two.

    Every row comes after those that dominate it. The staircase holds the undominated (second, third) pairs so far:
    one binary search says whether a row lies under it. O(n log n + n × chunk + n ÷ chunk × staircase).
    """
    order = _descending(utilities, None)
    ordered = utilities[order]
    stairs = np.zeros((0, 2), dtype=np.int64)
    kept: list[Ints] = []
    for start in range(0, len(order), _CHUNK):
        rows = np.arange(start, min(start + _CHUNK, len(order)))
        rows = rows[~_under(ordered[rows, 1:], stairs)]
        rows = rows[~_after_a_dominator(ordered[rows, 1:])]
        if len(rows):
            kept.append(rows)
            stairs = _staircase(np.concatenate((stairs, ordered[rows, 1:])))
    return order[np.concatenate(kept)]


def _under(pairs: Ints, stairs: Ints) -> Mask:
    """Which pairs a pair of the staircase equals or dominates; its first column ascends, its second descends."""
    place = np.searchsorted(stairs[:, 0], pairs[:, 0])
    found = place < len(stairs)
    under = np.zeros(len(pairs), dtype=np.bool_)
    under[found] = stairs[place[found], 1] >= pairs[found, 1]
    return under


def _staircase(pairs: Ints) -> Ints:
    return pairs[_two(pairs, None)][::-1]


def _after_a_dominator(rows: NDArray[Any]) -> Mask:
    """Which rows come after one that is at least as large in every column. O(n²)."""
    pairs = np.tri(len(rows), k=-1, dtype=np.bool_)
    for column in rows.T:
        pairs &= column[:, None] <= column[None, :]
    dominated: Mask = np.any(pairs, axis=1)
    return dominated


def _more(utilities: Ints) -> Ints:
    """Go down the sums in chunks, against all that was kept. O(n × kept × columns)."""
    total = utilities.sum(axis=1)
    order = np.argsort(-total, kind="stable")
    ordered = _narrow(utilities[order])
    kept = np.zeros((0, utilities.shape[1]), dtype=ordered.dtype)
    found: list[Ints] = []
    for start in range(0, len(order), _CHUNK):
        rows = np.arange(start, min(start + _CHUNK, len(order)))
        rows = _undominated_by(ordered, rows, kept)
        rows = rows[~_after_a_dominator(ordered[rows])]
        kept = np.concatenate((kept, ordered[rows]))
        found.append(order[rows])
    best: Ints = np.concatenate(found)
    return best[_descending(utilities[best], None)]


def _narrow(utilities: Ints) -> NDArray[Any]:
    """Smaller numbers in the same order in each column: they compare faster."""
    ranks = np.stack([np.unique(column, return_inverse=True)[1].reshape(-1) for column in utilities.T], axis=1)
    return ranks.astype(np.int16 if ranks.max() < np.iinfo(np.int16).max else np.int32)


def _undominated_by(ordered: NDArray[Any], rows: Ints, kept: NDArray[Any]) -> Ints:
    """The rows that none of the kept ones equals or dominates; the kept with the largest sums are tried first."""
    start, width = 0, 64
    while start < len(kept) and len(rows):
        against = np.ascontiguousarray(kept[start : start + width].T)
        columns = ordered[rows].T[:, :, None]
        pairs = columns[0] <= against[0]
        for column, best in zip(columns[1:], against[1:], strict=True):
            pairs &= column <= best
        rows = rows[~pairs.any(axis=1)]
        start += width
        width = min(4 * width, max(64, _CELLS // max(len(rows), 1)))
    return rows


def _many_groups(utilities: Ints, codes: Ints) -> Ints:
    """Small groups all at once, by comparing rows one, two, three … places apart; each large group by itself."""
    order = _descending(utilities, codes)
    ordered, sorted_codes = utilities[order], codes[order]
    sizes = np.bincount(sorted_codes)
    small = sizes[sorted_codes] <= _SMALL
    keep = np.zeros(len(order), dtype=np.bool_)
    keep[small] = ~_dominated_nearby(ordered[small], sorted_codes[small])
    ends = np.cumsum(sizes)
    for code in np.flatnonzero(sizes > _SMALL):
        start = ends[code] - sizes[code]
        keep[start + _one_group(ordered[start : ends[code]])] = True
    return order[keep]


def _dominated_nearby(ordered: Ints, codes: Ints) -> Mask:
    dominated = np.zeros(len(ordered), dtype=np.bool_)
    for apart in range(1, min(_SMALL, len(ordered))):
        same = codes[apart:] == codes[:-apart]
        if not same.any():
            break
        dominated[apart:] |= same & (ordered[:-apart] >= ordered[apart:]).all(axis=1)
    return dominated
