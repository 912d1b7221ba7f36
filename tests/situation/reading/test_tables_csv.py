"""The cells of a CSV file are those that Python's ``csv`` reads, and each stands where the reader says."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from modusvivendi.situation.reading.tables.cells import Insides, letters_of
from modusvivendi.situation.reading.tables.tokens import MOST_COLUMNS, rows_of, table_lines

_TEXTS = st.text(st.sampled_from(list('abc ",;\t\r\n\u2028\x85é𝔘')), max_size=40)
_SEPARATORS = st.sampled_from([",", ";", "\t"])


def _one_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _peer(text: str, separator: str) -> list[list[str]] | None:
    """What ``csv`` reads; None where it refuses the text."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None


@given(text=_TEXTS, separator=_SEPARATORS)
@example(text='"a\r\nb",c\n\n"",', separator=",")
@example(text='a,"b"c\n', separator=",")
@example(text='a"b,"c', separator=",")
def test_the_cells_are_those_of_python_s_csv(text, separator):
    rows = list(rows_of(table_lines(text), separator))
    peer = _peer(text, separator)
    assert (peer is None) == any(row.slip is not None for row in rows)
    if peer is not None:
        ours = [[cell.text for cell in row.cells] for row in rows]
        assert [row if row else [""] for row in ours] == [[_one_break(cell) for cell in row] or [""] for row in peer]
        assert [row.number for row in rows] == list(range(1, len(peer) + 1))


@given(
    rows=st.lists(st.lists(_TEXTS, min_size=1, max_size=4), min_size=1, max_size=4),
    separator=_SEPARATORS,
    quote_all=st.booleans(),
)
def test_every_character_of_a_cell_stands_where_it_is_said_to_stand(rows, separator, quote_all):
    rows = [[_one_break(cell) for cell in row] for row in rows]
    file = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(file, delimiter=separator, lineterminator="\r\n", quoting=quoting).writerows(rows)
    lines = table_lines(file.getvalue())
    read = list(rows_of(lines, separator))
    assert [[cell.text for cell in row.cells] for row in read] == rows
    for row in read:
        for cell in row.cells:
            insides = Insides(cell)
            for index, char in enumerate(cell.text):
                line, column = insides.place(index)
                assert (lines[line - 1] + "\n")[column - 1] == char
            if "\n" not in cell.text:
                assert insides.width(0, len(cell.text)) == cell.width - 2 * cell.quoted
            if cell.quoted:
                assert lines[cell.line - 1][cell.column - 1] == '"'


@pytest.mark.parametrize(
    ("text", "code", "place", "begins"),
    [
        ('a,b\nc,"d\ne,f\n', "unclosed", (2, 3), None),
        ('a,"he said "no" to it",b\n', "quotation", (1, 13), None),
        ('a,"b\nc"d\n', "quotation", (2, 3), (1, 3)),
        ("," * MOST_COLUMNS, "too-wide", (1, MOST_COLUMNS), None),
        ('"",' * MOST_COLUMNS, "too-wide", (1, 3 * MOST_COLUMNS), None),
    ],
)
def test_a_row_that_cannot_be_read_says_where(text, code, place, begins):
    slips = [row.slip for row in rows_of(table_lines(text), ",") if row.slip is not None]
    assert [(slip.code, (slip.line, slip.column), slip.begins) for slip in slips] == [(code, place, begins)]


def test_the_rows_after_a_slip_are_read():
    rows = list(rows_of(table_lines('a\n"b"c\nd\n'), ","))
    assert [row.slip is None for row in rows] == [True, False, True]
    assert rows[2].cells[0].text == "d"


def test_columns_are_called_as_in_a_spreadsheet():
    assert [letters_of(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
