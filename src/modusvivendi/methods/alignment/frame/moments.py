"""The ties as they stood on earlier days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from modusvivendi.methods.alignment.case import Moment, Pair
from modusvivendi.methods.alignment.frame.bonds import Central, bonds, kind
from modusvivendi.situation.derive.contacts import contacts
from modusvivendi.situation.derive.ties import Tied
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.stood import as_it_stood

MOST = 60
"""Days that are looked at, the latest of them."""


def changes(situation: Situation, last: date, positions: bool) -> list[date]:
    """The days up to the last on which ties begin or end, or something happened that makes a tie."""
    days = {day for tie in situation.ties for day in (tie.since, tie.until) if day is not None}
    days |= {met.day for several in contacts(situation).values() for met in several if met.day is not None}
    if positions:
        days |= {day for each in situation.positions for day in (each.since, each.until) if day is not None}
    return sorted(day for day in days if day <= last)


def last_day(situation: Situation) -> date | None:
    """The situation's date; without one, the last on which anything of it is dated."""
    if situation.as_of is not None:
        return situation.as_of
    days = [day for tie in situation.ties for day in (tie.since, tie.until) if day is not None]
    days += [claim.date.first for claim in situation.claims.values() if claim.date is not None]
    return max(days, default=None)


def on(situation: Situation, day: date, index: Mapping[str, int], positions: bool) -> tuple[Moment, dict[Pair, Tied]]:
    """The ties of a day among the actors of the index."""
    stood = as_it_stood(situation, day)
    read, found, tied = Central(stood), {}, {}
    for pair, several in bonds(stood).items():
        if positions or kind(several[0]) != "positions":
            one, two = sorted(index[key] for key in pair)
            found[one, two] = read.mean(several)
            tied[one, two] = several[0]
    return Moment(day=day, weights={pair: weight for pair, weight in found.items() if weight}), tied


def asked_before(day: date, last: date | None) -> date:
    """The day to compare with.

    Raises:
        SituationError: it is not before the situation's own.
    """
    if last is None or day >= last:
        what = f"--before {day} is not before the date of what is known"
        hint = f"write a day before {day_in_words(last)}" if last else "give the file a date: as_of: 2022-03-11"
        raise SituationError([Problem(code="option", what=what, hint=hint)])
    return day


def told_days(situation: Situation, days: list[date]) -> Iterator[date]:
    """The days of the ledger, where there is one: ties may be much older, and what moved is what happened in it."""
    claims = [claim.date.first for claim in situation.claims.values() if claim.date is not None]
    first = min(claims, default=None)
    if first is not None and any(day < first for day in days):
        yield first - timedelta(days=1)
    yield from (day for day in days if first is None or day >= first)
