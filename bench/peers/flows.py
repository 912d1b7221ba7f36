"""The maximum flow of a network over time written out, by NetworkX, one of its algorithms at a time."""

from __future__ import annotations

from typing import Any

import numpy as np

PREFLOW, DINITZ, SHORTEST = "preflow_push", "dinitz", "shortest_augmenting_path"


def graph(network: Any, supply: Any, sinks: Any, horizon: int) -> Any:
    """A NetworkX graph whose nodes are pairs of node and step; links without a capacity are unlimited."""
    import networkx

    made = networkx.DiGraph()
    for node in range(network.n):
        if supply[node]:
            made.add_edge("source", (node, 0), capacity=int(supply[node]))
        for step in range(horizon):
            made.add_edge((node, step), (node, step + 1))
    for link, (tail, head) in enumerate(network.links.tolist()):
        transit = int(network.transit[link])
        for step in range(horizon + 1 - transit):
            if network.windows[link] is None or any(first <= step < last for first, last in network.windows[link]):
                made.add_edge((tail, step), (head, step + transit), capacity=int(network.capacity[link]))
    for sink in np.asarray(sinks).tolist():
        for step in range(horizon + 1):
            made.add_edge((sink, step), "sink")
    return made


def value(made: Any, algorithm: str) -> int:
    """The value of a maximum flow."""
    from networkx.algorithms import flow

    return int(flow.maximum_flow_value(made, "source", "sink", flow_func=getattr(flow, algorithm)))
