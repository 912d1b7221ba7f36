"""The least that must be broken within one block, and a partition that breaks no more.

1. A balanced block breaks nothing: its sides follow along a tree.
2. A small block is settled by all its configurations.
3. Otherwise the relaxation with its cycles gives a bound; where it is whole it gives the partition too. A rounded one,
   local search, and at last branching close what is left of the gap, as far as the time allows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from modusvivendi.methods.alignment.solve import exhaustive
from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.branching import Found, branch
from modusvivendi.methods.alignment.solve.cycles import Cycles, whole
from modusvivendi.methods.alignment.solve.graph import Ints
from modusvivendi.methods.alignment.solve.packages import has_solvers
from modusvivendi.methods.alignment.solve.packing import packed
from modusvivendi.methods.alignment.solve.search import Forced, broken, descend, near, search, spread
from modusvivendi.methods.clock import Clock

SMALL = 16
"""Nodes up to which every configuration is looked at in any case."""
LARGEST = 24
"""Nodes up to which it is where no solver is installed."""
LARGE = 1_000
"""Nodes from which cycles that share no tie are looked for first: the relaxation may not end in time."""
MOST_BRANCHED = 3_000
"""Nodes up to which branching is tried."""
SEED = 1


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """One block."""

    found: Found
    cycles: Cycles | None
    """Its program, for further questions."""

    @property
    def sides(self) -> Ints:
        """Shape (k,), node 0 on side 0."""
        return self.found.sides

    @property
    def cost(self) -> int:
        """What the partition breaks, in units."""
        return self.found.cost

    @property
    def bound(self) -> int:
        """No partition breaks less."""
        return self.found.bound


def is_small(block: Block) -> bool:
    """Whether all configurations of a block are looked at."""
    return block.size <= (SMALL if has_solvers() else LARGEST)


def settle(block: Block, clock: Clock) -> Settled:
    """The best partition of a block, and a bound."""
    tree = spread(block, np.zeros(len(block.units)))
    if broken(block, tree) == 0:
        return Settled(Found(tree, 0, 0), None)
    if is_small(block):
        every = block.costs
        at = int(every.argmin())
        sides = exhaustive.sides(np.array([at]), block.size)[0]
        return Settled(Found(sides, int(every[at]), int(every[at])), None)
    if not has_solvers():
        bound, _ = packed(block, Clock(clock.left / 4))
        sides = search(block, SEED, clock, target=bound)
        return Settled(Found(sides, broken(block, sides), bound), None)
    start = descend(near(block), tree)
    cycles = Cycles(block, start)
    if block.size <= LARGE:
        return Settled(least(cycles, start, clock), cycles)
    bound, shared_nothing = packed(block, Clock(clock.left / 4))
    cycles.add(shared_nothing)
    best = least(cycles, start, clock)
    return Settled(replace(best, bound=min(max(bound, best.bound), best.cost)), cycles)


def least(cycles: Cycles, start: Ints, clock: Clock, forced: Forced | None = None) -> Found:
    """The best partition, by the relaxation, near it, by search, by branching; each only if the last left a gap.

    Args:
        cycles: the program of the block.
        start: a partition to begin with.
        clock: the time that is left; a third of it for the relaxation.
        forced: a node, and the side that it is held on.
    """
    block = cycles.block
    best = broken(block, start)
    bound, values = cycles.tighten(Clock(clock.left / 3), best, forced)
    found = Found(start, best, min(bound, best))
    if found.proved:
        return found
    if values is not None and whole(values):
        found = _kept(block, found, cycles.program.sides(values))
    if found.proved:
        return found
    if values is None:
        values = np.zeros(cycles.program.ties)
    doubts = np.clip(values[: cycles.program.ties], 0.0, 1.0)
    found = _kept(block, found, descend(near(block), spread(block, doubts, forced), forced))
    if not found.proved and not clock.up:
        part = Clock(clock.left / 4)
        found = _kept(block, found, search(block, SEED, part, start=found.sides, forced=forced, target=bound))
    if not found.proved and not clock.up and block.size <= MOST_BRANCHED:
        found = branch(cycles, found, clock, forced)
    return found


def _kept(block: Block, best: Found, sides: Ints) -> Found:
    cost = broken(block, sides)
    return Found(sides, cost, best.bound) if cost < best.cost else best
