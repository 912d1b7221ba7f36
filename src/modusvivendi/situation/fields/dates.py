"""Days and periods. A date is written year-month-day; every other order is refused with its readings."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})\Z", re.ASCII)
_LOOSE_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})\Z", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{2}|\d{4})\Z", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d", re.ASCII)
_SPELLED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,})\.?(?:\s+(\d{1,2}),?)?\s+(\d{4})\Z", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``first`` to ``last``, both included; one day where they are equal."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether the period is a single day."""
        return self.first == self.last

    def __str__(self) -> str:
        """As written in a file: ``2022-03-10`` or ``2022-02-24 to 2022-03-10``."""
        return self.first.isoformat() if self.is_day else f"{self.first} to {self.last}"

    def in_words(self) -> str:
        """As a reader sees it: ``10 March 2022`` or ``24 February to 10 March 2022``."""
        if self.is_day:
            return day_in_words(self.first)
        whole = _whole_unit(self)
        if whole:
            return whole
        first = f"{self.first.day} {month_name[self.first.month]}"
        if self.first.year != self.last.year:
            first += f" {self.first.year}"
        return f"{first} to {day_in_words(self.last)}"


def _whole_unit(period: Period) -> str:
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return str(first.year)
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and last == _month_end(first):
        return f"{month_name[first.month]} {first.year}"
    return ""


def day_in_words(day: date) -> str:
    """``10 March 2022``."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def to_day(value: Any) -> date:
    """One day, written ``2022-03-10``.

    Raises:
        Fault: another form (with its readings as ISO dates), or a day that no calendar has.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = to_text(value).strip()
    if match := _ISO.match(text):
        return _real_day(int(match[1]), int(match[2]), int(match[3]), value)
    raise _wrong_form(text, value)


def to_period(value: Any) -> Period:
    """A day, a month ``2022-03``, a year ``2022``, or a list of a first and a last day.

    Raises:
        Fault: as :func:`to_day`; or the last day comes before the first; or the list has not two days.
    """
    if isinstance(value, Period):
        return value
    if isinstance(value, (list, tuple)):
        return _listed_period(value)
    if isinstance(value, date):
        day = to_day(value)
        return Period(day, day)
    text = to_text(value).strip()
    if match := _MONTH.match(text):
        first = _real_day(int(match[1]), int(match[2]), 1, value)
        return Period(first, _month_end(first))
    if match := _YEAR.match(text):
        first = _real_day(int(match[1]), 1, 1, value)
        return Period(first, first.replace(month=12, day=31))
    day = to_day(value)
    return Period(day, day)


def _listed_period(value: Any) -> Period:
    if len(value) != 2:
        hint = "write [2022-02-24, 2022-03-10]"
        raise Fault("period", f"a period is a first and a last day, not {len(value)} values", hint, value)
    first, last = to_period(value[0]).first, to_period(value[1]).last
    if last < first:
        hint = f"write [{last}, {first}]"
        raise Fault("period", f"the period ends ({last}) before it begins ({first})", hint, value)
    return Period(first, last)


def _real_day(year: int, month: int, day: int, node: Any) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Fault("impossible-date", *_why_impossible(year, month, day), node) from None


def _why_impossible(year: int, month: int, day: int) -> tuple[str, str]:
    written = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= month <= 12:
        swapped = f" ({year:04}-{day:02}-{month:02} would be a date)" if 1 <= day <= 12 and month <= 31 else ""
        return f"{written} is no date: there is no month {month}", f"write year-month-day{swapped}"
    if year < 1:
        return f"{written} is no date: there is no year 0", "write the year with four digits"
    most = monthrange(year, month)[1]
    return f"{written} is no date: {month_name[month]} {year} has {most} days", "correct the day"


def _wrong_form(text: str, node: Any) -> Fault:
    if match := _LOOSE_ISO.match(text):
        return _as_iso(text, node, [(int(match[1]), int(match[2]), int(match[3]))])
    if match := _SLASHED.match(text):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        one, two = int(match[1]), int(match[2])
        return _as_iso(text, node, [(year, two, one), (year, one, two)])
    if match := _TIMED.match(text):
        what = f'"{shown(text)}" has a time of day; dates are whole days'
        return Fault("date-form", what, f"write {match[1]}", node)
    if match := _SPELLED.match(text):
        months = [number for number in range(1, 13) if month_name[number].lower().startswith(match[2].lower())]
        day = match[1] or match[3]
        if len(months) == 1 and day:
            return _as_iso(text, node, [(int(match[4]), months[0], int(day))])
    what = f'"{shown(text)}" is not a date'
    return Fault("date-form", what, "write year-month-day: 2022-03-10", node)


def _as_iso(text: str, node: Any, readings: list[tuple[int, int, int]]) -> Fault:
    days = []
    for year, month, day in dict.fromkeys(readings):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return Fault("impossible-date", f'"{shown(text)}" is no date in any order', "write year-month-day", node)
    if len(days) == 1:
        hint = f"write {days[0]} ({day_in_words(days[0])})"
        return Fault("date-form", f'"{shown(text)}" is not written year-month-day', hint, node)
    both = " or ".join(day_in_words(day) for day in days)
    hint = "write " + " or ".join(str(day) for day in days)
    return Fault("ambiguous-date", f'"{shown(text)}" can be read as {both}', hint, node)


_DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_PERIOD_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        {"type": "integer", "minimum": 1, "maximum": 9999},
        {"type": "array", "items": _DAY_SCHEMA, "minItems": 2, "maxItems": 2},
    ]
}
Day = Annotated[date, PlainValidator(to_day), WithJsonSchema(_DAY_SCHEMA)]
Days = Annotated[Period, PlainValidator(to_period), WithJsonSchema(_PERIOD_SCHEMA)]
