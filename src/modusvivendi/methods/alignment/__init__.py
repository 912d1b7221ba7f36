"""Alignment: who will be forced to choose a side, and how firm are the camps?

Signed graphs and structural balance (Heider; Cartwright and Harary), exactly. For use with plain arrays:

>>> from modusvivendi.methods import alignment
>>> ties = [(0, 1), (0, 2), (1, 2), (2, 3)]
>>> graph = alignment.graph(4, ties, [1, -1, 1, 3])  # 0 and 2 are at odds, and 1 stands well with both
>>> result = alignment.solve(graph)
>>> result.frustration, result.proved
(1.0, True)
>>> result.switch_cost(anchors=[0]).tolist()  # 1 may take either side
[nan, 0.0, 0.0, 3.0]
"""

from typing import Any

from modusvivendi.methods.alignment.solve.graph import Graph, GraphError, graph
from modusvivendi.methods.alignment.solve.many_camps import ManyCamps
from modusvivendi.methods.alignment.solve.result import Partitions
from modusvivendi.methods.alignment.solve.solve import solve
from modusvivendi.methods.alignment.solve.two_camps import Switches, TwoCamps

__all__ = [
    "Graph",
    "GraphError",
    "ManyCamps",
    "Partitions",
    "Switches",
    "TwoCamps",
    "graph",
    "solve",
]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain arrays do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.alignment.method import METHOD

    return METHOD
