"""Situation → indicators, and offers that nobody has answered."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.answers.evidence import claim_key, origin_key
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, names
from modusvivendi.situation.blocks.words import Answered, Kind, Sign
from modusvivendi.situation.ledger import References, in_time_order
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """An indicator."""

    what: str
    means: str
    about: str
    state: Sign
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An offer without an answer, or with one that leaves it open."""

    text: str
    evidence: str
    deferred: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Indicators in the order of the file; offers in time order."""

    indicators: tuple[Watched, ...]
    offers: tuple[Open, ...]


def needs(situation: Situation) -> tuple[Need, ...]:
    """At least one indicator."""
    if situation.questions.watch:
        return ()
    snippet = "questions:\n  watch:\n    - {what: A second meeting is announced, means: the channel stays open}"
    return (Need(what="an indicator to watch", snippet=snippet),)


def frame(situation: Situation) -> Problem:
    """The indicators, and what the ledger leaves open."""
    indicators = tuple(
        Watched(
            what=indicator.what,
            means=indicator.means or "",
            about=names(situation, indicator.about),
            state=indicator.state,
            because=tuple(origin_key(origin) for origin in indicator.src),
        )
        for indicator in situation.questions.watch
    )
    return Problem(indicators, tuple(_open(situation)))


def _open(situation: Situation) -> list[Open]:
    references = References(situation)
    found = []
    for claim in in_time_order(situation, [Kind.PROPOSAL]):
        given = [answer.answer for answer in references.answers_to(claim.key)]
        if not given or given[-1] is Answered.DEFERRED:
            text = claim_sentence(situation, claim)
            found.append(Open(text=text, evidence=claim_key(claim.key), deferred=bool(given)))
    return found
