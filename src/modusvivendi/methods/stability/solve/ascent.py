"""Least values over legal sequences, each state and last mover visited once, from the least value up.

Repeating one-step minima until nothing changes takes as many rounds as the longest sequence that matters: few as a
rule, as many as there are states at worst. This search takes one visit for each state and mover whatever the graph, but
one after the other; it is for the worst.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.stability.solve.model import Mask, Values

MOST_ROUNDS = 100
"""So many rounds of one-step minima are tried before."""
Sources = Callable[[int, int], NDArray[np.integer]]
"""Mover and state → the states from which the mover reaches it."""


def ascend(values: Values, movers: Sequence[int], sources: Sources) -> dict[int, Values]:
    """For each mover and state the least value over the legal sequences that begin with a move of this mover.

    Where there is no such sequence the greatest number of the type stands. What leads to the state with the least value
    is found first, and keeps that value; then what leads to the next one and was not found yet, and so on.

    Args:
        values: one for each state.
        movers: who moves, no one twice in succession.
        sources: where moves come from.
    """
    first = {mover: np.full_like(values, np.iinfo(values.dtype).max) for mover in movers}
    started = {mover: np.zeros(len(values), dtype=bool) for mover in movers}
    arrived = {mover: np.zeros(len(values), dtype=bool) for mover in movers}
    for end in np.argsort(values, kind="stable").tolist():
        waiting = [(mover, end) for mover in movers if not arrived[mover][end]]
        for mover, _ in waiting:
            arrived[mover][end] = True
        while waiting:
            mover, state = waiting.pop()
            for source in _new(sources(mover, state), started[mover]):
                first[mover][source] = values[end]
                for before in movers:
                    if before != mover and not arrived[before][source]:
                        arrived[before][source] = True
                        waiting.append((before, source))
    return first


def _new(sources: NDArray[np.integer], started: Mask) -> list[int]:
    found = sources[~started[sources]]
    started[found] = True
    listed: list[int] = found.tolist()
    return listed
