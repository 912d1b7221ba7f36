"""Draws on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from modusvivendi.cli import main


def ask(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "one"
    made = ask("settle", "antalya-2022", "--draws", "60", "--run", str(folder), "--engine", "inline", "--seed", "2")
    assert made.exit_code == 0, made.output
    assert "of the cases consistent with what is known" in made.stdout
    assert "A share of cases is no probability" in made.stdout
    assert f"The draws are kept in {folder}." in made.stderr
    return folder


def test_show_says_what_the_run_says(run: Path) -> None:
    shown = ask("runs", "show", str(run))
    assert "60 draws of 28 uncertain numbers" in shown.stdout
    data = json.loads(ask("runs", "show", str(run), "--json").stdout)
    assert data["complete"] is True
    assert (data["draws"], data["done"], data["failed"], data["seed"]) == (60, 60, 0, 2)
    assert len(data["results_sha256"]) == 64


def test_a_run_is_asked_in_sql(run: Path) -> None:
    asked = ask("runs", "sql", str(run), "select count(*) as n, max(draw) as last from draws where error = ''")
    assert asked.stdout == "n\tlast\n60\t59\n"
    wrong = ask("runs", "sql", str(run), "select nonsense from draws")
    assert wrong.exit_code == 1
    assert "the query cannot be answered" in wrong.stderr


def test_the_run_is_resumed_and_listed(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = ask("resume", str(run))
    assert again.exit_code == 0
    assert "Antalya talks, settle, 60 draws, lhs, seed 2, complete" in again.stdout
    (run.parent / "runs").mkdir()
    (run.parent / "runs" / "x").symlink_to(run)
    monkeypatch.chdir(run.parent)
    assert ask("runs").stdout == "runs/x: Antalya talks, settle, 60 draws, lhs, seed 2, complete\n"


def test_every_face_of_the_answer(run: Path, tmp_path: Path) -> None:
    words = ["settle", "antalya-2022", "--draws", "60", "--run", str(run), "--seed", "2", "--quiet"]
    for ending in (".html", ".md", ".json", ".txt"):
        assert ask(*words, "-o", str(tmp_path / f"a{ending}")).exit_code == 0
    assert "What was drawn" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["settle", "antalya-2022", "--draws", "0"], "write a number from 1 to"),
        (["settle", "antalya-2022", "--draws", "-5"], "write a number from 1 to"),
        (["settle", "antalya-2022", "--draws", "x"], "not a valid integer"),
        (["settle", "antalya-2022", "--draws", "9", "--seed", "-1"], "is no seed"),
        (["settle", "antalya-2022", "--draws", "9", "--design", "dice"], "the designs are"),
        (["settle", "antalya-2022", "--draws", "9", "--engine", "ray"], "the engines are"),
        (["settle", "antalya-2022", "--draws", "9", "--workers", "0"], "write a number from 1 to"),
        (["settle", "antalya-2022", "--draws", "9", "--shard", "5/4"], "is no slice"),
        (["settle", "antalya-2022", "--draws", "9", "--shard", "all"], "is no slice"),
        (["settle", "antalya-2022", "--draws", "9", "--unlock-size", "2"], "no meaning with --draws"),
        (["settle", "antalya-2022", "--draws", "9", "--every", "week"], "ask one of them"),
        (["stability", "chicken", "--draws", "9"], "nothing to draw"),
        (["questions", "antalya-2022", "--draws", "9"], "still needs"),
        (["resume", "nowhere"], "holds no run"),
        (["runs", "show", "nowhere"], "holds no run"),
    ],
)
def test_nonsense_is_told(words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = ask(*words)
    assert told.exit_code in (1, 2)
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_a_run_remembers_its_scenario_and_that_something_was_withheld(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(
        "title: Two\nactors: {A: {role: party}, B: {role: party}}\n"
        "claims: {c: {kind: statement, by: A, text: hidden, date: 2022-03-01, handling: restricted}}\n"
        "issues: {truce: {options: {none: 0, open: 100}, now: none}}\n"
        "positions:\n  A: {truce: {ideal: none, salience: [0.2, 0.9], why: x}}\n"
        "  B: {truce: {ideal: open, salience: 0.5, why: x}}\n"
        "scenarios: {other: {about: Another view, changes: {about: Else}}}\n",
        encoding="utf-8",
    )
    run = str(tmp_path / "run")
    words = ["pressure", str(file), "--draws", "10", "--run", run, "--redact", "--scenario", "other"]
    made = ask(*words)
    assert made.exit_code == 0, made.output
    shown = ask("runs", "show", run).stdout
    assert shown == made.stdout
    assert "Something was withheld" in shown
    assert "Scenario: other" in shown


def test_there_are_no_runs_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "There are no runs" in ask("runs").stdout
