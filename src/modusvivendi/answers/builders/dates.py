"""Ticks of a time axis, chosen here so that they do not depend on the machine's time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_EPOCH = date(1970, 1, 1)
_MOST = 6
# Not strftime: its names follow the machine's language.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def milliseconds(day: date) -> int:
    """Return the day's start in UTC, as Vega counts time."""
    return (day - _EPOCH).days * 86_400_000


def day_text(day: date) -> str:
    """Return a date in words: ``10 March 2022``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def ticks(first: date, last: date) -> tuple[list[date], str]:
    """Return at most six round dates from first to last, and the format of their labels."""
    for step in (1, 2, 4, 7, 14):
        days = _every_days(first, last, step)
        if len(days) <= _MOST:
            return days, "%-d %b"
    for step in (1, 2, 3, 6):
        months = [day for day in _months(first, last) if (day.month - 1) % step == 0]
        if len(months) <= _MOST:
            return months, "%b %Y"
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500):
        years = [date(year, 1, 1) for year in range(max(1, first.year), last.year + 1) if year % step == 0]
        years = [day for day in years if first <= day <= last]
        if len(years) <= _MOST:
            return years, "%Y"
    return [first, last], "%Y"


def _every_days(first: date, last: date, step: int) -> list[date]:
    if (last - first).days > _MOST * step:
        return [first] * (_MOST + 1)
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def _months(first: date, last: date) -> Iterator[date]:
    if (last - first).days > _MOST * 31 * 6 + 31:
        yield from [date(2000, 1, 1)] * (_MOST + 1)
        return
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        if date(year, month, 1) >= first:
            yield date(year, month, 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
