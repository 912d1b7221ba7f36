"""Stability: which outcomes would hold once reached, and who would break them?

The graph model for conflict resolution (Kilgour, Hipel and Fang). For use with plain arrays:

>>> from modusvivendi.methods import stability
>>> dilemma = stability.model([0, 1], [[2, 3, 0, 1], [2, 0, 3, 1]])  # option taken: defect
>>> stability.solve(dilemma, ("nash", "seq"))["seq"].all(axis=0).tolist()
[True, False, False, True]
>>> stability.explain(dilemma, 0, 0, "seq")[0].sanction  # the second defects as well
((1, 3),)
"""

from typing import Any

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.coalitions import (
    CoalitionImprovements,
    coalition_improvements,
    coalition_stable,
)
from modusvivendi.methods.stability.solve.explain import Response, explain
from modusvivendi.methods.stability.solve.inverse import Change, Changes, inverse, inverse_equilibrium
from modusvivendi.methods.stability.solve.model import Choices, Graph, choices, graph_model, model
from modusvivendi.methods.stability.solve.paths import Paths, paths
from modusvivendi.methods.stability.solve.removal import Removal, removals
from modusvivendi.methods.stability.solve.solve import CONCEPTS, solve

__all__ = [
    "CONCEPTS",
    "Change",
    "Changes",
    "Choices",
    "CoalitionImprovements",
    "Graph",
    "ModelError",
    "Paths",
    "Removal",
    "Response",
    "choices",
    "coalition_improvements",
    "coalition_stable",
    "explain",
    "graph_model",
    "inverse",
    "inverse_equilibrium",
    "model",
    "paths",
    "removals",
    "solve",
]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain arrays do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.stability.method import METHOD

    return METHOD
