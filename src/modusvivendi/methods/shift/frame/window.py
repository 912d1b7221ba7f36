"""The two dates that are compared, and the situation as it stood on either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


def window(situation: Situation, start: date | None, end: date | None) -> tuple[date, date]:
    """The dates asked for; else the whole span of the dated positions (without any, of the claims) up to ``as_of``.

    Raises:
        SituationError: the first date lies after the second, or the second after the file's own date.
    """
    days = sorted(dated_positions(situation)) or sorted(dated_claims(situation))
    known = situation.as_of or max([*days, *dated_claims(situation)])
    last = end or known
    if situation.as_of is not None and last > situation.as_of:
        what = f"--to {last} lies after the date of what is known ({day_in_words(situation.as_of)})"
        raise _refused(what, f"write a day up to {situation.as_of}")
    first = start or min(days[0], last)
    if first > last:
        raise _refused(f"--from {first} lies after --to {last}", "exchange the two dates, or correct one")
    return first, last


def _refused(what: str, hint: str) -> SituationError:
    return SituationError([Problem(code="window", what=what, hint=hint)])


def dated_positions(situation: Situation) -> Iterator[date]:
    """The days at which positions begin, or were last held where only their end is dated."""
    for position in situation.positions:
        if position.since is not None:
            yield position.since
        elif position.until is not None:
            yield position.until - timedelta(days=1)


def dated_claims(situation: Situation) -> Iterator[date]:
    """The first days of the claims that are dated."""
    return (claim.date.first for claim in situation.claims.values() if claim.date is not None)
