"""Everything about small signed graphs by definition, one configuration at a time: what the fast answers must equal."""

from __future__ import annotations

from itertools import product

import numpy as np

from modusvivendi.methods import alignment

NEUTRAL = -1


def random_graph(random: np.random.Generator, most: int = 14, weighted: bool = False) -> alignment.Graph:
    """Any shape: sparse, dense, in several components, balanced or not."""
    n = int(random.integers(2, most + 1))
    pairs = [(one, two) for one in range(n) for two in range(one)]
    chosen = random.random(len(pairs)) < random.uniform(0.15, 1.0)
    chosen[int(random.integers(len(pairs)))] = True
    edges = [pair for pair, kept in zip(pairs, chosen, strict=True) if kept]
    hostile = random.random(len(edges)) < random.uniform(0.1, 0.7)
    size = random.integers(1, 6, len(edges)) if weighted else np.ones(len(edges), dtype=np.int64)
    return alignment.graph(n, edges, np.where(hostile, -size, size))


def components(graph: alignment.Graph) -> list[int]:
    """A number for each node, the same within a component."""
    found = list(range(graph.n))
    for _ in range(graph.n):
        for one, two in graph.edges.tolist():
            found[one] = found[two] = min(found[one], found[two])
    return found


def configurations(graph: alignment.Graph, anchors: list[int]) -> np.ndarray:
    """Every way of putting nodes on two sides, the anchors on side 0."""
    free = [node for node in range(graph.n) if node not in anchors]
    sides = np.zeros((2 ** len(free), graph.n), dtype=np.int64)
    sides[:, free] = (np.arange(2 ** len(free))[:, None] >> np.arange(len(free))) & 1
    return sides


def costs(graph: alignment.Graph, sides: np.ndarray) -> np.ndarray:
    """The weight of the broken ties of each configuration."""
    apart = sides[:, graph.edges[:, 0]] != sides[:, graph.edges[:, 1]]
    return (np.where(apart, np.maximum(graph.weights, 0), np.maximum(-graph.weights, 0))).sum(axis=1)


def own(graph: alignment.Graph, sides: np.ndarray, node: int) -> np.ndarray:
    """The weight of one node's broken ties in each configuration."""
    mine = (graph.edges == node).any(axis=1)
    apart = sides[:, graph.edges[:, 0]] != sides[:, graph.edges[:, 1]]
    paid = np.where(apart, np.maximum(graph.weights, 0), np.maximum(-graph.weights, 0))
    return paid[:, mine].sum(axis=1)


def many(graph: alignment.Graph, camps: int, neutral: bool) -> tuple[float, set[tuple[int, ...]]]:
    """The least that is broken by any assignment to camps, and every partition that breaks as much."""
    labels = [*range(camps), *([NEUTRAL] if neutral else [])]
    least, best = np.inf, set()
    for held in product(labels, repeat=graph.n):
        paid = 0.0
        for (one, two), weight in zip(graph.edges.tolist(), graph.weights.tolist(), strict=True):
            together = held[one] == held[two] and held[one] != NEUTRAL
            paid += max(-weight, 0) if together else max(weight, 0)
        if paid < least:
            least, best = paid, set()
        if paid == least:
            best.add(_by_component(graph, held))
    return least, best


def _by_component(graph: alignment.Graph, held: tuple[int, ...]) -> tuple[int, ...]:
    """Camps renamed component by component, since they cannot be compared between them; untied nodes have none."""
    part, tied = components(graph), set(graph.edges.ravel().tolist())
    held = tuple(camp if node in tied else 0 for node, camp in enumerate(held))
    names: dict[tuple[int, int], int] = {}
    return tuple(
        NEUTRAL if camp == NEUTRAL else names.setdefault((part[node], camp), 100 * part[node] + len(names))
        for node, camp in enumerate(held)
    )


def renamed(graph: alignment.Graph, held: np.ndarray) -> tuple[int, ...]:
    """A partition as :func:`many` names it."""
    return _by_component(graph, tuple(held.tolist()))


def energies(pairs: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The energy of every configuration of actors, the first in camp 0: over ordered pairs, as defined."""
    n = len(size)
    found = []
    for number in range(2 ** (n - 1)):
        held = [0, *((number >> at) & 1 for at in range(n - 1))]
        total = 0
        for one, two in product(range(n), repeat=2):
            if one != two and held[one] != held[two]:
                total += size[one] * size[two] * pairs[one, two]
        found.append(total)
    return np.array(found)


def steepest(heights: np.ndarray, n: int, start: int) -> int:
    """Where the steepest way down from a configuration ends."""
    while True:
        steps = [(heights[start ^ (2 ** (n - 1) - 1)], 0, start ^ (2 ** (n - 1) - 1))]
        steps += [(heights[start ^ 2 ** (at - 1)], at, start ^ 2 ** (at - 1)) for at in range(1, n)]
        least, _, after = min(steps)
        if least >= heights[start]:
            return start
        start = after
