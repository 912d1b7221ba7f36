from datetime import date

import pytest

import modusvivendi as mv
from modusvivendi.answers.data import to_json
from modusvivendi.answers.markdown import to_markdown
from modusvivendi.answers.page import to_html
from modusvivendi.answers.terminal import to_text
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.problems import SituationError


def opening(case, since):
    return mv.brief(case, since=since).answers[0]


def table(answer, title):
    return next(found for found in answer.tables if found.title.startswith(title))


def test_the_brief_opens_with_what_changed_and_on_whose_word():
    answer = opening("antalya-2022", "2022-03-09")
    assert answer.question == "What changed since 9 March 2022?"
    case = mv.load("antalya-2022")
    later = {key for key, claim in case.claims.items() if (case.known_on(claim) or date.min) > date(2022, 3, 9)}
    told = {row.because[0].removeprefix("claim:") for row in table(answer, "What became known").rows}
    assert told == later
    assert all(row.cells[2] and row.cells[3] for row in table(answer, "What became known").rows)


def test_an_answer_that_reads_otherwise_is_told_then_and_now():
    answer = opening("antalya-2022", "2022-03-09")
    talks = next(said for said in answer.findings if said.label == "How did the talks go?")
    assert talks.text.startswith("Then: The third round")
    assert "Now: The foreign ministers" in talks.text


def test_every_indicator_stands_with_its_state():
    answer = opening("antalya-2022", "2022-03-09")
    watched = mv.load("antalya-2022").questions.watch
    assert len(table(answer, "What would change").rows) == len(watched)
    assert {row.cells[2] for row in table(answer, "What would change").rows} <= {"seen", "unclear", "not seen"}


def test_nothing_changes_since_the_last_day():
    answer = opening("antalya-2022", "2022-03-11")
    assert "0 claims became known; no answer reads otherwise" in answer.headline.text
    assert not any("became known" in found.title for found in answer.tables)


def test_since_a_day_before_anything_was_known_every_answer_is_new():
    answer = opening("antalya-2022", "1999-01-01")
    assert len(table(answer, "What became known").rows) == len(mv.load("antalya-2022").claims)
    assert any("too little was known" in said.text for said in answer.findings)


@pytest.mark.parametrize("case", case_names())
def test_every_face_shows_it(case):
    document = mv.brief(case, since="2000-01-01")
    for face in (to_html, to_markdown, to_json, to_text):
        assert "What changed since 1 January 2000" in face(document)


@pytest.mark.parametrize("since", ["2022-03-12", "9 March 2022", ""])
def test_a_day_that_does_not_fit_is_refused_in_words(since):
    with pytest.raises(SituationError) as refused:
        mv.brief("antalya-2022", since=since)
    assert "--since" in str(refused.value)


def test_what_is_restricted_is_not_told_as_new():
    text = to_text(mv.brief("upper-river", since="2000-01-01", redact=True))
    shown = mv.load("upper-river")
    restricted = [
        claim.text for claim in shown.claims.values() if claim.handling and claim.handling.value == "restricted"
    ]
    assert restricted
    assert not any(one and one in text for one in restricted)
