"""Where the actors of a network stand on a circle: friends side by side, foes across from one another."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_UNITS = 1000
"""The heaviest pair weighs this much; whole numbers add up to the same on every machine."""
_SWAPS = 400
"""At most as many: for 200 nodes, where it is enough for all but a few."""
_STARTS, _FEW = 12, 60
"""From how many orders the search starts where there are at most so many nodes; with more, from one."""

_Whole = NDArray[np.float64]
"""Whole numbers far below 2**53, which floating point adds and multiplies exactly."""


def places(pairs: Sequence[tuple[int, int]], weights: Sequence[float], n: int) -> list[tuple[float, float]]:
    """Lay nodes out evenly on a circle.

    Looks for the order round the circle that makes Σ weight × steps apart small: chains of friends are joined end to
    end, the closest first; then nodes change places, two at a time, for as long as that makes the sum smaller. Up to
    60 nodes, the same again from other orders, and the best is kept. All comparisons are of whole numbers, and of
    equals the first is taken, so that every machine finds the same order.

    Args:
        pairs: the nodes that each tie joins; two ties of one pair add up.
        weights: above zero for friends, below for foes.
        n: how many nodes there are.

    Returns:
        For each node x and y, from 0 to 1, y upwards. Node 0 is at the left.

    Raises:
        ValueError: a tie names a node that does not exist, or a weight is not finite.

    Cost: O(n³) with small constants: 0.1 s for 200 nodes.
    """
    if n < 1:
        return []
    order = _best(_matrix(pairs, weights, n))
    start = order.index(0)
    order = order[start:] + order[:start]
    if n > 2 and order[-1] < order[1]:
        order = [order[0], *reversed(order[1:])]
    spots = [(0.0, 0.0)] * n
    for position, node in enumerate(order):
        angle = 2 * math.pi * position / n
        spots[node] = (round(0.5 - 0.5 * math.cos(angle), 4), round(0.5 + 0.5 * math.sin(angle), 4))
    return spots


def _matrix(pairs: Sequence[tuple[int, int]], weights: Sequence[float], n: int) -> _Whole:
    """Return the weights as whole numbers, shape (n, n), symmetric."""
    listed: dict[tuple[int, int], list[float]] = {}
    for (one, two), weight in zip(pairs, weights, strict=True):
        if not (0 <= one < n and 0 <= two < n):
            raise ValueError(f"a tie of {one} and {two} among {n} nodes")
        if not math.isfinite(weight):
            raise ValueError(f"a tie of weight {weight}")
        if one != two:
            listed.setdefault((min(one, two), max(one, two)), []).append(weight)
    sums = {pair: math.fsum(each) for pair, each in listed.items()}
    heaviest = max((abs(each) for each in sums.values()), default=0.0)
    matrix = np.zeros((n, n))
    for (one, two), weight in sums.items():
        if heaviest > 0:
            matrix[one, two] = matrix[two, one] = round(weight / heaviest * _UNITS)
    return matrix


def _best(matrix: _Whole) -> list[int]:
    """Return the best order that the search finds from several first ones."""
    n = len(matrix)
    first = _joined(matrix)
    strides = [stride for stride in range(1, n + 1) if math.gcd(stride, n) == 1][: _STARTS if n <= _FEW else 1]
    found = [_improved([first[number * stride % n] for number in range(n)], matrix) for stride in strides]
    return min(found, key=lambda order: _length(order, matrix))


def _length(order: Sequence[int], matrix: _Whole) -> float:
    """Σ weight × steps apart, a whole number: twice, for each pair is met from both ends."""
    return float((matrix[np.ix_(order, order)] * _steps(len(order))).sum())


def _steps(n: int) -> _Whole:
    """How many steps round the circle two positions are apart, shape (n, n)."""
    apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n))).astype(np.float64)
    return np.minimum(apart, n - apart)


def _joined(matrix: _Whole) -> list[int]:
    """Join chains of nodes, those with the greatest sum of weights first, into one."""
    n = len(matrix)
    chains: dict[int, list[int]] = {node: [node] for node in range(n)}
    between = matrix.copy()
    np.fill_diagonal(between, -np.inf)
    for _ in range(n - 1):
        one, two = sorted(divmod(int(np.argmax(between)), n))
        chains[one] = _best_join(chains[one], chains.pop(two), matrix)
        between[one] += between[two]
        between[:, one] = between[one]
        between[one, one] = -np.inf
        between[two] = between[:, two] = -np.inf
    return chains[0]


def _best_join(one: list[int], two: list[int], matrix: _Whole) -> list[int]:
    """Return two chains joined at those ends that bring friends nearest; all else stays as it is."""
    block = matrix[np.ix_(one, two)]
    # From an end of the first chain to an end of the second, in steps of the joined chain.
    from_end, from_start = np.arange(len(one))[::-1, None], np.arange(len(one))[:, None]
    to_start, to_end = np.arange(len(two))[None, :], np.arange(len(two))[None, ::-1]
    ways = [
        (float((block * (from_end + to_start)).sum()), one + two),
        (float((block * (from_end + to_end)).sum()), one + two[::-1]),
        (float((block * (from_start + to_start)).sum()), one[::-1] + two),
        (float((block * (from_start + to_end)).sum()), one[::-1] + two[::-1]),
    ]
    return min(ways, key=lambda way: way[0])[1]


def _improved(order: list[int], matrix: _Whole) -> list[int]:
    """Let two nodes change places, the two that gain most, until none gain."""
    n = len(order)
    apart = _steps(n)
    node_at = np.array(order)
    weight = matrix[np.ix_(node_at, node_at)]
    # What the node at one position would cost at another, all others staying.
    cost = weight @ apart
    for _ in range(_SWAPS):
        here = np.diagonal(cost)
        gain = here[:, None] + here[None, :] - cost - cost.T - 2 * weight * apart
        one, two = divmod(int(np.argmax(gain)), n)
        if gain[one, two] <= 0:
            break
        swap = [two, one]
        node_at[[one, two]] = node_at[swap]
        weight[[one, two]] = weight[swap]
        weight[:, [one, two]] = weight[:, swap]
        cost = weight @ apart
    return [int(node) for node in node_at]
