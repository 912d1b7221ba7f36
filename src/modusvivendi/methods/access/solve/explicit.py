"""The network over time written out, for the maximum flow of OR-tools and of SciPy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np

from modusvivendi.methods.access.solve.grid import Grid, Layout
from modusvivendi.methods.access.solve.network import LARGEST, Ints


@cache
def has_ortools() -> bool:
    """Whether OR-tools is installed."""
    return find_spec("ortools") is not None


@cache
def has_scipy() -> bool:
    """Whether SciPy is installed."""
    return find_spec("scipy") is not None


class Arcs(NamedTuple):
    """Arcs between cells, the source (the last node but one) and the sink (the last)."""

    nodes: int
    tail: Ints
    head: Ints
    capacity: Ints
    ways: Ints
    """The cell of the link that an arc is; the arcs of the source and the sink follow these."""


def arcs(grid: Grid, room: Ints, exits: Ints) -> Arcs:
    """The arcs of a grid with so much room, shape (links, width), and exits, shape (collectors, width)."""
    width = grid.width
    link, step = np.nonzero(room)
    rows = np.flatnonzero(grid.source)
    end, out = np.nonzero(exits)
    first = len(grid.source) * width
    return Arcs(
        nodes=first + 2,
        tail=np.concatenate([grid.tail[link] * width + step, np.full(len(rows), first), grid.ends[end] * width + out]),
        head=np.concatenate(
            [grid.head[link] * width + step + grid.transit[link], rows * width, np.full(len(end), first + 1)]
        ),
        capacity=np.concatenate([room[link, step], grid.source[rows], exits[end, out]]).astype(np.int64),
        ways=link * width + step,
    )


class Explicit:
    """Solves one maximum flow after another, each from the beginning."""

    def __init__(self, engine: str) -> None:
        self._most: Callable[[Arcs], Ints] = _ortools if engine == "ortools" else _scipy

    def _flow(self, made: Arcs) -> Ints:
        """Shape (arcs,). The packages want one arc at least, and nodes that all have some."""
        entries, exits = made.tail == made.nodes - 2, made.head == made.nodes - 1
        return self._most(made) if entries.any() and exits.any() else np.zeros(len(made.tail), dtype=np.int64)

    def value(self, layout: Layout, room: Ints, step: int) -> int:
        """People who can be with the collectors by a step."""
        grid = layout.grid
        exits = np.zeros((len(grid.ends), grid.width), dtype=np.int64)
        if room[layout.waiting[grid.ends]].any():
            exits[:, step] = grid.spare
        else:
            exits[:, : step + 1] = grid.spare[:, None]
        made = arcs(grid, room, exits)
        return int(self._flow(made)[made.tail == made.nodes - 2].sum())

    def arrivals(self, layout: Layout) -> Ints:
        """Shape (width,): people who can be with the collectors by each step."""
        room = layout.grid.room
        found = np.full(layout.grid.width, -1, dtype=np.int64)
        last = layout.grid.width - 1
        found[0], found[last] = 0, self.value(layout, room, last)
        parts = [(0, last)]
        while parts:
            low, high = parts.pop()
            if found[low] == found[high]:
                found[low:high] = found[low]
            elif high - low > 1:
                middle = (low + high) // 2
                found[middle] = self.value(layout, room, middle)
                parts += [(low, middle), (middle, high)]
        return found

    def flow(self, layout: Layout, exits: Ints) -> Ints:
        """Shape (links, width): a flow as large as can be, with so many at most at exits, shape (collectors, width)."""
        made = arcs(layout.grid, layout.grid.room, exits)
        flow = np.zeros(layout.grid.room.size, dtype=np.int64)
        flow[made.ways] = self._flow(made)[: len(made.ways)]
        return flow.reshape(layout.grid.room.shape)


def _ortools(made: Arcs) -> Ints:
    max_flow: Any = import_module("ortools.graph.python.max_flow")
    solver = max_flow.SimpleMaxFlow()
    tail, head = made.tail.astype(np.int32), made.head.astype(np.int32)
    numbers = solver.add_arcs_with_capacity(tail, head, made.capacity)
    status = solver.solve(made.nodes - 2, made.nodes - 1)
    if status != solver.OPTIMAL:
        raise RuntimeError(f"OR-tools answered {status} to a maximum flow")
    return np.asarray(solver.flows(numbers), dtype=np.int64)


def _scipy(made: Arcs) -> Ints:
    """SciPy has one arc between two nodes: parallel ones share its flow, the first of them first."""
    sparse: Any = import_module("scipy.sparse")
    graph: Any = import_module("scipy.sparse.csgraph")
    order = np.argsort(made.tail * made.nodes + made.head, kind="stable")
    capacity, pair = made.capacity[order], (made.tail * made.nodes + made.head)[order]
    _, group, count = np.unique(pair, return_index=True, return_counts=True)
    both = np.minimum(np.add.reduceat(capacity, group), LARGEST).astype(np.int32)
    tail, head = made.tail[order[group]], made.head[order[group]]
    matrix = sparse.csr_matrix((both, (tail, head)), shape=(made.nodes, made.nodes))
    found = graph.maximum_flow(matrix, made.nodes - 2, made.nodes - 1, method="dinic").flow
    shared = np.asarray(found[tail, head]).ravel()
    before = np.cumsum(capacity) - capacity
    flow = np.empty(len(order), dtype=np.int64)
    flow[order] = np.clip(np.repeat(shared, count) - before + np.repeat(before[group], count), 0, capacity)
    return flow
