"""The ledger's order and cross-references: claims in time, meetings, answers, comments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind, Role
from modusvivendi.situation.quantities import Grade, Reliability
from modusvivendi.situation.situation import Situation


def in_time_order(situation: Situation, kinds: Iterable[Kind] | None = None) -> tuple[Claim, ...]:
    """Claims by the day on which they happened (or, undated, became known), then in the order of the file."""
    wanted = set(kinds) if kinds is not None else set(Kind)
    chosen = [claim for claim in situation.claims.values() if claim.kind in wanted]
    return tuple(sorted(chosen, key=lambda claim: when(situation, claim)))


def when(situation: Situation, claim: Claim) -> date:
    """The first day of a claim, for sorting: when it happened, else when it was known, else the last of days."""
    if claim.date is not None:
        return claim.date.first
    return situation.known_on(claim) or date.max


def grade_of(situation: Situation, claim: Claim) -> Grade:
    """Reliability of the claim's first source (F where it names none) with the claim's own credibility."""
    first = next((situation.sources[origin.source] for origin in claim.src if origin.source), None)
    return Grade(first.reliability if first else Reliability.F, claim.credibility)


class References:
    """Which claims answer or name which others: gathered once, in time order."""

    def __init__(self, situation: Situation) -> None:
        self._answers: dict[str, list[Claim]] = {}
        self._comments: dict[str, list[Claim]] = {}
        for claim in in_time_order(situation):
            if claim.kind is Kind.RESPONSE and claim.answers is not None:
                self._answers.setdefault(claim.answers, []).append(claim)
            for key in claim.re:
                self._comments.setdefault(key, []).append(claim)

    def answers_to(self, key: str) -> tuple[Claim, ...]:
        """The responses to a proposal or a demand, in time order."""
        return tuple(self._answers.get(key, ()))

    def comments_on(self, key: str, kinds: Iterable[Kind]) -> tuple[Claim, ...]:
        """The claims of some kinds that name another one as what they are about, in time order."""
        wanted = set(kinds)
        return tuple(claim for claim in self._comments.get(key, ()) if claim.kind in wanted)


def parties(situation: Situation) -> tuple[str, ...]:
    """The actors that are parties to the conflict."""
    return tuple(key for key, actor in situation.actors.items() if actor.role is Role.PARTY)


def outsiders(situation: Situation) -> tuple[str, ...]:
    """The actors that are not parties."""
    return tuple(key for key, actor in situation.actors.items() if actor.role is not Role.PARTY)


def talks(situation: Situation) -> tuple[Claim, ...]:
    """Meetings at which two parties or more were present, in time order."""
    sides = set(parties(situation))
    return tuple(claim for claim in in_time_order(situation, [Kind.MEETING]) if len(sides & set(claim.by)) >= 2)
