"""Option form with every move listed."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.grid import Grid
from modusvivendi.methods.stability.solve.model import Choices, Graph, Values

MOST_MOVES = 5_000_000


def as_graph(model: Choices) -> Graph:
    """The same model with its moves drawn one by one.

    Raises:
        ModelError: there are too many moves.
    """
    grid = Grid(model)
    total = sum(model.states * (size - 1) for size in grid.shape[1:])
    if total > MOST_MOVES:
        raise ModelError([f"up to {total:,} moves would be listed; at most {MOST_MOVES:,}"])
    place = grid.lay(np.arange(model.states), -1)
    starts, targets = [], []
    for party in range(model.parties):
        rows = np.moveaxis(place, party + 1, -1).reshape(-1, grid.shape[party + 1])
        pairs = [pair for pair in np.argwhere(grid.local_reach(party)).tolist() if pair[0] != pair[1]]
        edges: list[Values] = [np.empty((0, 2), dtype=np.int64)]
        edges += [rows[(rows[:, one] >= 0) & (rows[:, two] >= 0)][:, [one, two]] for one, two in pairs]
        drawn = np.unique(np.concatenate(edges), axis=0)
        starts.append(np.searchsorted(drawn[:, 0], np.arange(model.states + 1)))
        targets.append(drawn[:, 1].copy())
    return Graph(tuple(starts), tuple(targets), model.payoffs)
