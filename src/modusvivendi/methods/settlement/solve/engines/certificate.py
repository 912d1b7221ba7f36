"""The proof, in whole numbers, that no package has a larger product of gains; or a package that has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from modusvivendi.methods.settlement.solve.engines.cpsat import accepted
from modusvivendi.methods.settlement.solve.engines.cpsat import weighted_sum as expression
from modusvivendi.methods.settlement.solve.engines.gains import GainModel, Package, gaining, product, reach, terms
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.product import at_least, plane, weighted_sum
from modusvivendi.methods.settlement.solve.problem import Problem

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import LinearExpr


def certified(
    problem: Problem, best: Package, points: Sequence[Sequence[float]], budget: Budget
) -> tuple[Package, bool]:
    """The package with the largest product of gains, among those where as many parties gain as in ``best``.

    Steps: (1) take the tangent plane at the best package known; (2) let CP-SAT find the package that is highest above
    it, among those that are not excluded; (3) if even that one is too low for a larger product, the best package is
    proven; (4) if its product is larger, it is the best one now; (5) otherwise exclude it by its own plane or, where
    that is not sharp enough, by asking that some party get more than it gives, and cut deeper by the plane halfway to
    the best one; go on. Each step excludes a package, so that the steps end.

    Args:
        problem: any size.
        best: an acceptable package.
        points: gains at which to start with a plane.
        budget: what the search may cost.

    Returns:
        The best package, and whether it is proven.
    """
    search = _Search(problem, best, GainModel.of(problem, len(gaining(problem, best))), budget)
    for gains in points:
        search.exclude_below([max(1, round(gain)) for gain in gains])
    proven = search.run()
    return search.best, proven


@dataclass(slots=True, eq=False)
class _Search:
    problem: Problem
    best: Package
    space: GainModel
    budget: Budget

    def run(self) -> bool:
        """Whether :attr:`best` is proven when the search ends."""
        cp = self.space.model.cp
        while True:
            weights = plane(terms(self.problem, self.best), self._reach)
            needed = at_least(weights, product(self.problem, self.best) + 1)
            self.space.model.hint(self.best)
            cp.maximize(self._above(weights))
            found = self.space.model.search(self.budget)
            if found.package is None:
                return found.proven
            gains = terms(self.problem, found.package)
            if found.proven and weighted_sum(weights, gains) < needed:
                return True
            if not self._went_on(found.package, gains) or self.budget.over:
                return False

    def exclude_below(self, gains: list[int]) -> bool:
        """Exclude packages by the plane at some gains; whether it excludes a package with just these."""
        weights = plane(gains, self._reach)
        least = at_least(weights, product(self.problem, self.best))
        self.space.model.cp.add(self._above(weights) >= least)
        return weighted_sum(weights, gains) < least

    def _went_on(self, package: Package, gains: list[int]) -> bool:
        """Take the package as the best one, or exclude it."""
        if not accepted(self.problem, package):
            return False
        if product(self.problem, package) > product(self.problem, self.best):
            self.best = package
            return True
        if not self.exclude_below(gains):
            self._exclude(gains)
        between = zip(gains, terms(self.problem, self.best), strict=True)
        self.exclude_below([max(1, isqrt(gain * best)) for gain, best in between])
        return True

    def _exclude(self, gains: list[int]) -> None:
        """Ask that some party get more: whatever has a larger product does."""
        cp = self.space.model.cp
        more = [cp.new_bool_var("") for _ in gains]
        for variable, term, gain in zip(more, self.space.terms, gains, strict=True):
            cp.add(term >= gain + 1).only_enforce_if(variable)
        cp.add_bool_or(more)

    def _above(self, weights: Sequence[int]) -> LinearExpr:
        return expression(self.space.terms, weights)

    @property
    def _reach(self) -> list[int]:
        form = self.space.model.linear
        return reach(self.problem, form.most, form.base)
