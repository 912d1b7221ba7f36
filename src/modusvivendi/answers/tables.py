"""The CSV face: one table of an answer, for a spreadsheet or another program."""

from __future__ import annotations

import csv
from io import StringIO

from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Answer, Cell, Document, Table
from modusvivendi.answers.notes import as_document

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""


class NoSingleTableError(ValueError):
    """A document has no answer or several, or its answer has no table."""


def to_csv(document: Document | Answer) -> str:
    """Return the first table of a document's one answer: a line of headings, then a line for each row.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; a number stays a number.

    Raises:
        NoSingleTableError: there is no answer, or several, or none with a table.
    """
    table = _table(as_document(document))
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_cell(column) for column in table.columns])
    writer.writerows([[_cell(cell) for cell in row.cells] for row in table.rows])
    return out.getvalue()


def _table(document: Document) -> Table:
    if not document.answers:
        raise NoSingleTableError("there is no answer to write; without a file, the question says what it lacks")
    if len(document.answers) > 1:
        raise NoSingleTableError("a .csv file holds the table of one question, such as `modus ledger`")
    answer = document.answers[0]
    tables = (*answer.tables, *(chart.table for chart in answer.charts))
    if not tables:
        raise NoSingleTableError("this answer has no table to write as .csv")
    return tables[0]


def _cell(cell: Cell) -> Cell:
    """A cell as it is written: on one line, without a tab or space before it that could hide a formula."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
