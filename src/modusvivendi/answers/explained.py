"""What is stated, what is derived and from what, as an answer: the face of ``modus explain``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Said
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.situation.derive import Fact
from modusvivendi.situation.situation import Situation


def explained(situation: Situation, facts: Sequence[Fact]) -> Answer:
    """The facts, those that the file states first, each with what it rests on."""
    stated = [fact for fact in facts if fact.stated]
    derived = [fact for fact in facts if not fact.stated]
    answer = Answer(
        method="explain",
        question="What is stated, what is derived, and from what?",
        headline=Said(f"{counted(len(stated), 'stated fact')} and {len(derived)} derived."),
        findings=tuple(_said(fact) for fact in (*stated, *derived)),
        how="A value that the file states is never replaced by a derived one. Each derived value names its rule; "
        "the rules are set out in docs/explanation/nothing-twice.md.",
    )
    return replace(answer, evidence=gather(situation, answer))


def _said(fact: Fact) -> Said:
    label = "Stated" if fact.stated else f"Derived ({fact.rule})"
    return Said(f"{capitalised(fact.words)}: {fact.value}. {fact.how}", fact.because, label=label)
