"""The commands that look into draws, and the brief that is asked of draws."""

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
    folder = tmp_path_factory.mktemp("runs") / "settle"
    made = ask("settle", "antalya-2022", "--draws", "400", "--run", str(folder), "--engine", "inline", "--quiet")
    assert made.exit_code == 0, made.output
    return folder


def test_a_run_is_looked_into_without_asking_again(run: Path) -> None:
    conditions = ask("discover", str(run))
    assert conditions.exit_code == 0, conditions.output
    told = " ".join(conditions.stdout.split())
    assert "Some package is acceptable to every party: in all of the cases (95 % interval " in told
    assert "in which the red line of Ukraine on territory does not stand" in told
    influence = ask("sensitivity", str(run), "--of", "some_package_is_acceptable_to_every_party")
    assert "whether the red line of Ukraine on" in influence.stdout
    assert "ask with --design saltelli" in " ".join(influence.stdout.split())
    weighed = ask("robust", str(run))
    assert "All could accept it most often" in weighed.stdout
    assert "Least regret in the worst case" in weighed.stdout


def test_a_study_makes_its_own_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["pressure", "--set", "issue=ceasefire", "--draws", "1000", "--engine", "inline", "--quiet"]
    made = ask("sensitivity", "antalya-2022", *words, "-o", "s.html")
    assert made.exit_code == 0, made.output
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "Total index, %" in page
    assert "how much ceasefire matters to Russia" in page
    assert "832 draws of 24 uncertain numbers, a Saltelli design" in page  # 32 base samples of 26 rows
    screened = ask("sensitivity", "antalya-2022", *words, "--design", "morris")
    assert "change over the whole of a range" in " ".join(screened.stdout.split())
    above = ask("discover", "antalya-2022", *words, "--above", "88")
    assert "ceasefire: compromise of all positions: above 88 points: in" in " ".join(above.stdout.split())


def test_scenarios_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--draws", "100", "--engine", "inline", "--quiet", "--run", "both", "--beside", "china-presses"]
    made = ask("pressure", "antalya-2022", "--issue", "ceasefire", *words, "--json")
    assert made.exit_code == 0, made.output
    answers = json.loads(made.stdout)["answers"]
    assert [answer["question"].rpartition("?")[0].rpartition("? ")[2] for answer in answers] == [
        "How sure is that",
        "What would change it",
    ]
    assert (tmp_path / "both" / "as-it-is" / "run.json").exists()
    assert (tmp_path / "both" / "china-presses" / "run.json").exists()
    assert "greater in all of the cases" in answers[1]["headline"]["text"]


def test_a_brief_says_how_sure_each_answer_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = ask("brief", "antalya-2022", "--draws", "300", "--engine", "inline", "--quiet", "--json")
    assert made.exit_code == 0, made.output
    answers = {answer["question"]: answer for answer in json.loads(made.stdout)["answers"]}
    last = list(answers.values())[-1]
    assert last["question"] == "How sure is each answer, and what would change it?"
    labels = [said["label"] for said in last["findings"]]
    wanted = {"modus settle", "modus pressure", "What matters most", "When", "The same in every case"}
    assert wanted | {"No more than the counts"} <= set(labels)
    assert "Which outcomes would hold once reached" in last["findings"][-1]["text"]
    settle = answers["What package could every party accept, and what would unlock one?"]
    assert settle["findings"][-1]["label"] == "How sure"
    plain = json.loads(ask("brief", "antalya-2022", "--json").stdout)
    assert len(plain["answers"]) == len(answers) - 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sensitivity", "antalya-2022"], "which question?"),
        (["sensitivity", "antalya-2022", "settel"], 'there is no question "settel"'),
        (["sensitivity", "antalya-2022", "stability"], "there is nothing to draw"),
        (["sensitivity", "nowhere", "settle"], "there is no file and no bundled case"),
        (["sensitivity", "antalya-2022", "settle", "--set", "issue"], "write NAME=VALUE"),
        (
            ["sensitivity", "antalya-2022", "settle", "--draws", "120", "--design", "sobol"],
            "go together in it by chance",
        ),
        (["sensitivity", "antalya-2022", "settle", "--draws", "-3"], "write a number from 1 to"),
        (["discover", "antalya-2022", "settle", "--draws", "50"], "are too few to find conditions in"),
        (["discover", "antalya-2022", "settle", "--draws", "150", "--of", "magic"], "is no output of this run"),
        (["discover", "antalya-2022", "pressure", "--draws", "150"], "no yes-or-no answer of this run varies"),
        (["discover", "antalya-2022", "settle", "--draws", "150", "--inputs", "0"], "is not in the range"),
        (["sensitivity", "antalya-2022", "settle", "--set", "colour=red"], 'settle has no option "colour"'),
        (
            ["discover", "antalya-2022", "pressure", "--set", "issue=ceasefire", "--draws", "150", "--above", "inf"],
            "take a number, such as 50",
        ),
        (["robust", "antalya-2022", "pressure", "--draws", "10"], "names nothing to weigh"),
        (["robust", "antalya-2022", "settle", "--draws", "9", "--design", "morris"], "does not say how often"),
        (["brief", "antalya-2022", "--draws", "9", "--every", "week"], "ask for one of them"),
        (["brief", "antalya-2022", "--draws", "9", "--shard", "1/2"], "for one question"),
        (["brief", "antalya-2022", "--draws", "9", "--design", "morris"], "lhs or montecarlo"),
        (["settle", "antalya-2022", "--beside", "china-presses"], "--beside: without draws this has no meaning"),
        (["brief", "antalya-2022", "--seed", "3"], "add --draws 1000"),
        (["settle", "antalya-2022", "--draws", "9", "--beside", "nobody"], "is no scenario of this file"),
        (
            ["settle", "antalya-2022", "--draws", "9", "--beside", "china-presses", "--design", "morris"],
            "set beside one another",
        ),
    ],
)
def test_nonsense_is_told(words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = ask(*words, *(["--engine", "inline"] if "--every" not in words else []))
    assert told.exit_code in (1, 2), told.output
    assert said in " ".join(told.stderr.split()), told.stderr
    assert "Traceback" not in told.stderr


def test_a_run_takes_no_second_question(run: Path) -> None:
    told = ask("discover", str(run), "pressure")
    assert told.exit_code == 2
    assert "is a run: it knows its question" in told.stderr


def test_an_incomplete_run_is_not_looked_into(tmp_path: Path) -> None:
    folder = str(tmp_path / "run")
    words = ["settle", "antalya-2022", "--draws", "400", "--run", folder, "--shard", "1/2", "--engine", "inline"]
    assert ask(*words, "--quiet").exit_code == 0
    told = ask("sensitivity", folder)
    assert told.exit_code == 1
    assert f"go on with: modus resume {folder}" in told.stderr
