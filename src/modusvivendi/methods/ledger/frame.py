"""Situation → the ledger's entries and the sources they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from modusvivendi.answers.evidence import claim_key, grade_of, reliability_words
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, names
from modusvivendi.methods.ledger.options import in_words
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Handling, Kind
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.selection import Selection, faults_of, select
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
    dated: str | None
    """When it happened, as a table has it: ``2022-03-10``."""
    grade: str
    judged: bool
    """Whether both source and claim were graded."""
    sources: tuple[str, ...]
    origins: str
    """Sources and places in them, as the file writes them: ``art#2; talks#1``."""
    happening: bool
    restricted: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """The entries that are asked for, in time order, and what they are chosen from."""

    entries: tuple[Entry, ...]
    sources: dict[str, tuple[str, str]]
    """Every source of the entries by key: title, grade in words."""
    claims: int
    """How many claims the file has."""
    asked: str
    """The filters in words; empty where every claim is asked for."""
    unclear: tuple[str, ...]
    """Evidence of claims that may be meant, too, but lack a date or a judged grade."""


def needs(situation: Situation) -> tuple[Need, ...]:
    """The ledger needs at least one claim."""
    if situation.claims:
        return ()
    snippet = (
        "sources:\n  art: {title: Where it was read, date: 2022-03-11, reliability: B}\n"
        "claims:\n  c1: {kind: event, text: What happened, date: 2022-03-10, src: art#1}"
    )
    return (Need(what="at least one claim with its source", snippet=snippet),)


def frame(situation: Situation, **filters: Any) -> Problem:
    """All claims in time order, or those that pass the filters, with the sources that they name.

    Args:
        situation: what is known.
        filters: the fields of a :class:`Selection`.

    Raises:
        SituationError: a filter names what the file lacks.
    """
    wanted = Selection(**filters)
    if faults := faults_of(situation, wanted):
        raise SituationError(faults)
    selected = select(situation, wanted)
    entries = tuple(_entry(situation, claim) for claim in selected.claims)
    used = dict.fromkeys(key for entry in entries for key in entry.sources)
    listed = {key: situation.sources[key] for key in used}
    return Problem(
        entries,
        {key: (source.title, reliability_words(source.reliability)) for key, source in listed.items()},
        claims=len(situation.claims),
        asked=in_words(situation, wanted),
        unclear=tuple(claim_key(claim.key) for claim in selected.unclear),
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
        dated=str(claim.date) if claim.date else None,
        grade=grade.label,
        judged=grade.ranked,
        sources=tuple(origin.source for origin in claim.src if origin.source),
        origins="; ".join(str(origin) for origin in claim.src),
        happening=claim.kind in HAPPENINGS,
        restricted=claim.handling is Handling.RESTRICTED,
    )
