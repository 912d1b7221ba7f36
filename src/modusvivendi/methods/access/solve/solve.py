"""How many people can be out by when."""

from __future__ import annotations

from numpy.typing import ArrayLike

from modusvivendi.methods.access.solve import engines
from modusvivendi.methods.access.solve.grid import layout
from modusvivendi.methods.access.solve.network import Network
from modusvivendi.methods.access.solve.plan import Plan
from modusvivendi.methods.access.solve.question import Question, cells, open_ended, question


def solve(
    network: Network,
    supply: ArrayLike,
    sinks: ArrayLike,
    horizon: int,
    *,
    limits: ArrayLike | None = None,
    engine: str | None = None,
) -> Plan:
    """The most people who can have left by each step, and a plan that brings them out.

    A departure at step t over a link arrives at t + its transit; steps are 0 to the horizon. Waiting at nodes is free.
    People who reach a sink stay there, unless sinks have limits: then they may go on to another.

    The maximum flow of the network over time (Ford and Fulkerson 1958), of which the most people arrive at every step
    (Gale 1959): the sinks of one step after another are added, and the flow augmented without giving up an arrival
    (Minieka 1973; Wilkinson 1971).

    Args:
        network: see ``network``.
        supply: shape (n,), people who are at each node at step 0.
        sinks: nodes that people want to reach; nobody may be there at step 0.
        horizon: the last step that counts.
        limits: of each sink, the most people whom it can take in all, −1 if unlimited, as it is where left out.
        engine: ``"plain"`` or ``"numba"`` (the kernel of this package), ``"ortools"`` or ``"scipy"`` (a maximum flow
            for each step, slower); if left out, the quickest that is installed for so large a network. The numbers of
            people are the same; of several best plans, each may give its own.

    Raises:
        NetworkError: listing everything that is wrong.
    """
    asked = question(network, supply, sinks, horizon, limits)
    return Plan(asked, engines.engine(engine, asked.cells))


def clearance(network: Network, supply: ArrayLike, sinks: ArrayLike, most: int) -> int | None:
    """The first step by which everyone can be out, None if that is after ``most``.

    Horizons are doubled until everyone is out. Nothing is left to be sought then, for the arrivals that are best for a
    horizon are best for every earlier one.

    Raises:
        NetworkError: listing everything that is wrong, or the network over time grew too large.
    """
    asked = open_ended(network, supply, sinks, most)
    if asked.total == 0:
        return 0
    horizon = min(int(network.transit.min()), int(most))
    while (out := _all_out(asked.until(horizon))) is None and horizon < most:
        horizon = min(2 * horizon, int(most))
    return out


def _all_out(asked: Question) -> int | None:
    """The first step by which everyone is out: the arrivals of one horizon hold those of every earlier one."""
    chosen = engines.engine(None, cells(asked.network, asked.horizon))
    arrivals = chosen.solved(layout(asked)).arrivals
    return int((arrivals < asked.total).sum()) if arrivals[-1] == asked.total else None
