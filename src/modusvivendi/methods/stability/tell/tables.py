"""The outcomes that hold, and what each decision maker wants, as tables."""

from __future__ import annotations

from modusvivendi.answers.model import Row, Table
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods.stability.tell.words import CONCEPT_WORDS, Told

MOST_ROWS = 12


def equilibria_table(told: Told) -> Table | None:
    """Each outcome that holds, by what differs from today; None where there is none."""
    asked = told.asked
    if not asked.equilibria:
        return None
    rows = [
        Row(
            (
                number,
                capitalised(told.outcome(state)),
                ", ".join(CONCEPT_WORDS[concept][0] for concept in asked.concepts(state)),
                _reached(told, state),
                _leaving(told, state),
            ),
            told.because(),
        )
        for number, state in enumerate(asked.equilibria[:MOST_ROWS], start=1)
    ]
    more = len(asked.equilibria) - len(rows)
    return Table(
        title="Outcomes that would hold",
        columns=("No.", "What differs from today", "Holds by", "From today", "Who would leave it together"),
        rows=tuple(rows),
        note="Holds by: Nash, general and symmetric metarationality (GMR, SMR), sequential and symmetric sequential "
        "stability (SEQ, SSEQ), simultaneous stability (SIM). From today: by steps that whoever takes them gains by."
        + (f" {more:,} more are not shown." if more else ""),
        detail=len(rows) > 6,
    )


def _leaving(told: Told, state: int) -> str | None:
    """The smallest coalitions that would leave a state for one that all members like better."""
    if told.asked.coalitions is None:
        return None
    found = [members for members, stable in told.asked.coalitions.items() if not stable[state]]
    smallest = [one for one in found if not any(set(other) < set(one) for other in found)]
    return "; ".join(told.names(members) for members in smallest) or "nobody"


def _reached(told: Told, state: int) -> str | None:
    if state == told.case.now:
        return "is today's"
    for paths, words in ((told.asked.alone, "step by step"), (told.asked.together, "by a step together")):
        if paths.routes.get(state):
            return words
    if state not in told.asked.together.routes:
        return None
    return "not reached" if told.asked.together.complete else "not found"


def makers_table(told: Told) -> Table:
    """What each decision maker can change alone, and what it wants."""
    owners = told.case.choices.owners
    rows = []
    for at, maker in enumerate(told.case.makers):
        alone = [matter.label for matter, owner in zip(told.case.matters, owners, strict=True) if owner == at]
        joint = [matter.label for matter in told.case.matters if at in matter.joint]
        wants = "; ".join(f"{number}. {want}" for number, want in enumerate(maker.wants, start=1))
        rows.append(
            Row(
                (maker.name, ", ".join(alone) or None, ", ".join(joint) or None, wants or "as its positions say"),
                maker.because,
            )
        )
    return Table(
        title="Who decides what, and what each wants",
        columns=("Decision maker", "Changes alone", "Only with others", "Wants, most important first"),
        rows=tuple(rows),
        note="A want outweighs all that come after it (option prioritisation).",
        detail=True,
    )
