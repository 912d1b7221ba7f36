"""Observers' views of actors on issues, to be held beside what the dated positions show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from modusvivendi.methods.shift.frame.tracks import Named
from modusvivendi.methods.shift.frame.words import remark
from modusvivendi.methods.shift.problem import View
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.situation import Situation


def views(situation: Situation, known: tuple[Named, ...], start: date, end: date) -> Iterator[View]:
    """The assessments of the window that name an issue, or that name an actor and speak of a stretch of time."""
    for claim in in_time_order(situation, [Kind.ASSESSMENT]):
        days = claim.date
        if days is None or days.last < start or days.first > end:
            continue
        if not claim.on and (days.is_day or not claim.about):
            continue
        meant = [number for number, named in enumerate(known) if _is_about(claim, named)]
        yield View(
            remark=remark(situation, claim),
            first=days.first,
            last=days.last,
            when=days.in_words(),
            tracks=tuple(number for number in meant if known[number].track.stands),
            undated=tuple(_undated(situation, claim, known)),
        )


def _is_about(claim: Claim, named: Named) -> bool:
    return (not claim.about or named.actor in claim.about) and (not claim.on or named.issue in claim.on)


def _undated(situation: Situation, claim: Claim, known: tuple[Named, ...]) -> Iterator[str]:
    """Each actor and issue that a view names and that no dated position covers."""
    covered = {(named.actor, named.issue) for named in known if named.track.stands}
    for actor in claim.about:
        for issue in claim.on:
            if (actor, issue) not in covered:
                yield f"{situation.actor_name(actor)} on {situation.issues[issue].label}"
