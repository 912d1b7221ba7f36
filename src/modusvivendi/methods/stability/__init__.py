"""Stability: which outcomes would hold once reached, and who would break them?

The graph model for conflict resolution (Kilgour, Hipel and Fang). For use with plain arrays:

>>> from modusvivendi.methods import stability
>>> dilemma = stability.model([0, 1], [[2, 3, 0, 1], [2, 0, 3, 1]])  # option taken: defect
>>> stability.solve(dilemma, ("nash", "seq"))["seq"].all(axis=0).tolist()
[True, False, False, True]
"""

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.model import Choices, Graph, choices, graph_model, model
from modusvivendi.methods.stability.solve.solve import CONCEPTS, solve

__all__ = ["CONCEPTS", "Choices", "Graph", "ModelError", "choices", "graph_model", "model", "solve"]
