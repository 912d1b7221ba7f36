"""Several camps, a neutral one if asked for: what each way of taking sides breaks, for small graphs all at once.

A tie within a camp is broken if hostile, a tie between camps if friendly (Davis 1967, clusterability). A neutral node
stands with nobody: each of its friendly ties is broken, to other neutrals too, and none of its hostile ones.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.graph import Ints

NEUTRAL = -1
MOST_CONFIGURATIONS = 4_000_000


def labels(camps: int, neutral: bool) -> list[int]:
    """The camps that a node can be in."""
    return [*range(camps), *([NEUTRAL] if neutral else [])]


def broken(block: Block, camps: Ints) -> int:
    """What an assignment of camps breaks, in units."""
    one, two = camps[block.edges[:, 0]], camps[block.edges[:, 1]]
    together = (one == two) & (one != NEUTRAL)
    return int(np.where(together, np.maximum(-block.units, 0), np.maximum(block.units, 0)).sum())


def configurations(block: Block, camps: int, neutral: bool) -> int:
    """How many assignments there are, node 0 in camp 0 or neutral."""
    choices = camps + int(neutral)
    return (1 + int(neutral)) * int(choices ** (block.size - 1))


def best(block: Block, camps: int, neutral: bool) -> tuple[Ints, int]:
    """All assignments that break the least, numbered in order of appearance, shape (p, k); and what they break."""
    first, rest = [0, *([NEUTRAL] if neutral else [])], labels(camps, neutral)
    pairs = block.pairwise
    every = np.zeros(len(first), dtype=np.int64)
    for node in range(1, block.size):
        every = np.concatenate([every + cost for cost in _joining(pairs[node, :node], first, rest)])
    least = int(every.min())
    found = _decoded(np.flatnonzero(every == least), block.size, first, rest)
    return np.unique(np.array([in_order(each) for each in found]), axis=0), least


def in_order(camps: Ints) -> Ints:
    """The same camps, numbered in the order in which nodes first appear in them."""
    number: dict[int, int] = {NEUTRAL: NEUTRAL}
    for camp in camps.tolist():
        number.setdefault(camp, len(number) - 1)
    return np.array([number[camp] for camp in camps.tolist()], dtype=np.int64)


def _joining(row: Ints, first: list[int], rest: list[int]) -> Iterator[Ints]:
    """For each camp of a new node what its ties to the nodes before it break, for every assignment of these."""
    for camp in rest:
        cost = np.array([_pay(int(row[0]), camp, other) for other in first], dtype=np.int64)
        for unit in row[1:].tolist():
            cost = np.concatenate([cost + _pay(unit, camp, other) for other in rest])
        yield cost


def _pay(unit: int, one: int, two: int) -> int:
    return max(-unit, 0) if one == two != NEUTRAL else max(unit, 0)


def _decoded(numbers: Ints, size: int, first: list[int], rest: list[int]) -> Ints:
    columns, left = [np.array(first)[numbers % len(first)]], numbers // len(first)
    for _ in range(1, size):
        columns.append(np.array(rest)[left % len(rest)])
        left = left // len(rest)
    return np.stack(columns, axis=1)
