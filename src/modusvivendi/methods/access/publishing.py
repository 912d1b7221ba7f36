"""What a truce would let out, as the worth of options for those who measure them so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.frame import frame, needs, ways_of
from modusvivendi.methods.access.frame.packages import length_of, opened
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
    """An interval that holds the share however the numbers of the file turn out.

    Who waits in one place alone: the share falls as more wait, so that its ends are the least carried for the most who
    wait, and the most carried for the fewest. In several places: the fewest out over the most who wait, and the other
    way round, which is wider than need be.
    """
    linked = list(ways_of(situation))
    open_ = opened(situation, linked, {issue: option})
    lasts = length_of(situation, linked, {issue: option}) or Interval.point(case.hours)
    short, long_ = (min(end, case.longest) for end in _ends(lasts, case))
    alone = sum(people > 0 for people in case.high.waiting) == 1
    few, many = case.low.waiting, case.high.waiting
    low = _out(case, case.low, many if alone else few, open_, short)
    high = _out(case, case.high, few if alone else many, open_, long_)
    number = UncertainNumber(Interval(_points(low, sum(many), floor), _points(high, sum(few), ceil)))
    lasting = hours_text(short) if short == long_ else f"{hours_text(short)} to {hours_text(long_)}"
    why = f"derived by `modus access`: the share of those waiting who could leave within {lasting}"
    return Value((Version(number=number, why=why),))


def _ends(lasts: Interval, case: Case) -> tuple[Fraction, Fraction]:
    return lasts.low or Fraction(0), case.longest if lasts.high is None else lasts.high


def _out(case: Case, carried: Reading, waiting: tuple[int, ...], open_: frozenset[int], hours: Fraction) -> int:
    """People out with the ways of one reading and those who wait of another."""
    found = run(case, replace(carried, waiting=waiting), open_, hours)
    return 0 if found is None else found.by(found.built.steps)


def _points(out: int, everyone: int, cut: Callable[[Fraction], int]) -> Fraction:
    """Points of 100, cut to two digits."""
    share = Fraction(out, everyone) if everyone else Fraction(1)
    return min(Fraction(cut(100 * DIGITS * share), DIGITS), Fraction(100))
