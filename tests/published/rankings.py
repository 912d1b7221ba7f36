"""Rankings and tables of the graph model as papers print them: states counted from 1, best first."""

import numpy as np


def payoffs(*rankings: list[int]) -> np.ndarray:
    """Larger is better; one row for each decision maker."""
    made = np.zeros((len(rankings), len(rankings[0])), dtype=int)
    for row, ranking in zip(made, rankings, strict=True):
        row[np.array(ranking) - 1] = np.arange(len(ranking), 0, -1)
    return made


def moves(listed: dict[int, list[int]]) -> list[tuple[int, int]]:
    """State before, state after, counted from 0."""
    return [(before - 1, after - 1) for before, targets in listed.items() for after in targets]


def stable(found: dict[str, np.ndarray], who: int) -> dict[str, list[int]]:
    """For each concept the states that one decision maker finds stable."""
    return {concept: [int(state) + 1 for state in np.flatnonzero(table[who])] for concept, table in found.items()}


def equilibria(found: dict[str, np.ndarray]) -> dict[str, list[int]]:
    """For each concept the states that are stable for all."""
    return {
        concept: [int(state) + 1 for state in np.flatnonzero(table.all(axis=0))] for concept, table in found.items()
    }
