"""Minimal unlocking sets of large problems, smallest first, each size proven complete before the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import combinations

from modusvivendi.methods.settlement.solve.engines.cpsat import Model, accepted
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.sets import Found, Set, concessions, in_order
from modusvivendi.methods.settlement.solve.problem import Problem


def searched_unlocking(problem: Problem, most: int, budget: Budget) -> Found:
    """All minimal unlocking sets of at most ``most`` constraints (minimal correction sets).

    Steps: (1) for each set of at most ``most`` reservation values that are given up, one CP-SAT model without them, in
    which each red line may be broken; (2) take the model that could have the smallest set, and find the fewest red
    lines to break; (3) list the set if no other model could have a smaller one, and forbid it and what contains it in
    all models (Liffiton and Sakallah 2008); (4) go on until no model has a set of that size left. The sets come by
    growing size, so that each is minimal, and when the budget ends, all sizes below the next one are complete.
    """
    search = _Search(problem, most, budget)
    found: list[Set] = []
    for unlocking in search.sets():
        found.append(unlocking)
    return Found(in_order(found), search.complete, all=False)


@dataclass(slots=True)
class _Search:
    problem: Problem
    most: int
    budget: Budget
    complete: int = -1
    found: list[Set] = field(default_factory=list)
    models: dict[Set, _Relaxed] = field(default_factory=dict)

    def sets(self) -> Iterator[Set]:
        queue: list[tuple[int, int, Set]] = []
        for size in range(min(self.most, self.problem.parties) + 1):
            for parties in combinations(range(self.problem.parties), size):
                given_up = frozenset(("reservation", party) for party in parties)
                heappush(queue, (size, len(queue), given_up))
        while queue:
            least, order, given_up = heappop(queue)
            self.complete = least - 1
            model = self.models.setdefault(given_up, _Relaxed(self.problem, given_up, self.most))
            best = model.smallest(self.found, self.budget)
            if best is None:
                if not model.empty:
                    return
                del self.models[given_up]
            elif len(best) > least:
                heappush(queue, (len(best), order, given_up))
            else:
                self.found.append(best)
                yield best
                heappush(queue, (least, order, given_up))
        self.complete = self.most


@dataclass(slots=True)
class _Relaxed:
    """The packages without some reservation values, and the sets of red lines that open them."""

    problem: Problem
    given_up: Set
    most: int
    empty: bool = False
    """Whether it is proven that no set is left."""
    known: Set | None = None
    """The smallest set, found before."""
    seen: int = 0
    """How many of the listed sets the model forbids."""
    model: Model | None = None

    def smallest(self, found: list[Set], budget: Budget) -> Set | None:
        """The smallest set that contains what is given up and none of the sets found.

        None if there is none left, or if the budget ended first.
        """
        if self.known is not None and not any(each <= self.known for each in found[self.seen :]):
            return self.known
        self.known = None
        if any(each <= self.given_up for each in found):
            self.empty = True
            return None
        model = self._model()
        for each in found[self.seen :]:
            lines = each - self.given_up
            if all(line in model.broken for line in lines):
                model.cp.add_bool_or([model.broken[line].negated() for line in sorted(lines)])
        self.seen = len(found)
        return self._solve(model, budget)

    def _model(self) -> Model:
        if self.model is None:
            lines = [each for each in concessions(self.problem) if each[0] == "red_line"]
            self.model = Model.of(self.problem, self.given_up, soft=lines)
            if lines:
                broken = sum(self.model.broken.values())
                self.model.cp.add(broken <= self.most - len(self.given_up))
                self.model.cp.maximize(-broken)
        return self.model

    def _solve(self, model: Model, budget: Budget) -> Set | None:
        lines = sorted(model.broken)
        result = model.search(budget, [model.broken[line] for line in lines])
        if result.package is None or not result.proven:
            self.empty = result.proven
            return None
        broken = self.given_up | {line for line, value in zip(lines, result.values, strict=True) if value}
        self.known = broken if accepted(self.problem, result.package, broken) else None
        return self.known
