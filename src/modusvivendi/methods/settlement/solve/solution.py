"""The solution: each part is computed when it is first read, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from modusvivendi.methods.settlement.solve.counting import count
from modusvivendi.methods.settlement.solve.fair.leximin import egalitarian, kalai_smorodinsky
from modusvivendi.methods.settlement.solve.fair.nash import nash
from modusvivendi.methods.settlement.solve.fair.utilitarian import utilitarian
from modusvivendi.methods.settlement.solve.fold import TooWideError
from modusvivendi.methods.settlement.solve.merge import Merged, merge
from modusvivendi.methods.settlement.solve.problem import Concession, Ints, Problem
from modusvivendi.methods.settlement.solve.representatives import gap, undominated
from modusvivendi.methods.settlement.solve.tables import packages
from modusvivendi.methods.settlement.solve.ties import packages_of

if TYPE_CHECKING:
    from modusvivendi.methods.settlement.solve.engines import Best, Blocking, Decision

TIES = 1_000
"""Of the packages that are equally good at most so many are listed."""
_ROWS_OF_A_LOOK = 2_000
"""How many partial packages are kept in the first look for an agreement."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The agreements that one fairness rule picks; more than one where they tie."""

    packages: Ints
    """Shape (n, issues), in lexicographic order, n ≥ 1; at most :data:`TIES` of them."""
    points: Ints
    """Shape (n, parties): what each package is worth to each party."""
    proven: bool
    """Whether no acceptable package is better by the rule."""
    all_listed: bool
    """Whether these are all packages that are equally good."""
    left_out: tuple[int, ...] = ()
    """Parties that can gain nothing at all, so that the rule could not count them."""

    @property
    def package(self) -> tuple[int, ...]:
        """The first of the packages: one option for each issue."""
        return tuple(self.packages[0].tolist())

    @property
    def utilities(self) -> tuple[int, ...]:
        """What the first package is worth to each party."""
        return tuple(self.points[0].tolist())


@dataclass(frozen=True, eq=False)
class Solution:
    """What can be said about a problem. Nothing is computed before it is read."""

    problem: Problem
    unlock_size: int = 3
    """The largest set of concessions to look for."""
    time_limit: float | None = None
    """Seconds for each part that needs a search; None sets no limit."""

    @cached_property
    def agreement_exists(self) -> bool | None:
        """Whether some package is acceptable to every party; None if that was not decided within the limit."""
        look = self._first_look
        if look is not None and (look.exact or len(look.utilities)):
            return len(look.utilities) > 0
        return self._decision.exists

    @cached_property
    def agreement(self) -> tuple[int, ...] | None:
        """An acceptable package, the witness of :attr:`agreement_exists`; None where none is known."""
        look = self._first_look
        if look is not None and len(look.utilities):
            return tuple(packages(look.table, np.zeros(1, dtype=np.int64), self.problem.issues)[0].tolist())
        return None if look is not None and look.exact else self._decision.package

    @cached_property
    def count(self) -> int | tuple[int, int]:
        """How many packages are acceptable: exactly, or at least and at most so many."""
        if self.agreement_exists is False:
            return 0
        found = count(self.problem, time_limit=self.time_limit)
        if isinstance(found, int):
            return found
        lower, upper = max(found[0], 1 if self.agreement_exists else 0), found[1]
        return lower if lower == upper else (lower, upper)

    @cached_property
    def frontier(self) -> Ints:
        """The utilities of the efficient agreements, shape (k, parties), in lexicographic order.

        Exact and complete if :attr:`frontier_complete`; otherwise representatives, all of them acceptable.
        """
        return self.problem.utilities(self._some) if self._merged is None else self._merged.utilities

    @cached_property
    def frontier_packages(self) -> Ints:
        """For each row of the frontier one package that reaches it, shape (k, issues)."""
        if self._merged is None:
            return self._some
        return packages(self._merged.table, np.arange(len(self._merged.utilities)), self.problem.issues)

    @property
    def frontier_complete(self) -> bool:
        """Whether the frontier holds every efficient agreement and nothing else."""
        return self._merged is not None and self._merged.exact

    @property
    def frontier_gap(self) -> tuple[int, ...] | None:
        """How coarse the representatives are, in points of each party; None where no agreement is known.

        Every agreement that gives each party at least so much above its reservation value is matched by a row that
        gives each party at most so much less. All 0 for a complete frontier.
        """
        return self._gap_of_some if self._merged is None else self._merged.gap

    @cached_property
    def nash(self) -> Choice | None:
        """The largest product of gains over the reservation values; None where no agreement is known.

        Where every product is zero: most parties gaining, then the largest product over those.
        """
        if self.frontier_complete:
            return self._choice(nash(self._gains)) if len(self.frontier) else None
        return self._searched(self._best_product, nash, self._gains)

    @cached_property
    def kalai_smorodinsky(self) -> Choice | None:
        """Leximin in shares of each party's largest gain, over the acceptable agreements (Imai 1983)."""
        if not len(self.frontier):
            return None
        rows, left_out = kalai_smorodinsky(self._gains)
        return self._choice(rows, left_out)

    @cached_property
    def egalitarian(self) -> Choice | None:
        """Leximin in gains over the reservation values. Only sensible on a scale that the parties share."""
        return self._choice(egalitarian(self._gains)) if len(self.frontier) else None

    @cached_property
    def utilitarian(self) -> Choice | None:
        """The largest sum of points. Only sensible on a scale that the parties share."""
        if self.frontier_complete:
            return self._choice(utilitarian(self.frontier)) if len(self.frontier) else None
        return self._searched(self._best([1] * self.problem.parties), utilitarian, self.frontier)

    @property
    def conflicts(self) -> tuple[frozenset[Concession], ...]:
        """Minimal sets of red lines and reservation values that cannot hold together, smallest first."""
        return self._blocking.conflicts

    @property
    def unlocking(self) -> tuple[frozenset[Concession], ...]:
        """Minimal sets of red lines and reservation values whose giving up opens an agreement, smallest first."""
        return self._blocking.unlocking

    @property
    def unlocking_complete(self) -> int:
        """Up to which size all unlocking sets are proven to be listed."""
        return self._blocking.unlocking_complete

    @cached_property
    def _merged(self) -> Merged | None:
        """The merged frontier; None where too many issues hang together."""
        try:
            return merge(self.problem, time_limit=self.time_limit)
        except TooWideError:
            return None

    @cached_property
    def _first_look(self) -> Merged | None:
        """A frontier of few rows, which is quick; the whole one where it is there already."""
        if "_merged" in self.__dict__:
            return self._merged
        try:
            return merge(self.problem, rows=_ROWS_OF_A_LOOK, time_limit=self.time_limit)
        except TooWideError:
            return None

    @cached_property
    def _decision(self) -> Decision:
        from modusvivendi.methods.settlement.solve import engines

        return engines.agreement(self.problem, self.time_limit)

    @cached_property
    def _blocking(self) -> Blocking:
        from modusvivendi.methods.settlement.solve import engines

        return engines.blocking(self.problem, self.unlock_size, self.time_limit)

    @cached_property
    def _best_product(self) -> Best:
        from modusvivendi.methods.settlement.solve import engines

        return engines.nash(self.problem, self.time_limit)

    def _best(self, weights: list[int]) -> Best:
        from modusvivendi.methods.settlement.solve import engines

        return engines.best(self.problem, weights, self.time_limit)

    def _searched(self, best: Best, rule: Callable[[Ints], Ints], rows: Ints) -> Choice | None:
        """What a search found where the frontier is not known in full; the best of its rows if it found nothing."""
        if best.package is None:
            return self._choice(rule(rows)) if len(rows) else None
        listed = np.array([best.package], dtype=np.int64).reshape(1, self.problem.issues)
        return Choice(listed, self.problem.utilities(listed), best.proven, all_listed=False)

    @cached_property
    def _some(self) -> Ints:
        """Packages that stand in for the frontier where it cannot be merged, shape (k, issues).

        The best for each party, the largest sum and the largest product, as far as searches find them.
        """
        parties = self.problem.parties
        weights = [[int(party == other) for other in range(parties)] for party in range(parties)]
        found = [self._decision.package, self._best_product.package]
        if self._decision.exists:
            found += [self._best(each).package for each in (*weights, [1] * parties)]
        return undominated(self.problem, [package for package in found if package is not None])

    @cached_property
    def _gap_of_some(self) -> tuple[int, ...] | None:
        return gap(self.problem, self._some, self.time_limit) if len(self._some) else None

    @property
    def _gains(self) -> Ints:
        gains: Ints = self.frontier - np.array(self.problem.reservation)
        return gains

    def _choice(self, rows: Ints, left_out: tuple[int, ...] = ()) -> Choice:
        if self._merged is None:
            listed, all_listed = self.frontier_packages[rows], False
        else:
            listed, all_listed = packages_of(self._merged.table, rows, self.problem.issues, TIES)
        complete = self.frontier_complete
        return Choice(listed, self.problem.utilities(listed), complete, all_listed and complete, left_out)
