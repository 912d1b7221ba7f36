"""One table while it is read: its lines, what is wrong with it, and what it may still take."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.situation.fields.suggestions import printable
from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.tables.tokens import Row, Slip
from modusvivendi.situation.reading.tree import MOST_NODES, MOST_PROBLEMS, TooMuchError

MOST_TABLES = 100
Related = tuple[tuple[str, Mark], ...]


@dataclass(slots=True)
class Budget:
    """What all tables of a situation may still hold together."""

    size: int
    """Bytes."""
    cells: int = MOST_NODES
    tables: int = MOST_TABLES
    nodes: int = 0
    """Values in brackets so far."""
    aliased: int = 0
    """Those of them that aliases added."""


@dataclass(slots=True)
class Sheet:
    """A table that is being read."""

    file: str
    path: str
    """The block that it fills, for messages."""
    lines: list[str]
    budget: Budget
    named: Related
    """Where the situation's file names it."""
    problems: list[Problem]
    """All of the situation's file and its tables so far."""
    whole: bool = True
    """Whether every row has become an entry, or the repeat of one."""

    def say(self, code: str, what: str, hint: str, mark: Mark, related: Related = ()) -> None:
        """Note an error.

        Raises:
            TooMuchError: there are so many that the rest of the table is not read.
        """
        if len(self.problems) >= MOST_PROBLEMS:
            what, hint = f"more than {MOST_PROBLEMS:,} problems", "mend the ones above, and check again"
            raise TooMuchError(self._problem("too-many-problems", what, hint, mark))
        self.problems.append(self._problem(code, what, hint, mark, related))

    def slip(self, slip: Slip) -> None:
        """Note what keeps a row from being read.

        Raises:
            TooMuchError: the table is too wide, or has too many errors.
        """
        self.whole = False
        mark = Mark(self.file, slip.line, slip.column)
        if slip.code == "too-wide":
            raise TooMuchError(self._problem(slip.code, slip.what, slip.hint, mark))
        begins = (("the cell begins here", Mark(self.file, *slip.begins)),) if slip.begins else ()
        self.say(slip.code, slip.what, slip.hint, mark, begins)

    def count(self, row: Row) -> None:
        """Count a row's cells, the empty ones too.

        Raises:
            TooMuchError: the tables hold more than are read.
        """
        self.budget.cells -= len(row.cells)
        if self.budget.cells < 0:
            what = f"the tables have more than {MOST_NODES:,} cells, the empty ones counted"
            hint = "nothing from here on was read; delete empty rows and columns, or split the case into several files"
            raise TooMuchError(self._problem("too-many", what, hint, Mark(self.file, row.cells[0].line, 1)))

    def _problem(self, code: str, what: str, hint: str, mark: Mark, related: Related = ()) -> Problem:
        line = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Problem(
            code=code,
            what=printable(what),
            hint=printable(hint),
            mark=mark,
            text=line,
            path=self.path,
            related=related,
        )
