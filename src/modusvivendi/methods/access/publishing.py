"""What a truce would let out, as the worth of options for those who measure them so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.frame import frame, needs, ways_of
from modusvivendi.methods.access.frame.packages import hours_of, opened
from modusvivendi.methods.access.hours import hours_text
from modusvivendi.methods.access.runs import run
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Path

DIGITS = 100


def publish(situation: Situation) -> Mapping[Path, Value]:
    """The share of those waiting, in points of 100, that each option of a measured issue would let out."""
    measured = [(at, held) for at, held in enumerate(situation.positions) if held.measured_by is not None]
    if not measured or needs(situation):
        return {}
    case = frame(situation)
    worths = {issue: _of_issue(situation, case, issue) for issue in dict.fromkeys(held.issue for _, held in measured)}
    return {
        ("positions", at, "values", option): value
        for at, held in measured
        for option, value in worths[held.issue].items()
        if _open_to(held, option)
    }


def _open_to(held: Position, option: str) -> bool:
    return held.values is None or option not in held.values


def _of_issue(situation: Situation, case: Case, issue: str) -> dict[str, Value]:
    return {each.key: _of_option(situation, case, issue, each.key) for each in situation.issues[issue].options}


def _of_option(situation: Situation, case: Case, issue: str, option: str) -> Value:
    """At the ends: the least carried for the most who wait, the most carried for the fewest."""
    linked = list(ways_of(situation))
    open_ = opened(situation, linked, {issue: option})
    hours = min(hours_of(situation, linked, {issue: option}) or case.hours, case.longest)
    low = _share(case, case.low, case.high, open_, hours)
    high = _share(case, case.high, case.low, open_, hours)
    number = UncertainNumber(Interval(min(low, high), max(low, high)))
    why = f"derived by `modus access`: the share of those waiting who could leave within {hours_text(hours)}"
    return Value((Version(number=number, why=why),))


def _share(case: Case, carried: Reading, counted: Reading, open_: frozenset[int], hours: Fraction) -> Fraction:
    """Points of 100 with the ways of one reading and those who wait of another."""
    reading = replace(carried, waiting=counted.waiting)
    found = run(case, reading, open_, hours)
    out = 0 if found is None else found.by(found.built.horizon)
    everyone = sum(counted.waiting)
    return Fraction(round(100 * DIGITS * Fraction(out, everyone)), DIGITS) if everyone else Fraction(0)
