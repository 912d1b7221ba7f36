"""What stands in a cell, as the fields of a situation take it: numbers, lengths of time, times of day, yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from modusvivendi.exchange.assembling import clean_words
from modusvivendi.exchange.faults import shown
from modusvivendi.situation.fields.texts import plain_tree
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.tree import parse

PEOPLE = "people"
_PEOPLE = {"people", "persons", "person", "pax", "individuals"}
_YES_NO = {
    **dict.fromkeys(("yes", "y", "true", "1"), "true"),
    **dict.fromkeys(("no", "n", "false", "0"), "false"),
}
_PER = {
    **dict.fromkeys(("h", "hr", "hour", "hours", "hourly"), "hour"),
    **dict.fromkeys(("d", "day", "days", "daily"), "day"),
}
_NOBODY = re.compile(r"0+(?:\.0*)?", re.ASCII)
_SPAN = re.compile(r"(.*?\S)\s*(?:[-–—]|\bto\b)\s*(\S.*)")
_UNIT = re.compile(r"[A-Za-z]+\Z")

Convert = Callable[[str], Any]


class CellError(ValueError):
    """A cell that cannot be read.

    Attributes:
        what: what is wrong with it.
        hint: what to write instead.
    """

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def number(text: str) -> Any:
    """A number in any form of a situation; lists and mappings in brackets, as in its file.

    Raises:
        CellError: a bracket is not closed.
    """
    return _bracketed(text) if text.startswith(("[", "{")) else text


def people(text: str) -> Any:
    """A number of people; nothing for nobody.

    Raises:
        CellError: as :func:`number`.
    """
    return "" if _NOBODY.fullmatch(text) else number(text)


def length(text: str) -> Any:
    """A length of time; minutes where it has no unit.

    Raises:
        CellError: as :func:`number`.
    """
    if text.startswith(("[", "{")):
        return _bracketed(text)
    return text if _UNIT.search(text) else f"{text} min"


def windows(text: str) -> Any:
    """Daily opening times: ``06:00-18:00; 20:00-22:00``.

    Raises:
        CellError: they are not two times each.
    """
    if text.startswith("["):
        return _bracketed(text)
    return [list(_span(part, "06:00-18:00; 20:00-22:00")) for part in re.split(r"[;,|]", text) if part.strip()]


def halts(text: str) -> Any:
    """Spells counted from the start: ``20 h-68 h; 80-90 h``.

    Raises:
        CellError: they are not two lengths of time each.
    """
    if text.startswith("["):
        return _bracketed(text)
    return [_halt(part) for part in re.split(r"[;|]", text) if part.strip()]


def _halt(text: str) -> list[str]:
    """Beginning and end; a unit behind the end is that of both."""
    begins, ends = _span(text, "20 h-68 h")
    unit = _UNIT.search(ends)
    return [begins if unit is None or _UNIT.search(begins) else f"{begins} {unit[0]}", ends]


def _span(text: str, example: str) -> tuple[str, str]:
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise CellError(f"{shown(text)} has no beginning and end", f"write {example}")
    return found[1], found[2]


def yes_no(text: str) -> str:
    """``true`` or ``false``.

    Raises:
        CellError: the text says neither.
    """
    if text.lower() not in _YES_NO:
        raise CellError(f"{shown(text)} says neither yes nor no", "write yes or no")
    return _YES_NO[text.lower()]


def per(text: str) -> str:
    """``hour`` or ``day``; any other word as it stands, for the situation to refuse."""
    return _PER.get(text.lower(), text)


def counted(text: str) -> str:
    """What is counted or carried; every word for people is ``people``."""
    return PEOPLE if text.lower() in _PEOPLE else clean_words(text)


def words(text: str) -> str:
    """A text of one line."""
    return clean_words(text)


def _bracketed(text: str) -> Any:
    try:
        parsed = parse(f"cell: {' '.join(text.split())}", "cell")
        problems = parsed.problems
    except SituationError as error:
        problems = list(error.problems)
    if problems:
        raise CellError(f"{shown(text)} cannot be read: {problems[0].what}", "write [100, 400], or 100-400")
    return plain_tree(parsed.root.get("cell", ""))
