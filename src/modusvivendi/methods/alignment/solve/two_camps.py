"""Two camps: the frustration index, its partitions, and what each node's side costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block, Parts, parts
from modusvivendi.methods.alignment.solve.branching import Found
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, Ints, Mask
from modusvivendi.methods.alignment.solve.optima import Optima, optima
from modusvivendi.methods.alignment.solve.result import Camps, Partitions, checked_limit
from modusvivendi.methods.alignment.solve.settling import Settled, is_small, settle
from modusvivendi.methods.alignment.solve.switching import Borne, Switched, borne, switching
from modusvivendi.methods.clock import Clock


class Switches(NamedTuple):
    """What it costs each node to be forced to the other side; shapes (n,)."""

    cost: Floats
    """It costs no more; NaN for an anchor."""
    bound: Floats
    """It costs no less; the same where it is proved."""


class TwoCamps(Camps):
    """Two camps, 0 and 1; the anchor of each component is in camp 0."""

    camps, neutral = 2, False

    def __init__(self, graph: Graph, time_limit: float, anchors: Sequence[int] | None = None) -> None:
        super().__init__(graph, time_limit)
        self._parts: Parts = parts(graph, anchors)
        clock = Clock(time_limit)
        self._settled: list[Settled] = [settle(block, clock) for block in self._parts.blocks]

    @property
    def parts(self) -> Parts:
        """The biconnected blocks, those next to an anchor first."""
        return self._parts

    @property
    def found(self) -> list[Found]:
        """One for each block."""
        return [each.found for each in self._settled]

    @cached_property
    def partition(self) -> Ints:
        """Shape (n,): the camp of every node, 0 or 1."""
        sides = np.zeros(self.graph.n, dtype=np.int64)
        for block, each in zip(self._parts.blocks, self._settled, strict=True):
            sides[block.nodes] = sides[block.nodes[0]] ^ each.sides
        return sides

    def partitions(self, limit: int = 1000) -> Partitions:
        """The partitions that break the least, ``limit`` of them at most.

        Raises:
            GraphError: the limit is below 1.
        """
        limit = checked_limit(limit)
        sides = np.zeros((1, self.graph.n), dtype=np.int64)
        complete = True
        large = any(each.found.proved and not is_small(block) for block, each in self._pairs())
        switched = self._all_switched if large else [None] * len(self._settled)
        for (block, each), known_switches in zip(self._pairs(), switched, strict=True):
            found: Optima = optima(block, each, known_switches, limit)
            complete &= found.complete
            complete &= len(sides) * len(found.sides) <= limit
            known = sides[: -(-limit // len(found.sides))]
            ways = np.tile(found.sides, (len(known), 1))[:limit]
            sides = np.repeat(known, len(found.sides), axis=0)[:limit]
            sides[:, block.nodes] = sides[:, block.nodes[:1]] ^ ways
        return Partitions(sides, complete)

    def switch_cost(self, anchors: Sequence[int] | None = None) -> Floats:
        """Shape (n,): what more is broken at least with each node opposite to its side; see :meth:`switches`."""
        return self.switches(anchors).cost

    def switches(self, anchors: Sequence[int] | None = None) -> Switches:
        """What it costs each node to be forced to the other side while its component's anchor stays.

        0 means that its side is undetermined. Along the blocks between anchor and node the cheapest one gives way.

        Raises:
            GraphError: an anchor is no node, or two are in one component.
        """
        if anchors is not None and list(parts(self.graph, anchors).anchors) != list(self.anchors):
            return TwoCamps(self.graph, self.time_limit, anchors).switches()
        cost, bound = np.full(self.graph.n, np.inf), np.full(self.graph.n, np.inf)
        for block, each, switched in zip(self._parts.blocks, self._settled, self._all_switched, strict=True):
            entry, nodes = block.nodes[0], block.nodes[1:]
            # where the block itself is not proved, the truth lies between these two
            cost[nodes] = np.minimum(np.maximum(switched.cost[1:] - each.bound, 0), cost[entry])
            bound[nodes] = np.minimum(np.maximum(switched.bound[1:] - each.cost, 0), bound[entry])
        cost[self.anchors] = bound[self.anchors] = np.nan
        return Switches(self._weights(cost), self._weights(bound))

    @cached_property
    def strain(self) -> Floats:
        """Shape (n,): what each node bears wherever it goes; NaN for an anchor, and where it is not proved.

        Of the best partitions with the node on its side, and of the best with it opposite, that in which its own ties
        cost it least: the smaller of these two costs.
        """
        clock = Clock(self.time_limit)
        found = [borne(block, each, clock) for block, each in zip(self._parts.blocks, self._settled, strict=True)]
        gap = np.full(self.graph.n, np.iinfo(np.int64).max)
        here, there = np.zeros(self.graph.n, dtype=np.int64), np.zeros(self.graph.n, dtype=np.int64)
        extra = np.zeros(self.graph.n, dtype=np.int64)
        for block, each, own, switched in zip(
            self._parts.blocks, self._settled, found, self._all_switched, strict=True
        ):
            entry, nodes = block.nodes[0], block.nodes[1:]
            mine = np.maximum(switched.cost[1:] - each.cost, 0)
            extra[entry] += own.here[0]
            here[nodes] = own.here[1:]
            there[nodes] = _there(own, mine, gap[entry])
            gap[nodes] = np.minimum(mine, gap[entry])
        strain = self._weights(extra + np.minimum(here, there))
        strain[self.anchors] = np.nan
        for block, own in zip(self._parts.blocks, found, strict=True):
            strain[block.nodes[~own.proved]] = np.nan
        return strain

    def _is_broken(self, one: Ints, two: Ints) -> Mask:
        return np.asarray(((one != two) == (self.graph.units > 0)) & (self.graph.units != 0))

    @cached_property
    def _all_switched(self) -> list[Switched]:
        clock = Clock(self.time_limit)
        return [switching(block, each, clock) for block, each in self._pairs()]

    def _pairs(self) -> Iterator[tuple[Block, Settled]]:
        return zip(self._parts.blocks, self._settled, strict=True)


def _there(own: Borne, mine: Ints, before: int) -> Ints:
    """A node's own cost once it is opposite: its block gives way, or one nearer to the anchor that is as cheap."""
    return np.where(
        mine < before, own.there[1:], np.where(mine > before, own.here[1:], np.minimum(own.here, own.there)[1:])
    )
