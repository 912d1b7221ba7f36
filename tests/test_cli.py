"""The command line: exit statuses, files written, words for people who mistype."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from modusvivendi.cli import main
from modusvivendi.methods import METHODS

GOOD = "title: Good\nactors:\n  A: {role: party}\n  B: {role: party}\n"
WARNED = GOOD + "claims:\n  c1: {kind: event, text: Rain, date: 2022-03-10}\n"
BAD = GOOD + "claims:\n  c1: {kind: event, text: Rain, date: 10/03/2022, by: C}\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "situation.yaml"


@pytest.mark.parametrize(
    ("text", "strict", "status"),
    [(GOOD, False, 0), (GOOD, True, 0), (WARNED, False, 0), (WARNED, True, 1), (BAD, False, 2), (BAD, True, 2)],
)
def test_check_exits_with_what_it_found(file: Path, text: str, strict: bool, status: int) -> None:
    file.write_text(text, encoding="utf-8")
    assert run("check", str(file), *(["--strict"] if strict else [])).exit_code == status


def test_check_finds_all_problems_at_once(file: Path) -> None:
    file.write_text(BAD, encoding="utf-8")
    told = run("check", str(file)).output
    assert "3 October 2022 or 10 March 2022" in told or "10 March 2022 or 3 October 2022" in told
    assert f"{file}:6:" in told
    assert '"C" is no actor of this file' in told


def test_check_gives_the_same_as_data(file: Path) -> None:
    file.write_text(BAD, encoding="utf-8")
    problems = json.loads(run("check", str(file), "--json").stdout)["problems"]
    assert {problem["code"] for problem in problems} >= {"ambiguous-date", "unknown-actor"}
    assert all(problem["at"]["line"] == 6 for problem in problems if problem["severity"] == "error")


def test_check_takes_a_folder(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    assert run("check", str(file.parent)).exit_code == 0


@pytest.mark.parametrize("command", ["brief", *METHODS])
def test_a_file_with_errors_is_not_answered(command: str, file: Path) -> None:
    file.write_text(BAD, encoding="utf-8")
    ran = run(command, str(file))
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "no actor" in ran.stderr


@pytest.mark.parametrize("name", ["antalya-2o22", "no/such/file.yaml"])
def test_an_unknown_case_suggests_a_known_one(name: str) -> None:
    ran = run("brief", name)
    assert ran.exit_code == 2
    assert "antalya-2022" in ran.stderr


def test_new_writes_a_file_that_checks_and_briefs(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    assert run("new", str(file)).exit_code == 0
    assert run("check", str(file), "--strict").exit_code == 0
    briefed = run("brief", str(file))
    assert briefed.exit_code == 0
    assert all(question in briefed.output for question in METHODS.values())


def test_new_leaves_an_existing_file_alone(file: Path) -> None:
    file.write_text("mine", encoding="utf-8")
    ran = run("new", str(file))
    assert ran.exit_code == 1
    assert "exists already" in ran.output
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_brief_is_written_by_its_ending(tmp_path: Path) -> None:
    for ending, begins in ((".html", "<!doctype html>"), (".md", "# "), (".json", "{"), (".txt", "Antalya")):
        file = tmp_path / f"brief{ending}"
        assert run("brief", "antalya-2022", "-o", str(file)).exit_code == 0
        assert file.read_text(encoding="utf-8").lower().startswith(begins.lower())


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    ran = run("brief", "antalya-2022", "-o", str(tmp_path / "brief.docx"))
    assert ran.exit_code == 1
    assert ".html" in ran.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    ran = run("brief", "antalya-2022", "-o", str(tmp_path / "none" / "brief.md"))
    assert ran.exit_code == 1
    assert "cannot be written" in ran.output


def test_a_question_that_cannot_be_answered_says_what_it_needs(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    ran = run("talks", str(file))
    assert ran.exit_code == 1
    assert "kind: meeting" in ran.output


def test_json_goes_to_standard_output_and_nothing_else() -> None:
    data = json.loads(run("talks", "antalya-2022", "--json").stdout)
    assert [answer["method"] for answer in data["answers"]] == ["talks"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--as-of", "10/03/2022"), "10 March 2022"),
        (("--as-of", "yesterday"), "2022-03-10"),
        (("--scenario", "guarantees-ofered"), "guarantees-offered"),
    ],
)
def test_a_mistyped_option_gets_a_hint(words: tuple[str, ...], hint: str) -> None:
    ran = run("brief", "antalya-2022", *words)
    assert ran.exit_code == 2
    assert hint in ran.stderr


def test_explain_suggests_the_key_of_a_name() -> None:
    ran = run("explain", "antalya-2022", "Ukraine")
    assert ran.exit_code == 1
    assert 'did you mean "UKR"?' in ran.output


def test_explain_says_what_is_derived() -> None:
    told = run("explain", "antalya-2022", "UKR", "alignment").output
    assert "Stated:" in told
    assert "Derived (moves):" in told


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["required"]


def test_cases_lists_the_bundled_ones() -> None:
    assert run("cases").output.startswith("antalya-2022: ")


def test_every_command_has_help() -> None:
    assert isinstance(main, click.Group)
    for name in main.commands:
        ran = run(name, "--help")
        assert ran.exit_code == 0
    assert "..." not in run("--help").output.replace("[ARGS]...", "")


def test_a_word_file_is_named_as_such(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    assert "Word, Excel or zip" in run("check", str(file)).stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_words() -> None:
    code = "from modusvivendi.cli import main; main()"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-c", code, "talks", "antalya-2022"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr


def test_a_day_after_the_file_s_own_shows_the_file_s_own() -> None:
    assert "As known on 11 March 2022" in run("watch", "antalya-2022", "--as-of", "2030-01-01").output


def test_outsiders_before_anything_happened_are_a_gap() -> None:
    ran = run("outside", "antalya-2022", "--as-of", "1900-01-01")
    assert ran.exit_code == 1
    assert "a claim in which an actor that is not a party acts" in ran.output
