"""Several camps, and a neutral one on request: the least that any partition into them breaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from modusvivendi.methods.alignment.solve.assigning import Model, search
from modusvivendi.methods.alignment.solve.blocks import Block, Parts, parts
from modusvivendi.methods.alignment.solve.branching import Found
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, GraphError, Ints, Mask
from modusvivendi.methods.alignment.solve.packages import has_cp_sat
from modusvivendi.methods.alignment.solve.packing import packed_for_any_number
from modusvivendi.methods.alignment.solve.relabelling import MOST_CONFIGURATIONS, NEUTRAL, best, broken, configurations
from modusvivendi.methods.alignment.solve.result import Camps, Partitions, checked_limit
from modusvivendi.methods.alignment.solve.settling import SEED
from modusvivendi.methods.clock import Clock


class ManyCamps(Camps):
    """Camps 0, 1, … in the order in which nodes of a component, its anchor first, appear in them; −1 is neutral."""

    def __init__(
        self, graph: Graph, camps: int, neutral: bool, time_limit: float, anchors: Sequence[int] | None = None
    ) -> None:
        super().__init__(graph, time_limit)
        self.camps, self.neutral = camps, neutral
        self._parts = parts(graph, anchors, components=True)
        clock = Clock(time_limit)
        self._found = [self._settle(block, clock) for block in self._parts.blocks]

    @property
    def parts(self) -> Parts:
        """The components, each with its anchor."""
        return self._parts

    @property
    def found(self) -> list[Found]:
        """One for each component with a tie."""
        return self._found

    @cached_property
    def partition(self) -> Ints:
        """Shape (n,): the camp of every node, −1 if neutral."""
        held = np.zeros(self.graph.n, dtype=np.int64)
        for block, each in zip(self._parts.blocks, self._found, strict=True):
            held[block.nodes] = each.sides
        return held

    def partitions(self, limit: int = 1000) -> Partitions:
        """The partitions that break the least, ``limit`` of them at most.

        Raises:
            GraphError: the limit is below 1.
        """
        limit = checked_limit(limit)
        clock = Clock(self.time_limit)
        held, complete = np.zeros((1, self.graph.n), dtype=np.int64), True
        for block, each in zip(self._parts.blocks, self._found, strict=True):
            ways, all_ = self._every(block, each, limit, clock)
            complete &= all_ and len(held) * len(ways) <= limit
            known = held[: -(-limit // len(ways))]
            tiled = np.tile(ways, (len(known), 1))[:limit]
            held = np.repeat(known, len(ways), axis=0)[:limit]
            held[:, block.nodes] = tiled
        return Partitions(held, complete)

    def switch_cost(self, anchors: Sequence[int] | None = None) -> Floats:
        """Is defined for two camps only.

        Raises:
            GraphError: always.
        """
        raise GraphError("what it costs to be forced to the other side is defined for two camps; solve with camps=2")

    @property
    def strain(self) -> Floats:
        """Is defined for two camps only.

        Raises:
            GraphError: always.
        """
        raise GraphError("what a node bears on either side is defined for two camps; solve with camps=2")

    def _is_small(self, block: Block) -> bool:
        return configurations(block, self.camps, self.neutral) <= MOST_CONFIGURATIONS

    def _settle(self, block: Block, clock: Clock) -> Found:
        if self._is_small(block):
            every, least = best(block, self.camps, self.neutral)
            return Found(every[0], least, least)
        start = search(block, self.camps, self.neutral, SEED, Clock(clock.left / 4))
        bound = packed_for_any_number(block)
        if bound >= broken(block, start) or not has_cp_sat():
            return Found(start, broken(block, start), bound)
        found = Model(block, self.camps, self.neutral).solve(start, clock)
        return Found(found.sides, found.cost, min(max(bound, found.bound), found.cost))

    def _every(self, block: Block, found: Found, limit: int, clock: Clock) -> tuple[Ints, bool]:
        if self._is_small(block):
            every, _ = best(block, self.camps, self.neutral)
            return every[:limit], len(every) <= limit
        if not found.proved or not has_cp_sat():
            return found.sides[None], False
        ways, complete = Model(block, self.camps, self.neutral).every(found.cost, limit, clock)
        return (ways, complete) if len(ways) else (found.sides[None], False)

    def _is_broken(self, one: Ints, two: Ints) -> Mask:
        together = (one == two) & (one != NEUTRAL)
        return np.asarray(np.where(together, self.graph.units < 0, self.graph.units > 0))
