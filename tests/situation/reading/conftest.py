"""A small file to which a test adds the lines it is about, with the place of each problem marked in them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.check import check_text

Tell = Callable[..., list[Problem]]

_BASE = {
    "title": "title: Talks",
    "as_of": "as_of: 2022-03-11",
    "sources": "sources:\n  art: {title: Commentary, date: 2022-03-10}\n",
    "quantities": "quantities:\n  displaced: {unit: people, bounds: [0, 44M]}\n",
    "actors": "actors:\n  RUS: {role: party}\n  UKR: {role: party}\n  TUR: {role: mediator}\n",
    "issues": (
        "issues:\n"
        "  ceasefire: {options: {none: 0, 24h: 30, open: 100}, now: none, set_by: [RUS, UKR]}\n"
        "  troops: {range: [0, 5000], unit: people, now: 1000}\n"
        "  status: {options: [occupied, autonomous, returned], now: occupied}\n"
    ),
    "claims": "claims:\n  c1: {kind: meeting, by: [RUS, UKR], date: 2022-03-10, src: art#1}\n",
}
_PLACE = re.compile(r"[«»]")


def _file(lines: str) -> str:
    """The base file with the blocks that the lines write instead."""
    own = set(re.findall(r"^(\w+):", lines.replace("«", "").replace("»", ""), re.MULTILINE))
    return "\n".join([text for name, text in _BASE.items() if name not in own] + [lines])


def _places(text: str) -> tuple[str, list[Mark]]:
    """The text without its marks « », and the places they stand around, in order."""
    marks: list[Mark] = []
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        clean = ""
        begun = 0
        for part in re.split(r"([«»])", line):
            if part == "«":
                begun = len(clean)
            elif part == "»":
                marks.append(Mark("my.yaml", number, begun + 1, len(clean) - begun))
            else:
                clean += part
        lines.append(clean)
    return "\n".join(lines), marks


@pytest.fixture
def tell() -> Tell:
    """Checks lines within the base file; the problems must stand exactly where « » stand, in order."""

    def check(lines: str, severity: str = "error") -> list[Problem]:
        text, marks = _places(_file(lines))
        found = [each for each in check_text(text, "my.yaml").problems if each.severity == severity]
        said = "\n".join(line for each in found for line in each.lines())
        assert [each.mark for each in found] == marks, said
        return found

    return check


@pytest.fixture
def tell_one(tell: Tell) -> Callable[..., Problem]:
    """As ``tell``, for the one problem there is."""

    def check(lines: str, severity: str = "error") -> Problem:
        (found,) = tell(lines, severity)
        return found

    return check
