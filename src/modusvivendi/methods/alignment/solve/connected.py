"""The parts of a signed graph: who is joined to whom at all, and the two sides of parts that are balanced."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.alignment.solve.graph import Floats, Graph, Ints


def components(graph: Graph) -> Ints:
    """The connected component of every node; ties of weight 0 are no ties.

    Returns:
        Shape (n,): numbers from 0 in the order of each component's lowest node; −1 for a node without ties. O(n + m).
    """
    found, _ = _walk(graph, np.sign(graph.weights))
    return found


def two_sides(graph: Graph, signs: Floats | Ints) -> Ints | None:
    """The two sides of a balanced graph (Harary 1953): friends on one side, foes on the other.

    Args:
        graph: for its nodes and ties.
        signs: shape (m,), −1, 0 or 1 for each tie, instead of the signs of the weights.

    Returns:
        Shape (n,), −1, 0 or 1: 0 for a node without ties; in each component the node with the most ties, the lowest
        number among equals, is on side 1. None if some component is not balanced: some cycle, of whatever length, has
        an odd number of hostile ties. O(n + m).
    """
    component, sides = _walk(graph, signs)
    ends = sides[graph.edges]
    if (ends[:, 0] * ends[:, 1] * signs < 0).any():
        return None
    order = np.lexsort((np.arange(graph.n), -degrees(graph), component))
    joined = order[component[order] >= 0]
    _, first = np.unique(component[joined], return_index=True)
    turn = np.append(sides[joined[first]], 1)
    found: Ints = sides * turn[component]
    return found


def anchor(ties: Ints, among: NDArray[np.bool_]) -> int:
    """The node that is put on side 1: the one with the most ties, the lowest number among equals.

    Args:
        ties: shape (n,), how many ties every node has.
        among: shape (n,), whether a node can be chosen.
    """
    return int(np.argmax(np.where(among, ties, -1)))


def degrees(graph: Graph) -> Ints:
    """How many ties every node has, those of weight 0 left out; shape (n,)."""
    found: Ints = np.bincount(graph.edges[graph.weights != 0].ravel(), minlength=graph.n).astype(np.int64)
    return found


def _walk(graph: Graph, signs: Floats | Ints) -> tuple[Ints, Ints]:
    """Each node's component, and its side along the ties of a walk from the component's lowest node."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(graph.n)]
    for (one, two), sign in zip(graph.edges.tolist(), signs.tolist(), strict=True):
        if sign:
            beside[one].append((two, int(sign)))
            beside[two].append((one, int(sign)))
    component, side = [-1] * graph.n, [0] * graph.n
    number = 0
    for first in range(graph.n):
        if component[first] >= 0 or not beside[first]:
            continue
        component[first], side[first] = number, 1
        waiting = [first]
        while waiting:
            node = waiting.pop()
            for other, sign in beside[node]:
                if component[other] < 0:
                    component[other], side[other] = number, side[node] * sign
                    waiting.append(other)
        number += 1
    return np.array(component, dtype=np.int64), np.array(side, dtype=np.int64)
