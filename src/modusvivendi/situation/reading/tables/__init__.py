"""Tables beside the file: a block may name a CSV file that holds its entries, one a row.

A table becomes the same tree as a block that is written out, before anything is checked. So every check, scenario
and view treats both alike, and what is wrong is told with the table's row and column.
"""

from __future__ import annotations

from pathlib import Path

from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.problems import Mark, Problem, SituationError
from modusvivendi.situation.reading.layout import BLOCK, Block
from modusvivendi.situation.reading.nodes import Mapping, Parsed, Scalar, Sequence
from modusvivendi.situation.reading.overlay import changes_of
from modusvivendi.situation.reading.places import Path as Steps
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.reading.tables.files import NoTableError, names_table, read_table
from modusvivendi.situation.reading.tables.header import Header, find_header
from modusvivendi.situation.reading.tables.rows import read_rows
from modusvivendi.situation.reading.tables.sheet import MOST_TABLES, Budget, Sheet
from modusvivendi.situation.reading.tables.tokens import rows_of, table_lines
from modusvivendi.situation.reading.text import MOST_BYTES, control_characters
from modusvivendi.situation.reading.tree import MOST_NODES, TooMuchError


def put_tables(parsed: Parsed, folder: Path | None, size: int) -> None:
    """Put the tables that blocks of a file name, and those that its scenarios name, into its tree.

    Args:
        parsed: the file's tree. Problems are added to its own; a block whose table cannot be read in whole becomes
            one of its unreadable blocks.
        folder: where the tables stand; None where the file is a text without a folder.
        size: the bytes of the file itself; the tables may fill what is left of the bound.
    """
    tables = _Tables(parsed, folder, Budget(max(0, MOST_BYTES - size)))
    tables.fill(parsed.root, ())
    for name, changes in changes_of(parsed).items():
        tables.fill(changes, ("scenarios", name, "changes"))


class _Tables:
    def __init__(self, parsed: Parsed, folder: Path | None, budget: Budget) -> None:
        self.parsed = parsed
        self.places = Places(parsed)
        self.folder = folder
        self.budget = budget

    def fill(self, blocks: Mapping, path: Steps) -> None:
        """Replace every block that is the name of a table by what stands there."""
        for name, node in list(blocks.items()):
            block = BLOCK.get(name)
            if block is None or not block.tabular or not isinstance(node, Scalar) or not names_table(node):
                continue
            made = self._block(block, node, (*path, name))
            if made is None:
                del blocks[name]
                self.parsed.unreadable.add(name)
            else:
                blocks[name] = made

    def _block(self, block: Block, name: Scalar, path: Steps) -> Mapping | Sequence | None:
        """The entries in a table; None where not even its header can be read."""
        try:
            text = self._text(name)
        except NoTableError as error:
            self.parsed.problems.append(self.places.problem(error.code, error.what, error.hint, path, mark=name.mark))
            return None
        except SituationError as error:
            self.parsed.problems.extend(error.problems)
            return None
        file = str(self.folder / name) if self.folder else str(name)
        named = (("the table is named here", name.mark),)
        words = ".".join(shown(step) for step in path)
        sheet = Sheet(file, words, table_lines(text), self.budget, named, self.parsed.problems)
        self.parsed.tables[file] = sheet.lines
        try:
            return self._entries(sheet, block)
        except TooMuchError as stop:
            sheet.problems.append(stop.problem)
            return None
        finally:
            if not sheet.whole:
                self.parsed.unreadable.add(block.name)

    def _text(self, name: Scalar) -> str:
        if self.folder is None:
            what = f"{shown(name)} would stand in the folder of this file, and a text has no folder"
            raise NoTableError("no-folder", what, "write the block out, or check the file itself")
        self.budget.tables -= 1
        if self.budget.tables < 0:
            raise NoTableError("too-many", f"the file names more than {MOST_TABLES} tables", "join some of them")
        text = read_table(str(name), self.folder, self.budget.size)
        self.budget.size -= len(text.encode())
        if max(text.count("\n"), text.count("\r")) > MOST_NODES:
            what = f"the table has more than {MOST_NODES:,} lines"
            raise NoTableError("too-many", what, "delete empty rows, or split the case into several files")
        return text

    def _entries(self, sheet: Sheet, block: Block) -> Mapping | Sequence | None:
        found: list[Problem] = control_characters(sheet.lines, sheet.file)
        if found:
            sheet.problems += found
            return None
        header = find_header(sheet.lines, block)
        if header is None:
            what = "the table is empty"
            hint = "write the names of its columns into the first row"
            sheet.say("empty-file", what, hint, Mark(sheet.file, 1, 1), sheet.named)
            return None
        separator, row = header
        rows = iter(rows_of(sheet.lines, separator))
        for before in rows:
            sheet.count(before)
            if before.number == row.number:
                break
        if row.slip is not None:
            sheet.slip(row.slip)
            return None
        columns = Header(sheet, block, row).columns()
        return None if columns is None else read_rows(sheet, rows, columns, block)
