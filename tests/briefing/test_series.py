from datetime import date

import pytest

import modusvivendi as mv
from modusvivendi.answers.data import to_json
from modusvivendi.answers.markdown import to_markdown
from modusvivendi.answers.page import to_html
from modusvivendi.answers.terminal import to_text
from modusvivendi.briefing import series
from modusvivendi.briefing.dates import Dates, Span
from modusvivendi.methods import METHODS
from modusvivendi.situation.calendar import Step
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.check import check_text

FACES = (to_html, to_markdown, to_json, to_text)

TWO_COUNTS = """
title: Two counts
as_of: 2030-01-31
sources:
  one: {title: The first, date: 2030-01-05, reliability: B}
  two: {title: The second, date: 2030-01-20, reliability: B}
quantities:
  displaced: {unit: people, accumulates: true}
actors: {A: {role: party}, B: {role: party}}
claims:
  early: {kind: estimate, of: displaced, value: more than 100, date: 2030-01-04, src: one}
  late: {kind: estimate, of: displaced, value: 700, date: 2030-01-03, src: two}
"""


def situation(text):
    made = check_text(text).situation
    assert made is not None
    return made


def table(answer, title):
    return next(found for found in answer.tables if found.title.startswith(title))


def test_each_row_knows_only_what_was_known_then():
    document = series(situation(TWO_COUNTS), ["estimates"], start="2030-01-01", every="week")
    rows = table(document.answers[0], "The numbers").rows
    assert [row.cells[:2] for row in rows] == [
        ("1 January 2030", None),
        ("8 January 2030", "more than 100"),
        ("15 January 2030", "more than 100"),
        ("22 January 2030", "at least 700"),
        ("29 January 2030", "at least 700"),
        ("31 January 2030", "at least 700"),
    ]
    assert "Not enough was known" in table(document.answers[0], "The answer").rows[0].cells[1]
    early = [row for row in table(document.answers[0], "The answer").rows if "more than 100" in row.cells[1]]
    assert [row.because for row in early] == [("claim:early",)]


def test_equal_answers_that_follow_one_another_share_a_row():
    document = series(situation(TWO_COUNTS), ["estimates"], start="2030-01-06", every="day")
    rows = table(document.answers[0], "The answer").rows
    assert rows[0].cells[0] == "6 January to 19 January 2030"
    assert len(rows) == 2


def test_the_stretches_of_what_happened_share_no_day_and_those_of_what_changed_share_their_ends():
    dates = Dates((date(2030, 1, 1), date(2030, 1, 8), date(2030, 1, 10)), Step(1, "week"))
    assert dates.within() == (
        Span(date(2030, 1, 1), date(2030, 1, 7)),
        Span(date(2030, 1, 8), date(2030, 1, 10)),
    )
    assert dates.between() == (
        Span(date(2030, 1, 1), date(2030, 1, 8)),
        Span(date(2030, 1, 8), date(2030, 1, 10)),
    )


def test_every_dated_claim_is_counted_in_one_week_of_the_ledger():
    case = mv.load("antalya-2022")
    document = series(case, ["ledger"], every="week")
    assert document.answers[0].tables[1].columns[1] == "Claims"
    total = sum(row.cells[1] for row in document.answers[0].tables[1].rows)
    first = date(2022, 2, 4)
    inside = [claim for claim in case.claims.values() if claim.date and claim.date.last >= first]
    assert total >= len(inside)


@pytest.mark.parametrize("case", case_names())
def test_every_question_can_be_asked_over_dates_and_shown(case):
    document = series(mv.load(case), list(METHODS), every="2 months")
    assert len(document.answers) + len(document.gaps) == len(METHODS)
    for face in FACES:
        assert face(document)


def test_one_date_is_a_series_of_one():
    document = series(situation(TWO_COUNTS), ["estimates"], start="2030-01-31")
    assert "1 date, the answer changes never" in document.answers[0].headline.text


@pytest.mark.parametrize(
    ("dates", "word"),
    [
        ({"start": "2030-02-01", "end": "2030-01-01"}, "after --to"),
        ({"end": "2031-01-01"}, "after the date of what is known"),
        ({"start": "1900-01-01", "every": "day"}, "more than 200 dates"),
        ({"every": "often"}, "no step"),
        ({"start": "01/02/2030"}, "--from"),
    ],
)
def test_dates_that_do_not_fit_are_refused_in_words(dates, word):
    with pytest.raises(SituationError) as refused:
        series(situation(TWO_COUNTS), ["estimates"], **dates)
    assert word in str(refused.value)


def test_a_file_without_dates_says_so():
    with pytest.raises(SituationError) as refused:
        series(situation("title: T\nactors: {A: {role: party}}"), ["ledger"])
    assert "as_of" in str(refused.value)


def test_without_a_step_the_two_ends_are_compared():
    document = series(situation(TWO_COUNTS), ["estimates"], start="2030-01-06", every=None)
    rows = table(document.answers[0], "The answer").rows
    assert [row.cells[0] for row in rows] == ["6 January 2030", "31 January 2030"]
