"""From the lines of a CSV file to rows of cells that know their place.

RFC 4180 with one of several separators: a cell that begins with a quotation mark ends at the next one, may hold
separators and line breaks, and writes a quotation mark as two. Python's ``csv`` reads the same cells but does not
tell where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 1_000
_BREAK = re.compile(r"\r\n|\n|\r")
_INSIDE = re.compile(r'[^"]*+(?:""[^"]*+)*+')
"""A quoted cell from behind its opening quotation mark up to its closing one, or to the end of the line."""


class RawCell(NamedTuple):
    """A cell: its text without the quotation marks of the file, and where it stands there."""

    text: str
    line: int
    """Counts from 1, as does the column."""
    column: int
    width: int
    """Characters in the file; 1 for a cell of several lines."""
    quoted: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """What keeps a row from being read."""

    code: str
    what: str
    hint: str
    line: int
    column: int
    begins: tuple[int, int] | None = None
    """Line and column where the cell begins, if it does so on an earlier line."""


@dataclass(slots=True)
class Row:
    """One row as a spreadsheet counts them, from 1; empty rows count."""

    number: int
    cells: list[RawCell]
    slip: Slip | None = None


def table_lines(text: str) -> list[str]:
    """The lines of a text as CSV ends them. One that ends the last row begins no further line."""
    lines = _BREAK.split(text)
    if not lines[-1]:
        lines.pop()
    return lines


def rows_of(lines: list[str], separator: str) -> Iterator[Row]:
    """The rows of a table. A row that cannot be read comes with its slip; reading goes on in the next line."""
    at = number = 0
    while at < len(lines):
        number += 1
        line = lines[at]
        if '"' in line:
            row, at = _quoted_row(lines, at, number, separator)
        else:
            row = _plain_row(line, at + 1, number, separator)
            at += 1
        yield row


def _plain_row(line: str, line_number: int, number: int, separator: str) -> Row:
    slip = None
    parts = line.split(separator, MOST_COLUMNS)
    if len(parts) > MOST_COLUMNS:
        slip = _too_wide(line_number, len(line) - len(parts.pop()))
    cells = []
    column = 1
    for part in parts:
        width = len(part)
        cells.append(RawCell(part, line_number, column, width, False))
        column += width + 1
    return Row(number, cells, slip)


class _SlipError(Exception):
    def __init__(self, slip: Slip) -> None:
        super().__init__()
        self.slip = slip


def _quoted_row(lines: list[str], at: int, number: int, separator: str) -> tuple[Row, int]:
    """A row with quotation marks, and the line after it."""
    cells: list[RawCell] = []
    column = 0
    try:
        while True:
            if lines[at].startswith('"', column):
                cell, at, column = _quoted(lines, at, column, separator)
            else:
                cell, column = _bare(lines[at], at, column, separator)
            cells.append(cell)
            if column >= len(lines[at]):
                return Row(number, cells), at + 1
            if len(cells) == MOST_COLUMNS:
                raise _SlipError(_too_wide(at + 1, column + 1))
            column += 1
    except _SlipError as error:
        return Row(number, cells, error.slip), error.slip.line if error.slip.code != "unclosed" else len(lines)


def _bare(line: str, at: int, column: int, separator: str) -> tuple[RawCell, int]:
    """A cell without quotation marks around it, and the column behind it."""
    end = line.find(separator, column)
    end = len(line) if end < 0 else end
    return RawCell(line[column:end], at + 1, column + 1, end - column, False), end


def _quoted(lines: list[str], at: int, column: int, separator: str) -> tuple[RawCell, int, int]:
    """A cell in quotation marks, the line it ends in and the column behind it.

    Raises:
        _SlipError: it is not closed, or something stands behind the closing mark.
    """
    begins = (at + 1, column + 1)
    parts: list[str] = []
    start = column + 1
    while True:
        line = lines[at]
        end = _end(line, start)
        parts.append(line[start:end])
        if end < len(line):
            break
        at, start = at + 1, 0
        if at == len(lines):
            raise _SlipError(Slip("unclosed", _UNCLOSED, _CLOSE, *begins))
    if end + 1 < len(line) and line[end + 1] != separator:
        earlier = begins if begins[0] <= at else None
        raise _SlipError(Slip("quotation", _BEHIND, _DOUBLE, at + 1, end + 2, earlier))
    text = "\n".join(parts).replace('""', '"')
    width = end - column + 1 if len(parts) == 1 else 1
    return RawCell(text, *begins, width, True), at, end + 1


def _end(line: str, start: int) -> int:
    """Where the closing quotation mark stands; the line's length if it does not."""
    found = _INSIDE.match(line, start)
    return found.end() if found else start


def _too_wide(line: int, column: int) -> Slip:
    what = f"a row of more than {MOST_COLUMNS:,} cells"
    return Slip("too-wide", what, "nothing from here on was read; delete the columns that hold nothing", line, column)


_UNCLOSED = "a quotation mark is opened here and not closed; everything behind it is one cell"
_CLOSE = 'close it; a quotation mark that belongs to the text is doubled and the cell quoted: "he said ""no"""'
_BEHIND = "something stands behind the quotation mark that closes the cell"
_DOUBLE = 'double a quotation mark that belongs to the text: "he said ""no"" to it"'
