"""What blocks an agreement, and what would unlock one."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods.settlement.settled import Unlocked
from modusvivendi.methods.settlement.tell.words import Told

MOST_TOLD = 5


def blocks(told: Told) -> Iterator[Said]:
    """The smallest conflicts, one sentence each."""
    conflicts = told.settled.solution.conflicts
    for conflict in conflicts[:MOST_TOLD]:
        if not conflict:
            because = tuple(key for term in told.case.terms for key in term.because)
            yield Said("The file's rules alone leave no package at all.", because, label="What blocks")
            return
        verb = "leaves no package" if len(conflict) == 1 else "cannot all hold in one package"
        verb += " under the file's rules" if told.case.terms else ""
        text = f"{capitalised(told.concessions(conflict))}. That {verb} (proved; every part of it is needed)."
        yield Said(text, told.evidence(conflict), label="What blocks")
    if len(conflicts) > MOST_TOLD:
        rest = counted(len(conflicts) - MOST_TOLD, "further minimal conflict")
        yield Said(f"{rest}; the table lists them.", told.evidence(conflicts[MOST_TOLD]), label="What blocks")


def unlocks(told: Told) -> Iterator[Said]:
    """The easiest concessions that open an agreement, each with the smallest step and the best package it opens."""
    solution = told.settled.solution
    for one in told.settled.unlocked[:MOST_TOLD]:
        yield Said(_opened(told, one), told.evidence(one.given_up), label="What would unlock one")
    if not told.settled.unlocked:
        text = f"No set of up to {counted(solution.unlocking_complete, 'concession')} opens an agreement (proved)."
        if solution.unlocking_complete == 0:
            text = "What would open an agreement was not decided within the time limit."
        yield Said(text, told.evidence(_all(told)), label="What would unlock one")


def _all(told: Told) -> frozenset[tuple[str, int]]:
    return frozenset(one for conflict in told.settled.solution.conflicts for one in conflict)


def _opened(told: Told, one: Unlocked) -> str:
    steps = listed(told.step(step) for step in one.opening.steps)
    proved = "no smaller step on the scale will do" if one.opening.smallest else "a smaller step may do"
    text = f"{capitalised(steps)}; {proved}."
    if one.best is None:
        return f"With {steps}, an agreement exists; {proved}."
    sure = "proved" if one.best.proven else "the best found"
    best = told.chosen(one.best)
    changed = [at for at, matter in enumerate(told.case.matters) if matter.now is None or matter.now != best[at]]
    package = told.package(best, changed) or "things as they are"
    if changed and len(changed) < len(told.case.matters):
        package += "; the rest stays as it is today"
    return (
        f"{text} The package with the largest product of gains would then be ({sure}): {package}. "
        f"{capitalised(told.gains(one.best.utilities))}."
    )


def unlocking_table(told: Told) -> Table | None:
    """Every unlocking set with its step and what it opens; None where an agreement exists."""
    unlocked = told.settled.unlocked
    if not unlocked:
        return None
    parties = range(len(told.case.sides))
    rows = [
        Row(
            (
                number,
                listed(told.short(each) for each in sorted(one.given_up)),
                capitalised("; ".join(told.step(step) for step in one.opening.steps)),
                round(float(one.weight), 2),
                *_gains(told, one),
            ),
            told.evidence(one.given_up),
        )
        for number, one in enumerate(unlocked, start=1)
    ]
    solution = told.settled.solution
    more = len(solution.unlocking) - len(unlocked)
    complete = f"Complete and proved up to {counted(solution.unlocking_complete, 'concession')}."
    return Table(
        title="Concessions that would open an agreement",
        columns=("No.", "What is given", "Smallest step", "Held by", *(told.gain_column(party) for party in parties)),
        rows=tuple(rows),
        note=f"{complete} Held by: firmness × salience, summed (0 to 1 each); the fewest concessions first, "
        f"then the least firmly held. Gains: points of 100 "
        f"over what each expects without a deal, in the package with the largest product of gains."
        + (f" {counted(more, 'further set')} not shown." if more else ""),
    )


def _gains(told: Told, one: Unlocked) -> list[str | None]:
    if one.best is None:
        return [None] * len(told.case.sides)
    return [told.gain_text(party, utility) for party, utility in enumerate(one.best.utilities)]


def conflicts_table(told: Told) -> Table | None:
    """Every minimal conflict; None where there is none."""
    conflicts = told.settled.solution.conflicts
    if not conflicts or not conflicts[0]:
        return None
    rows = [
        Row((len(conflict), capitalised(told.concessions(conflict))), told.evidence(conflict)) for conflict in conflicts
    ]
    return Table(
        title="What cannot hold together",
        columns=("Size", "Red lines and expectations"),
        rows=tuple(rows),
        note="Each set is minimal: without any one of its parts the rest can hold together.",
        detail=True,
    )
