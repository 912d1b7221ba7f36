"""Small situations, written where they are tested."""

from __future__ import annotations

from modusvivendi.answers.model import Answer, Said
from modusvivendi.methods.base import ask
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.situation import Situation

HEAD = """\
title: Ardenne and Borough
as_of: 2022-06-30
actors:
  A: {name: Ardenne, role: party}
  B: {name: Borough, role: party}
  C: {name: Carrow, role: third}
sources: {s: {title: Gazette, date: 2022-06-30, reliability: B}}
issues:
  truce:
    name: truce
    options:
      none: {at: 0, text: no truce}
      day: {at: 30, text: a day of truce}
      open: {at: 100, text: a lasting truce}
    set_by: [A, B]
  line:
    name: line
    options: {here: {at: [0, 10], text: the line here}, there: {at: [60, 80], text: the line there}}
  anthem: {name: anthem, options: [old, new, none]}
"""


def read(blocks: str) -> Situation:
    """A situation of the blocks given, below the common head."""
    checked = check_text(HEAD + blocks)
    assert [problem.what for problem in checked.problems if problem.severity == "error"] == []
    assert checked.situation is not None
    return checked.situation


def shift(situation: Situation, start: str | None = None, end: str | None = None) -> Answer:
    """The answer on a window."""
    answer = ask("shift", situation, {"start": start, "end": end})
    assert isinstance(answer, Answer)
    return answer


def labelled(answer: Answer, label: str) -> list[Said]:
    """The findings whose label begins so."""
    return [said for said in answer.findings if said.label.startswith(label)]


def told(answer: Answer, label: str) -> str:
    """The text of the one finding with that label."""
    found = labelled(answer, label)
    assert len(found) == 1, [said.label for said in answer.findings]
    return found[0].text
