"""Situation → the ledger's entries and the sources they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from modusvivendi.answers.evidence import claim_key, grade_of, reliability_words
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, names
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.situation import Situation

HAPPENINGS = (Kind.MEETING, Kind.EVENT, Kind.ATTACK, Kind.AID, Kind.STATEMENT)
"""The kinds of claim that say that something happened; the others are told under questions of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim as the ledger's questions need it."""

    evidence: str
    kind: str
    text: str
    hedge: str
    """The source's words of caution, or nothing."""
    who: str
    """Names of those who acted, or whom it is about."""
    actors: int
    """How many they are."""
    first: date | None
    last: date | None
    day: str
    """When it happened, in words; empty if undated."""
    grade: str
    judged: bool
    """Whether both source and claim were graded."""
    sources: tuple[str, ...]
    happening: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Entries in time order, and every source by key: (title, grade in words)."""

    entries: tuple[Entry, ...]
    sources: dict[str, tuple[str, str]]


def needs(situation: Situation) -> tuple[Need, ...]:
    """The ledger needs at least one claim."""
    if situation.claims:
        return ()
    snippet = (
        "sources:\n  art: {title: Where it was read, date: 2022-03-11, reliability: B}\n"
        "claims:\n  c1: {kind: event, text: What happened, date: 2022-03-10, src: art#1}"
    )
    return (Need(what="at least one claim with its source", snippet=snippet),)


def frame(situation: Situation) -> Problem:
    """All claims in time order, with the sources that they name."""
    entries = tuple(_entry(situation, claim) for claim in in_time_order(situation))
    used = dict.fromkeys(key for entry in entries for key in entry.sources)
    listed = {key: situation.sources[key] for key in used}
    return Problem(
        entries,
        {key: (source.title, reliability_words(source.reliability)) for key, source in listed.items()},
    )


def _entry(situation: Situation, claim: Claim) -> Entry:
    grade = grade_of(situation, claim)
    return Entry(
        evidence=claim_key(claim.key),
        kind=claim.kind.value,
        text=claim_sentence(situation, claim),
        hedge=claim.hedge or "",
        who=names(situation, claim.by or claim.about),
        actors=len(claim.by or claim.about),
        first=claim.date.first if claim.date else None,
        last=claim.date.last if claim.date else None,
        day=claim.date.in_words() if claim.date else "",
        grade=grade.label,
        judged=grade.ranked,
        sources=tuple(origin.source for origin in claim.src if origin.source),
        happening=claim.kind in HAPPENINGS,
    )
