"""Minimal conflicts of large problems, smallest first, by implicit hitting sets."""

from __future__ import annotations

from modusvivendi.methods.settlement.solve.engines.agreement import searched
from modusvivendi.methods.settlement.solve.engines.cpsat import Model, broken
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.packages import import_cp_model
from modusvivendi.methods.settlement.solve.engines.sets import Found, Set, concessions, in_order
from modusvivendi.methods.settlement.solve.problem import Concession, Problem

_UNITS_PER_MAP = 0.01
_UNITS_PER_SHRINKING = 0.5


def searched_conflicts(problem: Problem, budget: Budget) -> Found:
    """The minimal conflicts (minimal unsatisfiable subsets), smallest first.

    Any set of constraints that contains a constraint of each unlocking set may be a conflict, and no other can be.
    Steps: (1) take a smallest set that hits all unlocking sets known so far and contains no conflict known so far;
    (2) ask CP-SAT for a package that satisfies these constraints and the rules; (3) if there is none, the set is a
    conflict, and minimal, since a smaller one would hit the same unlocking sets; (4) if there is one, what it breaks is
    an unlocking set, which is shrunk and joins those known; (5) end when no set is left (Reiter 1987; Ignatiev,
    Previti, Liffiton and Marques-Silva 2015; the enumeration of both families is that of Liffiton and others 2016).

    Each conflict is a model of just these constraints that CP-SAT proved to have no package: no unsatisfiable core is
    taken over from the solver.
    """
    hitting = _Map(concessions(problem))
    found: list[Set] = []
    while not budget.over:
        candidate = hitting.smallest(budget)
        if candidate is None:
            break
        others = frozenset(hitting.elements) - candidate
        decision = searched(problem, budget, others)
        if decision.exists is None:
            break
        if decision.package is None:
            found.append(candidate)
            hitting.exclude(candidate)
        else:
            hitting.hit(_shrunk(problem, decision.package, candidate, budget))
    return Found(in_order(found), hitting.least - 1, all=hitting.empty)


class _Map:
    """Which sets of constraints are still undecided, as a small CP-SAT model."""

    def __init__(self, elements: tuple[Concession, ...]) -> None:
        self.elements = elements
        self.least = 0
        """No smaller set is undecided."""
        self.empty = False
        """Whether no set is undecided."""
        self._cp = import_cp_model().CpModel()
        self._kept = {element: self._cp.new_bool_var("") for element in elements}
        self._cp.minimize(sum(self._kept.values()))

    def hit(self, unlocking: Set) -> None:
        """From now on one of these must be in the set."""
        self._cp.add_bool_or([self._kept[element] for element in sorted(unlocking)])

    def exclude(self, conflict: Set) -> None:
        """From now on one of these must not be in the set."""
        self._cp.add_bool_or([self._kept[element].negated() for element in sorted(conflict)])

    def smallest(self, budget: Budget) -> Set | None:
        """A smallest set that is undecided; None if there is none, or if the budget ended first."""
        cp_model = import_cp_model()
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = budget.work
        solver.parameters.max_time_in_seconds = budget.seconds
        status = solver.solve(self._cp)
        budget.spend(max(_UNITS_PER_MAP, solver.response_proto.deterministic_time))
        self.empty = status == cp_model.INFEASIBLE
        if status != cp_model.OPTIMAL:
            return None
        chosen = frozenset(element for element, kept in self._kept.items() if solver.value(kept))
        self.least = len(chosen)
        return chosen


def _shrunk(problem: Problem, package: tuple[int, ...], kept: Set, budget: Budget) -> Set:
    """A small set of constraints that some package breaks, none of them in ``kept``, from such a package.

    The smaller, the fewer steps are left; it need not be the smallest.
    """
    rest = [each for each in concessions(problem) if each not in kept]
    if not rest:
        return frozenset()
    model = Model.of(problem, soft=rest)
    model.hint(package)
    model.cp.maximize(-sum(model.broken.values()))
    step = Budget(budget.seconds)
    step.work = allowed = min(_UNITS_PER_SHRINKING, budget.work)
    found = model.search(step)
    budget.spend(allowed - step.work)
    return broken(problem, package if found.package is None else found.package)
