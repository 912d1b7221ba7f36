"""Published results about flows over time, and what follows from the definitions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.methods.access.published.data import ccrp
from modusvivendi.methods.access.solve.network import network
from modusvivendi.methods.access.solve.repeated import repeated
from modusvivendi.methods.access.solve.solve import clearance, solve
from modusvivendi.methods.verifying import Cell, Check

CCRP = "Lu, George and Shekhar (2005)"
FORD_FULKERSON = "Ford and Fulkerson (1958)"


def checks() -> Iterator[Check]:
    """Each case."""
    yield _ccrp()
    yield _repeated()


def _ccrp() -> Check:
    """Theirs is a heuristic; on this network it finds the optimum."""
    made, supply, sinks = ccrp()
    plan = solve(made, supply, sinks, 20)
    more = np.flatnonzero(np.diff(plan.arrivals, prepend=0)).tolist()
    cells = (
        Cell("people", "30", str(sum(supply))),
        Cell("step at which all are out", "16", str(clearance(made, supply, sinks, 100))),
        Cell(
            "people out, by step",
            "6 by 4, 15 by 5, 18 by 14, 24 by 15, 30 by 16",
            ", ".join(f"{plan.arrivals[step]} by {step}" for step in more),
        ),
    )
    return Check("Evacuation of 14 places", CCRP, "published", cells)


def _repeated() -> Check:
    """Few can take the quickest way, and the two others share a link."""
    made = network(4, [(0, 3), (0, 1), (1, 3), (0, 2), (2, 1)], [1, 4, 3, 5, 2], [2, 1, 2, 1, 1])
    best = {horizon: solve(made, [1000, 0, 0, 0], [3], horizon).arrivals[-1] for horizon in (3, 6, 12)}
    cells = tuple(
        Cell(f"people out by {horizon}", str(repeated(made, 0, 3, horizon)), str(people))
        for horizon, people in best.items()
    )
    return Check("A static flow repeated is a maximum flow over time", FORD_FULKERSON, "definition check", cells)
