"""From a cell to what stands in it: a text, a list of names, or a value in YAML's brackets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import yaml

from modusvivendi.situation.fields.containers import MOST_ITEMS
from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.nodes import Sequence
from modusvivendi.situation.reading.syntax import syntax_problem
from modusvivendi.situation.reading.tables.cells import CellText, Column, Insides, text_at
from modusvivendi.situation.reading.tables.sheet import Sheet
from modusvivendi.situation.reading.tables.tokens import RawCell
from modusvivendi.situation.reading.text import lines_of
from modusvivendi.situation.reading.tree import Builder

_MARKS = {"TRUE": "true", "FALSE": "false"}
"""What spreadsheets make of true and false."""


class Values:
    """Reads the cells of one table. A cell that cannot be read is reported, and gives None."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.builder = _CellBuilder(sheet)

    def read(self, column: Column, row: int, cell: RawCell) -> Any:
        """What stands in a cell that is not empty."""
        form = column.form
        if form.text and cell.quoted:
            return text_at(cell.text, column, row, cell.line, cell.column, cell.width)
        text = cell.text.strip()
        if not form.text:
            if text[0] in "[{":
                return self.builder.value(text, column, row, cell)
            if ";" in text and form.listed:
                return _listed(column, row, cell)
            if form.yes_no:
                text = _MARKS.get(text, text)
        return plain(text, column, row, cell)


def plain(text: str, column: Column, row: int, cell: RawCell) -> CellText:
    """The text of a cell without the blanks around it."""
    if cell.quoted or len(text) == cell.width:
        return text_at(text, column, row, cell.line, cell.column, cell.width)
    blanks = len(cell.text) - len(cell.text.lstrip())
    return text_at(text, column, row, cell.line, cell.column + blanks, len(text))


def _listed(column: Column, row: int, cell: RawCell) -> Any:
    """The names between semicolons; the whole text where there are none."""
    insides = Insides(cell)
    made = Sequence(column.mark(row, cell.line, cell.column, cell.width))
    start = 0
    for part in cell.text.split(";", MOST_ITEMS + 1):
        text = part.strip()
        if text:
            begins = start + len(part) - len(part.lstrip())
            line, at = insides.place(begins)
            made.append(text_at(text, column, row, line, at, insides.width(begins, begins + len(text))))
        start += len(part) + 1
    return made or plain(cell.text.strip(), column, row, cell)


class _CellBuilder(Builder):
    """Reads values in brackets; what they hold stands where it stands in the table.

    The bounds on values and aliases hold for the cells of all tables together.
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet.file, sheet.lines)
        self.sheet = sheet
        self.problems = sheet.problems
        self.nodes, self.aliased = sheet.budget.nodes, sheet.budget.aliased

    def value(self, text: str, column: Column, row: int, cell: RawCell) -> Any:
        """The value that a cell's text describes; None where it is not YAML."""
        self.column, self.row = column, row
        self.insides = Insides(cell)
        self.blanks = len(cell.text) - len(cell.text.lstrip())
        self.anchors.clear()
        known = len(self.problems)
        self.next = yaml.CSafeLoader(text).get_event
        try:
            made = self._root()
        except yaml.MarkedYAMLError as error:
            self._refuse(error, text, column.mark(row, cell.line, cell.column, cell.width))
            return None
        finally:
            self.sheet.budget.nodes, self.sheet.budget.aliased = self.nodes, self.aliased
        return made if len(self.problems) == known else None

    def _refuse(self, error: yaml.MarkedYAMLError, text: str, mark: Mark) -> None:
        found = syntax_problem(error, self.file, lines_of(text))
        place = error.problem_mark or error.context_mark
        if place is not None:
            line, column = self.insides.place(self.blanks + min(place.index, len(text)))
            mark = replace(mark, line=line, column=column, length=1)
        self.sheet.say(found.code, found.what, f"{found.hint}; {_BRACKETS}", mark)

    def _scalar(self, event: Any) -> CellText:
        mark = self._mark(event)
        made = text_at(event.value, self.column, self.row, mark.line, mark.column, mark.length)
        made.start, made.end = event.start_mark, event.end_mark
        made.plain = not event.style
        if event.anchor:
            self.anchors[event.anchor] = (made, 1)
        return made

    def _mark(self, event: Any) -> Mark:
        start, end = self.blanks + event.start_mark.index, self.blanks + event.end_mark.index
        line, column = self.insides.place(start)
        return self.column.mark(self.row, line, column, self.insides.width(start, end))

    def _problem(
        self, code: str, what: str, hint: str, mark: Mark, related: tuple[tuple[str, Mark], ...] = ()
    ) -> Problem:
        return replace(super()._problem(code, what, hint, mark, related), path=self.sheet.path)


_BRACKETS = "a cell that begins with [ or { is read as YAML"
