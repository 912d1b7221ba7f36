"""New proposals and demands, and how each was answered within the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.shift.problem import Offer, Problem
from modusvivendi.methods.shift.tell.words import cited, said, unique


def findings(problem: Problem) -> Iterator[Said]:
    """How many there were and how they were answered; how many repeat an earlier one."""
    if not problem.offers:
        return
    kinds = Counter(offer.kind for offer in problem.offers)
    answers = Counter(words for offer in problem.offers for words, _ in offer.answers)
    silent = sum(not offer.answers for offer in problem.offers)
    text = f"{listed(counted(number, kind) for kind, number in sorted(kinds.items(), reverse=True))}"
    told = [f"{words}: {number}" for words, number in answers.items()]
    told += [f"no answer in this ledger by then: {silent}"] if silent else []
    because = [key for offer in problem.offers for key in _because(offer)]
    yield said(f"{text}. Answers: {', '.join(told)}.", because, "Proposed and demanded")
    again = [(offer.remark.evidence, offer.earlier[1]) for offer in problem.offers if offer.earlier is not None]
    if again:
        verb = "repeats" if len(again) == 1 else "repeat"
        text = f"{len(again)} of them {verb} what the same actors had put forward before."
        yield said(text, [key for keys in again for key in keys], "Not new")


def _because(offer: Offer) -> Iterator[str]:
    yield offer.remark.evidence
    for _, answer in offer.answers:
        yield answer.evidence


def table(problem: Problem) -> Table | None:
    """One row for each proposal or demand; None where there is none."""
    if not problem.offers:
        return None
    rows = tuple(
        Row(
            (offer.when, offer.who, offer.kind, cited(offer.remark), _answered(offer), _before(offer)), _row_keys(offer)
        )
        for offer in problem.offers
    )
    return Table(
        title="Proposals and demands of the window, and their answers",
        columns=("When", "Who", "Kind", "What", "Answered", "Put forward before"),
        rows=rows,
        detail=True,
    )


def _before(offer: Offer) -> str | None:
    return offer.earlier[0] if offer.earlier is not None else None


def _row_keys(offer: Offer) -> tuple[str, ...]:
    return unique([*_because(offer), *([offer.earlier[1]] if offer.earlier is not None else [])])


def _answered(offer: Offer) -> str:
    if not offer.answers:
        return "No answer in this ledger by then"
    return " ".join(f"{words.capitalize()}: {cited(answer)}" for words, answer in offer.answers)
