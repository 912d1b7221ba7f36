"""The network over time written out, for the maximum flow of OR-tools and of SciPy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
    """Arcs between cells, and from cells of the last row to one node more."""

    first: int
    """Where everyone sets out."""
    end: int
    """The node where everyone ends, the last."""
    tail: Ints
    head: Ints
    capacity: Ints
    ways: Ints
    """The cell of the link that an arc is; the arcs to the end follow these."""


def arcs(grid: Grid, room: NDArray[Any], exits: Ints) -> Arcs:
    """The arcs of a grid with so much room, shape (links, width), and exits from its last row, shape (width,)."""
    width = grid.width
    link, step = np.nonzero(room)
    out = np.flatnonzero(exits)
    end = (len(grid.start) - 1) * width
    return Arcs(
        first=grid.first,
        end=end,
        tail=np.concatenate([grid.tail[link] * width + step, grid.last * width + out]),
        head=np.concatenate([grid.head[link] * width + step + grid.transit[link], np.full(len(out), end)]),
        capacity=np.concatenate([room[link, step], exits[out]]).astype(np.int64),
        ways=link * width + step,
    )


class Explicit:
    """Solves one maximum flow after another, each from the beginning."""

    def __init__(self, engine: str) -> None:
        self._most: Callable[[Arcs], Ints] = _ortools if engine == "ortools" else _scipy

    def value(self, layout: Layout, room: NDArray[Any], step: int) -> int:
        """People who can be out by a step."""
        exits = np.full(layout.grid.width, layout.total)
        exits[step + 1 :] = 0
        if layout.limited:
            room = room.copy()
            room[layout.filling, step] = room[layout.filling, -1]
            room[layout.filling, step + 1 :] = 0
        made = arcs(layout.grid, room, exits)
        return int(self._flow(made)[made.tail == made.first].sum())

    def arrivals(self, layout: Layout) -> Ints:
        """Shape (width,): people who can be out by each step."""
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
        """Shape (links, width): a flow as large as can be, so many at most out at each step, shape (width,)."""
        room = layout.grid.room
        made = arcs(layout.grid, room, exits)
        flow = np.zeros(room.size, dtype=np.int64)
        flow[made.ways] = self._flow(made)[: len(made.ways)]
        return flow.reshape(room.shape)

    def _flow(self, made: Arcs) -> Ints:
        """Shape (arcs,). The packages want some arc to begin and some to end with."""
        ends = (made.tail == made.first).any() and (made.head == made.end).any()
        return self._most(made) if ends else np.zeros(len(made.tail), dtype=np.int64)


def _ortools(made: Arcs) -> Ints:
    max_flow: Any = import_module("ortools.graph.python.max_flow")
    solver = max_flow.SimpleMaxFlow()
    tail, head = made.tail.astype(np.int32), made.head.astype(np.int32)
    numbers = solver.add_arcs_with_capacity(tail, head, made.capacity)
    status = solver.solve(made.first, made.end)
    if status != solver.OPTIMAL:
        raise RuntimeError(f"OR-tools answered {status} to a maximum flow")
    return np.asarray(solver.flows(numbers), dtype=np.int64)


def _scipy(made: Arcs) -> Ints:
    """SciPy has one arc between two nodes: parallel ones share its flow, the first of them first."""
    sparse: Any = import_module("scipy.sparse")
    graph: Any = import_module("scipy.sparse.csgraph")
    order = np.argsort(made.tail * (made.end + 1) + made.head, kind="stable")
    capacity, pair = made.capacity[order], (made.tail * (made.end + 1) + made.head)[order]
    _, group, count = np.unique(pair, return_index=True, return_counts=True)
    both = np.minimum(np.add.reduceat(capacity, group), LARGEST).astype(np.int32)
    tail, head = made.tail[order[group]], made.head[order[group]]
    matrix = sparse.csr_matrix((both, (tail, head)), shape=(made.end + 1, made.end + 1))
    found = graph.maximum_flow(matrix, made.first, made.end, method="dinic").flow
    shared = np.asarray(found[tail, head]).ravel()
    before = np.cumsum(capacity) - capacity
    flow = np.empty(len(order), dtype=np.int64)
    flow[order] = np.clip(np.repeat(shared, count) - before + np.repeat(before[group], count), 0, capacity)
    return flow
