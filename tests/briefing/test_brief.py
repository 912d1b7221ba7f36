"""The brief: in order, bounded by a date, marked where it must be, the same bytes every time."""

from datetime import date
from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.answers.data import to_json
from modusvivendi.answers.markdown import to_markdown
from modusvivendi.answers.page import to_html
from modusvivendi.answers.terminal import to_text
from modusvivendi.briefing.compose import RESTRICTED
from modusvivendi.methods import METHODS
from modusvivendi.situation.loading import case_names

SOURCES = "sources: {s: {title: T, date: 2022-03-01, reliability: A}, late: {title: L, date: 2022-03-20}}\n"
BASE = "title: Small\nas_of: 2022-03-25\nactors: {A: {role: party}, B: {role: party}}\n" + SOURCES


def write(folder: Path, text: str) -> Path:
    file = folder / "small.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_questions_come_in_the_order_of_the_registry() -> None:
    document = mv.brief("upper-river")
    assert [answer.method for answer in document.answers] == list(METHODS)
    assert document.gaps == ()


def test_a_brief_passes_over_a_quiet_question_unless_the_file_asks_for_it(tmp_path: Path) -> None:
    document = mv.brief("antalya-2022")
    assert [answer.method for answer in document.answers] == [name for name in METHODS if name != "questions"]
    assert document.gaps == ()
    asking = mv.brief(write(tmp_path, BASE + "questions: {ask: [questions]}\n"))
    assert [gap.method for gap in asking.gaps] == ["questions"]


def test_a_file_may_choose_its_questions(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        BASE + "claims: {c: {kind: event, text: It rained, date: 2022-03-01, src: s#1}}\n"
        "questions: {ask: [talks, ledger]}\n",
    )
    document = mv.brief(file)
    assert [answer.method for answer in document.answers] == ["ledger"]
    assert [gap.method for gap in document.gaps] == ["talks"]


def test_an_unknown_question_suggests_a_known_one(tmp_path: Path) -> None:
    file = write(tmp_path, BASE + "questions: {ask: talk}\n")
    with pytest.raises(mv.SituationError, match='did you mean "talks"'):
        mv.brief(file)


def test_what_was_known_later_is_absent(tmp_path: Path) -> None:
    """Two claims of one event, known on different days: as of a day between, only the first is there."""
    text = BASE + (
        "claims:\n"
        "  c1: {kind: event, text: First account, date: 2022-03-01, src: s#1}\n"
        "  c2: {kind: event, text: Second account, date: 2022-03-01, src: late#1}\n"
    )
    file = write(tmp_path, text)
    for face in (to_html, to_markdown, to_json, to_text):
        assert "Second account" in face(mv.brief(file))
        before = face(mv.brief(file, as_of="2022-03-10"))
        assert "First account" in before
        assert "Second account" not in before


def test_a_restricted_claim_is_announced(tmp_path: Path) -> None:
    claim = "claims: {c: {kind: event, text: Hush, date: 2022-03-01, src: s#1, handling: restricted}}\n"
    assert RESTRICTED in mv.brief(write(tmp_path, BASE + claim)).notices
    assert RESTRICTED not in mv.brief("antalya-2022").notices


@pytest.mark.parametrize("case", case_names())
def test_the_same_input_gives_the_same_bytes(case: str) -> None:
    for face in (to_html, to_markdown, to_json, to_text):
        assert face(mv.brief(case)) == face(mv.brief(case))


@pytest.mark.parametrize("case", case_names())
def test_every_mark_leads_to_a_note_and_every_note_to_a_source(case: str) -> None:
    document = mv.brief(case)
    evidence = document.evidence()
    assert set(document.numbering()) <= set(evidence)
    listed = {source.key for source in document.sources}
    assert {item.source for item in evidence.values() if item.source} <= listed


def test_what_a_user_writes_is_shown_as_text(tmp_path: Path) -> None:
    text = (
        'title: "<script>alert(1)</script>"\n'
        'actors: {A: {role: party, name: "<b>A</b>"}, B: {role: party}}\n'
        'sources: {s: {title: "<img src=x onerror=y>", url: "javascript:alert(1)", date: 2022-03-01}}\n'
        'claims: {c: {kind: event, text: "<i>it</i>", by: A, date: 2022-03-01, src: s#1}}\n'
    )
    page = to_html(mv.brief(write(tmp_path, text)))
    for raw in ("<script>alert", "<b>A", "<img", "<i>it", 'href="javascript'):
        assert raw not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_scenario_is_named(tmp_path: Path) -> None:
    text = BASE + "scenarios: {rain: {about: It rains, changes: {title: Wet}}}\n"
    document = mv.brief(write(tmp_path, text), scenario="rain")
    assert (document.title, document.scenario) == ("Wet", "rain: It rains")


def test_a_loaded_situation_can_be_seen_on_an_earlier_day() -> None:
    situation = mv.load("antalya-2022")
    assert mv.brief(mv.as_of(situation, date(2022, 3, 8))).as_of == "8 March 2022"
    assert mv.brief("antalya-2022", as_of="2022-03-08") == mv.brief(mv.as_of(situation, date(2022, 3, 8)))
