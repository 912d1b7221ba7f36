"""Stability on drawn graphs, where who moved last decides who may move next.

The definitions are those of option form. Moves that are drawn need not be transitive, so that the others' legal
sequences (no one twice in succession) are not the paths of their union. For each of the others k, U_k(s) is the least
value that sequences beginning with a move of k lead to:

    U_k(s) = min over t ∈ R_k(s) of min(value(t), min over j ≠ k of U_j(t))

computed as a fixed point, and v(s1) = min(value(s1), min over k of U_k(s1)).
"""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.stability.solve.ascent import MOST_ROUNDS, ascend
from modusvivendi.methods.stability.solve.bounds import Bounds, bounds
from modusvivendi.methods.stability.solve.model import Graph, Ints, Mask, Values

_MOST = np.iinfo(np.int64).max


def stable(model: Graph, concepts: tuple[str, ...], extension: str = "a") -> dict[str, Mask]:
    """For each concept who finds which states stable, shape (n, m)."""
    numbers = [bounds(model.payoffs, party, extension) for party in range(model.parties)]
    edges = [_edges(model, party) for party in range(model.parties)]
    # where unknown states tempt and deter (c), a state must not count as the answer to the move that led to it
    itself = extension != "c" or model.payoffs.certain
    found = {concept: np.empty((model.parties, model.states), dtype=bool) for concept in concepts}
    for party in range(model.parties):
        for concept in concepts:
            found[concept][party] = _one(model.states, edges, numbers, party, concept, itself=itself)
    return found


def _edges(model: Graph, party: int) -> tuple[Ints, Ints]:
    counts = np.diff(model.starts[party])
    return np.repeat(np.arange(model.states), counts), model.targets[party]


def _one(
    states: int, edges: list[tuple[Ints, Ints]], numbers: list[Bounds], party: int, concept: str, *, itself: bool
) -> Mask:
    own = numbers[party]
    before, after = edges[party]
    tempting = own.target[after] > own.start[before]
    if concept != "nash":
        answered = _answered(states, edges, numbers, party, concept, itself=itself)
        tempting &= answered[after] > own.bar[before]
    unstable = np.zeros(states, dtype=bool)
    unstable[before[tempting]] = True
    return ~unstable


def _answered(
    states: int, edges: list[tuple[Ints, Ints]], numbers: list[Bounds], party: int, concept: str, *, itself: bool
) -> Values:
    value = numbers[party].worth
    if concept in ("smr", "sseq"):
        value = value.copy()
        before, after = edges[party]
        np.maximum.at(value, before, numbers[party].worth[after])
    steps = {}
    for other, (before, after) in enumerate(edges):
        if other != party:
            kept = slice(None)
            if concept in ("seq", "sseq"):
                kept = numbers[other].better[after] > numbers[other].kept[before]  # type: ignore[assignment]  # a slice or a mask picks edges
            steps[other] = before[kept], after[kept]
    found = value.copy() if itself else np.full(states, _MOST)
    for each in _least(states, value, steps).values():
        np.minimum(found, each, out=found)
    return found


def _least(states: int, value: Values, steps: dict[int, tuple[Ints, Ints]]) -> dict[int, Values]:
    """For each of the others the least value over the legal sequences that begin with a move of it."""
    first = {other: np.full(states, _MOST) for other in steps}
    for _ in range(MOST_ROUNDS):
        changed = False
        for other, (before, after) in steps.items():
            reached = value.copy()
            for last in steps:
                if last != other:
                    np.minimum(reached, first[last], out=reached)
            made = first[other].copy()
            np.minimum.at(made, before, reached[after])
            changed |= not np.array_equal(made, first[other])
            first[other] = made
        if not changed:
            return first
    return _ascended(states, value, steps)


def _ascended(states: int, value: Values, steps: dict[int, tuple[Ints, Ints]]) -> dict[int, Values]:
    """The same by visiting every state once for each of the others, where too many rounds would be needed."""
    orders = {other: np.argsort(after, kind="stable") for other, (_, after) in steps.items()}
    starts = {
        other: np.searchsorted(after[orders[other]], np.arange(states + 1)) for other, (_, after) in steps.items()
    }

    def sources(other: int, state: int) -> Ints:
        start, end = starts[other][state : state + 2]
        return steps[other][0][orders[other][start:end]]

    return ascend(value, list(steps), sources)
