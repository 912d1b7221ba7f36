"""Dates at equal steps: every week, every 2 months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

Unit = Literal["day", "week", "month", "year"]

_STEP = re.compile(r"(?:(\d{1,3}) )?(day|week|month|year)s?\Z", re.ASCII)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Step:
    """A distance between dates: ``Step(2, "week")``."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """``"week"``, ``"2 weeks"``."""
        return self.unit if self.number == 1 else f"{self.number} {self.unit}s"

    def after(self, day: date, times: int) -> date:
        """The date so many steps later; of a month that is too short, its last day.

        Raises:
            OverflowError: the calendar ends before that.
        """
        if self.unit in _DAYS:
            return day + timedelta(days=times * self.number * _DAYS[self.unit])
        months = day.month - 1 + times * self.number * _MONTHS[self.unit]
        year, month = day.year + months // 12, months % 12 + 1
        if year > date.max.year:
            raise OverflowError
        return date(year, month, min(day.day, monthrange(year, month)[1]))


def to_step(value: Any) -> Step:
    """A step written ``week``, ``2 weeks``, ``month``, ``10 days``.

    Raises:
        Fault: another form, or no step at all.
    """
    if isinstance(value, Step):
        return value
    text = " ".join(to_text(value).lower().split())
    match = _STEP.match(text)
    if match is None:
        what = f'"{shown(text)}" is no step between dates'
        raise Fault("step", what, "write day, week, month, year, or a number of them: 2 weeks", value)
    number = int(match[1] or 1)
    if number == 0:
        raise Fault("step", "a step of 0 leads nowhere", "write 1 or more", value)
    unit: Any = match[2]
    return Step(number, unit)


def dates(first: date, last: date, step: Step) -> Iterator[date]:
    """From the first date on, step by step, and the last date in any case.

    Each is counted from the first, so that the end of a short month does not pull the later dates with it.
    """
    times = 0
    day = first
    while day < last:
        yield day
        times += 1
        try:
            day = step.after(first, times)
        except OverflowError:
            break
    yield last
