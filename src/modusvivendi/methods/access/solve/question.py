"""Who is to leave, where to, and until when: the question that is put to a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from modusvivendi.methods.access.solve.network import (
    LARGEST,
    UNLIMITED,
    Ints,
    Network,
    check_whole,
    stop,
    unlimited,
    vector,
    whole_array,
)

MOST_CELLS = 20_000_000
"""Nodes and links together, times the steps."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A checked question."""

    network: Network
    supply: Ints
    """Shape (n,): people who wait at each node at step 0."""
    sinks: Ints
    """Shape (k,): the nodes that people want to reach."""
    limits: Ints
    """Shape (k,): the most people each can take in all; −1 if unlimited."""
    horizon: int
    """The last step that counts."""

    @property
    def total(self) -> int:
        """People who are to leave."""
        return int(self.supply.sum())

    @property
    def limited(self) -> bool:
        """Whether some sink cannot take everyone."""
        return bool((self.limits != UNLIMITED).any())

    @property
    def cells(self) -> int:
        """Nodes and links, times the steps."""
        return cells(self.network, self.horizon)

    def until(self, horizon: int) -> Question:
        """The same until another step.

        Raises:
            NetworkError: there are too many steps for so large a network.
        """
        faults: list[str] = []
        check_size(self.network, horizon, faults)
        stop(faults)
        return replace(self, horizon=horizon)


def question(
    network: Network,
    supply: ArrayLike,
    sinks: ArrayLike,
    horizon: int,
    limits: ArrayLike | None = None,
) -> Question:
    """A question about a network, checked; see ``solve`` for its parts.

    Raises:
        NetworkError: listing everything that is wrong.
    """
    faults: list[str] = []
    check_whole(horizon, 1, LARGEST, "the horizon", faults)
    stop(faults)
    made = _asked(network, supply, sinks, int(horizon), limits, faults)
    check_size(network, made.horizon, faults)
    for link in np.flatnonzero(network.transit > made.horizon).tolist():
        faults.append(
            f"link {link} takes {network.transit[link]:,} steps, longer than the horizon of {made.horizon:,}: "
            "nobody arrives over it; leave it out or give a later horizon"
        )
    stop(faults)
    return made


def open_ended(network: Network, supply: ArrayLike, sinks: ArrayLike, most: int) -> Question:
    """A question whose horizon is still sought, up to ``most``.

    Raises:
        NetworkError: listing everything that is wrong.
    """
    faults: list[str] = []
    check_whole(most, 0, LARGEST, "most", faults)
    stop(faults)
    made = _asked(network, supply, sinks, int(most), None, faults)
    stop(faults)
    return made


def check_size(network: Network, horizon: int, faults: list[str]) -> None:
    """Note it if the network over time is too large."""
    if cells(network, horizon) > MOST_CELLS:
        steps = MOST_CELLS // (network.n + len(network.links)) - 1
        faults.append(
            f"{network.n:,} nodes and {len(network.links):,} links over {horizon:,} steps are more than "
            f"{MOST_CELLS:,} cells; give a horizon of {steps:,} at most, in longer steps"
        )


def cells(network: Network, horizon: int) -> int:
    """Nodes and links, times the steps."""
    return (network.n + len(network.links)) * (horizon + 1)


def _asked(
    network: Network, supply: ArrayLike, sinks: ArrayLike, horizon: int, limits: ArrayLike | None, faults: list[str]
) -> Question:
    people = vector(supply, network.n, 0, "supply", faults)
    if people.sum() > LARGEST:
        faults.append(f"supply is {people.sum():,} people in all; give {LARGEST:,} at most")
    ends = _sinks(network.n, sinks, faults)
    most = unlimited(len(ends)) if limits is None else vector(limits, len(ends), UNLIMITED, "limits", faults)
    if not faults:
        for sink in ends[people[ends] > 0].tolist():
            faults.append(f"node {sink} is a sink and has supply; people who are there have arrived")
        faults += [
            f"node {node} has {people[node]:,} people, and no way leads from it to a sink"
            for node in np.flatnonzero((people > 0) & ~_leads(network, ends)).tolist()
        ]
    return Question(network=network, supply=people, sinks=ends, limits=most, horizon=horizon)


def _sinks(n: int, sinks: ArrayLike, faults: list[str]) -> Ints:
    made = whole_array(sinks)
    if made is None or made.ndim != 1 or not len(made):
        faults.append("sinks: give a row of nodes, one at least")
        return np.zeros(0, dtype=np.int64)
    wrong = made[(made < 0) | (made >= n)].tolist()
    faults += [f"sink {node} is not there; nodes are 0 to {n - 1}" for node in wrong]
    nodes, times = np.unique(made, return_counts=True)
    faults += [f"sink {node} is given more than once" for node in nodes[times > 1].tolist()]
    return made


def _leads(network: Network, ends: Sequence[int] | Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Shape (n,): whether some way leads from a node to a sink."""
    before: list[list[int]] = [[] for _ in range(network.n)]
    for tail, head in network.links.tolist():
        before[head].append(tail)
    leads = np.zeros(network.n, dtype=np.bool_)
    leads[ends] = True
    waiting = [int(end) for end in ends]
    while waiting:
        for node in before[waiting.pop()]:
            if not leads[node]:
                leads[node] = True
                waiting.append(node)
    return leads
