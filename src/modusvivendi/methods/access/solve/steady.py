"""The whole curve of arrivals at once, for plain networks: one place to leave from, and nothing that changes with time.

Ford and Fulkerson (1958): the cheapest paths of a static flow, each used again and again, bring as many people to the
sinks as can be there by any step: with v people on a path that takes d steps, v × (T + 1 − d) of them by step T. That
is so by every step at once for one source (Wilkinson 1971; Minieka 1973). Those who wait at the source are the first
link of every way, so that no more arrive than there are, and else as many as without that limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.access.solve.cheapest import FAR, Priced, Sent, paths
from modusvivendi.methods.access.solve.network import LARGEST, UNLIMITED, Network


@dataclass(frozen=True, slots=True)
class Steady:
    """A static flow that is repeated."""

    sent: tuple[Sent, ...]
    """Its paths: people per step, and steps on the way."""
    supply: int

    def by(self, step: int) -> int:
        """People at the sinks by a step, the most there can be."""
        return min(sum(each.people * max(step + 1 - each.paid, 0) for each in self.sent), self.supply)


def steady(network: Network, supply: Sequence[int], sinks: Sequence[int]) -> Steady | None:
    """The repeated flow; None where links have windows or people wait in several places.

    Args:
        network: of which ``holds`` do not matter, for nobody has to wait but at the source.
        supply: shape (n,), people who wait at each node at step 0.
        sinks: the nodes that they want to reach, without limits.
    """
    sources = [node for node, people in enumerate(supply) if people]
    if len(sources) != 1 or any(windows is not None for windows in network.windows):
        return None
    arcs = _arcs(network, sinks)
    return Steady(paths(arcs, sources[0], 2 * network.n, FAR), supply[sources[0]])


def _arcs(network: Network, sinks: Sequence[int]) -> Priced:
    """Every node twice, before and after those who go through it are counted; the last node stands for all sinks."""
    n = network.n
    nodes, ends = np.arange(n), np.asarray(sinks, dtype=np.int64)
    passes = np.where(network.passes == UNLIMITED, LARGEST, network.passes)
    free = np.zeros(n + len(ends), dtype=np.int64)
    return Priced(
        nodes=2 * n + 1,
        tail=np.concatenate([network.links[:, 0] + n, nodes, ends + n]),
        head=np.concatenate([network.links[:, 1], nodes + n, np.full(len(ends), 2 * n)]),
        capacity=np.concatenate([network.capacity, passes, np.full(len(ends), LARGEST)]),
        cost=np.concatenate([network.transit, free]),
    )
