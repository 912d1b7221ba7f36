"""Good partitions by local search: an upper bound, never a proof.

Threshold accepting (Dueck & Scheuer 1990): simulated annealing with a falling threshold in place of chance, so that the
same seed takes the same steps on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from random import Random

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.graph import Floats, Ints
from modusvivendi.methods.clock import Clock

SWEEPS = 40
STARTS = 12

Near = list[list[tuple[int, int]]]
"""For each node its neighbours and the units of its ties."""
Forced = tuple[int, int]
"""A node, and the side that it is on."""


def near(block: Block) -> Near:
    """The neighbours of every node."""
    made: Near = [[] for _ in range(block.size)]
    for (one, two), unit in zip(block.edges.tolist(), block.units.tolist(), strict=True):
        made[one].append((two, unit))
        made[two].append((one, unit))
    return made


def broken(block: Block, sides: Ints) -> int:
    """What a partition into two sides breaks, in units."""
    apart = sides[block.edges[:, 0]] != sides[block.edges[:, 1]]
    return int(np.abs(block.units[apart == (block.units > 0)]).sum())


def spread(block: Block, doubts: Floats, forced: Forced | None = None) -> Ints:
    """Sides along a tree of the ties least in doubt (Kruskal): a fractional solution made whole."""
    parent, flip = list(range(block.size)), [0] * block.size

    def root(node: int) -> tuple[int, int]:
        turned = 0
        while parent[node] != node:
            turned ^= flip[node]
            node = parent[node]
        return node, turned

    def join(one: int, two: int, apart: int) -> None:
        (first, turned), (second, other) = root(one), root(two)
        if first != second:
            parent[second], flip[second] = first, turned ^ other ^ apart

    if forced is not None:
        join(0, forced[0], forced[1])
    edges, hostile = block.edges.tolist(), (block.units < 0).tolist()
    for number in np.argsort(doubts, kind="stable").tolist():
        one, two = edges[number]
        join(one, two, int(hostile[number]))
    turned = [root(node)[1] for node in range(block.size)]
    return np.array([each ^ turned[0] for each in turned], dtype=np.int64)


def descend(near: Near, sides: Ints, forced: Forced | None = None) -> Ints:
    """Change one side at a time while that breaks less; node 0 and the forced node stay."""
    return np.array(_sweep(near, sides.tolist(), _fixed(forced), (), Random(0), Clock(inf)), dtype=np.int64)


def search(
    block: Block, seed: int, clock: Clock, start: Ints | None = None, forced: Forced | None = None, target: int = 0
) -> Ints:
    """The best partition of several starts.

    Args:
        block: the block; node 0 is on side 0.
        seed: of the starts and of the order of the steps.
        clock: ends the search early, after one start at least.
        start: a partition to begin with; random ones follow.
        forced: a node that stays on the given side.
        target: units below which nothing is looked for.
    """
    random, links, fixed = Random(seed), near(block), _fixed(forced)
    largest = max(abs(unit) for row in links for _, unit in row)
    thresholds = [largest * 2 * (SWEEPS - sweep) // SWEEPS for sweep in range(SWEEPS)]
    best, least = None, 0
    for number in range(STARTS):
        if best is not None and (least <= target or clock.up):
            break
        begin = start.tolist() if start is not None and number == 0 else _random(block.size, random, forced)
        found = _sweep(links, begin, fixed, thresholds if number else (), random, clock)
        cost = broken(block, np.array(found))
        if best is None or cost < least:
            best, least = found, cost
    return np.array(best, dtype=np.int64)


def _fixed(forced: Forced | None) -> frozenset[int]:
    return frozenset({0} if forced is None else {0, forced[0]})


def _random(size: int, random: Random, forced: Forced | None) -> list[int]:
    made = [0, *(random.getrandbits(1) for _ in range(size - 1))]
    if forced is not None:
        made[forced[0]] = forced[1]
    return made


def _sweep(
    near: Near, sides: list[int], fixed: frozenset[int], thresholds: Sequence[int], random: Random, clock: Clock
) -> list[int]:
    """Sweeps that accept a step that breaks more by up to the threshold, then downhill steps until none is left."""
    gain = [sum(-unit if sides[node] == sides[other] else unit for other, unit in row) for node, row in enumerate(near)]
    free = [node for node in range(len(near)) if node not in fixed]

    def flip(node: int) -> None:
        sides[node] ^= 1
        gain[node] = -gain[node]
        for other, unit in near[node]:
            gain[other] += -2 * unit if sides[node] == sides[other] else 2 * unit

    for threshold in thresholds:
        for node in free:
            if gain[node] > -threshold or (gain[node] == -threshold and random.getrandbits(1)):
                flip(node)
        random.shuffle(free)
        if clock.up:
            break
    waiting = [node for node in free if gain[node] > 0]
    while waiting:
        node = waiting.pop()
        if gain[node] > 0:
            flip(node)
            waiting += [other for other, _ in near[node] if gain[other] > 0 and other not in fixed]
    return sides
