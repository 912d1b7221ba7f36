"""Alignment: who will be forced to choose a side, and how firm are the camps?

Signed graphs and structural balance (Heider; Cartwright and Harary), exactly. For use with plain arrays:

>>> from modusvivendi.methods import alignment
>>> ties = [(0, 1), (2, 3), (0, 2), (1, 3), (0, 4), (2, 4)]
>>> graph = alignment.graph(5, ties, [2, 2, -2, -2, 1, 1])  # two camps at odds, and node 4 stands well with both
>>> result = alignment.solve(graph, anchors=[0])
>>> result.frustration, result.bound, result.proved
(1.0, 1.0, True)
>>> result.switch_cost().tolist()  # 4 may take either side
[nan, 3.0, 3.0, 3.0, 0.0]
"""

from typing import Any

from modusvivendi.methods.alignment.solve.continuous import Continuous, continuous
from modusvivendi.methods.alignment.solve.descent import downhill
from modusvivendi.methods.alignment.solve.discrete import Path, Runs, constrained, local, many
from modusvivendi.methods.alignment.solve.graph import Graph, GraphError, graph
from modusvivendi.methods.alignment.solve.landscape import Landscape, landscape
from modusvivendi.methods.alignment.solve.many_camps import ManyCamps
from modusvivendi.methods.alignment.solve.result import Partitions
from modusvivendi.methods.alignment.solve.solve import solve
from modusvivendi.methods.alignment.solve.triads import Triads, triads
from modusvivendi.methods.alignment.solve.two_camps import Switches, TwoCamps

__all__ = [
    "Continuous",
    "Graph",
    "GraphError",
    "Landscape",
    "ManyCamps",
    "Partitions",
    "Path",
    "Runs",
    "Switches",
    "Triads",
    "TwoCamps",
    "constrained",
    "continuous",
    "downhill",
    "graph",
    "landscape",
    "local",
    "many",
    "solve",
    "triads",
]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain arrays do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.alignment.method import METHOD

    return METHOD
