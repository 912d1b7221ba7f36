"""Problems in a file, told to the person who wrote it: what, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from unicodedata import combining, east_asian_width

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table as a spreadsheet counts it."""

    row: int
    column: str
    """Its letters."""
    name: str
    """What the header calls the column; empty where it does not."""

    def __str__(self) -> str:
        """``row 5, column C "by"``."""
        return f"row {self.row}, column {self.column}" + (f' "{self.name}"' if self.name else "")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: line and column count from 1; ``length`` characters are meant."""

    file: str
    line: int
    column: int
    length: int = 1
    cell: Cell | None = field(default=None, compare=False)
    """The same place in a spreadsheet, where the file is a table."""

    def __str__(self) -> str:
        """``file:line:column``, as editors and terminals make it clickable."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, or doubtful (a warning), with its place and a hint."""

    code: str
    """Short stable name of the kind of problem, such as ``unknown-actor``."""
    what: str
    hint: str = ""
    mark: Mark | None = None
    text: str = ""
    """The line of the file, for the caret."""
    path: str = ""
    """Where in the situation: ``claims.c4.by``."""
    related: tuple[tuple[str, Mark], ...] = ()
    """Other places that matter, such as the first of two duplicates."""
    severity: Severity = "error"

    def lines(self) -> list[str]:
        """The problem as printed: what, place, the line with a caret, other places, hint."""
        out = [f"{self.severity}: {self.what}"]
        if self.mark is not None:
            within = "; ".join(words for words in (self.path, _cell(self.mark)) if words)
            out.append(f"  --> {self.mark}" + (f"  ({within})" if within else ""))
        elif self.path:
            out.append(f"  --> {self.path}")
        if self.mark is not None and self.text:
            out += _caret(self.text, self.mark)
        out += [f"  see {mark}: {words}" + (f" ({mark.cell})" if mark.cell else "") for words, mark in self.related]
        if self.hint:
            out.append(f"  hint: {self.hint}")
        return out

    def as_data(self) -> dict[str, Any]:
        """The same as plain data, for ``--json``."""
        where = _place(self.mark) if self.mark else None
        return {
            "severity": self.severity,
            "code": self.code,
            "what": self.what,
            "hint": self.hint,
            "path": self.path,
            "at": where,
            "text": self.text[:_LONGEST_IN_DATA],
            "related": [{"what": words, "at": _place(mark)} for words, mark in self.related],
        }


def _cell(mark: Mark) -> str:
    return str(mark.cell) if mark.cell is not None else ""


def _place(mark: Mark) -> dict[str, Any]:
    place: dict[str, Any] = {"file": mark.file, "line": mark.line, "column": mark.column, "length": mark.length}
    if mark.cell is not None:
        place["cell"] = {"row": mark.cell.row, "column": mark.cell.column, "name": mark.cell.name}
    return place


_WIDEST = 100
_LONGEST_IN_DATA = 1_000


def _caret(text: str, mark: Mark) -> list[str]:
    """The line and a caret under the place; a long line is cut to a window around it."""
    start = max(0, mark.column - 1 - _WIDEST // 2) if len(text) > _WIDEST else 0
    shown = "".join(char if char.isprintable() else " " for char in text[start : start + _WIDEST])
    column = mark.column - 1 - start
    meant = shown[column : column + max(1, mark.length)]
    gutter = f"  {mark.line:>5} | "
    carets = " " * _width(shown[:column]) + "^" * max(1, _width(meant))
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + carets]


def _width(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


class SituationError(Exception):
    """A situation cannot be read. ``problems`` holds everything that is wrong with it, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """All problems, as ``modus check`` prints them."""
        return "\n\n".join("\n".join(problem.lines()) for problem in self.problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without repeats, in file order; those without a place come first."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=_order))


def _order(problem: Problem) -> tuple[int, str, int, int]:
    mark = problem.mark
    return (0, "", 0, 0) if mark is None else (1, mark.file, mark.line, mark.column)


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether any problem is more than a warning."""
    return any(problem.severity == "error" for problem in problems)
