"""What outsiders do, in words."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Row, Said, Table
from modusvivendi.answers.wording import counted, listed, with_caution
from modusvivendi.methods import METHODS
from modusvivendi.methods.outside.frame import Deed, Problem
from modusvivendi.methods.outside.solve import Solution, Tally

_LABELS = {
    "presses": "Presses",
    "helps": "Helps",
    "hosts": "Hosts",
    "speaks": "Says",
    "assessed": "Said of them",
}


def tell(problem: Problem, solution: Solution) -> Answer:
    """Who presses, who helps, who has done neither on record."""
    order = list(_LABELS)
    deeds = sorted(problem.deeds, key=lambda deed: order.index(deed.way))
    return Answer(
        method="outside",
        question=METHODS["outside"],
        headline=_headline(problem),
        findings=(*(_finding(deed) for deed in deeds), *_hesitant(solution.tallies)),
        tables=(_table(solution),),
        caveats=(
            Said("The table counts claims of this file, not everything that an actor has done."),
            *_missing_assessments(problem),
        ),
        how="An outsider presses where it demands or proposes something, helps where the ledger records aid from it, "
        "and hosts where the parties meet under its roof.",
    )


_VERBS = (("presses", "press", "presses"), ("helps", "help", "helps"), ("hosts", "host talks of", "hosts talks of"))


def _headline(problem: Problem) -> Said:
    parts: list[str] = []
    because: list[str] = []
    for way, many, one in _VERBS:
        deeds = [deed for deed in problem.deeds if deed.way == way]
        for who, whom in _grouped(deeds):
            parts.append(f"{listed(who)} {one if len(who) == 1 else many} {listed(whom) or 'the parties'}")
        because += [deed.evidence for deed in deeds]
    if not parts:
        return Said("The ledger records no outsider that presses, helps or hosts the parties.")
    return Said("; ".join(parts) + ".", tuple(because))


def _grouped(deeds: list[Deed]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each outsider's deeds together, then the outsiders that acted towards the same parties together."""
    towards: dict[str, tuple[str, ...]] = {}
    for deed in deeds:
        for name in deed.who:
            towards[name] = tuple(dict.fromkeys((*towards.get(name, ()), *deed.whom)))
    groups: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, whom in towards.items():
        groups[whom] = (*groups.get(whom, ()), name)
    return [(who, whom) for whom, who in groups.items()]


def _finding(deed: Deed) -> Said:
    return Said(with_caution(deed.text, deed.attribution, deed.hedge), (deed.evidence,), label=_LABELS[deed.way])


def _hesitant(tallies: tuple[Tally, ...]) -> Iterator[Said]:
    names = [tally.name for tally in tallies if tally.uncommitted and tally.role == "third"]
    if names:
        because = tuple(key for tally in tallies if tally.name in names for key in tally.evidence)
        verb = "has" if len(names) == 1 else "have"
        text = f"Of the third parties, {listed(names)} {verb} neither pressed, nor helped, nor hosted in this ledger."
        yield Said(text, because, label="No such record")


def _missing_assessments(problem: Problem) -> Iterator[Said]:
    hedged = [deed for deed in problem.deeds if deed.hedge]
    if hedged:
        yield Said(
            f"{counted(len(hedged), 'claim')} here {'is' if len(hedged) == 1 else 'are'} hedged by the source.",
            tuple(deed.evidence for deed in hedged),
        )


def _table(solution: Solution) -> Table:
    rows = [Row((tally.name, tally.role, *tally.counts), tally.evidence) for tally in solution.tallies]
    return Table(
        title="Outsiders on the record",
        columns=("Actor", "Role", "Presses", "Helps", "Hosts", "Says or does"),
        rows=tuple(rows),
        note="Numbers are claims of the ledger.",
    )
