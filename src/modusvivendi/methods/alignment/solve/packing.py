"""A bound without a solver: negative cycles that share no tie, found greedily and short ones first."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.triangles import negative_triangles
from modusvivendi.methods.clock import Clock

Links = list[list[tuple[int, int, int]]]
"""For each node its neighbours, the number of the tie, and 1 where it is hostile."""


def packed(block: Block, clock: Clock) -> tuple[int, list[list[int]]]:
    """Units that must be broken, and the cycles that say so, as numbers of ties.

    Each negative cycle takes what its weakest tie has left; triangles first, then short cycles through every node in
    turn, until no node is on one or time is up.
    """
    left = np.abs(block.units).tolist()
    cycles = negative_triangles(block)
    bound = sum(_take(cycle, left) for cycle in cycles)
    links = _links(block)
    waiting = list(range(block.size))
    while waiting and not clock.up:
        node = waiting.pop()
        while (cycle := _through(node, links, left)) is not None:
            bound += _take(cycle, left)
            cycles.append(cycle)
    return bound, cycles


def packed_for_any_number(block: Block) -> int:
    """Units that must be broken with any number of camps: triangles with one hostile tie (Davis 1967)."""
    left, hostile = np.abs(block.units).tolist(), (block.units < 0).tolist()
    return sum(_take(row, left) for row in negative_triangles(block) if sum(hostile[tie] for tie in row) == 1)


def _take(cycle: list[int], left: list[int]) -> int:
    least = min(left[tie] for tie in cycle)
    for tie in cycle:
        left[tie] -= least
    return int(least)


def _links(block: Block) -> Links:
    made: Links = [[] for _ in range(block.size)]
    rows = zip(block.edges.tolist(), (block.units < 0).astype(int).tolist(), strict=True)
    for number, ((one, two), hostile) in enumerate(rows):
        made[one].append((two, number, hostile))
        made[two].append((one, number, hostile))
    return made


def _through(start: int, links: Links, left: list[int]) -> list[int] | None:
    """A short negative cycle near a node among ties that have something left.

    Breadth first in the signed double cover; the first node that is reached on both sides closes one, since the way
    from the start's copy mirrors the way from the start.
    """
    came: dict[tuple[int, int], tuple[tuple[int, int], int]] = {(start, 0): ((start, 0), -1)}
    layer = [(start, 0)]
    while layer:
        after = []
        for place in layer:
            node, side = place
            for other, number, hostile in links[node]:
                reached = (other, side ^ hostile)
                if left[number] == 0 or reached in came:
                    continue
                came[reached] = (place, number)
                if (other, 1 - reached[1]) in came:
                    return _closed(came, reached, (other, 1 - reached[1]))
                after.append(reached)
        layer = after
    return None


def _closed(
    came: dict[tuple[int, int], tuple[tuple[int, int], int]], one: tuple[int, int], two: tuple[int, int]
) -> list[int]:
    """The ties of two ways from the start to the same node, without those that both take."""
    ways = []
    for place in (one, two):
        way = set()
        while came[place][1] >= 0:
            way.add(came[place][1])
            place = came[place][0]
        ways.append(way)
    return sorted(ways[0] ^ ways[1])
