"""Several camps for graphs of any size: local search for a partition, CP-SAT for the proof and for all the best."""

from __future__ import annotations

from math import ceil
from random import Random
from typing import Any

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.branching import WORKERS, Found
from modusvivendi.methods.alignment.solve.graph import Ints
from modusvivendi.methods.alignment.solve.relabelling import NEUTRAL, broken, in_order, labels
from modusvivendi.methods.alignment.solve.search import near
from modusvivendi.methods.clock import Clock

STARTS = 20


def search(block: Block, camps: int, neutral: bool, seed: int, clock: Clock) -> Ints:
    """The best of several starts, each node moved to its best camp until none gains; the clock ends it early."""
    random, links, choices = Random(seed), near(block), labels(camps, neutral)
    best, least = np.zeros(block.size, dtype=np.int64), broken(block, np.zeros(block.size, dtype=np.int64))
    for _ in range(STARTS):
        held = [choices[random.randrange(len(choices))] for _ in range(block.size)]
        waiting = list(range(block.size))
        while waiting and not clock.up:
            node = waiting.pop()
            costs = [_cost(links[node], held, choice) for choice in choices]
            if min(costs) < _cost(links[node], held, held[node]):
                held[node] = choices[costs.index(min(costs))]
                waiting += [other for other, _ in links[node]]
        found = np.array(held, dtype=np.int64)
        if broken(block, found) < least:
            best, least = found, broken(block, found)
        if clock.up:
            break
    return in_order(best)


def _cost(row: list[tuple[int, int]], held: list[int], camp: int) -> int:
    return sum(max(-unit, 0) if held[other] == camp != NEUTRAL else max(unit, 0) for other, unit in row)


class Model:
    """The assignments of a block in CP-SAT, camps numbered in order of appearance, so that each is there once."""

    def __init__(self, block: Block, camps: int, neutral: bool) -> None:
        from ortools.sat.python import cp_model  # takes half a second

        self.block = block
        self._cp: Any = cp_model
        self._choices = labels(camps, neutral)
        self.model = self._cp.CpModel()
        self._in = [{choice: self.model.new_bool_var("") for choice in self._choices} for _ in range(block.size)]
        self._broken = [self.model.new_bool_var("") for _ in block.units]
        self.objective = self._cp.LinearExpr.weighted_sum(self._broken, np.abs(block.units).tolist())
        for node, mine in enumerate(self._in):
            self.model.add_exactly_one(mine.values())
            for camp in range(1, camps):
                self.model.add_bool_or([mine[camp].negated(), *(self._in[other][camp - 1] for other in range(node))])
        for number, (one, two) in enumerate(block.edges.tolist()):
            self._tie(self._broken[number], int(block.units[number]), self._in[one], self._in[two])

    def _tie(self, broken: Any, unit: int, one: dict[int, Any], two: dict[int, Any]) -> None:
        """Broken exactly if it is, so that an assignment is one solution."""
        for choice in self._choices:
            if choice == NEUTRAL:
                for each in (one[choice], two[choice]):
                    self.model.add_implication(each, broken if unit > 0 else broken.negated())
                continue
            both = [one[choice].negated(), two[choice].negated()]
            if unit < 0:
                self.model.add_bool_or([broken, *both])
                self.model.add_bool_or([broken.negated(), one[choice].negated(), two[choice]])
            else:
                self.model.add_bool_or([broken.negated(), *both])
                self.model.add_bool_or([broken, one[choice].negated(), two[choice]])

    def solve(self, start: Ints, clock: Clock) -> Found:
        """The assignment that breaks least, as far as the time allows."""
        self.model.minimize(self.objective)
        for mine, camp in zip(self._in, start.tolist(), strict=True):
            for choice, variable in mine.items():
                self.model.add_hint(variable, int(choice == camp))
        solver = self._solver(clock, WORKERS)
        status = solver.solve(self.model)
        cost = broken(self.block, start)
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return Found(start, cost, 0)
        found = self._camps(solver.boolean_value)
        if broken(self.block, found) > cost:
            found = start
        return Found(found, broken(self.block, found), max(ceil(solver.best_objective_bound - 1e-6), 0))

    def every(self, cost: int, limit: int, clock: Clock) -> tuple[Ints, bool]:
        """The assignments that break as much, ``limit`` of them at most; and whether these are all."""
        self.model.clear_objective()
        self.model.add(self.objective == cost)
        found: list[Ints] = []
        outer = self

        class Collect(self._cp.CpSolverSolutionCallback):  # type: ignore[misc, name-defined]  # a class of the solver's
            def on_solution_callback(self) -> None:
                found.append(outer._camps(self.boolean_value))
                if len(found) > limit:
                    self.stop_search()

        solver = self._solver(clock, 1)
        solver.parameters.enumerate_all_solutions = True
        status = solver.solve(self.model, Collect())
        listed = np.unique(np.array(found), axis=0) if found else np.zeros((0, self.block.size), dtype=np.int64)
        return listed[:limit], status == self._cp.OPTIMAL and len(listed) <= limit

    def _camps(self, is_true: Any) -> Ints:
        found = [next(choice for choice in self._choices if is_true(mine[choice])) for mine in self._in]
        return np.array(found, dtype=np.int64)

    def _solver(self, clock: Clock, workers: int) -> Any:
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = 0
        solver.parameters.max_time_in_seconds = max(clock.left, 0.01)
        return solver
