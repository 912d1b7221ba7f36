"""Components and biconnected blocks: where frustration can be settled piece by piece.

Every cycle lies within one block, so the frustration index is the sum of the blocks', and a
node's side relative to an anchor is the product of its relations along the blocks between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import index

import numpy as np

from modusvivendi.methods.alignment.solve.connected import components as components_of
from modusvivendi.methods.alignment.solve.exhaustive import totals
from modusvivendi.methods.alignment.solve.graph import Graph, GraphError, Ints


@dataclass(frozen=True, eq=False)
class Block:
    """A biconnected block as a graph of its own; its node 0 is the one next to the anchor."""

    nodes: Ints
    """Shape (k,): the nodes in the whole graph."""
    members: Ints
    """Shape (m,): the numbers of its ties in the whole graph."""
    edges: Ints
    """Shape (m, 2), in the numbers of the block."""
    units: Ints
    """Shape (m,), none of them 0."""

    @property
    def size(self) -> int:
        """Its nodes."""
        return len(self.nodes)

    @cached_property
    def pairwise(self) -> Ints:
        """The units of every pair, shape (k, k), 0 where there is no tie."""
        made = np.zeros((self.size, self.size), dtype=np.int64)
        made[self.edges[:, 0], self.edges[:, 1]] = self.units
        made[self.edges[:, 1], self.edges[:, 0]] = self.units
        return made

    @cached_property
    def costs(self) -> Ints:
        """What every configuration breaks, in units, as :mod:`exhaustive` numbers them, shape (2^(k − 1),)."""
        return totals(self.pairwise)


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """A graph cut into blocks."""

    anchors: Ints
    """Shape (components,): the node of each component that stays on side 0."""
    component: Ints
    """Shape (n,)."""
    blocks: tuple[Block, ...]
    """Those next to an anchor first: every block comes after the one that leads to it."""


def parts(graph: Graph, anchors: Sequence[int] | None = None, *, components: bool = False) -> Parts:
    """Cut a graph at its articulation points (Hopcroft & Tarjan 1973). Time and memory O(n + m).

    Args:
        graph: the graph; ties of weight 0 join nothing.
        components: leave every component with a tie whole, as one block.
        anchors: nodes that stay on side 0, at most one in a component; the node with the most ties (the first of
            several) anchors every other component.

    Raises:
        GraphError: an anchor is no node, or two are in one component.
    """
    near = _neighbours(graph)
    component, count = _components(graph)
    chosen = _anchors(graph.n, near, component, count, anchors)
    found: list[tuple[int, list[int]]] = []
    for root in chosen:
        cut = _blocks_from(root, near)
        if components and cut:
            cut = [(root, [number for _, members in cut for number in members])]
        found += reversed(cut)
    return Parts(
        anchors=np.array(chosen, dtype=np.int64),
        component=component,
        blocks=tuple(_block(graph, entry, members) for entry, members in found),
    )


_Near = list[list[tuple[int, int]]]


def _neighbours(graph: Graph) -> _Near:
    near: _Near = [[] for _ in range(graph.n)]
    for number, ((one, two), unit) in enumerate(zip(graph.edges.tolist(), graph.units.tolist(), strict=True)):
        if unit:
            near[one].append((two, number))
            near[two].append((one, number))
    return near


def _components(graph: Graph) -> tuple[Ints, int]:
    """A number for every node, from 0 in the order of lowest nodes; a node without ties is a component by itself."""
    joined = components_of(graph)
    single = np.where(joined < 0, graph.n + np.arange(graph.n), joined)
    _, first, place = np.unique(single, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[place].astype(np.int64), len(first)


def _anchors(n: int, near: _Near, component: Ints, count: int, given: Sequence[int] | None) -> list[int]:
    chosen = [-1] * count
    for node in _nodes(given):
        if not 0 <= node < n:
            raise GraphError(f"anchor {node} is no node; nodes are 0 to {n - 1}")
        part = int(component[node])
        if chosen[part] not in (-1, node):
            raise GraphError(f"anchors {chosen[part]} and {node} are in one component; give one of them")
        chosen[part] = int(node)
    fixed = [node >= 0 for node in chosen]
    for node in range(n):
        part = int(component[node])
        if not fixed[part] and (chosen[part] < 0 or len(near[node]) > len(near[chosen[part]])):
            chosen[part] = node
    return chosen


def _nodes(given: Sequence[int] | None) -> list[int]:
    try:
        return [] if given is None else [index(node) for node in given]
    except TypeError:
        raise GraphError(f"anchors are {given!r}; give a list of nodes, such as [0]") from None


def _blocks_from(root: int, near: _Near) -> list[tuple[int, list[int]]]:
    """The blocks of a component by depth-first search from the root, each with its node next to the root; far first."""
    order, low, clock = {root: 0}, {root: 0}, 1
    walk = [(root, -1, iter(near[root]))]
    edges: list[int] = []
    pushed: dict[int, int] = {}
    found = []
    while walk:
        node, came, rest = walk[-1]
        step = next(rest, None)
        if step is not None:
            other, number = step
            if number == came:
                continue
            if other not in order:
                order[other] = low[other] = clock
                clock += 1
                pushed[number] = len(edges)
                edges.append(number)
                walk.append((other, number, iter(near[other])))
            elif order[other] < order[node]:
                edges.append(number)
                low[node] = min(low[node], order[other])
            continue
        walk.pop()
        if not walk:
            break
        parent = walk[-1][0]
        low[parent] = min(low[parent], low[node])
        if low[node] >= order[parent]:
            cut = pushed[came]
            found.append((parent, edges[cut:]))
            del edges[cut:]
    return found


def _block(graph: Graph, entry: int, members: list[int]) -> Block:
    numbers = np.sort(np.array(members, dtype=np.int64))
    ends = graph.edges[numbers]
    others = np.unique(ends)
    nodes = np.concatenate([[entry], others[others != entry]]).astype(np.int64)
    place = np.empty(int(nodes.max()) + 1, dtype=np.int64) if len(nodes) * 50 > nodes.max() else None
    if place is not None:
        place[nodes] = np.arange(len(nodes))
        local = place[ends]
    else:
        index = {int(node): at for at, node in enumerate(nodes)}
        local = np.array([[index[one], index[two]] for one, two in ends.tolist()], dtype=np.int64)
    return Block(nodes=nodes, members=numbers, edges=local, units=graph.units[numbers])
