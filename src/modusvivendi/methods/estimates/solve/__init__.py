"""Counts of one quantity over time → what they imply together, and where they exclude one another. Exact; no words.

``reconcile`` works on bare intervals and days, without a situation::

    from datetime import date
    from modusvivendi.methods.estimates.count import Count
    from modusvivendi.methods.estimates.solve import reconcile

    reconcile([Count(Interval(...), date(...), date(...))], accumulates=True)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.frame import Problem
from modusvivendi.methods.estimates.solve.conflicts import Conflicts, conflicts
from modusvivendi.methods.estimates.solve.fewest import Fewest, fewest
from modusvivendi.methods.estimates.solve.spread import Spread, spread
from modusvivendi.methods.estimates.solve.steps import Step, steps

__all__ = ["Conflicts", "Fewest", "Reconciled", "Solution", "Spread", "Step", "reconcile", "solve"]

MOST_PAIRS = 200_000
"""Contradictions that are listed and searched; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """All counts of one quantity, compared.

    Attributes:
        steps: what all counts imply on each day that one of them names, in time order.
        conflicts: the smallest contradictions.
        fewest: the fewest counts to leave out so that the others can all hold.
        kept: what the others imply, where only one such choice is as small; else empty.
        spread: the lowest and the highest of what each voice last said.
    """

    steps: tuple[Step, ...]
    conflicts: Conflicts
    fewest: Fewest
    kept: tuple[Step, ...]
    spread: Spread

    @property
    def agreed(self) -> tuple[Step, ...]:
        """What is implied once the contradictions, if any, are left out; empty where that is open."""
        return self.steps if not self.conflicts.total else self.kept


@dataclass(frozen=True, slots=True)
class Solution:
    """One entry for each series."""

    quantities: tuple[Reconciled, ...]


def solve(problem: Problem) -> Solution:
    """Reconcile the counts of each quantity."""
    return Solution(tuple(reconcile(series.counts, accumulates=series.accumulates) for series in problem.series))


def reconcile(counts: Sequence[Count], *, accumulates: bool) -> Reconciled:
    """Compare the counts of one quantity. O(n log n + k √n) for n counts and k contradictions.

    Args:
        counts: shape (n,), n ≥ 1, in any order; the results name them by index.
        accumulates: whether the quantity can only grow, so that earlier lower ends carry forward and later upper ends
            carry back.
    """
    found = conflicts(counts, accumulates, most=MOST_PAIRS)
    few = fewest(counts, accumulates, found)
    return Reconciled(
        steps=steps(counts, accumulates),
        conflicts=found,
        fewest=few,
        kept=_kept(counts, accumulates, few.only or ()),
        spread=spread(counts),
    )


def _kept(counts: Sequence[Count], accumulates: bool, out: tuple[int, ...]) -> tuple[Step, ...]:
    """The steps of the counts that stay, with the indices of all counts."""
    if not out:
        return ()
    stay = [index for index in range(len(counts)) if index not in set(out)]
    return tuple(
        Step(
            step.day,
            step.interval,
            tuple(stay[index] for index in step.low_from),
            tuple(stay[index] for index in step.high_from),
        )
        for step in steps([counts[index] for index in stay], accumulates)
    )
