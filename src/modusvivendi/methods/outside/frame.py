"""Situation → what each actor that is not a party has done, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from modusvivendi.answers.evidence import claim_key, voice
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.ledger import in_time_order, outsiders, parties
from modusvivendi.situation.situation import Situation

Way = Literal["presses", "helps", "hosts", "speaks", "assessed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that outsiders did, or that is said of them."""

    way: Way
    who: tuple[str, ...]
    """Names of the outsiders concerned."""
    whom: tuple[str, ...]
    """Names of the parties at whom it was directed, or who met."""
    text: str
    day: str
    evidence: str
    attribution: str
    hedge: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Deeds in time order, and the names and roles of all outsiders in the order of the file."""

    deeds: tuple[Deed, ...]
    outsiders: tuple[tuple[str, str], ...]


def needs(situation: Situation) -> tuple[Need, ...]:
    """At least one actor that is not a party, and one claim in which such an actor acts."""
    if not outsiders(situation):
        snippet = "actors:\n  TUR: {name: Türkiye, role: mediator}\n  DEU: {name: Germany, role: third}"
        return (Need(what="an actor that is not a party", snippet=snippet),)
    if any(_way(situation, claim) is not None for claim in situation.claims.values()):
        return ()
    actor = outsiders(situation)[0]
    snippet = f"claims:\n  c9: {{kind: statement, by: {actor}, text: What it said, date: 2022-03-10, src: art#5}}"
    return (Need(what="a claim in which an actor that is not a party acts", snippet=snippet),)


def frame(situation: Situation) -> Problem:
    """The claims in which outsiders act, or that are about them."""
    deeds = [deed for claim in in_time_order(situation) if (deed := _deed(situation, claim)) is not None]
    listed = tuple((situation.actor_name(key), situation.actors[key].role.value) for key in outsiders(situation))
    return Problem(tuple(deeds), listed)


def _deed(situation: Situation, claim: Claim) -> Deed | None:
    way = _way(situation, claim)
    if way is None:
        return None
    keys = claim.about if way == "assessed" else (claim.host,) if way == "hosts" else claim.by
    others = set(outsiders(situation))
    sides = set(parties(situation))
    return Deed(
        way=way,
        who=tuple(situation.actor_name(key) for key in keys if key is not None and key in others),
        whom=tuple(situation.actor_name(key) for key in (claim.by if way == "hosts" else claim.to) if key in sides),
        text=claim_sentence(situation, claim),
        day=claim.date.in_words() if claim.date else "",
        evidence=claim_key(claim.key),
        attribution=voice(situation, claim) if way == "assessed" else claim.attribution or "",
        hedge=claim.hedge or "",
    )


def _way(situation: Situation, claim: Claim) -> Way | None:
    others, sides = set(outsiders(situation)), set(parties(situation))
    acting = bool(others & set(claim.by))
    if acting and claim.kind in (Kind.DEMAND, Kind.PROPOSAL):
        return "presses"
    if acting and claim.kind is Kind.AID:
        return "helps"
    if claim.kind is Kind.MEETING and claim.host in others and sides & set(claim.by):
        return "hosts"
    if acting and claim.kind in (Kind.STATEMENT, Kind.RESPONSE, Kind.MEETING, Kind.EVENT):
        return "speaks"
    about = others & set(claim.about)
    if claim.kind in (Kind.ASSESSMENT, Kind.PURPOSE) and about and not sides & set(claim.about):
        return "assessed"
    return None
