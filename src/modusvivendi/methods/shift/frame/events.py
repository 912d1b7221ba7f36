"""What happened up to the second date: meetings, words used, proposals and their answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from modusvivendi.answers.evidence import claim_key
from modusvivendi.answers.wording import names
from modusvivendi.methods.shift.frame.words import remark
from modusvivendi.methods.shift.problem import Meeting, Offer, Remark, Use
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Answered, Kind
from modusvivendi.situation.ledger import in_time_order, when
from modusvivendi.situation.situation import Situation

_ANSWERED = {
    Answered.ACCEPTED: "accepted",
    Answered.REFUSED: "refused",
    Answered.DEFERRED: "no commitment",
    Answered.COUNTERED: "countered",
}


def meetings(situation: Situation, start: date, end: date) -> Iterator[Meeting]:
    """The dated meetings of two actors or more, in time order."""
    for claim in in_time_order(situation, [Kind.MEETING]):
        if claim.date is not None and len(set(claim.by)) > 1 and claim.date.first <= end:
            yield Meeting(
                day=claim.date.first,
                when=claim.date.in_words(),
                sides=frozenset(claim.by),
                who=names(situation, claim.by),
                level=claim.level.rank if claim.level else None,
                level_words=claim.level.words if claim.level else "",
                asserted=claim.first,
                inside=claim.date.first >= start,
                remark=remark(situation, claim),
            )


def uses(situation: Situation, start: date, end: date) -> Iterator[Use]:
    """The dated uses of terms, one for each speaker, in time order."""
    for claim in in_time_order(situation):
        if claim.date is None or not claim.term or claim.date.first > end:
            continue
        for actor in dict.fromkeys(claim.by):
            yield Use(
                day=claim.date.first,
                when=claim.date.in_words(),
                actor=actor,
                who=situation.actor_name(actor),
                term=" ".join(claim.term.split()).casefold(),
                asserted=claim.first,
                inside=claim.date.first >= start,
                remark=remark(situation, claim),
            )


def other_firsts(situation: Situation, start: date, end: date) -> Iterator[Remark]:
    """Asserted firsts of the window that are neither meetings of several actors nor terms of a speaker."""
    for claim in in_time_order(situation):
        checked = (claim.kind is Kind.MEETING and len(set(claim.by)) > 1) or (claim.term and claim.by)
        if claim.first and not checked and claim.date is not None and start <= claim.date.first <= end:
            yield remark(situation, claim)


def offers(situation: Situation, start: date, end: date) -> Iterator[Offer]:
    """The proposals and demands of the window, in time order, with their answers up to its end."""
    answers: dict[str, list[Claim]] = {}
    for claim in in_time_order(situation, [Kind.RESPONSE]):
        if claim.answers is not None and when(situation, claim) <= end:
            answers.setdefault(claim.answers, []).append(claim)
    latest: dict[tuple[frozenset[str], str], Claim] = {}
    for claim in in_time_order(situation, [Kind.PROPOSAL, Kind.DEMAND]):
        if claim.date is None or claim.date.first > end:
            continue
        same = (frozenset(claim.by), _package(claim))
        before = latest.get(same)
        if same[1]:
            latest[same] = claim
        if claim.date.first >= start:
            yield Offer(
                when=claim.date.in_words(),
                kind=str(claim.kind),
                who=names(situation, claim.by),
                remark=remark(situation, claim),
                earlier=_earlier(before),
                answers=tuple(_answer(situation, answer) for answer in answers.get(claim.key, [])),
            )


def _package(claim: Claim) -> str:
    """What is offered, as text that is equal for equal packages; empty where no option is named."""
    described = (
        (issue, getattr(choice, "describe", lambda choice=choice: choice)()) for issue, choice in _given(claim)
    )
    return "; ".join(f"{issue}: {words}" for issue, words in sorted(described))


def _given(claim: Claim) -> Iterator[tuple[str, object]]:
    yield from (claim.offers or {}).items()


def _earlier(before: Claim | None) -> tuple[str, str] | None:
    if before is None or before.date is None:
        return None
    return before.date.in_words(), claim_key(before.key)


def _answer(situation: Situation, claim: Claim) -> tuple[str, Remark]:
    words = _ANSWERED[claim.answer] if claim.answer is not None else "answered"
    return words, remark(situation, claim)
