"""Forecast questions in a file: what is read, what is wrong, and what a view on an earlier day shows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from modusvivendi.situation.asof import as_of
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.quantities import VerbalProbability
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.redact import redact
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import basis, fingerprint

HEAD = """\
title: Talks
as_of: 2031-03-20
actors: {A: {role: party}}
sources: {s: {title: Report, date: 2031-03-10}}
claims:
  c1: {kind: assessment, text: Likely, date: 2031-03-01, src: s#1, probability: {icd203: likely}}
questions:
  forecasts:
    truce:
"""
GOOD = (
    HEAD
    + """\
      asks: Will there be a truce?
      resolves: by the mediator's word
      opened: 2031-03-01
      closes: 2031-03-31
      made:
        - {on: 2031-03-05, by: Ann, p: 0.3}
        - {on: 2031-03-02, by: Ann, p: [0.2, 0.4], why: it was early}
        - {on: 2031-03-11, by: Report, p: {icd203: likely}, src: c1}
      outcome: yes
      settled: 2031-03-18
      src: s#4
"""
)


def problems(text: str) -> list[Problem]:
    return list(check_text(text).problems)


def loaded(text: str = GOOD) -> Situation:
    checked = check_text(text)
    assert checked.situation is not None, checked.problems
    return checked.situation


def test_numbers_ranges_and_words_keep_their_form_in_any_order_of_days() -> None:
    assert problems(GOOD) == []
    made = loaded().questions.forecasts["truce"].made
    assert [each.on.day for each in made] == [5, 2, 11]
    assert [each.p.interval.ends for each in made] == [
        (Fraction(3, 10), Fraction(3, 10)),
        (Fraction(1, 5), Fraction(2, 5)),
        (Fraction(11, 20), Fraction(4, 5)),
    ]
    assert isinstance(made[2].p, VerbalProbability)


@pytest.mark.parametrize(
    ("old", "new", "code", "what", "hint"),
    [
        ("p: 0.3", "p: 30", "percentage", "30 is off its scale", "write 0.3"),
        ("p: 0.3", "p: 30%", "percentage", "percentage", "write 0.3"),
        ("p: 0.3", "p: 1.2", "percentage", "is it a percentage", "write 0.012"),
        ("p: 0.3", "p: -0.1", "off-scale", "from 0 to 1", "from 0 to 1"),
        ("p: 0.3", "p: likely", "probability", "without its scale", "{icd203: likely}"),
        ("p: 0.3", "p: {icd203: lkely}", "probability", "not a word of the scale", "likely"),
        ("p: 0.3", "p: {normal: [0.5, 0.1]}", "probability", "one number, a range or a word", "from 0 to 1"),
        ("p: 0.3", "p: {judgement: 0.3, why: x}", "probability", "one number", "why"),
        ("by: Ann, p: 0.3", "p: 0.3", "missing", 'this forecast lacks "by"', "add by"),
        ("p: 0.3", "p: 0.3, of: abc", "hash", "no hash of a situation", "leave it out"),
        ("on: 2031-03-05", "on: 2031-03-02", "duplicate", "two forecasts on this question", "a later day"),
        (
            "closes: 2031-03-31",
            "closes: 2031-02-01",
            "order-of-days",
            "before the question was opened",
            "one of the two",
        ),
        ("settled: 2031-03-18", "settled: 2031-02-18", "order-of-days", "before the question was opened", "correct"),
        ("      settled: 2031-03-18\n", "", "missing", "since when it was known", "add settled"),
        ("      outcome: yes\n", "", "missing", '"settled" belongs to an outcome', "delete settled"),
        ("outcome: yes", "outcome: true", "unknown-word", "yes, no, void", "yes"),
        ("closes:", "deadline:", "unknown-key", "forecast question", 'write "closes" instead'),
        ("p: 0.3", "probability: 0.3", "unknown-key", "a forecast", 'write "p" instead'),
    ],
)
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, code: str, what: str, hint: str) -> None:
    assert GOOD.count(old) == 1
    found = [each for each in problems(GOOD.replace(old, new)) if each.severity == "error" and each.code == code]
    assert found, problems(GOOD.replace(old, new))
    assert what in found[0].what
    assert hint in found[0].hint
    assert found[0].mark is not None
    assert found[0].mark.line > 8


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("on: 2031-03-05", "on: 2031-04-05", "late-forecast"),
        ("on: 2031-03-05", "on: 2031-03-18", "late-forecast"),
        ("on: 2031-03-05", "on: 2031-02-05", "order-of-days"),
        ("      src: s#4\n", "", "no-origin"),
        ("p: {icd203: likely}", "p: {icd203: unlikely}", "other-probability"),
        ("p: {icd203: likely}", "p: 0.6", "other-probability"),
    ],
)
def test_what_is_doubtful_is_a_warning(old: str, new: str, code: str) -> None:
    assert [(each.code, each.severity) for each in problems(GOOD.replace(old, new))] == [(code, "warning")]


def test_all_is_found_at_once() -> None:
    wrong = (
        GOOD.replace("p: 0.3", "p: 30").replace("by: Report, ", "").replace("closes", "close").replace("truce:", "a b:")
    )
    found = problems(wrong)
    assert {"percentage", "missing", "unknown-key", "bad-name"} <= {each.code for each in found}
    assert 'this forecast question lacks "closes"' not in [each.what for each in found], "it is only misspelt"


def test_a_forecast_counts_up_to_the_closing_date_and_before_the_outcome_was_known() -> None:
    question = loaded(GOOD.replace("settled: 2031-03-18", "settled: 2031-03-11")).questions.forecasts["truce"]
    assert [question.counts(each) for each in question.made] == [True, True, False]
    assert question.since == date(2031, 3, 1)


def test_a_source_that_only_a_forecast_cites_is_used() -> None:
    text = GOOD.replace("src: s#4", "settled_by: Ann").replace(
        "{s: {title: Report, date: 2031-03-10}}", "{s: {title: R}}"
    )
    text = text.replace("src: s#1, ", "").replace("src: c1", "src: s#1")
    assert "unused-source" not in {each.code for each in problems(text)}


@pytest.mark.parametrize(
    ("day", "made", "outcome"),
    [
        ("2031-03-01", [], None),
        ("2031-03-04", [2], None),
        ("2031-03-09", [5, 2], None),
        ("2031-03-17", [5, 2, 11], None),
        ("2031-03-18", [5, 2, 11], "yes"),
    ],
)
def test_an_earlier_view_shows_no_later_forecast_and_no_later_outcome(
    day: str, made: list[int], outcome: str | None
) -> None:
    question = as_of(loaded(), date.fromisoformat(day)).questions.forecasts["truce"]
    assert [each.on.day for each in question.made] == made
    assert question.outcome == outcome
    assert (question.settled is None) == (question.src == ()) == (outcome is None)


def test_a_question_asked_later_is_not_seen_earlier() -> None:
    assert as_of(loaded(), date(2031, 2, 28)).questions.forecasts == {}
    undated = GOOD.replace("      opened: 2031-03-01\n", "")
    assert as_of(loaded(undated), date(2031, 3, 1)).questions.forecasts == {}
    assert list(as_of(loaded(undated), date(2031, 3, 2)).questions.forecasts) == ["truce"]


def test_a_forecast_that_became_known_through_a_source_is_not_seen_before_it() -> None:
    """Dated 2 March by its source, which appeared on the 10th."""
    text = GOOD.replace("on: 2031-03-11, by: Report", "on: 2031-03-03, by: Report")
    assert [each.by for each in as_of(loaded(text), date(2031, 3, 9)).questions.forecasts["truce"].made] == [
        "Ann",
        "Ann",
    ]
    assert len(as_of(loaded(text), date(2031, 3, 10)).questions.forecasts["truce"].made) == 3


def test_an_outcome_whose_source_was_not_known_is_not_seen() -> None:
    text = GOOD.replace("settled: 2031-03-18", "settled: 2031-03-09")
    assert as_of(loaded(text), date(2031, 3, 9)).questions.forecasts["truce"].outcome is None
    assert as_of(loaded(text), date(2031, 3, 10)).questions.forecasts["truce"].outcome == "yes"


def test_what_was_forecast_after_the_day_of_the_file_has_a_day_of_its_own() -> None:
    text = GOOD.replace("settled: 2031-03-18", "settled: 2031-03-25")
    assert as_of(loaded(text), date(2031, 3, 20)).questions.forecasts["truce"].outcome is None
    assert as_of(loaded(text), date(2031, 3, 25)).questions.forecasts["truce"].outcome == "yes"


def test_the_hash_of_what_a_forecast_is_made_from_does_not_cover_forecasts() -> None:
    whole, bare = loaded(), loaded(HEAD.split("questions:")[0])
    assert basis(whole) == basis(bare) == fingerprint(bare)
    assert basis(whole) != fingerprint(whole)
    assert basis(loaded(GOOD.replace("text: Likely", "text: Unlikely"))) != basis(whole)


def test_redaction_hides_an_outcome_and_leaves_the_question() -> None:
    text = GOOD.replace("probability:", "handling: restricted, probability:").replace("src: s#4", "src: [c1, s#4]")
    done = redact(loaded(text))
    (question,) = done.situation.questions.forecasts.values()
    assert (question.asks, question.outcome, question.src) == ("Will there be a truce?", None, ())
    assert [each.by for each in question.made] == ["Ann", "Ann"]
    assert done.withheld == 1 + 1 + 1


def test_redaction_drops_a_restricted_question_and_the_sources_that_only_it_cites() -> None:
    text = GOOD.replace("      opened:", "      handling: restricted\n      opened:").replace("src: s#1, ", "")
    done = redact(loaded(text))
    assert done.situation.questions.forecasts == {}
    assert done.situation.sources == {}
    assert done.withheld == 1 + 3 + 1


def test_a_schedule_of_empty_values_is_read_as_left_out() -> None:
    text = GOOD.replace("opened: 2031-03-01", "opened:").replace("p: 0.3}", "p: 0.3, why: }")
    assert problems(text) == []
