"""`modus ledger` and its filters: exactly what matches, in every form; slips get the nearest name."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import modusvivendi as mv
from modusvivendi.answers.model import Answer, Table
from modusvivendi.cli import main
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.selection import Selection, select

FILE = """\
title: Lake talks
as_of: 2022-03-20
sources:
  paper: {title: Report, date: 2022-03-05, reliability: B}
  rumour: {title: Rumour, date: 2022-03-09}
actors:
  N: {name: North, role: party}
  S: {name: South, role: party}
  M: {name: Mediator, role: mediator}
issues:
  truce: {name: ceasefire, options: {none: 0, open: 100}, now: none}
claims:
  met: {kind: meeting, by: [N, S], host: M, date: 2022-03-04, src: paper#1, credibility: 2}
  offer:
    {kind: proposal, by: N, to: S, offers: {truce: open}, date: [2022-03-05, 2022-03-06], src: [paper#2, rumour],
    hedge: it seems, credibility: 3}
  sum: {kind: event, text: "=SUM(1)", by: S, date: 2022-03-07, src: rumour#1}
  secret: {kind: statement, text: A secret, by: S, src: paper#3, handling: restricted, credibility: 1}
"""
HEAD = ["Date", "Kind", "Who", "Claim", "Source", "Grade", "Hedge"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lake.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["ledger", *words])


def answer(file: Path, **options: object) -> Answer:
    told = mv.ask("ledger", mv.load(file), options)
    assert isinstance(told, Answer)
    return told


def table(told: Answer, title: str) -> Table:
    return next(each for each in told.tables if each.title == title)


def keys(told: Answer, title: str = "Matching claims") -> list[str]:
    return [row.because[0].removeprefix("claim:") for row in table(told, title).rows]


def test_without_filters_every_claim_is_a_detail(file: Path) -> None:
    told = answer(file)
    assert keys(told, "Every claim") == ["met", "offer", "secret", "sum"]
    assert table(told, "Every claim").detail
    assert [finding.because for finding in told.findings] == [("claim:met",), ("claim:secret",), ("claim:sum",)]
    assert told.headline.text.startswith("The file records 4 claims from 2 sources")


def test_with_filters_exactly_what_matches_is_listed(file: Path) -> None:
    told = answer(file, actor="N", start="2022-03-05")
    assert keys(told) == ["offer"]
    assert not table(told, "Matching claims").detail
    assert told.headline.text == "1 of 4 claims matches: naming North; happened from 5 March 2022 on."
    assert told.findings == ()
    assert {item.key for item in told.evidence} == {"claim:offer"}


def test_a_row_says_who_what_where_from_and_how_sure(file: Path) -> None:
    told = answer(file, kind=["proposal", "statement"])
    offer, secret = table(told, "Matching claims").rows
    assert offer.cells == (
        "2022-03-05 to 2022-03-06",
        "proposal",
        "North",
        "North proposed open to South.",
        "paper#2; rumour",
        "B3",
        "it seems",
    )
    assert secret.cells == (None, "statement", "South", "A secret. (handling: restricted)", "paper#3", "B1", None)


def test_what_cannot_be_judged_is_counted_apart(file: Path) -> None:
    told = answer(file, grade="B3")
    assert keys(told) == ["met", "offer", "secret"]
    assert told.caveats[0].text == "1 further claim may belong here, but lacks a date or a grade that could be judged."
    assert told.caveats[0].because == ("claim:sum",)
    assert keys(answer(file, grade="B3", ungraded=True)) == ["met", "offer", "secret", "sum"]


def test_no_match_is_an_answer(file: Path) -> None:
    ran = run(str(file), "--kind", "aid")
    assert ran.exit_code == 0
    assert "None of 4 claims match: of kind aid." in ran.stdout


def test_the_filters_are_told_in_words(file: Path) -> None:
    words = ["--actor", "N,M", "--issue", "truce", "--kind", "meeting,proposal", "--source", "paper,rumour"]
    words += ["--from", "2022-03", "--to", "2022", "--known-from", "2022-03-01", "--known-to", "2022-03-20"]
    ran = run(str(file), *words, "--grade", "c4", "--ungraded", "--handling", "public", "--json")
    said = json.loads(ran.stdout)["answers"][0]["headline"]["text"]
    assert said == (
        "1 of 4 claims matches: naming North or Mediator; on ceasefire; of kind meeting or proposal; from “Report” or "
        "“Rumour”; happened from 1 March 2022 to 31 December 2022; known from 1 March 2022 to 20 March 2022; graded C4 "
        "or better, or not judged; marked public."
    )


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--actor", "North"), 'did you mean "N"?'),
        (("--issue", "truse"), 'did you mean "truce"?'),
        (("--kind", "metting"), 'did you mean "meeting"?'),
        (("--source", "papper"), 'did you mean "paper"?'),
        (("--handling", "restrict"), 'did you mean "restricted"?'),
        (("--from", "10/03/2022"), "10 March 2022"),
        (("--to", "2022-13"), "year-month-day"),
        (("--known-from", "May"), "2022-03-10"),
        (("--known-to", "2022-02-30"), "correct the day"),
        (("--grade", "B"), "B2"),
        (("--grade", "F2"), "--ungraded"),
        (("--ungraded",), "B2"),
        (("--actor", ""), "write a value"),
        (("--kind", "aid,"), "write a value"),
    ],
)
def test_a_slip_ends_with_status_2_and_a_hint(file: Path, words: tuple[str, ...], hint: str) -> None:
    ran = run(str(file), *words)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert hint in ran.stderr


def test_csv_holds_the_table(file: Path) -> None:
    out = file.with_name("claims.csv")
    assert run(str(file), "--actor", "S", "-o", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    assert rows[0] == HEAD
    assert [row[3] for row in rows[1:]] == [
        "North and South met, hosted by Mediator.",
        "North proposed open to South.",
        "A secret. (handling: restricted)",
        "'=SUM(1).",
    ]


def test_csv_without_filters_holds_every_claim(file: Path) -> None:
    out = file.with_name("claims.csv")
    assert run(str(file), "-o", str(out)).exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 5
    assert run(str(file), "--redact", "-o", str(out)).exit_code == 0
    assert "secret" not in out.read_text(encoding="utf-8")


def test_a_brief_is_no_table(file: Path) -> None:
    out = file.with_name("brief.csv")
    ran = CliRunner().invoke(main, ["brief", str(file), "-o", str(out)])
    assert ran.exit_code == 1
    assert "one question" in ran.stderr
    assert not out.exists()


@pytest.mark.parametrize("case", case_names())
def test_the_claims_of_every_case_are_found_by_their_own_entries(case: str) -> None:
    situation = mv.load(case)
    for claim in situation.claims.values():
        day = claim.date.first if claim.date else None
        wanted = Selection(actor=claim.by, kind=(claim.kind,), start=day, end=day, known_end=situation.known_on(claim))
        assert claim in select(situation, wanted).claims
