"""The CSV face: one table, cell by cell, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Answer, Chart, Document, Row, Said, Table
from modusvivendi.answers.tables import FORMULA, NoSingleTableError, to_csv


def answer(*tables: Table, charts: tuple[Chart, ...] = ()) -> Answer:
    return Answer(method="m", question="q", headline=Said("h"), tables=tables, charts=charts)


def table(*rows: tuple[str | float | None, ...], columns: tuple[str, ...] = ("a", "b")) -> Table:
    return Table(title="t", columns=columns, rows=tuple(Row(row) for row in rows))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_a_table_is_written_with_its_headings() -> None:
    told = to_csv(answer(table(("x, “y”", 1), ('say "no"', None), ("two\nlines", -2.5))))
    assert told == 'a,b\n"x, “y”",1\n"say ""no""",\ntwo lines,-2.5\n'


@pytest.mark.parametrize("start", FORMULA)
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    for text in (f"{start}1+1", f" {start}1+1", f"\t{start}1+1", f"\n{start}1+1", f"\u200b{start}1+1"):
        assert read(to_csv(answer(table((text, 1)))))[1][0].startswith("'")
    assert read(to_csv(answer(table((f"x{start}", 1), columns=(f"{start}a", "b")))))[0][0].startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    assert read(to_csv(answer(table((-1, "-1")))))[1] == ["-1", "'-1"]


@given(st.lists(st.tuples(st.text(), st.none() | st.integers()), max_size=4))
def test_any_text_is_read_back_and_none_begins_a_formula(rows: list[tuple[str, int | None]]) -> None:
    found = read(to_csv(answer(table(*rows))))
    assert len(found) == len(rows) + 1
    for (text, number), (cell, other) in zip(rows, found[1:], strict=True):
        assert not cell.startswith((*FORMULA, "\t", "\n", "\r"))
        assert cell in (one_line(text), f"'{one_line(text)}")
        assert other == ("" if number is None else str(number))


def test_the_first_table_is_written_and_that_of_a_chart_where_there_is_no_other() -> None:
    first, second = table(("1", 1)), table(("2", 2))
    assert to_csv(answer(first, second)) == to_csv(answer(first))
    chart = Chart(title="c", description="", spec={}, table=second)
    assert to_csv(answer(charts=(chart,))) == to_csv(answer(second))
    assert to_csv(answer(first, charts=(chart,))) == to_csv(answer(first))


def test_a_document_of_none_or_several_answers_is_refused() -> None:
    for answers, words in (((), "no answer"), ((answer(), answer()), "one question"), ((answer(),), "no table")):
        with pytest.raises(NoSingleTableError, match=words):
            to_csv(Document(title="t", as_of="", answers=answers))
