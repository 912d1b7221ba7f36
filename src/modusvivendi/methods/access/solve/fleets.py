"""Vehicles: how many seats there are, where, and on which links they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.access.solve.grid import steps_open
from modusvivendi.methods.access.solve.network import LARGEST, Ints, Network, check_whole, is_whole

Way = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Fleet:
    """Vehicles of one kind that stand at one node at step 0."""

    seats: int
    """Of each vehicle."""
    vehicles: int
    at: int
    """The node."""
    links: Sequence[int]
    """Links of the network that they use, loaded or empty, when these are open. There people need a seat."""
    returns: Sequence[Way] = ()
    """Ways that they also use, empty, at any time: from, to, steps."""


@dataclass(frozen=True, slots=True, eq=False)
class Trips:
    """The ways of one fleet, those on links first."""

    links: Ints
    """Shape (c,): numbers of the links."""
    tail: Ints
    head: Ints
    transit: Ints
    """Shape (c + returns,) each."""
    may: NDArray[np.bool_]
    """Shape (c + returns, width): whether vehicles may depart and arrive in time."""


def check_fleets(network: Network, fleets: Sequence[Fleet], faults: list[str]) -> None:
    """Note everything that is wrong with fleets."""
    if not fleets:
        faults.append("fleets: give one at least; a network without vehicles is what solve answers")
    for number, fleet in enumerate(fleets):
        what = f"fleets[{number}]"
        check_whole(fleet.seats, 1, LARGEST, f"{what}.seats", faults)
        check_whole(fleet.vehicles, 0, LARGEST, f"{what}.vehicles", faults)
        check_whole(fleet.at, 0, network.n - 1, f"{what}.at", faults)
        many = len(network.links)
        faults += [
            f"{what}.links has {link!r}; links are 0 to {many - 1}"
            for link in fleet.links
            if not is_whole(link) or not 0 <= link < many
        ]
        if len(set(fleet.links)) < len(fleet.links):
            faults.append(f"{what}.links names a link more than once")
        faults += [
            f"{what}.returns has {way!r}; give (from, to, steps), two nodes up to {network.n - 1} and 1 step or more"
            for way in fleet.returns
            if not _is_way(way, network.n)
        ]


def trips(network: Network, fleet: Fleet, width: int) -> Trips:
    """The ways of a checked fleet."""
    links = np.array(fleet.links, dtype=np.int64)
    back = np.array(fleet.returns, dtype=np.int64).reshape(-1, 3)
    may = np.zeros((len(links) + len(back), width), dtype=np.bool_)
    for place, link in enumerate(links.tolist()):
        may[place] = steps_open(network, link, width)
    for place, steps in enumerate(back[:, 2].tolist(), start=len(links)):
        may[place, : max(width - steps, 0)] = True
    return Trips(
        links=links,
        tail=np.concatenate([network.links[links, 0], back[:, 0]]),
        head=np.concatenate([network.links[links, 1], back[:, 1]]),
        transit=np.concatenate([network.transit[links], back[:, 2]]),
        may=may,
    )


def _is_way(way: Sequence[int], n: int) -> bool:
    return len(way) == 3 and all(map(is_whole, way)) and 0 <= min(way[:2]) <= max(way[:2]) < n and way[2] >= 1
