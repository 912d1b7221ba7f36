"""The worked example of the capacity constrained route planner (CCRP): Lu, George and Shekhar (2005).

Numbers as in the input file of an implementation that is published with the example; nodes N1 to N14 are 0 to 13.
"""

from __future__ import annotations

from modusvivendi.methods.access.solve.network import UNLIMITED, Network, network

ROADS = (
    (1, 3, 7, 1), (3, 4, 3, 3), (3, 5, 3, 3), (4, 6, 5, 4), (5, 7, 3, 4), (2, 3, 7, 1), (6, 10, 5, 5), (7, 11, 3, 5),
    (9, 10, 14, 4), (9, 11, 6, 4), (8, 9, 6, 4), (8, 10, 6, 3), (8, 11, 3, 3), (10, 13, 8, 1), (10, 12, 6, 4),
    (11, 14, 3, 2), (12, 14, 3, 3),
)  # fmt: skip
"""From, to, people per step, steps."""
HOLDS = (50, 50, 30, 8, 6, 10, 8, 65, 25, 30, 8, 18, UNLIMITED, UNLIMITED)
"""People who may be at a node."""
SUPPLY = {1: 10, 2: 5, 8: 15}
SINKS = (13, 14)


def ccrp() -> tuple[Network, list[int], list[int]]:
    """The network, the people at each node, and the sinks."""
    made = network(
        len(HOLDS),
        [(tail - 1, head - 1) for tail, head, _, _ in ROADS],
        [people for _, _, people, _ in ROADS],
        [steps for _, _, _, steps in ROADS],
        holds=HOLDS,
    )
    supply = [SUPPLY.get(node + 1, 0) for node in range(len(HOLDS))]
    return made, supply, [sink - 1 for sink in SINKS]
