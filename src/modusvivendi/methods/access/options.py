"""The settings of ``modus access``."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from modusvivendi.methods.access.hours import MOST_HOURS
from modusvivendi.methods.base import Option
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text
from modusvivendi.situation.quantities import NumberError
from modusvivendi.situation.quantities.exact import read_exact

STEPS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)
"""Minutes that divide an hour."""


def _hours(value: Any) -> Fraction:
    text = str(value) if isinstance(value, int) else to_text(value).strip().removesuffix("h").strip()
    try:
        hours = read_exact(text)
    except NumberError:
        hours = Fraction(0)
    if not 0 < hours <= MOST_HOURS:
        what = f'"{shown(text)}" is no number of hours that can be asked about'
        raise Fault("option", what, f"write a number above 0 and at most {MOST_HOURS:,}, such as 24", value)
    return hours


def _step(value: Any) -> int:
    text = str(value) if isinstance(value, int) else to_text(value).strip()
    if text not in [str(each) for each in STEPS]:
        hint = f"write one of {', '.join(map(str, STEPS))}"
        raise Fault("option", f'"{shown(text)}" is no step: minutes that divide an hour', hint, value)
    return int(text)


def _clock(value: Any) -> int:
    text = to_text(value).strip()
    hour, _, minute = text.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60):
        raise Fault("option", f'"{shown(text)}" is no time of day', "write 06:00", value)
    return 60 * int(hour) + int(minute)


def _package(value: Any) -> Mapping[str, str]:
    if isinstance(value, Mapping):
        return {to_text(issue): to_text(option) for issue, option in value.items()}
    pairs = [each.partition("=") for each in to_text(value).split(",")]
    if not all(issue.strip() and option.strip() for issue, _, option in pairs):
        raise Fault("option", "a package is options of issues", "write ceasefire=24h,corridor=all", value)
    named = [issue.strip() for issue, _, _ in pairs]
    twice = next((issue for issue in named if named.count(issue) > 1), None)
    if twice is not None:
        raise Fault("option", f'"{shown(twice)}" is named twice', "name each issue once", value)
    return {issue.strip(): option.strip() for issue, _, option in pairs}


OPTIONS = (
    Option(
        name="hours",
        flag="--hours",
        metavar="N",
        help="The length of truce to look at closely; that of the package, else 24 hours, if left out.",
        read=_hours,
    ),
    Option(
        name="package",
        flag="--package",
        metavar="ISSUE=OPTION,…",
        help="Under which package; the first options that open the ways if left out.",
        read=_package,
    ),
    Option(
        name="begins",
        flag="--start",
        metavar="HH:MM",
        help="The time of day at which the truce begins, for ways with opening times; 06:00 if left out.",
        read=_clock,
    ),
    Option(
        name="halt",
        flag="--halt",
        metavar="HOURS",
        help="How long an interruption lasts; the rest of the truce if left out.",
        read=_hours,
    ),
    Option(
        name="step",
        flag="--step",
        metavar="MINUTES",
        help="The step of time; the finest that the size of the network allows, from 5, if left out.",
        read=_step,
    ),
)
