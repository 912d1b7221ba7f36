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


def lines(path: Path, delimiter: str | None = None, quote: str = '"') -> tuple[Line, ...]:
    """Every line that holds something.

    Args:
        path: the file, UTF-8 with or without a byte-order mark.
        delimiter: between cells; what the first line holds most of (comma, semicolon, tab) where left out.
        quote: the character around cells.

    Raises:
        SituationError: the file cannot be read, is no UTF-8 or no table, or is too long.
    """
    file = str(path)
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise refuse("encoding", "the file is not UTF-8", "save it as UTF-8", file, line) from None
    if "\0" in text:
        raise refuse("encoding", "the file is not text", "save the table as CSV, UTF-8", file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    chosen = delimiter or max(",;\t", key=first.count)
    return tuple(_rows(text, chosen, quote, file))


def _rows(text: str, delimiter: str, quote: str, file: str) -> Iterator[Line]:
    reader = csv.reader(text.splitlines(), delimiter=delimiter, quotechar=quote, skipinitialspace=True)
    count = 0
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                count += 1
                if count > MOST_LINES:
                    raise refuse("too-large", f"more than {MOST_LINES:,} lines are not read", "split it", file)
                yield Line(cells, Mark(file, reader.line_num, 1))
    except csv.Error as error:
        raise refuse("csv", f"the line cannot be read: {error}", "repair it", file, reader.line_num) from None
