"""Access: how many people can get out, by when, and what holds them up?

Flows over time (Ford and Fulkerson), exactly. For use with plain arrays:

>>> from modusvivendi.methods import access
>>> links = [(0, 1), (1, 2), (0, 2)]  # a road by way of 1, and a quicker one that few can take
>>> network = access.network(3, links, capacity=[4, 3, 1], transit=[1, 2, 2])
>>> plan = access.solve(network, supply=[20, 0, 0], sinks=[2], horizon=6)
>>> plan.arrivals.tolist()
[0, 0, 1, 5, 9, 13, 17]
>>> plan.link_value.tolist()
[12, 12, 5]
"""

from typing import Any

from modusvivendi.methods.access.solve.binding import Binding
from modusvivendi.methods.access.solve.fleets import Fleet
from modusvivendi.methods.access.solve.network import Network, NetworkError, network
from modusvivendi.methods.access.solve.plan import Plan
from modusvivendi.methods.access.solve.solve import clearance, solve
from modusvivendi.methods.access.solve.vehicles import VehiclePlan, vehicles

__all__ = [
    "Binding",
    "Fleet",
    "Network",
    "NetworkError",
    "Plan",
    "VehiclePlan",
    "clearance",
    "network",
    "solve",
    "vehicles",
]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain arrays do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.access.method import METHOD

    return METHOD
