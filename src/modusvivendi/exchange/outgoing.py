"""From a situation to the files of another tool, and what those files cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from modusvivendi.answers.model import Need
from modusvivendi.exchange.assembling import keys
from modusvivendi.exchange.domain import Domain, Matter, Profile, Values
from modusvivendi.exchange.genius.writing import files as genius_files
from modusvivendi.exchange.negmas.writing import files as negmas_files
from modusvivendi.exchange.spatial.writing import files as ktab_files
from modusvivendi.exchange.ties.writing import files as graph_files
from modusvivendi.methods.alignment.frame import needs as needs_ties
from modusvivendi.methods.alignment.named import camps
from modusvivendi.methods.base import method
from modusvivendi.methods.settlement.case import Case
from modusvivendi.methods.settlement.frame import frame, needs
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

WRITERS = {"genius": genius_files, "negmas": negmas_files}
"""The tools that a situation can be written for; each writer gives {file name: text}."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Files to be written, and what they leave out."""

    files: dict[str, str]
    left_out: tuple[str, ...]
    """What the situation says and the files cannot, in words."""


def outgoing(situation: Situation, tool: str) -> Outgoing:
    """The parties' utilities over the issues as files of another tool.

    Args:
        situation: what is known; uncertain numbers are taken at their central reading, as ``modus settle`` does.
        tool: ``genius``, ``negmas`` or ``ktab``; ``graph`` for the ties, with the camps of ``modus align``.

    Raises:
        SituationError: the situation lacks what ``modus settle`` needs, ``modus pressure`` for KTAB, or ``modus align``
            for a graph.
    """
    if tool == "graph":
        return _graph(situation)
    if tool == "ktab":
        return Outgoing(*ktab_files(situation))
    _stop(needs(situation))
    situation = method("settle").prepared(situation)
    case = frame(situation)
    return Outgoing(WRITERS[tool](_domain(situation, case)), tuple(_left_out(situation, case)))


def _graph(situation: Situation) -> Outgoing:
    _stop(needs_ties(situation))
    return Outgoing(*graph_files(situation, camps(situation)))


def _stop(missing: Sequence[Need]) -> None:
    if missing:
        raise SituationError(
            Problem(code="export", what=f"the file lacks {need.what}", hint=f"add\n{need.snippet}") for need in missing
        )


def write(files: dict[str, str], folder: Path) -> None:
    """Write files into a folder that is new or empty.

    Raises:
        SituationError: the folder holds something, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            hint = "name a folder that is new or empty"
            raise SituationError([Problem(code="export", what=f"the folder {folder} is not empty", hint=hint)])
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        what = f"{folder} cannot be written: {error.strerror}"
        raise SituationError([Problem(code="export", what=what, hint="name another folder")]) from None


def _domain(situation: Situation, case: Case) -> Domain:
    names = _apart(side.name for side in case.sides)
    matters = tuple(
        Matter(label, options=tuple(_apart(matter.options)))
        for label, matter in zip(_apart(matter.label for matter in case.matters), case.matters, strict=True)
    )
    return Domain(
        tool="",
        name=keys([situation.title])[0],
        file="",
        matters=matters,
        profiles=tuple(_profile(case, at, name) for at, name in enumerate(names)),
    )


def _apart(words: Iterator[str] | tuple[str, ...]) -> list[str]:
    """Words that are all different, a number added where two are the same."""
    made: list[str] = []
    for word in words:
        number, name = 2, word
        while name in made:
            name, number = f"{word} ({number})", number + 1
        made.append(name)
    return made


def _profile(case: Case, at: int, name: str) -> Profile:
    """Weight = what the best option of the issue is worth of all; value = each option over the best."""
    side = case.sides[at]
    full = 100 * side.scale
    rows = [[int(value) for value in row] for row in case.problem.scores[at]]
    best = [max(row) for row in rows]
    values: list[Values] = [
        tuple(Fraction(value, top) if top else Fraction(0) for value in row)
        for row, top in zip(rows, best, strict=True)
    ]
    return Profile(
        name=name,
        file="",
        weights=tuple(Fraction(top, full) for top in best),
        values=tuple(values),
        reservation=Fraction(int(case.problem.reservation[at]), full) if side.bound else None,
        reserved="",
    )


def _left_out(situation: Situation, case: Case) -> Iterator[str]:
    for line in case.lines:
        where = f"{case.sides[line.party].name} on {case.matters[line.issue].label}"
        yield f"red line of {where}: {line.accepts or line.condition}"
    for term in case.terms:
        yield f"rule: {term.words}"
    for extra in case.problem.interactions:
        first, second = case.matters[extra.a].label, case.matters[extra.b].label
        yield f"extra points of {case.sides[extra.party].name} for {first} together with {second}"
    for issue in situation.issues.values():
        if issue.range is not None and any(matter.label == issue.label for matter in case.matters):
            yield f"the numbers between the steps into which {issue.label} is cut"
