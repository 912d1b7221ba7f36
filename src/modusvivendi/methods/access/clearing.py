"""How long it would take until everyone is out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.flow import build, fitting
from modusvivendi.methods.access.runnable import after
from modusvivendi.methods.access.runs import Free, of
from modusvivendi.methods.access.solve.network import UNLIMITED
from modusvivendi.methods.access.solve.solve import clearance

MOST_DAYS, MOST_DAYS_SEATED = 366, 32
STEPS = ((60, 10), (360, 90), (1440, MOST_DAYS))
"""Minutes, and the days up to which time runs in such steps: the longer it takes, the coarser."""
MOST_CELLS = 10_000
"""Places and ways times steps."""


def cleared(case: Case, reading: Reading) -> Fraction | None:
    """Hours until everyone who waits is out; None where it takes longer than is looked at.

    The truce is taken to last as long as it needs. Time is in steps of an hour up to ten days, of a quarter of a day
    and then of a day beyond; with opening times, halts or vehicles in steps of an hour or less throughout.
    """
    for step, days in _steps(case):
        found = _within(replace(case, step=step), reading, days)
        if found is not None:
            return found
    return None


def days_looked_at(case: Case) -> int:
    """For how many days it is looked at: fewer for larger networks."""
    return _steps(case)[-1][1]


def _steps(case: Case) -> tuple[tuple[int, int], ...]:
    """Minutes and days."""
    cells = len(case.places) + len(case.ways)
    ways = [case.ways[at] for at in case.open]
    seated = any(way.fleet is not None for way in ways)
    if not seated and not any(way.openings or way.halts for way in ways):
        return tuple((step, _days(cells, step, days)) for step, days in STEPS)
    step = fitting(case, max(case.step, STEPS[0][0]))
    return ((step, _days(2 * cells if seated else cells, step, MOST_DAYS_SEATED if seated else MOST_DAYS)),)


def _days(cells: int, step: int, most: int) -> int:
    return max(min(most, MOST_CELLS * step // (cells * 24 * 60)), 1)


def _within(case: Case, reading: Reading, days: int) -> Fraction | None:
    built = build(case, reading, case.open, Fraction(24 * days))
    if built is None or min(sum(built.supply), built.room) < built.unit * sum(reading.waiting):
        return None
    if any(case.ways[at].fleet is not None for at in built.ways):
        return _by_doubling(case, reading, days)
    found = Free(case, built)
    if found.steady is not None or any(limit != UNLIMITED for limit in built.limits):
        passed = after(found, sum(reading.waiting))
    else:
        last = clearance(built.network, built.supply, built.sinks, built.horizon)
        passed = None if last is None else last + 1
    return None if passed is None else Fraction(passed * case.step, 60)


def _by_doubling(case: Case, reading: Reading, days: int) -> Fraction | None:
    """The same where people need seats: a truce that is long enough is found by doubling, the first by halving."""
    hours, everyone = min(12, 24 * days), sum(reading.waiting)
    while True:
        built = build(case, reading, case.open, Fraction(hours))
        found = None if built is None else of(case, reading, built)
        passed = None if found is None else after(found, everyone)
        if passed is not None:
            return Fraction(passed * case.step, 60)
        if hours >= 24 * days:
            return None
        hours = min(2 * hours, 24 * days)
