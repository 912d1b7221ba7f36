"""From the first row of a table to its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from modusvivendi.situation.fields.suggestions import nearest, shown, suggest
from modusvivendi.situation.problems import Mark
from modusvivendi.situation.reading.faults import own_word
from modusvivendi.situation.reading.layout import Block
from modusvivendi.situation.reading.names import article
from modusvivendi.situation.reading.tables.cells import Column, letters_of, text_at
from modusvivendi.situation.reading.tables.forms import Form, forms_of
from modusvivendi.situation.reading.tables.sheet import Sheet
from modusvivendi.situation.reading.tables.tokens import SEPARATORS, RawCell, Row, rows_of

KEYS: dict[str, tuple[str, ...]] = {
    "keyed": ("key",),
    "by_actor": ("actor",),
    "by_actor_and_issue": ("actor", "issue"),
    "listed": (),
}
"""The columns that name an entry, by the block's shape."""
_CALLED_KEY = ("id", "name", "names", "keys")


def find_header(lines: list[str], block: Block) -> tuple[str, Row] | None:
    """The separator and the first row that is not empty; None where there is no such row.

    The separator is the one with which the row names most columns of the block, else the one it has most of.
    """
    found = []
    blank = False
    for separator in SEPARATORS:
        row = next((row for row in rows_of(lines, separator) if row.slip is not None or not is_empty(row)), None)
        if row is None:
            blank = True
        else:
            known = sum(_is_known(cell.text.strip(), block) for cell in row.cells)
            found.append(((known, row.slip is None, len(row.cells)), separator, row))
    best = max(found, key=lambda each: each[0], default=None)
    if best is None or (blank and not best[0][0]):
        return None
    return best[1], best[2]


def is_empty(row: Row) -> bool:
    """Whether no cell of a row holds anything."""
    return all(not cell.text or cell.text.isspace() for cell in row.cells)


def _is_known(name: str, block: Block) -> bool:
    base = name.partition(".")[0].rstrip()
    return name in KEYS[block.shape] or base in forms_of(block.type)


@dataclass(slots=True)
class Header:
    """Reads the cells of a header."""

    sheet: Sheet
    block: Block
    row: Row

    def columns(self) -> list[Column] | None:
        """A column for each cell; None where the rows below cannot be read by them."""
        if not any(_is_known(cell.text.strip(), self.block) for cell in self.row.cells):
            what = f"the first row names no column of {article(self.block.one)}"
            hint = f"write a name over each column: {', '.join(list(self._known())[:6])}, …"
            self.sheet.say("header", what, hint, self._mark(0), self.sheet.named)
            return None
        made = [self._column(index, cell) for index, cell in enumerate(self.row.cells)]
        kept = self._each_once(made)
        missing = list(self._missing(kept))
        for name in missing:
            what = f'the table has no column "{name}"'
            self.sheet.say("missing", what, self._missing_hint(name), self._mark(0), self.sheet.named)
        return None if missing else kept

    def _mark(self, index: int) -> Mark:
        cell = self.row.cells[index]
        column = Column(self.sheet.file, letters_of(index), shown(cell.text))
        return column.mark(self.row.number, cell.line, cell.column, cell.width)

    def _known(self) -> tuple[str, ...]:
        return (*KEYS[self.block.shape], *forms_of(self.block.type))

    def _column(self, index: int, cell: RawCell) -> Column:
        name = cell.text.strip()
        bare = Column(self.sheet.file, letters_of(index), shown(name))
        forms = forms_of(self.block.type)
        if not name or name in KEYS[self.block.shape]:
            return replace(bare, entry=name)
        if name in forms:
            return replace(bare, entry=name, form=forms[name])
        base, dot, rest = (part.strip() for part in name.partition("."))
        if base in forms and dot:
            return self._inside(bare, index, cell, base, rest)
        meant = self._meant(name)
        hint = f'write "{meant}" instead' if meant else suggest(name, self._known(), "columns")
        what = f'"{shown(name)}" is not a column of {article(self.block.one)}'
        self.sheet.say("unknown-key", what, hint, self._mark(index))
        if meant is None or any(meant == other.text.strip() for other in self.row.cells):
            return bare
        return replace(bare, entry=meant, form=forms.get(meant, Form()))

    def _inside(self, bare: Column, index: int, cell: RawCell, base: str, rest: str) -> Column:
        """A column for one entry of a mapping."""
        form = forms_of(self.block.type)[base]
        inside = form.entry(rest)
        if inside is None or not rest:
            what = f'"{base}" has no entries of its own' if rest else f'nothing stands behind the dot of "{base}."'
            self.sheet.say("unknown-key", what, f'write "{base}" over the column', self._mark(index))
            return replace(bare, entry=base, form=form)
        inner = text_at(rest, bare, self.row.number, cell.line, cell.column, cell.width)
        return replace(bare, entry=base, inner=inner, form=inside)

    def _meant(self, name: str) -> str | None:
        """The column that an unknown name probably means; unless there is one, its cells are read as that."""
        keys = KEYS[self.block.shape]
        if keys == ("key",) and name.lower() in (*_CALLED_KEY, self.block.one):
            return "key"
        return own_word(name, self.block.type) or nearest(name, self._known())

    def _each_once(self, columns: list[Column]) -> list[Column]:
        """The columns; one that another writes over is reported and passed over."""
        seen: dict[tuple[str, str | None], int] = {}
        kept = []
        for index, column in enumerate(columns):
            before = self._before(column, seen)
            if before is not None:
                self._twice(index, before, column)
                column = replace(column, entry="", inner=None)
            elif column.entry:
                seen[(column.entry, column.inner)] = index
            kept.append(column)
        return kept

    @staticmethod
    def _before(column: Column, seen: dict[tuple[str, str | None], int]) -> int | None:
        """The earlier column that fills the same."""
        if column.inner is None:
            return next((index for (entry, _), index in seen.items() if entry == column.entry), None)
        return seen.get((column.entry, column.inner), seen.get((column.entry, None)))

    def _twice(self, index: int, before: int, column: Column) -> None:
        same = self.row.cells[index].text.strip() == self.row.cells[before].text.strip()
        name = shown(self.row.cells[index].text.strip())
        what = f'two columns are called "{name}"' if same else f'two columns write "{column.entry}"'
        related = (("the other one is here", self._mark(before)),)
        self.sheet.say("duplicate", what, "rename or delete one of them", self._mark(index), related)

    def _missing(self, columns: list[Column]) -> Iterator[str]:
        have = {column.entry for column in columns}
        needed = [name for name, form in forms_of(self.block.type).items() if form.needed]
        yield from (name for name in (*KEYS[self.block.shape], *needed) if name not in have)

    def _missing_hint(self, name: str) -> str:
        if name == "key":
            return f'write "key" over the column that names each {self.block.one}'
        return f'write "{name}" over the column that holds it, or add one; every {self.block.one} needs it'
