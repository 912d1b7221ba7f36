"""What it costs to be forced to the other side, and what a node bears on either (within one block)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from modusvivendi.methods.alignment.solve import exhaustive
from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.branching import Found
from modusvivendi.methods.alignment.solve.cycles import Cycles
from modusvivendi.methods.alignment.solve.graph import Ints, Mask
from modusvivendi.methods.alignment.solve.packages import has_solvers
from modusvivendi.methods.alignment.solve.search import Near, broken, descend, near
from modusvivendi.methods.alignment.solve.settling import Settled, is_small, least
from modusvivendi.methods.clock import Clock

MOST_WEIGHED = 2**42
"""Units up to which a second aim can be weighed in with the first, in whole numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Switched:
    """What a block breaks at least with each node opposite to its side, node 0 staying; shapes (k,)."""

    cost: Ints
    """In units; of node 0 what the block breaks as it is."""
    bound: Ints
    """No partition with the node opposite breaks less."""


@dataclass(frozen=True, slots=True, eq=False)
class Borne:
    """What each node's own ties cost it in the best partitions, the cheapest for it of several; shapes (k,)."""

    here: Ints
    """With the node on its side."""
    there: Ints
    """With the node opposite; of node 0, which stays, the same as ``here``."""
    proved: Mask
    """Whether both are; where not, neither says anything."""


def switching(block: Block, settled: Settled, clock: Clock) -> Switched:
    """Every node of a block forced to the other side in turn; the relaxation is kept warm between them."""
    if block.size == 2:
        cost = np.array([0, int(np.abs(block.units).sum())])
        return Switched(cost, cost)
    if is_small(block):
        every = block.costs
        nodes = range(1, block.size)
        cost = np.array([settled.cost, *(_cheapest(every, node, 1 - int(settled.sides[node])) for node in nodes)])
        return Switched(cost, cost)
    return _relaxed(block, settled, clock)


def _cheapest(every: Ints, node: int, side: int) -> int:
    return int(every.reshape(-1, 2, 2 ** (node - 1))[:, side].min())


def _relaxed(block: Block, settled: Settled, clock: Clock) -> Switched:
    cycles = settled.cycles or (Cycles(block, settled.sides) if has_solvers() else None)
    links = near(block)
    cost, bound = np.full(block.size, settled.cost), np.full(block.size, settled.bound)
    for node in range(1, block.size):
        if cycles is None or clock.up:
            cost[node] = settled.cost + _alone(links, settled.sides, node)
            continue
        found = _opposite(cycles, links, settled.sides, node, clock)
        cost[node], bound[node] = found.cost, found.bound
    return Switched(cost, bound)


def _alone(links: Near, sides: Ints, node: int) -> int:
    """What a node's own change of side breaks more."""
    return sum(unit if sides[node] == sides[other] else -unit for other, unit in links[node])


def _opposite(cycles: Cycles, links: Near, sides: Ints, node: int, clock: Clock) -> Found:
    start = sides.copy()
    start[node] = 1 - start[node]
    forced = (node, int(start[node]))
    return least(cycles, descend(links, start, forced), clock, forced)


def borne(block: Block, settled: Settled, clock: Clock) -> Borne:
    """What a node bears: least first what is broken in all, then what is broken of its own ties."""
    if is_small(block):
        return _borne_small(block, settled)
    cycles = settled.cycles or (Cycles(block, settled.sides) if has_solvers() else None)
    here, there = np.zeros(block.size, dtype=np.int64), np.zeros(block.size, dtype=np.int64)
    proved = np.zeros(block.size, dtype=bool)
    for node in range(block.size):
        if cycles is None or clock.up or not settled.found.proved:
            break
        side = int(settled.sides[node])
        found = [_own(cycles, settled.sides, node, each, clock) for each in ((side, 1 - side) if node else (side,))]
        proved[node] = None not in found
        here[node], there[node] = found[0] or 0, found[-1] or 0
    return Borne(here, there, proved)


def _borne_small(block: Block, settled: Settled) -> Borne:
    every, pairs = block.costs, block.pairwise
    here, there = [], []
    for node in range(block.size):
        side = int(settled.sides[node])
        found = [_bears(every, pairs, node, each) for each in (side, 1 - side)]
        here.append(found[0])
        there.append(found[1] if node else found[0])
    return Borne(np.array(here), np.array(there), np.ones(block.size, dtype=bool))


def _bears(every: Ints, pairs: Ints, node: int, side: int) -> int:
    """The least that a node's own ties cost it among the configurations that break least with it on a side."""
    if node == 0:
        best = np.flatnonzero(every == every.min())
    else:
        bit = 2 ** (node - 1)
        held = every.reshape(-1, 2, bit)[:, side].ravel()
        high, low = np.divmod(np.flatnonzero(held == held.min()), bit)
        best = high * 2 * bit + side * bit + low
    sides = exhaustive.sides(best, len(pairs))
    apart = sides != sides[:, node : node + 1]
    return int(np.where(apart, np.maximum(pairs[node], 0), np.maximum(-pairs[node], 0)).sum(axis=1).min())


def _own(cycles: Cycles, sides: Ints, node: int, side: int, clock: Clock) -> int | None:
    """A node's own cost among the best partitions with it on a side, as a second aim; None where it is not proved."""
    block = cycles.block
    mine, costs = (block.edges == node).any(axis=1), np.abs(block.units)
    own = np.where(mine, costs, 0)
    factor = int(own.sum()) + 1
    if factor * int(costs.sum()) > MOST_WEIGHED:
        return None
    start = sides.copy()
    start[node] = side
    forced = (node, side) if node else None
    both = replace(block, units=np.sign(block.units) * (factor * costs + own))
    with cycles.weighed(both):
        best = least(cycles, descend(near(both), start, forced), clock, forced)
    return broken(replace(block, units=np.where(mine, block.units, 0)), best.sides) if best.proved else None
