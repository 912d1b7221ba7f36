"""What was known when, and what holds when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Path, Places
from modusvivendi.situation.situation import Situation


def known_after_as_of(situation: Situation, places: Places) -> Iterator[Problem]:
    """A file written up to a day cannot hold what became known later."""
    if situation.as_of is None:
        return
    limit = (("the file's date is set here", places.of(("as_of",))),)
    for key, claim in situation.claims.items():
        known = situation.known_on(claim)
        if known is None or known <= situation.as_of:
            continue
        what = (
            f'the claim "{key}" became known on {day_in_words(known)}, '
            f"after the file's date ({day_in_words(situation.as_of)})"
        )
        given = ("known",) if claim.known else ("src",) if claim.src else ("date",)
        hint = "correct the date, or move as_of forward"
        yield places.problem("known-after-as-of", what, hint, ("claims", key, *given), related=limit)


def known_before_it_happened(situation: Situation, places: Places) -> Iterator[Problem]:
    """Something that was known before it began is doubtful (a plan is a statement, not the event)."""
    for key, claim in situation.claims.items():
        known = situation.known_on(claim)
        if known is None or claim.date is None or known >= claim.date.first:
            continue
        what = f'the claim "{key}" was known on {known}, before it happened ({claim.date})'
        hint = "check both dates; an announcement is a statement, dated by the day it was made"
        path = ("claims", key, "known" if claim.known is not None else "date")
        yield places.problem("known-too-early", what, hint, path, warning=True)


def begins_after_as_of(situation: Situation, places: Places) -> Iterator[Problem]:
    """What begins after the file's date cannot be seen in it."""
    if situation.as_of is None:
        return
    limit = (("the file's date is set here", places.of(("as_of",))),)
    for path, since, _ in _dated(situation):
        if since is not None and since > situation.as_of:
            what = f"it begins on {since}, after the file's date ({situation.as_of})"
            hint = "correct the date, or move as_of forward"
            yield places.problem("after-as-of", what, hint, (*path, "since"), related=limit, warning=True)


def stocks_and_costs(situation: Situation, places: Places) -> Iterator[Problem]:
    """A stock, or a cost of fighting, of a day after the file's date cannot be known in it."""
    days: list[tuple[Path, date | None]] = [
        *((("stocks", key, "as_of"), stock.as_of) for key, stock in situation.stocks.items()),
        *(
            (("alternatives", key, "war", "costs_on"), each.war.costs_on)
            for key, each in situation.alternatives.items()
            if each.war is not None
        ),
    ]
    for path, day in days:
        if day is not None and situation.as_of is not None and day > situation.as_of:
            what = f"it is of {day}, after the file's date ({situation.as_of})"
            yield places.problem("after-as-of", what, "correct the date, or move as_of forward", path, warning=True)


def validity(situation: Situation, places: Places) -> Iterator[Problem]:
    """`until` is the first day on which something no longer holds, so it comes after `since`."""
    for path, since, until in _dated(situation):
        if since is not None and until is not None and until <= since:
            what = f"it ends ({until}) before or on the day it begins ({since})"
            hint = "until is the first day on which it no longer holds"
            yield places.problem("validity", what, hint, (*path, "until"))


def _dated(situation: Situation) -> Iterator[tuple[Path, date | None, date | None]]:
    for path, position in numbered_positions(situation):
        yield path, position.since, position.until
    for number, tie in enumerate(situation.ties):
        yield ("ties", number), tie.since, tie.until


def numbered_positions(situation: Situation) -> Iterator[tuple[Path, Position]]:
    """Each position with its path in the file."""
    counts: dict[tuple[str, str], int] = {}
    totals: dict[tuple[str, str], int] = {}
    for position in situation.positions:
        pair = (position.actor, position.issue)
        totals[pair] = totals.get(pair, 0) + 1
    for position in situation.positions:
        pair = (position.actor, position.issue)
        number = counts.get(pair, 0)
        counts[pair] = number + 1
        path: Path = ("positions", *pair)
        yield (path if totals[pair] == 1 else (*path, number)), position
