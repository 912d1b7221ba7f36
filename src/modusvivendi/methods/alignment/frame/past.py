"""How the ties of today came about: earlier days, and what has changed since one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from modusvivendi.methods.alignment.case import Bond, Moment
from modusvivendi.methods.alignment.frame.bonds import in_use, weights_of
from modusvivendi.situation.derive.contacts import contacts
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.stood import as_it_stood

MOST = 60
"""Days that are looked at, the latest of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Earlier days; ends are numbers of actors, in the order of the file."""

    history: tuple[Moment, ...]
    before: Moment | None
    changed: tuple[Bond, ...]
    """The bonds that are not as they were then; of one that is no more what it was, with the weight 0."""
    earlier: int


def past_of(situation: Situation, used: Sequence[Bond], before: date | None, restating: bool) -> Past:
    """The days on which ties changed, today as the last; and the day to compare with.

    Args:
        situation: what is known.
        used: today's bonds.
        before: the day to compare with; the day before ties last changed if left out.
        restating: whether ties that restate positions count.

    Raises:
        SituationError: the day to compare with is not before the situation's own.
    """
    last = _last_day(situation)
    if before is not None and (last is None or before >= last):
        raise _too_late(before, last)
    if last is None:
        return Past(history=(), before=None, changed=(), earlier=0)
    days = _changes(situation, last, restating)
    told = list(_told_days(situation, [day for day in days if day < last]))
    today = Moment(day=last, weights={each.of: each.weight for each in used})
    history = _steps([*(_on(situation, day, restating) for day in told[-MOST:]), today])
    day = before or (days[-1] - timedelta(days=1) if len(days) > 1 else None)
    then = _on(situation, day, restating) if day is not None else None
    changed = tuple(_changed(situation, used, then)) if then is not None else ()
    return Past(history=history, before=then, changed=changed, earlier=max(len(told) - MOST, 0))


def _last_day(situation: Situation) -> date | None:
    """The situation's date; without one, the last on which anything of it is dated."""
    if situation.as_of is not None:
        return situation.as_of
    days = [day for tie in situation.ties for day in (tie.since, tie.until) if day is not None]
    days += [claim.date.first for claim in situation.claims.values() if claim.date is not None]
    return max(days, default=None)


def _changes(situation: Situation, last: date, restating: bool) -> list[date]:
    """The days up to the last on which ties begin or end, or something happened that makes a tie."""
    days = {day for tie in situation.ties for day in (tie.since, tie.until) if day is not None}
    days |= {met.day for several in contacts(situation).values() for met in several if met.day is not None}
    if restating:
        days |= {day for each in situation.positions for day in (each.since, each.until) if day is not None}
    return sorted(day for day in days if day <= last)


def _told_days(situation: Situation, days: Sequence[date]) -> Iterator[date]:
    """The days of the ledger, where there is one, and the day before it: ties may be much older than what moves."""
    first = min((claim.date.first for claim in situation.claims.values() if claim.date is not None), default=None)
    if first is not None and any(day < first for day in days):
        yield first - timedelta(days=1)
    yield from (day for day in days if first is None or day >= first)


def _on(situation: Situation, day: date, restating: bool) -> Moment:
    weights = weights_of(as_it_stood(situation, day), tuple(situation.actors), restating)
    return Moment(day=day, weights=weights)


def _steps(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Without days on which nothing changed, but the last, and without those that have no tie."""
    kept = [each for at, each in enumerate(moments) if at == 0 or each.weights != moments[at - 1].weights]
    if kept[-1] is not moments[-1]:
        kept.append(moments[-1])
    return tuple(each for each in kept if each.weights)


def _changed(situation: Situation, used: Sequence[Bond], then: Moment) -> Iterator[Bond]:
    now = {each.of: each for each in used}
    yield from (each for pair, each in now.items() if then.weights.get(pair) != each.weight)
    gone = then.weights.keys() - now.keys()
    nothing = Fraction(0)
    for was in in_use(as_it_stood(situation, then.day), True).used if gone else ():
        if was.of in gone:
            yield replace(was, weight=nothing, low=nothing, high=nothing, ways=())


def _too_late(day: date, last: date | None) -> SituationError:
    what = f"--before {day} is not before the date of what is known"
    hint = f"write a day before {day_in_words(last)}" if last else "give the file a date: as_of: 2022-03-11"
    return SituationError([Problem(code="option", what=what, hint=hint)])
