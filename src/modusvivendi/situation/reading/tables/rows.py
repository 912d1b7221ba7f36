"""From the rows of a table to the tree that the block would have if it were written out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.problems import Mark
from modusvivendi.situation.reading.layout import Block
from modusvivendi.situation.reading.names import article
from modusvivendi.situation.reading.nodes import Mapping, Sequence
from modusvivendi.situation.reading.tables.cells import CellText, Column, letters_of
from modusvivendi.situation.reading.tables.header import KEYS
from modusvivendi.situation.reading.tables.sheet import Sheet
from modusvivendi.situation.reading.tables.tokens import RawCell, Row
from modusvivendi.situation.reading.tables.values import Values, plain


def read_rows(sheet: Sheet, rows: Iterable[Row], columns: list[Column], block: Block) -> Mapping | Sequence:
    """The block's entries. Rows that cannot be read are reported and left out.

    Raises:
        TooMuchError: a bound is exceeded.
    """
    reader = _Rows(sheet, columns, block)
    start = Mark(sheet.file, 1, 1)
    if block.shape == "listed":
        listed = Sequence(start)
        listed.extend(line.entry for line in reader.lines(rows))
        return listed
    keyed = Mapping(start)
    for line in reader.lines(rows):
        if block.shape == "by_actor_and_issue":
            _add_position(keyed, line)
        else:
            reader.add(keyed, line)
    return keyed


@dataclass(slots=True)
class _Line:
    """A row that has been read: the names it has as keys, and its entry."""

    entry: Mapping
    keys: dict[str, CellText] = field(default_factory=dict)


@dataclass(slots=True)
class _Rows:
    sheet: Sheet
    columns: list[Column]
    block: Block
    values: Values = field(init=False)
    unnamed: set[int] = field(default_factory=set)
    """Columns without a name that are reported."""

    def __post_init__(self) -> None:
        self.values = Values(self.sheet)

    def lines(self, rows: Iterable[Row]) -> Iterable[_Line]:
        """Every row that could be read; empty ones are passed over."""
        keys = KEYS[self.block.shape]
        for row in rows:
            self.sheet.count(row)
            if row.slip is not None:
                self.sheet.slip(row.slip)
                continue
            filled = [(index, cell) for index, cell in enumerate(row.cells) if cell.text and not cell.text.isspace()]
            if not filled:
                continue
            line = self._line(row, filled)
            if line is not None and not [key for key in keys if self._lacks(line, key)]:
                yield line
            else:
                self.sheet.whole = False

    def _line(self, row: Row, filled: list[tuple[int, RawCell]]) -> _Line | None:
        """The row's keys and entry; None where a cell cannot be read."""
        if filled[-1][0] >= len(self.columns):
            self._too_long(row, filled)
            return None
        index, first = filled[0]
        line = _Line(Mapping(self.columns[index].mark(row.number, first.line, first.column, first.width)))
        keys = KEYS[self.block.shape]
        whole = True
        for index, cell in filled:
            column = self.columns[index]
            if not column.entry:
                self._passed_over(index, row, cell)
            elif column.entry in keys:
                line.keys[column.entry] = plain(cell.text.strip(), column, row.number, cell)
            else:
                value = self.values.read(column, row.number, cell)
                whole = whole and value is not None
                _fill(line.entry, column, value, row, cell)
        return line if whole else None

    def _lacks(self, line: _Line, key: str) -> bool:
        """Whether a row lacks one of the names that its entry stands under; says so."""
        if key in line.keys:
            return False
        what = f'this {self.block.one} lacks "{key}"'
        hint = f"fill column {self._letters(key)} of this row"
        self.sheet.say("missing", what, hint, line.entry.mark)
        return True

    def _letters(self, key: str) -> str:
        return next(column.letters for column in self.columns if column.entry == key)

    def _passed_over(self, index: int, row: Row, cell: RawCell) -> None:
        """A column without a name that holds something is reported once; an unknown one already is."""
        column = self.columns[index]
        if column.name or index in self.unnamed:
            return
        self.unnamed.add(index)
        what = f"column {column.letters} holds something but has no name"
        hint = f"write its name over it, or empty column {column.letters}"
        self.sheet.say("header", what, hint, column.mark(row.number, cell.line, cell.column, cell.width))

    def _too_long(self, row: Row, filled: list[tuple[int, RawCell]]) -> None:
        width = len(self.columns)
        index, cell = next(each for each in filled if each[0] >= width)
        mark = Column(self.sheet.file, letters_of(index)).mark(row.number, cell.line, cell.column, cell.width)
        what = f"this row has {len(row.cells)} cells, but the header only {width}"
        hint = "put quotation marks around a cell that holds the separator; or name the column, or empty the cell"
        self.sheet.say("too-long", what, hint, mark)

    def add(self, keyed: Mapping, line: _Line) -> None:
        """Put an entry under its key; a second one under the same key is an error."""
        (key,) = line.keys.values()
        name = str(key)
        if name in keyed:
            related = (("it was first written here", keyed.places[name].mark),)
            what = f'"{shown(key)}" is written twice; the second would hide the first'
            hint = f"rename one of them, or join their contents in one row, as {article(self.block.one)} has one"
            self.sheet.say("duplicate", what, hint, key.mark, related)
            return
        keyed[name] = line.entry
        keyed.places[name] = key


def _fill(entry: Mapping, column: Column, value: Any, row: Row, cell: RawCell) -> None:
    """Put a cell's value into its row's entry, or into the mapping that the column is a part of."""
    if value is None:
        return
    where = value if isinstance(value, CellText) else plain(cell.text.strip(), column, row.number, cell)
    if column.inner is None:
        entry[column.entry] = value
        entry.places[column.entry] = where
        return
    if column.entry not in entry:
        entry[column.entry] = Mapping(where.mark)
        entry.places[column.entry] = where
    inside = entry[column.entry]
    inside[str(column.inner)] = value
    inside.places[str(column.inner)] = column.inner


def _add_position(actors: Mapping, line: _Line) -> None:
    """Put a position under its actor and issue; several of them follow one another, in the order of the rows."""
    actor, issue = (str(line.keys[key]) for key in ("actor", "issue"))
    if actor not in actors:
        actors[actor] = Mapping(line.keys["actor"].mark)
        actors.places[actor] = line.keys["actor"]
    issues = actors[actor]
    before = issues.get(issue)
    if before is None:
        issues[issue] = line.entry
        issues.places[issue] = line.keys["issue"]
    elif isinstance(before, Sequence):
        before.append(line.entry)
    else:
        issues[issue] = Sequence(before.mark)
        issues[issue].extend([before, line.entry])
