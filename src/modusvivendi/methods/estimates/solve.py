"""Intervals of one quantity → whether they can all hold, and between what bounds. Exact; no words."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.methods.estimates.frame import Estimate, Problem, Series
from modusvivendi.situation.quantities import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One quantity: the latest estimates, and what they have in common."""

    latest: tuple[Estimate, ...]
    """The estimates of the last day on which there are any."""
    common: Interval | None
    """Where the latest estimates agree; None where they exclude one another."""
    hull: Interval
    """The smallest interval that holds every latest estimate."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A reading for each series."""

    readings: tuple[Reading, ...]


def solve(problem: Problem) -> Solution:
    """Intersect the estimates of each quantity's last day. O(n) in the number of estimates."""
    return Solution(tuple(_read(series) for series in problem.series))


def _read(series: Series) -> Reading:
    last = max(estimate.last_day for estimate in series.estimates)
    latest = tuple(estimate for estimate in series.estimates if estimate.last_day == last)
    common: Interval | None = latest[0].interval
    hull = latest[0].interval
    for estimate in latest[1:]:
        common = common.intersect(estimate.interval) if common is not None else None
        hull = hull.hull(estimate.interval)
    return Reading(latest=latest, common=common, hull=hull)
