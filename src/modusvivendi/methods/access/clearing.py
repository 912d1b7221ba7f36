"""How long it would take until everyone is out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.flow import build
from modusvivendi.methods.access.runs import of
from modusvivendi.methods.access.solve.network import UNLIMITED
from modusvivendi.methods.access.solve.solve import clearance, solve

MOST_DAYS = 366
STEPS = ((60, 10), (360, 90), (1440, MOST_DAYS))
"""Minutes, and the days up to which time runs in such steps: the longer it takes, the coarser."""
MOST_CELLS = 10_000
"""Places and ways times steps."""


def cleared(case: Case, reading: Reading) -> Fraction | None:
    """Hours until everyone who waits is out; None where it takes longer than is looked at.

    The truce is taken to last as long as it needs. Time is in steps of an hour up to ten days, of a quarter of a day
    and then of a day beyond.
    """
    for step, days in STEPS:
        found = _within(replace(case, step=step), reading, min(days, days_looked_at(case)))
        if found is not None:
            return found
    return None


def days_looked_at(case: Case) -> int:
    """For how many days it is looked at: fewer for larger networks."""
    cells = len(case.places) + len(case.ways)
    return max(min(MOST_DAYS, MOST_CELLS * STEPS[-1][0] // (cells * 24 * 60)), 1)


def _within(case: Case, reading: Reading, days: int) -> Fraction | None:
    built = build(case, reading, case.open, Fraction(24 * days))
    if built is None or min(sum(built.supply), built.room) < built.unit * sum(reading.waiting):
        return None
    if any(case.ways[at].fleet is not None for at in built.ways):
        return _by_doubling(case, reading, days)
    if any(limit != UNLIMITED for limit in built.limits):
        found = solve(built.network, built.supply, built.sinks, built.horizon, limits=built.limits).clearance
    else:
        found = clearance(built.network, built.supply, built.sinks, built.horizon)
    return None if found is None else Fraction(found * case.step, 60)


def _by_doubling(case: Case, reading: Reading, days: int) -> Fraction | None:
    """The same where people need seats: the first hour of a truce that is long enough, found by doubling it."""
    hours = 24
    while hours <= 24 * min(days, 32):
        built = build(case, reading, case.open, Fraction(hours))
        if built is not None:
            found = of(case, reading, built)
            everyone = sum(reading.waiting)
            if found.by(built.horizon) >= everyone:
                step = next(at for at in range(built.horizon + 1) if found.by(at) >= everyone)
                return Fraction(step * case.step, 60)
        hours *= 2
    return None
