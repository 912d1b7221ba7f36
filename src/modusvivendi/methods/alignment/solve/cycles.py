"""The lower bound: of every negative cycle one tie at least is broken.

A signed graph is balanced exactly if no cycle has an odd number of hostile ties (Harary 1953). So every such cycle is a
row of the program, and those that the relaxation violates are found and added as they are needed (odd cycles of the cut
polytope, Barahona & Mahjoub 1986):

1. start with the negative triangles;
2. solve the linear program (HiGHS, dual simplex, warm);
3. find the most violated cycle through every node as a shortest path from the node to its copy in the signed double
   cover, where hostile ties lead to the other copy;
4. add those shorter than 1 and repeat; stop when none is.

Where a node is held on a side, the same search gives paths from node 0 that contradict it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.graph import Floats, Ints
from modusvivendi.methods.alignment.solve.program import Program
from modusvivendi.methods.alignment.solve.search import Forced
from modusvivendi.methods.alignment.solve.triangles import negative_triangles
from modusvivendi.methods.clock import Clock

MOST_ROUNDS = 200
SOURCES = 400
"""Nodes from which violated cycles are looked for in one round."""
_SHORT = 1 - 1e-6
_WHOLE = 1e-6


class Cycles:
    """The program of one block with its cycles."""

    def __init__(self, block: Block, base: Ints) -> None:
        self.block, self.program = block, Program(block, base)
        self._edge_of = {pair: at for at, (u, v) in enumerate(block.edges.tolist()) for pair in ((u, v), (v, u))}
        self._cover: _Cover | None = None
        self._turn = 0
        self.known: list[list[int]] = []
        """Cycles, as numbers of ties."""
        self.add(negative_triangles(block))

    @contextmanager
    def weighed(self, block: Block) -> Iterator[None]:
        """Ask with the other weights of a block that has the same ties with the same signs."""
        before = self.block
        self.block = block
        self.program.weigh(np.abs(block.units))
        try:
            yield
        finally:
            self.block = before
            self.program.weigh(np.abs(before.units))

    def tighten(self, clock: Clock, enough: int, forced: Forced | None = None) -> tuple[int, Floats | None]:
        """The best bound, in units, and the values of the program's columns; None where none were found in time.

        Args:
            clock: ends the rounds early; every bound holds.
            enough: a bound from which on nothing more is looked for.
            forced: a node, and the side that it is held on.
        """
        self.program.force(forced)
        bound, values = 0, None
        for _ in range(MOST_ROUNDS):
            found = self.program.relax(clock)
            if found is None:
                break
            bound, values = max(bound, found[0]), found[1]
            if bound >= enough or clock.up or whole(values) or not self._cut(values, forced):
                break
        return bound, values

    def _cut(self, values: Floats, forced: Forced | None) -> int:
        """Add rows that the values violate; how many there were."""
        if self._cover is None:
            self._cover = _Cover(self.block)
        size, broken = self.block.size, np.clip(values[: self.program.ties], 0.0, 1.0)
        sources = np.arange(size) if size <= SOURCES else (self._turn + np.arange(SOURCES)) % size
        self._turn += len(sources)
        cycles = list(self._paths(broken, sources, sources + size))
        self.add(cycles)
        if forced is None:
            return len(cycles)
        node, side = forced
        paths = list(self._paths(broken, np.array([0]), np.array([node + size * (1 - side)])))
        for path in paths:
            self._add_path(path, node, side)
        return len(cycles) + len(paths)

    def add(self, cycles: list[list[int]]) -> None:
        """More rows: negative cycles, as numbers of ties."""
        self.known += cycles
        self.program.add([(cycle, [1] * len(cycle), 1) for cycle in cycles])

    def _add_path(self, path: list[int], node: int, side: int) -> None:
        """A path that says the other side: broken if the node is on this one. It holds in any case."""
        column = self.program.ties + node
        turned = side != int(self.program.base[node])
        row = ([*path, column], [1] * len(path) + [-1 if turned else 1], 0 if turned else 1)
        self.program.add([row])

    def _paths(self, broken: Floats, sources: Ints, targets: Ints) -> Iterator[list[int]]:
        if self._cover is None:
            return
        lengths, before = self._cover.shortest(broken, sources)
        seen, size = set(), self.block.size
        for at, (source, target) in enumerate(zip(sources.tolist(), targets.tolist(), strict=True)):
            if lengths[at, target] >= _SHORT:
                continue
            path, node, row = [], target, before[at]
            while node != source:
                last = int(row[node])
                path.append(self._edge_of[last % size, node % size])
                node = last
            key = frozenset(path)
            if len(key) == len(path) and key not in seen:
                seen.add(key)
                yield path


class _Cover:
    """The signed double cover: node v and its copy v + k; friendly ties stay within a copy, hostile ones do not."""

    def __init__(self, block: Block) -> None:
        from scipy.sparse import csr_matrix

        size, count = block.size, len(block.units)
        one, two = block.edges.T
        turn = np.where(block.units < 0, size, 0)
        begin = np.concatenate([one, one + size, two + turn, (two + size + turn) % (2 * size)])
        end = np.concatenate([two + turn, (two + size + turn) % (2 * size), one, one + size])
        numbered = csr_matrix((np.arange(1, 4 * count + 1), (begin, end)), shape=(2 * size, 2 * size))
        self._order = (numbered.data - 1) % count
        self._matrix = numbered.astype(np.float64)

    def shortest(self, values: Floats, sources: Ints) -> tuple[Any, Any]:
        """Lengths and predecessors from every source, up to the length of 1."""
        from scipy.sparse.csgraph import dijkstra

        self._matrix.data[:] = values[self._order] + 1e-9  # a length of 0 would be no tie
        lengths, before = dijkstra(self._matrix, indices=sources, return_predecessors=True, limit=1.0)
        return lengths, before


def whole(values: Floats) -> bool:
    """Whether every column is 0 or 1, and none in between."""
    return bool((np.abs(values - np.round(values)) <= _WHOLE).all())
