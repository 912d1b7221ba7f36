"""The dates of a series: from which day to which, at which step, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any, TypeVar

from modusvivendi.situation.calendar import Step, dates, to_step
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

MOST_DATES = 200

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of a series, both days included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a series, the earliest first, and the step between them."""

    days: tuple[date, ...]
    step: Step | None
    """None where only the first and the last date are asked for."""

    def between(self) -> tuple[Span, ...]:
        """From each date to the next: the ends are shared."""
        return tuple(Span(one, two) for one, two in pairwise(self.days)) or (Span(self.days[0], self.days[0]),)

    def within(self) -> tuple[Span, ...]:
        """Stretches that share no day: each ends on the day before the next begins, the last on the last day."""
        ends = [day - timedelta(days=1) for day in self.days[1:-1]]
        return tuple(Span(one, two) for one, two in zip(self.days, [*ends, self.days[-1]], strict=False))


def series_dates(situation: Situation, start: Any, end: Any, every: Any) -> Dates:
    """The dates asked for; else from the first dated claim to the file's own date.

    Args:
        situation: what is known.
        start: the first date, or its text; None for the first day that a claim became known.
        end: the last date; None for the day up to which the file tells what is known.
        every: the step, such as ``"week"``; None for the first and the last date alone.

    Raises:
        SituationError: a date or the step cannot be read, the dates are in the wrong order or beyond what is known,
            nothing in the file is dated, or they would be too many.
    """
    problems: list[Problem] = []
    first = _read("--from", to_day, start, problems)
    last = _read("--to", to_day, end, problems)
    step = _read("--every", to_step, every, problems)
    if problems:
        raise SituationError(problems)
    known = sorted(day for claim in situation.claims.values() if (day := situation.known_on(claim)) is not None)
    latest = situation.as_of or (known[-1] if known else None)
    first = first or (known[0] if known else latest)
    last = last or latest
    if first is None or last is None:
        what = "the file dates nothing, so there are no dates to ask it as of"
        raise SituationError([Problem(code="window", what=what, hint="write as_of: 2022-03-11 into the file")])
    return Dates(_checked(first, last, step, latest), step)


def _read(flag: str, read: Callable[[Any], Read], value: Any, problems: list[Problem]) -> Read | None:
    if value is None:
        return None
    try:
        return read(value)
    except Fault as fault:
        problems.append(Problem(code=fault.code, what=f"{flag}: {fault.what}", hint=fault.hint))
        return None


def _checked(first: date, last: date, step: Step | None, latest: date | None) -> tuple[date, ...]:
    if latest is not None and last > latest:
        raise _refused(f"--to {last} lies after the date of what is known", f"write a day up to {latest}")
    if first > last:
        raise _refused(f"--from {first} lies after --to {last}", "exchange the two dates, or correct one")
    if step is None:
        return (first, last) if first < last else (first,)
    days = tuple(islice(dates(first, last, step), MOST_DATES + 1))
    if len(days) > MOST_DATES:
        what = f"from {first} to {last}, every {step}: more than {MOST_DATES} dates"
        raise _refused(what, "write a longer step, such as --every month, or bring the dates closer together")
    return days


def _refused(what: str, hint: str) -> SituationError:
    return SituationError([Problem(code="window", what=what, hint=hint)])
