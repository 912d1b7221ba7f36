"""Dates of ties: days, months and years; and windows, each of which stands until the next begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.ties.graph import Time
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import Period, to_day, to_period
from modusvivendi.situation.problems import Mark

_YEAR = re.compile(r"\d{4}(?:\.0*)?", re.ASCII)
_SHORT = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_LONG = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_MIXED = re.compile(r"(\d\d)(\d\d)-(\d\d)", re.ASCII)
_DASHES = str.maketrans("–—−/", "----")
_FIRST_OF_1900 = 30
"""Two-digit years from here on are of the 1900s, those before of the 2000s."""
_FORMS = "write 1946-1949, 46-49, 1946, 2022-03 or 2022-03-10"

DATES = "A year or a month stands for its first day, and a tie is in force from its begin until before its end."
WINDOWS = "The ties of a window stand from its first day until the first day of the next window in the file"
SHORT_YEARS = "Two-digit years of 30 and more were read as 19xx, lower ones as 20xx."


def day(text: str, mark: Mark, faults: Faults) -> date | None:
    """A day, the first of a month or year; None where the cell is empty, or is no date, which is noted."""
    if not text:
        return None
    try:
        if _YEAR.fullmatch(text):
            return date(int(text[:4]), 1, 1)
        return to_period(text).first if len(text) == len("2022-03") else to_day(text)
    except Fault as fault:
        faults.add(fault.code, fault.what, f"{fault.hint}; or a year: 2022", mark)
    except ValueError:
        faults.add("date-form", f"{shown(text)} is no date", "write a day 2022-03-10 or a year 2022", mark)
    return None


def windows(found: Mapping[str, Mark], faults: Faults) -> tuple[dict[str, Time], tuple[str, ...]]:
    """From when until when the ties of each window stand, and how that was read.

    Args:
        found: every window's text and where it first stands.
        faults: where to note those that are no dates.
    """
    periods = {text: _period(text, mark, faults) for text, mark in found.items()}
    known = sorted({period for period in periods.values() if period is not None})
    starts: dict[date, Period] = {}
    for period in known:
        other = starts.setdefault(period.first, period)
        if other is not period:
            what = f"two windows begin on {period.first}: one until {other.last}, one until {period.last}"
            mark = next(mark for text, mark in found.items() if periods[text] == period)
            faults.add("ties", what, "keep one of them, or write begin and end for every tie", mark)
    days = sorted(starts)
    ends = dict(zip(days, [*days[1:], _last_end(days, starts)], strict=True)) if days else {}
    times = {text: Time(period.first, ends[period.first]) for text, period in periods.items() if period is not None}
    short = (SHORT_YEARS,) if any(_SHORT.fullmatch(_plain(text)) for text in found) else ()
    until = f"; the last until {max(ends.values())}" if ends else ""
    return times, (f"{WINDOWS}{until}.", *short)


def _plain(text: str) -> str:
    return "".join(text.translate(_DASHES).split())


def _period(text: str, mark: Mark, faults: Faults) -> Period | None:
    try:
        return _reading(_plain(text))
    except (Fault, ValueError):
        faults.add("ties", f"the window {shown(text)} cannot be read as dates", _FORMS, mark)
        return None


def _reading(text: str) -> Period:
    if _YEAR.fullmatch(text):
        return _years(int(text[:4]), int(text[:4]))
    if match := _SHORT.fullmatch(text):
        return _years(_full(int(match[1])), _full(int(match[2])))
    if match := _LONG.fullmatch(text):
        return _years(int(match[1]), int(match[2]))
    if (match := _MIXED.fullmatch(text)) and int(match[3]) > 12:
        return _years(int(match[1] + match[2]), int(match[1] + match[3]))
    return _followed(to_period(text))


def _full(year: int) -> int:
    return year + (1900 if year >= _FIRST_OF_1900 else 2000)


def _years(first: int, last: int) -> Period:
    if last < first:
        raise ValueError("it ends before it begins")
    return _followed(Period(date(first, 1, 1), date(last, 12, 31)))


def _followed(period: Period) -> Period:
    """The period itself, if the calendar goes on after it."""
    if period.last == date.max:
        raise ValueError("no day follows it")
    return period


def _last_end(days: list[date], starts: Mapping[date, Period]) -> date:
    """Windows that overlap: as long after the last one's first day as that is after the one before; else its end."""
    last = days[-1]
    after = starts[last].last + timedelta(days=1)
    if len(days) < 2 or starts[days[-2]].last < last:
        return after
    before = days[-2]
    if (before.month, before.day) == (last.month, last.day) == (1, 1):
        return min(after, date(min(2 * last.year - before.year, after.year), 1, 1))
    return date.fromordinal(min(after.toordinal(), 2 * last.toordinal() - before.toordinal()))
