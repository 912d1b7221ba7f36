"""Situation → offers and the answers they got."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.answers.evidence import claim_key
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, names, package_words
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Answered, Kind
from modusvivendi.situation.ledger import References, in_time_order
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to an offer."""

    evidence: str
    text: str
    who: str
    how: Answered | None
    day: str
    hedge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A proposal or a demand, in time order of its replies."""

    evidence: str
    text: str
    who: str
    whom: str
    day: str
    demand: bool
    package: str
    hedge: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Offers in time order."""

    offers: tuple[Offer, ...]


def needs(situation: Situation) -> tuple[Need, ...]:
    """At least one proposal or demand."""
    if in_time_order(situation, [Kind.PROPOSAL, Kind.DEMAND]):
        return ()
    snippet = (
        "claims:\n  c4: {kind: proposal, by: UKR, to: RUS, offers: {ceasefire: 24h}, date: 2022-03-10, src: art#2}\n"
        "  c5: {kind: response, by: RUS, answers: c4, answer: deferred, date: 2022-03-10, src: art#2}"
    )
    return (Need(what="a proposal or a demand", snippet=snippet),)


def frame(situation: Situation) -> Problem:
    """Every proposal and demand with its replies."""
    offers = in_time_order(situation, [Kind.PROPOSAL, Kind.DEMAND])
    references = References(situation)
    return Problem(tuple(_offer(situation, claim, references.answers_to(claim.key)) for claim in offers))


def _offer(situation: Situation, claim: Claim, answers: tuple[Claim, ...]) -> Offer:
    return Offer(
        evidence=claim_key(claim.key),
        text=claim_sentence(situation, claim),
        who=names(situation, claim.by),
        whom=names(situation, claim.to),
        day=claim.date.in_words() if claim.date else "",
        demand=claim.kind is Kind.DEMAND,
        package=package_words(situation, claim.offers) if claim.offers else "",
        hedge=claim.hedge or "",
        replies=tuple(_reply(situation, answer) for answer in answers),
    )


def _reply(situation: Situation, claim: Claim) -> Reply:
    return Reply(
        evidence=claim_key(claim.key),
        text=claim_sentence(situation, claim),
        who=names(situation, claim.by),
        how=claim.answer,
        day=claim.date.in_words() if claim.date else "",
        hedge=claim.hedge or "",
    )
