"""Triangles of a signed graph, balanced and unbalanced.

A triangle is balanced if the product of its three signs is positive (Heider 1946; Cartwright and Harary 1956): the
friend of a friend is a friend, the foe of a foe is a friend. With one hostile tie or with three it is unbalanced.
Only the sign of a weight counts here, not its size; a tie of weight 0 is no tie.

Cartwright, D. & Harary, F. (1956). Structural balance: a generalization of Heider's theory. Psychological Review 63,
277–293. The order by degree is that of Chiba, N. & Nishizeki, T. (1985). Arboricity and subgraph listing algorithms.
SIAM Journal on Computing 14, 210–223.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.alignment.solve.connected import degrees
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, Ints

MOST_ROWS = 200_000
"""Triangles that are listed one by one; more are still counted."""
_CHUNK = 1_000_000
"""Pairs of ties looked at together: it bounds the memory."""
_SPARSE = 1_000_000
"""With up to this many pairs of ties no matrix is made."""
_MOST_DENSE = 3_000
"""Nodes of the densest part that may go into one matrix."""
_PAIR_SECONDS = 60e-9
_CUBE_SECONDS = 0.2e-9
"""About what one pair of ties, and one cell of a matrix product, costs; they only choose between two exact ways."""


@dataclass(frozen=True, slots=True, eq=False)
class Triads:
    """The triangles of a signed graph.

    Attributes:
        total: the number of all triangles, exact.
        unbalanced: the number of those that are unbalanced, exact.
        rows: shape (t, 3), the nodes of each, rising in a row; rows in the order of their nodes.
        ties: shape (t, 3), the numbers of its ties in ``graph.edges``, rising.
        balanced: shape (t,), whether each is balanced.
        by_edge: shape (m,), how many unbalanced triangles each tie is in, exact.
        complete: whether ``rows`` holds all triangles; if not, it holds ``MOST_ROWS`` of them, the same on every
            machine, and no fair sample.
    """

    total: int
    unbalanced: int
    rows: Ints
    ties: Ints
    balanced: NDArray[np.bool_]
    by_edge: Ints
    complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Ranked:
    """Ties between ranks of nodes, from the node with fewer ties to the one with more, sorted."""

    n: int
    low: Ints
    high: Ints
    keys: Ints
    """Shape (m,): ``low n + high``."""
    starts: Ints
    """Shape (n + 1,): where the ties from each rank begin."""
    signs: Floats
    edges: Ints
    """Shape (m,): the numbers of the ties in the graph."""


def triads(graph: Graph) -> Triads:
    """Find the triangles of a signed graph and which of them are balanced.

    1. Rank the nodes by the number of their ties; direct each tie from the lower rank to the higher. A node then has
       at most √(2m) ties that lead away from it.
    2. A triangle is a pair of ties that lead away from its lowest node, with a tie between their other ends.
    3. The part of the highest ranks may be so dense that this is slow. Where a matrix is faster, the triangles inside
       that part are counted with one: with A the 0–1 matrix and S the matrix of signs, tie ij is in (A²)_ij triangles,
       of which ((A²)_ij − s_ij (S²)_ij) / 2 are unbalanced. Each triangle is counted at its three ties.

    Returns:
        The counts, all exact, and up to ``MOST_ROWS`` triangles. O(m √m) time at most; memory is O(n + m) and some
        200 MB at most.
    """
    ranked = _rank(graph)
    dense = _dense_part(ranked)
    by_edge = np.zeros(len(graph.edges), dtype=np.int64)
    listed: list[Ints] = [np.zeros((0, 3), dtype=np.int64)]
    room = MOST_ROWS
    total = 0
    for found in _from_pairs(ranked, graph.n - dense):
        total += len(found)
        wrong = found[np.prod(ranked.signs[found], axis=1) < 0]
        by_edge += np.bincount(ranked.edges[wrong.ravel()], minlength=len(by_edge))
        listed.append(found[:room])
        room -= len(listed[-1])
    if dense:
        inside = np.flatnonzero(ranked.low >= graph.n - dense)
        counts, wrong_counts = _counted(ranked, inside, dense)
        by_edge[ranked.edges[inside]] += wrong_counts
        total += int(counts.sum()) // 3
        listed += _listed(ranked, inside[counts > 0], dense, room)
    ties = np.sort(ranked.edges[np.concatenate(listed)], axis=1)
    return _sorted(graph, total, int(by_edge.sum()) // 3, ties, by_edge)


def _sorted(graph: Graph, total: int, unbalanced: int, ties: Ints, by_edge: Ints) -> Triads:
    ends = np.sort(graph.edges[ties].reshape(-1, 6), axis=1)
    rows = ends[:, ::2]
    order = np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))
    ties = ties[order]
    balanced = np.prod(np.sign(graph.weights)[ties], axis=1) > 0
    return Triads(total, unbalanced, rows[order], ties, balanced, by_edge, len(ties) == total)


def _rank(graph: Graph) -> _Ranked:
    kept = np.flatnonzero(graph.weights)
    rank = np.empty(graph.n, dtype=np.int64)
    rank[np.argsort(degrees(graph), kind="stable")] = np.arange(graph.n)
    ends = np.sort(rank[graph.edges[kept]], axis=1)
    keys = ends[:, 0] * graph.n + ends[:, 1]
    order = np.argsort(keys, kind="stable")
    low, high = ends[order].T
    starts = np.searchsorted(low, np.arange(graph.n + 1))
    return _Ranked(graph.n, low, high, keys[order], starts, np.sign(graph.weights[kept[order]]), kept[order])


def _dense_part(ranked: _Ranked) -> int:
    """How many of the highest ranks to count with a matrix."""
    away = np.diff(ranked.starts)
    pairs = np.concatenate([[0], np.cumsum(away * (away - 1) // 2)])
    if pairs[-1] <= _SPARSE:
        return 0
    sizes = np.arange(min(ranked.n, _MOST_DENSE) + 1)
    seconds = pairs[ranked.n - sizes] * _PAIR_SECONDS + sizes.astype(np.float64) ** 3 * _CUBE_SECONDS
    return int(np.argmin(seconds))


def _from_pairs(ranked: _Ranked, below: int) -> Iterator[Ints]:
    """Triangles whose lowest rank is under ``below``, as rows of three sorted ties, in chunks."""
    ties = np.arange(ranked.starts[below])
    later = ranked.starts[ranked.low[ties] + 1] - ties - 1
    upto = np.cumsum(later)
    begin = 0
    while begin < len(ties):
        done = int(upto[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(upto, done + _CHUNK, side="right")))
        one = np.repeat(ties[begin:end], later[begin:end])
        two = one + 1 + np.arange(len(one)) - np.repeat(upto[begin:end] - later[begin:end] - done, later[begin:end])
        wanted = ranked.high[one] * ranked.n + ranked.high[two]
        third = np.minimum(np.searchsorted(ranked.keys, wanted), len(ranked.keys) - 1)
        closed = ranked.keys[third] == wanted
        yield np.stack([one[closed], two[closed], third[closed]], axis=1)
        begin = end


def _counted(ranked: _Ranked, inside: Ints, size: int) -> tuple[Ints, Ints]:
    """For each tie of the dense part, its triangles there and how many are unbalanced; whole numbers below 2²⁴."""
    low, high = ranked.low[inside] - (ranked.n - size), ranked.high[inside] - (ranked.n - size)
    matrix = np.zeros((size, size), dtype=np.float32)
    matrix[low, high] = matrix[high, low] = ranked.signs[inside]
    signed = (matrix @ matrix)[low, high] * ranked.signs[inside]
    np.abs(matrix, out=matrix)
    counts = (matrix @ matrix)[low, high].astype(np.int64)
    return counts, (counts - signed.astype(np.int64)) // 2


def _listed(ranked: _Ranked, ties: Ints, size: int, room: int) -> Iterator[Ints]:
    """Up to ``room`` triangles of the dense part, each found at the tie of its two lowest ranks."""
    first = ranked.n - size
    away = np.zeros((size, size), dtype=np.bool_)
    begin = ranked.starts[first]
    away[ranked.low[begin:] - first, ranked.high[begin:] - first] = True
    step = max(1, 4 * _CHUNK // size)
    for start in range(0, len(ties), step):
        if room <= 0:
            return
        part = ties[start : start + step]
        low, high = ranked.low[part], ranked.high[part]
        which, third = np.nonzero(away[low - first] & away[high - first])
        which, third = which[:room], third[:room] + first
        room -= len(which)
        over = [np.searchsorted(ranked.keys, end[which] * ranked.n + third) for end in (low, high)]
        yield np.stack([part[which], *over], axis=1)
