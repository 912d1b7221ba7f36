"""Branching where the relaxation is not tight: HiGHS with the cycles found so far, then CP-SAT."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from modusvivendi.methods.alignment.solve.cycles import Cycles
from modusvivendi.methods.alignment.solve.graph import Ints
from modusvivendi.methods.alignment.solve.packages import has_cp_sat
from modusvivendi.methods.alignment.solve.search import Forced, broken
from modusvivendi.methods.clock import Clock

WORKERS = 8
"""Of CP-SAT: with fewer it can stall where eight, on the same cores, prove at once."""
_SAFE = 1e-4
"""What HiGHS's bound is lowered by before it is rounded up, as a share of the largest cost."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The best partition of a block, and a bound."""

    sides: Ints
    cost: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no partition breaks less."""
        return self.bound >= self.cost


def branch(cycles: Cycles, best: Found, clock: Clock, forced: Forced | None = None) -> Found:
    """Close the gap between a partition and a bound as far as the time allows: half of it for HiGHS.

    Args:
        cycles: the program; its costs are the block's.
        best: the best partition and bound so far.
        clock: the time that is left.
        forced: a node, and the side that it is held on.
    """
    cycles.program.force(forced)
    sides, bound = cycles.program.branch(best.sides, Clock(clock.left * (0.5 if has_cp_sat() else 1.0)))
    lowered = bound - _SAFE * cycles.program.largest
    best = _better(cycles, best, sides, ceil(lowered) if np.isfinite(lowered) else 0)
    if not best.proved and not clock.up and has_cp_sat():
        best = _cp_sat(cycles, best, clock, forced)
    return best


def _better(cycles: Cycles, best: Found, sides: Ints, bound: int) -> Found:
    cost = broken(cycles.block, sides)
    if cost < best.cost:
        best = replace(best, sides=sides, cost=cost)
    return replace(best, bound=min(max(best.bound, bound), best.cost))


def _cp_sat(cycles: Cycles, best: Found, clock: Clock, forced: Forced | None) -> Found:
    """The same program in CP-SAT: x(v) = the side of node v; its bounds are whole numbers."""
    from ortools.sat.python import cp_model  # takes half a second

    block = cycles.block
    model = cp_model.CpModel()
    x = [model.new_bool_var("") for _ in range(block.size)]
    y = [model.new_bool_var("") for _ in block.units]
    model.add(x[0] == 0)
    if forced is not None:
        model.add(x[forced[0]] == forced[1])
    for number, (one, two) in enumerate(block.edges.tolist()):
        other = x[two] if block.units[number] > 0 else x[two].negated()
        model.add_bool_or(y[number], x[one].negated(), other)
        model.add_bool_or(y[number], x[one], other.negated())
    for cycle in cycles.known:
        model.add_bool_or([y[number] for number in cycle])
    objective = cp_model.LinearExpr.weighted_sum(y, np.abs(block.units).tolist())
    model.add(objective >= best.bound)
    model.minimize(objective)
    for variable, side in zip(x, best.sides.tolist(), strict=True):
        model.add_hint(variable, side)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = 0
    solver.parameters.max_time_in_seconds = max(clock.left, 0.01)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return best
    sides = np.array([int(solver.boolean_value(each)) for each in x], dtype=np.int64)
    return _better(cycles, best, sides, ceil(solver.best_objective_bound - 1e-6))
