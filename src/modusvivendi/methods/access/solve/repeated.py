"""The maximum flow over time by repeating one static flow: a second way to the same number, for plain networks."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.access.solve.cheapest import Priced, cheapest
from modusvivendi.methods.access.solve.network import LARGEST, UNLIMITED, Network, check_whole, stop


def repeated(network: Network, source: int, sink: int, horizon: int) -> int:
    """People who can have reached a sink by the horizon, of as many as you like at one source at step 0.

    The steps of Ford and Fulkerson (1958): find a static flow f that maximises (horizon + 1) |f| − Σ transit × f, by
    cheapest paths while these take no longer than the horizon; split it into paths; and send people along each of them
    again and again, as long as they still arrive: horizon + 1 − the path's transit times. No other flow over time
    brings more people to the sink.

    Args:
        network: always open, and without limits to passing. Nobody has to wait, so that ``holds`` do not matter.
        source: the node where everyone is.
        sink: the node that they want to reach.
        horizon: the last step that counts.

    Raises:
        NetworkError: the network has windows or limits to passing, a node is not there, or both are the same.
    """
    faults: list[str] = []
    if any(windows is not None for windows in network.windows):
        faults.append("links have windows; a flow that is repeated at every step needs links that are always open")
    if (network.passes != UNLIMITED).any():
        faults.append("passes limit how many go through nodes; leave them out")
    check_whole(source, 0, network.n - 1, "the source", faults)
    check_whole(sink, 0, network.n - 1, "the sink", faults)
    check_whole(horizon, 0, LARGEST, "the horizon", faults)
    if source == sink:
        faults.append(f"node {source} is both source and sink")
    stop(faults)
    arcs = Priced(network.n, network.links[:, 0], network.links[:, 1], network.capacity, network.transit)
    flow = cheapest(arcs, source, sink, int(network.capacity.sum()), below=int(horizon) + 1)
    away = flow[arcs.tail == source].sum() - flow[arcs.head == source].sum()
    return (int(horizon) + 1) * int(away) - int((np.asarray(network.transit) * flow).sum())
