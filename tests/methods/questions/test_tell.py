"""`modus questions`: what is listed, what is scored, and the commands beside it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import modusvivendi as mv
from modusvivendi import cli_forecasts
from modusvivendi.answers.model import Answer, Table
from modusvivendi.cli import main

FILE = """\
title: Lake talks
as_of: 2031-06-01
actors: {N: {name: North, role: party}}
sources: {paper: {title: The Paper, date: 2031-04-02}}
claims: {signed: {kind: event, text: A truce was signed., date: 2031-04-01, src: paper#2}}
questions:
  forecasts:
    truce:
      asks: Will there be a truce?
      resolves: by the mediator's word
      opened: 2031-03-01
      closes: 2031-04-30
      made:
        - {on: 2031-03-02, by: Ann, p: 0.2, why: nobody spoke}
        - {on: 2031-03-20, by: Ann, p: 0.6}
        - {on: 2031-04-02, by: Ann, p: 1}
        - {on: 2031-03-20, by: Bo, p: {icd203: likely}}
      outcome: yes
      settled: 2031-04-02
      src: signed
    bridge:
      asks: Will the bridge open?
      resolves: by the toll book
      closes: 2031-05-31
      made: [{on: 2031-03-20, by: Ann, p: 0}]
      outcome: no
      settled: 2031-06-01
      settled_by: Cem
    flood:
      asks: Will it flood?
      resolves: by the gauge
      closes: 2031-05-01
      made: [{on: 2031-03-20, by: Ann, p: 0.5}]
      outcome: void
      settled: 2031-05-02
      settled_by: Cem
    meeting:
      asks: Will they meet?
      resolves: by a communiqué
      closes: 2031-07-31
      made:
        - {on: 2031-05-01, by: Ann, p: [0.1, 0.3]}
        - {on: 2031-05-20, by: Ann, p: [0.2, 0.5]}
        - {on: 2031-05-20, by: Bo, p: 0.4}
        - {on: 2031-05-21, by: Bo, p: 0.1}
    vote: {asks: Will there be a vote?, resolves: by the minutes, opened: 2031-03-01, closes: 2031-05-15}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lake.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["questions", *words])


def told(file: Path, **view: str) -> Answer:
    answer = mv.ask("questions", mv.load(file, **view))
    assert isinstance(answer, Answer)
    return answer


def table(answer: Answer, title: str) -> list[dict[str, object]]:
    found: Table = next(each for each in answer.tables if each.title.startswith(title))
    return [dict(zip(found.columns, row.cells, strict=True)) for row in found.rows]


def said(answer: Answer, begin: str) -> str:
    return next(each.text for each in answer.findings if each.text.startswith(begin) or each.label.startswith(begin))


def test_which_forecasts_are_scored(file: Path) -> None:
    """The last in time of each author: not the earlier one, not the one made when the outcome was known."""
    rows = table(told(file), "Every forecast")
    scored = {(row["Question"], row["By"], row["Probability of yes"]): row["Scored"] for row in rows}
    assert scored["truce", "Ann", "0.2"] == "no: a later one counts"
    assert scored["truce", "Ann", "0.6"] == "yes"
    assert scored["truce", "Ann", "1"] == "no: too late"
    assert scored["truce", "Bo", "likely (ICD 203: 0.55 to 0.8)"] == "yes"
    assert scored["bridge", "Ann", "0"] == "yes"
    assert scored["flood", "Ann", "0.5"] == "no: annulled"
    assert scored["meeting", "Bo", "0.4"] == "not yet"


def test_the_scores_of_each_author_and_of_all(file: Path) -> None:
    both, ann, bo = table(told(file), "Scores")
    assert (ann["Whose forecasts"], ann["Forecasts"], ann["Brier score, 0 to 2"]) == (
        "Ann",
        2,
        "0.16",
    )  # (2 × 0.4²) / 2
    assert (ann["Half of it"], ann["Clipped"], ann["Base rate"], ann["Skill"]) == ("0.08", 1, "0.5", "0.68")
    assert (bo["Forecasts"], bo["Brier score, 0 to 2"], bo["Skill"]) == (1, "0.08 to 0.405", "not defined")
    assert (both["Forecasts"], both["Questions"]) == (3, 2)


def test_too_few_questions_are_said_to_be_too_few(file: Path) -> None:
    answer = told(file)
    assert "too few questions to tell skill from luck" in answer.headline.text
    assert "cannot be told how much of this is luck" in said(answer, "All forecasts together")
    assert not any(column.endswith("95 % range") for column in table(answer, "Scores")[0])


def test_open_questions_show_the_latest_view_of_each_author_and_how_far_it_moved(file: Path) -> None:
    text = said(told(file), "Will they meet?")
    assert "Ann: 0.2 to 0.5 on 20 May 2031 (between 0.1 down and 0.4 up since 1 May 2031)" in text
    assert "Bo: 0.1 on 21 May 2031 (down by 0.3 since 20 May 2031)" in text


def test_a_question_past_its_day_without_an_outcome_is_named(file: Path) -> None:
    answer = told(file)
    labels = {each.text.split("?")[0]: each.label for each in answer.findings}
    assert labels["Will there be a vote"] == "Closed and not resolved"
    assert labels["Will they meet"] == "Open"


def test_resolved_questions_say_on_whose_word(file: Path) -> None:
    answer = told(file)
    text = said(answer, "Will there be a truce?")
    assert "Yes, known on 2 April 2031, on the word of The Paper." in text
    assert "Last forecasts: Ann 0.6; Bo likely (ICD 203: 0.55 to 0.8)." in text
    assert "Annulled" in said(answer, "Will it flood?")
    outcome = next(each for each in answer.findings if each.text == text)
    assert "claim:signed" in outcome.because


def test_how_often_it_happened(file: Path) -> None:
    rows = table(told(file), "How often it happened")
    held = {(row["Whose forecasts"], row["Forecast"]): (row["How many"], row["Happened"]) for row in rows}
    assert held["all together", "0 or more, below 0.1"] == (1, 0)
    assert held["all together", "0.6 or more, below 0.7"] == (1, 1)
    assert held["all together", "0.55 to 0.8"] == (1, 1)


def test_an_earlier_day_shows_what_was_open_then(file: Path) -> None:
    answer = told(file, as_of="2031-03-10")
    assert answer.headline.text == "2 forecast questions, 2 open, none resolved yet."
    assert [row["Probability of yes"] for row in table(answer, "Every forecast")] == ["0.2"]
    assert mv.ask("questions", mv.load(file, as_of="2031-02-01")).method == "questions"


def test_what_is_dated_after_the_file_is_said_to_be(file: Path) -> None:
    file.write_text(FILE.replace("as_of: 2031-06-01", "as_of: 2031-05-20"), encoding="utf-8")
    (caveat,) = told(file).caveats
    assert caveat.text.startswith("1 forecast and 1 outcome dated after 20 May 2031")


def test_with_enough_questions_the_scores_have_a_range(tmp_path: Path) -> None:
    lines = ["title: Many", "actors: {A: {role: party}}", "questions:", "  forecasts:"]
    for at in range(12):
        day = date(2031, 3, 1) + timedelta(days=at)
        lines.append(
            f"    q{at}: {{asks: x, resolves: y, closes: {day}, made: [{{on: {day}, by: Ann, p: 0.{1 + at % 8}}}], "
            f"outcome: {'yes' if at % 3 else 'no'}, settled: {day + timedelta(days=1)}, settled_by: B}}"
        )
    path = tmp_path / "many.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = told(path)
    (row,) = table(answer, "Scores")
    assert re.fullmatch(r"[\d.]+ to [\d.]+", str(row["Brier score, 95 % range"]))
    assert "95 in 100 times" in said(answer, "The forecasts of Ann")
    assert len(table(answer, "What the Brier score is made of")) == 1
    assert told(path) == answer, "the same seed, the same digits"


def test_no_forecast_question_is_a_gap_with_lines_that_supply_one(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    path.write_text("title: None\nactors: {A: {role: party}}\n", encoding="utf-8")
    ran = run(str(path))
    assert ran.exit_code == 1
    assert "asks: Will both parties" in ran.output
    assert mv.brief(path).gaps
    assert "questions" not in {gap.method for gap in mv.brief(path).gaps}


# -- The commands beside it --------------------------------------------------------------------------------------------


def test_the_help_lists_the_commands_beside_the_question() -> None:
    helped = run("--help").output
    assert "questions forecast" in helped
    assert "questions resolve" in helped
    for name in cli_forecasts.BESIDE["questions"]:
        assert run(name, "--help").exit_code == 0


def test_a_forecast_and_a_resolution_from_the_command_line(file: Path) -> None:
    ran = run("forecast", str(file), "meeting", "0.7", "--by", "Cem", "--on", "2031-06-02", "--why", "rooms are booked")
    assert ran.exit_code == 0, ran.output
    assert "Wrote line 1 of" in ran.output
    assert run("resolve", str(file), "meeting", "yes", "--on", "2031-06-10", "--src", "paper#3").exit_code == 0
    answer = told(file)
    assert "Yes, known on 10 June 2031, on the word of The Paper." in said(answer, "Will they meet?")
    assert file.read_text(encoding="utf-8") == FILE
    again = run("resolve", str(file), "meeting", "no", "--by", "Cem")
    assert again.exit_code == 2
    assert "recorded once" in again.stderr


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0.25", "0.25"),
        ("1/4", "1/4"),
        ("0.2-0.4", ["0.2", "0.4"]),
        ("[0.2, 0.4]", ["0.2", "0.4"]),
        ("icd203:likely", {"icd203": "likely"}),
        ("{phia: realistic possibility}", {"phia": "realistic possibility"}),
    ],
)
def test_how_a_probability_may_be_typed(file: Path, typed: str, kept: object) -> None:
    ran = run("forecast", str(file), "meeting", typed, "--by", "Cem", "--on", "2031-06-02")
    assert ran.exit_code == 0, ran.output
    line = file.with_name("lake.forecasts.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["p"] == kept


@pytest.mark.parametrize(
    ("typed", "hint"), [("25%", "write 0.25"), ("0,25", "0.25"), ("likely", "icd203"), ("-1", "0 to 1")]
)
def test_a_probability_that_cannot_be_read_gets_a_hint(file: Path, typed: str, hint: str) -> None:
    ran = run("forecast", str(file), "meeting", "--by", "Cem", "--on", "2031-06-02", "--", typed)
    assert ran.exit_code == 2, ran.output
    assert hint in ran.stderr
    assert not file.with_name("lake.forecasts.jsonl").exists()


def test_the_day_is_today_if_left_out(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_forecasts, "_today", lambda: "2031-06-03")
    assert run("forecast", str(file), "meeting", "0.7", "--by", "Cem").exit_code == 0
    assert mv.load(file).questions.forecasts["meeting"].made[-1].on == date(2031, 6, 3)


def test_a_file_called_like_a_command_is_reached_by_its_path(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resolve").write_text(FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("./resolve").exit_code == 0
    assert run("resolve").exit_code == 2


def test_a_record_that_cannot_be_opened_is_told_in_words(file: Path) -> None:
    file.with_name("lake.forecasts.jsonl").mkdir()
    ran = run("forecast", str(file), "meeting", "0.7", "--by", "Cem", "--on", "2031-06-02")
    assert ran.exit_code in (1, 2)
    assert "lake.forecasts.jsonl" in ran.output
    assert "Traceback" not in ran.output
