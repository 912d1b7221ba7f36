"""Whether one plan attains the optimum of every step at once where sinks have limits.

By no step can more be at the sinks than that step's own optimum. So of all plans that attain the last optimum, the one
whose arrivals are earliest on average attains them all, or none does. It is a flow of least cost, where an arrival
costs its step.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

from modusvivendi.methods.access.solve.cheapest import Priced, cheapest
from modusvivendi.methods.access.solve.engines import Solved
from modusvivendi.methods.access.solve.explicit import Arcs, arcs, has_ortools
from modusvivendi.methods.access.solve.grid import Layout
from modusvivendi.methods.access.solve.network import Ints, NetworkError

MOST_ARCS = 1_000_000


class Attained(NamedTuple):
    """A plan."""

    flow: Ints
    """Shape (links of the grid, width)."""
    together: bool
    """Whether it attains every step's optimum."""


def attained(layout: Layout, solved: Solved) -> Attained:
    """A flow that attains the optimum of every step, if there is one, and else of the last.

    Raises:
        NetworkError: the network over time is too large for this question.
    """
    if solved.together:
        return Attained(solved.grid.flow.astype(np.int64), together=True)
    grid = layout.grid
    exits = np.zeros(grid.width, dtype=np.int64)
    exits[-1] = layout.total
    made = arcs(grid, grid.room, exits)
    if len(made.tail) > MOST_ARCS:
        raise NetworkError(
            [
                f"{len(made.tail):,} links over time are more than {MOST_ARCS:,}: whether one plan attains every "
                "step's optimum is too large a question where sinks have limits; give fewer steps"
            ]
        )
    link, step = made.ways // grid.width, made.ways % grid.width
    arrives = np.isin(link, layout.lasting - 1)
    cost = np.zeros(len(made.tail), dtype=np.int64)
    cost[: len(link)] = np.where(arrives, step, 0)
    found = (_ortools if has_ortools() else _own)(made, cost, int(solved.arrivals[-1]))
    flow = np.zeros(grid.room.size, dtype=np.int64)
    flow[made.ways] = found[: len(link)]
    least = int((np.diff(solved.arrivals, prepend=0) * np.arange(grid.width)).sum())
    return Attained(flow.reshape(grid.room.shape), together=int((found * cost).sum()) == least)


def _ortools(made: Arcs, cost: Ints, people: int) -> Ints:
    min_cost_flow: Any = import_module("ortools.graph.python.min_cost_flow")
    solver = min_cost_flow.SimpleMinCostFlow()
    tail, head = made.tail.astype(np.int32), made.head.astype(np.int32)
    numbers = solver.add_arcs_with_capacity_and_unit_cost(tail, head, made.capacity, cost)
    solver.set_node_supply(made.first, people)
    solver.set_node_supply(made.end, -people)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"OR-tools answered {status} to a flow of least cost")
    return np.asarray(solver.flows(numbers), dtype=np.int64)


def _own(made: Arcs, cost: Ints, people: int) -> Ints:
    return cheapest(Priced(made.end + 1, made.tail, made.head, made.capacity, cost), made.first, made.end, people)
