"""All partitions of a block that break the least.

Nodes whose switch costs something are on the same side, relative to node 0, in all of them: they are drawn together
into one node. What is left falls apart into small blocks, whose configurations are all looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product

import numpy as np

from modusvivendi.methods.alignment.solve import exhaustive
from modusvivendi.methods.alignment.solve.blocks import Block, parts
from modusvivendi.methods.alignment.solve.graph import Ints, of_units
from modusvivendi.methods.alignment.solve.settling import LARGEST, Settled, is_small
from modusvivendi.methods.alignment.solve.switching import Switched


@dataclass(frozen=True, slots=True, eq=False)
class Optima:
    """Partitions that break the least, shape (p, k), node 0 on side 0, in the order of their sides."""

    sides: Ints
    complete: bool
    """Whether these are all."""


def optima(block: Block, settled: Settled, switched: Switched | None, limit: int) -> Optima:
    """The best partitions of a block.

    Args:
        block: the block.
        settled: its best partition; where that is not proved best, it is all there is to list.
        switched: what each node's switch costs; None where the block is small.
        limit: partitions to list at most.
    """
    if not settled.found.proved:
        return Optima(settled.sides[None], False)
    if is_small(block) or switched is None:
        every = block.costs
        return _cut(exhaustive.sides(np.flatnonzero(every == every.min()), block.size), limit)
    free = np.flatnonzero(switched.bound <= settled.cost)
    free = free[free > 0]
    sure = bool((switched.cost[free] == settled.cost).all())
    found = _contracted(block, settled, free, limit)
    return Optima(found.sides, found.complete and sure)


def _cut(sides: Ints, limit: int) -> Optima:
    order = np.lexsort(sides.T[::-1])
    return Optima(sides[order[:limit]], len(sides) <= limit)


def _contracted(block: Block, settled: Settled, free: Ints, limit: int) -> Optima:
    """All ways of settling the free nodes, the others being one node."""
    place = np.zeros(block.size, dtype=np.int64)
    place[free] = np.arange(1, len(free) + 1)
    turned = np.where(place == 0, settled.sides, 0)
    ties: dict[tuple[int, int], int] = {}
    for (one, two), unit in zip(block.edges.tolist(), block.units.tolist(), strict=True):
        first, second = sorted((int(place[one]), int(place[two])))
        if first != second:
            sign = -1 if turned[one] ^ turned[two] else 1
            ties[first, second] = ties.get((first, second), 0) + sign * unit
    small = of_units(
        len(free) + 1,
        np.array(list(ties) or np.zeros((0, 2)), dtype=np.int64).reshape(-1, 2),
        np.array(list(ties.values()), dtype=np.int64),
    )
    cut = parts(small, (0,))
    if any(piece.size > LARGEST for piece in cut.blocks):
        return Optima(settled.sides[None], False)
    found, complete = _assembled(small.n, cut.anchors.tolist(), cut.blocks, limit)
    sides = np.repeat(settled.sides[None], len(found), axis=0)
    sides[:, free] = found[:, 1:]
    listed = _cut(sides, limit)
    return Optima(listed.sides, listed.complete and complete)


def _assembled(n: int, anchors: list[int], blocks: tuple[Block, ...], limit: int) -> tuple[Ints, bool]:
    """Every way of putting the blocks' best partitions together; parts tied to nothing may be on either side."""
    ways: list[list[Ints]] = []
    for piece in blocks:
        every = piece.costs
        ways.append(list(exhaustive.sides(np.flatnonzero(every == every.min()), piece.size)))
    loose = [node for node in anchors if node]
    starts = [dict(zip(loose, each, strict=True)) for each in islice(product((0, 1), repeat=len(loose)), limit + 1)]
    found = []
    for start, chosen in islice(product(starts, product(*ways)), limit + 1):
        sides = np.zeros(n, dtype=np.int64)
        for node, side in start.items():
            sides[node] = side
        for piece, way in zip(blocks, chosen, strict=True):
            sides[piece.nodes] = sides[piece.nodes[0]] ^ way
        found.append(sides)
    return np.array(found[:limit]), len(found) <= limit
