"""Situation → the meetings of the parties, with what was offered, answered and said about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from modusvivendi.answers.evidence import claim_key, voice
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, names
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind, Level
from modusvivendi.situation.fields.dates import Period
from modusvivendi.situation.ledger import References, in_time_order, parties, talks
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the ledger with its evidence; who it is cited from, and the words of caution."""

    text: str
    evidence: str
    attribution: str = ""
    hedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One meeting of the parties."""

    evidence: str
    text: str
    first_day: date
    day: str
    sides: frozenset[str]
    """Keys of the parties present."""
    who: str
    level: int | None
    """Rank on the ordered scale of levels; None where the file does not say."""
    level_words: str
    place: str
    host: str
    host_takes_part: bool
    """Whether the host is itself a party."""
    delegates: tuple[tuple[str, str], ...]
    agenda: tuple[str, ...]
    left_open: tuple[str, ...]
    next: str
    asserted_first: bool
    offers: tuple[Remark, ...]
    answers: tuple[Remark, ...]
    reply: Remark | None
    """The latest answer to the first offer that was answered."""
    purposes: tuple[Remark, ...]
    comments: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Rounds in time order; the words of every level, lowest first."""

    rounds: tuple[Round, ...]
    levels: tuple[str, ...]


def needs(situation: Situation) -> tuple[Need, ...]:
    """Talks need two parties and a meeting of theirs."""
    missing = []
    if len(parties(situation)) < 2:
        snippet = "actors:\n  A: {role: party}\n  B: {role: party}"
        missing.append(Need(what="two actors whose role is party", snippet=snippet))
    elif not talks(situation):
        one, two = parties(situation)[:2]
        snippet = (
            f"claims:\n  met: {{kind: meeting, by: [{one}, {two}], date: 2022-03-10, level: minister, src: art#1}}"
        )
        missing.append(Need(what="a meeting at which two parties were present", snippet=snippet))
    return tuple(missing)


def frame(situation: Situation) -> Problem:
    """The meetings of the parties, each with the claims that refer to it."""
    ledger = _Ledger(situation, References(situation), in_time_order(situation, [Kind.PROPOSAL]))
    rounds = tuple(_round(ledger, met, met.date) for met in talks(situation) if met.date is not None)
    return Problem(rounds, tuple(level.words for level in Level))


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the rounds look up again and again."""

    situation: Situation
    references: References
    proposals: tuple[Claim, ...]


def _round(ledger: _Ledger, claim: Claim, days: Period) -> Round:
    situation, references = ledger.situation, ledger.references
    sides = frozenset(parties(situation)) & set(claim.by)
    offers = _offers(ledger, claim, days, sides)
    answers = [answer for offer in offers for answer in references.answers_to(offer.key)]
    answers += [c for c in references.comments_on(claim.key, [Kind.RESPONSE]) if c not in answers]
    return Round(
        evidence=claim_key(claim.key),
        text=claim_sentence(situation, claim),
        first_day=days.first,
        day=days.in_words(),
        sides=sides,
        who=names(situation, claim.by),
        level=claim.level.rank if claim.level else None,
        level_words=claim.level.words if claim.level else "",
        place=claim.at or "",
        host=situation.actor_name(claim.host) if claim.host else "",
        host_takes_part=claim.host in sides,
        delegates=tuple((situation.actor_name(key), who) for key, who in (claim.delegates or {}).items()),
        agenda=claim.agenda,
        left_open=claim.left_open,
        next=claim.next or "",
        asserted_first=claim.first,
        offers=tuple(_remark(situation, offer) for offer in offers),
        answers=tuple(_remark(situation, answer) for answer in answers),
        reply=_reply(ledger, offers),
        purposes=_remarks(ledger, claim.key, [Kind.PURPOSE]),
        comments=_remarks(ledger, claim.key, [Kind.ASSESSMENT, Kind.STATEMENT, Kind.EVENT]),
    )


def _offers(ledger: _Ledger, meeting: Claim, days: Period, sides: frozenset[str]) -> list[Claim]:
    """Proposals and demands that name the meeting, or that a side made to another on its days."""
    named = ledger.references.comments_on(meeting.key, [Kind.PROPOSAL, Kind.DEMAND])
    made = [
        claim
        for claim in ledger.proposals
        if claim.date is not None
        and days.first <= claim.date.first <= days.last
        and claim not in named
        and sides & set(claim.by)
        and sides & set(claim.to)
    ]
    return [*named, *made]


def _reply(ledger: _Ledger, offers: list[Claim]) -> Remark | None:
    for offer in offers:
        if given := ledger.references.answers_to(offer.key):
            return _remark(ledger.situation, given[-1])
    return None


def _remarks(ledger: _Ledger, meeting: str, kinds: list[Kind]) -> tuple[Remark, ...]:
    return tuple(_remark(ledger.situation, claim) for claim in ledger.references.comments_on(meeting, kinds))


def _remark(situation: Situation, claim: Claim) -> Remark:
    return Remark(claim_sentence(situation, claim), claim_key(claim.key), _voice(situation, claim), claim.hedge or "")


def _voice(situation: Situation, claim: Claim) -> str:
    """An observer's view names its source; what a side did or said speaks for itself."""
    observed = claim.kind in (Kind.ASSESSMENT, Kind.PURPOSE)
    return voice(situation, claim) if observed else claim.attribution or ""
