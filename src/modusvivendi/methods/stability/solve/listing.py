"""Option form with every move listed, which unknown preferences need."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.grid import Grid
from modusvivendi.methods.stability.solve.model import Choices, Graph

MOST_MOVES = 20_000_000
"""How many moves are listed, at most."""


def as_graph(model: Choices) -> Graph:
    """The same model with its moves drawn one by one.

    Raises:
        ModelError: there are too many moves.
    """
    grid = Grid(model)
    total = sum(model.states * (size - 1) for size in grid.shape[1:])
    if total > MOST_MOVES:
        raise ModelError([f"unknown preferences: up to {total:,} moves would be listed; at most {MOST_MOVES:,}"])
    place = grid.lay(np.arange(model.states), -1)
    starts, targets = [], []
    for party in range(model.parties):
        rows = np.moveaxis(place, party + 1, -1).reshape(-1, grid.shape[party + 1])
        pairs = [pair for pair in np.argwhere(grid.local_reach(party)).tolist() if pair[0] != pair[1]]
        edges = [np.empty(0, dtype=np.int64)]
        for one, two in pairs:
            both = (rows[:, one] >= 0) & (rows[:, two] >= 0)
            edges.append(rows[both, one] * model.states + rows[both, two])
        before, after = np.divmod(np.sort(np.concatenate(edges)), model.states)
        starts.append(np.searchsorted(before, np.arange(model.states + 1)))
        targets.append(after)
    return Graph(tuple(starts), tuple(targets), model.payoffs)
