"""The columns of a table and the texts of its cells, which know their place in the file and in a spreadsheet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from modusvivendi.situation.problems import Cell, Mark
from modusvivendi.situation.reading.nodes import Scalar
from modusvivendi.situation.reading.tables.forms import Form
from modusvivendi.situation.reading.tables.tokens import RawCell


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and what its cells fill."""

    file: str
    letters: str
    """What a spreadsheet calls it."""
    name: str = ""
    """What the header calls it, as messages quote it."""
    entry: str = ""
    """The entry, or the key, that its cells fill; empty where they are passed over."""
    inner: Scalar | None = None
    """With ``offers.neutrality``, the name behind the dot as it stands in the header."""
    form: Form = Form()  # noqa: RUF009  # frozen

    def mark(self, row: int, line: int, column: int, width: int) -> Mark:
        """A place in this column."""
        return Mark(self.file, line, column, max(1, width), Cell(row, self.letters, self.name))


def letters_of(index: int) -> str:
    """What a spreadsheet calls the column of an index from 0: A to Z, AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class CellText(Scalar):
    """A piece of text from a cell and its place; the mark is made only when one is needed."""

    __slots__ = ("spot",)
    spot: tuple[Column, int, int, int, int]
    """The column; the row as a spreadsheet counts; line, column and width in the file."""

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        column, *place = self.spot
        return column.mark(*place)


def text_at(text: str, column: Column, row: int, line: int, at: int, width: int) -> CellText:
    """A text and where it stands."""
    made = CellText(text)
    made.spot = (column, row, line, at, width)
    made.plain = True
    return made


class Insides:
    """Finds places inside a cell: its line breaks and doubled quotation marks shift what stands behind them."""

    def __init__(self, cell: RawCell) -> None:
        self.cell = cell
        self.breaks = [index for index, char in enumerate(cell.text) if char == "\n"] if "\n" in cell.text else []
        doubled = cell.quoted and '"' in cell.text
        self.quotes = [index for index, char in enumerate(cell.text) if char == '"'] if doubled else []

    def place(self, index: int) -> tuple[int, int]:
        """Line and column in the file of a character of the cell's text."""
        lines = bisect_left(self.breaks, index)
        start = self.breaks[lines - 1] + 1 if lines else 0
        doubled = bisect_left(self.quotes, index) - bisect_left(self.quotes, start)
        first = self.cell.column + self.cell.quoted if not lines else 1
        return self.cell.line + lines, first + index - start + doubled

    def width(self, start: int, end: int) -> int:
        """How many characters of the file a piece of the cell's text takes; 1 for one of several lines."""
        if bisect_right(self.breaks, start) != bisect_left(self.breaks, end):
            return 1
        return self.place(end)[1] - self.place(start)[1]
