"""What blocks an agreement, and what would unlock one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from modusvivendi.methods.settlement.solve.engines.conflicts import searched_conflicts
from modusvivendi.methods.settlement.solve.engines.grid import MOST, Grid, concession, masks
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.minimal import bits, minimal_hitting_sets, minimal_rows
from modusvivendi.methods.settlement.solve.engines.sets import Found, Set, in_order
from modusvivendi.methods.settlement.solve.engines.unlocking import searched_unlocking
from modusvivendi.methods.settlement.solve.problem import Problem


@dataclass(frozen=True, eq=False)
class Blocking:
    """The minimal conflicts and the minimal unlocking sets; each is computed when it is first read.

    The constraints that can be conceded are the red lines and the reservation values; the rules stay. A conflict is a
    set of them that no package satisfies together; giving up an unlocking set leaves a package that satisfies the
    rest. Minimal means that no proper subset will do. Each family is the family of minimal hitting sets of the other
    (Reiter 1987; Liffiton and Sakallah 2008). So, by the definitions:

    * where an agreement exists, there is no conflict, and the one unlocking set is empty: nothing has to be given up;
    * where the rules contradict each other, the one conflict is the empty set, and nothing unlocks.

    Up to ``most_packages`` packages all are written out: the unlocking sets are the minimal sets of constraints that a
    package breaks, and the conflicts are their minimal hitting sets. Beyond, see :func:`searched_unlocking` and
    :func:`searched_conflicts`.
    """

    problem: Problem
    unlock_size: int = 3
    limit: float | None = None
    most_packages: int = MOST

    @property
    def unlocking(self) -> tuple[Set, ...]:
        """The minimal unlocking sets of at most ``unlock_size`` constraints, smallest first."""
        return self._unlocking.sets

    @property
    def unlocking_complete(self) -> int:
        """Up to which size all unlocking sets are proven to be listed; -1 if not even the empty set was decided."""
        return self._unlocking.complete

    @property
    def conflicts(self) -> tuple[Set, ...]:
        """The minimal conflicts, smallest first; each is proven to be one."""
        return self._conflicts.sets

    @property
    def conflicts_complete(self) -> bool:
        """Whether all minimal conflicts are proven to be listed."""
        return self._conflicts.all

    @property
    def rules_contradict(self) -> bool:
        """Whether no package satisfies the rules, so that no concession can help."""
        return self.conflicts[:1] == (frozenset(),)

    @cached_property
    def _unlocking(self) -> Found:
        if self.problem.packages > self.most_packages:
            return searched_unlocking(self.problem, self.unlock_size, Budget(self.limit))
        small = [mask for mask in self._broken if mask.bit_count() <= self.unlock_size]
        return Found(in_order(map(self._named, small)), self.unlock_size, all=len(small) == len(self._broken))

    @cached_property
    def _conflicts(self) -> Found:
        if self.problem.packages > self.most_packages:
            return searched_conflicts(self.problem, Budget(self.limit))
        found = list(minimal_hitting_sets(self._broken, Budget(self.limit)))
        sets = [self._named(mask) for mask in found if mask is not None]
        return Found(in_order(sets), 0, all=len(sets) == len(found))

    @cached_property
    def _broken(self) -> list[int]:
        """The minimal sets of constraints that some package breaks, as bit masks; none if the rules contradict."""
        grid = Grid(self.problem)
        return masks(minimal_rows(grid.violations[grid.feasible]))

    def _named(self, mask: int) -> Set:
        return frozenset(concession(self.problem, bit) for bit in bits(mask))


def blocking(
    problem: Problem, unlock_size: int = 3, limit: float | None = None, *, most_packages: int = MOST
) -> Blocking:
    """What blocks an agreement, and what would unlock one.

    Args:
        problem: any size.
        unlock_size: the largest unlocking set to look for.
        limit: seconds for the conflicts, and as many for the unlocking sets; None for a fixed amount of work.
        most_packages: up to how many packages are written out; beyond, reading a part may raise SolverMissingError.
    """
    return Blocking(problem, unlock_size, limit, most_packages)
