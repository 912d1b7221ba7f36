"""Each actor on each issue over time: its dated positions, and the dated points that a test could use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from modusvivendi.answers.evidence import claim_key
from modusvivendi.methods.shift.frame.words import accepted, bounds, ends_of, ideal_words, whose
from modusvivendi.methods.shift.problem import Point, Share, Stand, Track
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.derive.evidence import evidence_of_position
from modusvivendi.situation.derive.places import on_scale, place_of
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

OFFERING = (Kind.PROPOSAL, Kind.DEMAND, Kind.RESPONSE)
"""Claims whose ``offers`` say where their speaker stood on a day."""


@dataclass(frozen=True, slots=True)
class Named:
    """A track and the keys of its actor and its issue."""

    actor: str
    issue: str
    track: Track


def tracks(situation: Situation, start: date, end: date) -> tuple[Named, ...]:
    """Every actor and issue with a position or an offer, in the order of the file's actors and issues."""
    held: dict[tuple[str, str], list[Position]] = {}
    for position in situation.positions:
        held.setdefault((position.actor, position.issue), []).append(position)
    offered = _offers(situation, start, end)
    return tuple(
        Named(actor, issue, _track(situation, actor, issue, held.get((actor, issue), []), offered, (start, end)))
        for actor in situation.actors
        for issue in situation.issues
        if (actor, issue) in held or (actor, issue) in offered
    )


_Offered = dict[tuple[str, str], list[Claim]]


def _offers(situation: Situation, start: date, end: date) -> _Offered:
    """The dated offers of the window, by who made them and on what."""
    found: _Offered = {}
    for claim in in_time_order(situation, OFFERING):
        if claim.date is None or not start <= claim.date.first <= end:
            continue
        for actor in dict.fromkeys(claim.by):
            for issue in claim.offers or {}:
                found.setdefault((actor, issue), []).append(claim)
    return found


def _track(
    situation: Situation, actor: str, issue: str, held: list[Position], offered: _Offered, days: tuple[date, date]
) -> Track:
    known = situation.issues[issue]
    dated = sorted((p for p in held if p.since or p.until), key=lambda p: p.since or date.min)
    stands = tuple(_stand(situation, known, position) for position in dated)
    points = [*_own_points(stands, days), *_offer_points(situation, known, dated, offered.get((actor, issue), []))]
    return Track(
        actor=situation.actor_name(actor),
        issue=known.label,
        ends=ends_of(situation, known),
        stands=stands,
        undated=len(held) - len(dated),
        points=tuple(sorted(points, key=lambda point: point.day)),
    )


def _stand(situation: Situation, issue: Issue, position: Position) -> Stand:
    place = place_of(issue, position.ideal)
    return Stand(
        since=position.since,
        until=position.until,
        choice=position.ideal if isinstance(position.ideal, str) else position.ideal.describe(),
        wants=ideal_words(situation, issue, position.ideal),
        place=on_scale(issue, place).ends if place is not None else None,
        accepts=accepted(situation, issue, position),
        bounds=bounds(issue, position),
        firmness=_share(position.firmness),
        salience=_share(position.salience),
        whose=whose(situation, position.src, position.why, position.by),
        because=evidence_of_position(situation, position),
    )


def _share(value: Value | None) -> Share | None:
    if value is None:
        return None
    inside = value.interval.clip(Interval(*_UNIT)) or Interval(*_UNIT)
    return Share(ends=inside.ends, words=value.describe())


_UNIT = (Interval.point(0).ends[0], Interval.point(1).ends[0])


def _own_points(stands: tuple[Stand, ...], days: tuple[date, date]) -> Iterator[Point]:
    """A point for each position that begins in the window and has a place on the scale."""
    for stand in stands:
        if stand.since is not None and stand.place is not None and days[0] <= stand.since <= days[1]:
            words = f"position from {day_in_words(stand.since)}: {stand.wants}"
            yield Point(day=stand.since, ends=stand.place, words=words, because=stand.because)


def _offer_points(situation: Situation, issue: Issue, held: list[Position], claims: list[Claim]) -> Iterator[Point]:
    """A point for each offer, unless a position rests on it or begins on its day: that would count it twice."""
    cited = {origin.claim for position in held for origin in position.src}
    begun = {position.since for position in held}
    for claim in claims:
        choice = (claim.offers or {}).get(issue.key)
        place = place_of(issue, choice)
        if place is None or claim.date is None or claim.key in cited or claim.date.first in begun:
            continue
        words = f"{claim.kind}, {claim.date.in_words()}: {situation.option_words(issue.key, choice)}"
        yield Point(
            day=claim.date.first, ends=on_scale(issue, place).ends, words=words, because=(claim_key(claim.key),)
        )
