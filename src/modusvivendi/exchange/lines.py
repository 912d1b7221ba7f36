"""Lines of text files with their places, within bounds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from modusvivendi.exchange.faults import refuse
from modusvivendi.exchange.folder import read_bytes
from modusvivendi.situation.problems import Mark

MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one line, without space around them."""

    cells: tuple[str, ...]
    mark: Mark


def lines(path: Path, delimiter: str | None = None, quote: str = '"', *, most: int = MOST_LINES) -> tuple[Line, ...]:
    """Every line that holds something.

    Args:
        path: the file, UTF-8 with or without a byte-order mark.
        delimiter: between cells; what the first line holds most of (comma, semicolon, tab) where left out.
        quote: the character around cells.
        most: how many lines are read.

    Raises:
        SituationError: the file cannot be read, is no UTF-8 or no table, or is too long.
    """
    return tuple(_cut(text_of(path), delimiter, quote, str(path), most))


def heading(path: Path) -> tuple[str, ...]:
    """The cells of the first line that holds something; none where no line does.

    Raises:
        SituationError: the file cannot be read, is no UTF-8 or no table.
    """
    first = next((line for line in text_of(path).splitlines() if line.strip()), "")
    return next((line.cells for line in _cut(first, None, '"', str(path), 1)), ())


def text_of(path: Path) -> str:
    """The text of a file, UTF-8 with or without a byte-order mark.

    Raises:
        SituationError: the file cannot be read, or is no text in UTF-8.
    """
    file = str(path)
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise refuse("encoding", "the file is not UTF-8", "save it as UTF-8", file, line) from None
    if "\0" in text:
        raise refuse("encoding", "the file is not text", "save the table as CSV, UTF-8", file)
    return text


def _cut(text: str, delimiter: str | None, quote: str, file: str, most: int) -> Iterator[Line]:
    every = text.splitlines()
    chosen = delimiter or max(",;\t", key=next((line for line in every if line.strip()), "").count)
    reader = csv.reader(every, delimiter=chosen, quotechar=quote, skipinitialspace=True)
    count = 0
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                count += 1
                if count > most:
                    raise refuse("too-large", f"more than {most:,} lines are not read", "split it", file)
                yield Line(cells, Mark(file, reader.line_num, 1))
    except csv.Error as error:
        raise refuse("csv", f"the line cannot be read: {error}", "repair it", file, reader.line_num) from None
