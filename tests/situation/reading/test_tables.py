"""What is wrong with a table is told at its cell, with the row and the column of a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from modusvivendi.cli import main
from modusvivendi.exchange.loading import load
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.problems import Cell, Problem
from modusvivendi.situation.reading.check import Checked, check_file, check_text
from modusvivendi.situation.reading.layout import BLOCK
from modusvivendi.situation.reading.names import file_names
from modusvivendi.situation.reading.tables.forms import forms_of

_HEAD = """\
title: Talks
sources:
  art: {title: Commentary, date: 2022-03-10}
actors:
  RUS: {role: party}
  UKR: {role: party}
  NO: {role: mediator}
issues:
  cf: {options: {none: 0, 24h: 30, open: 100}, now: none, set_by: [RUS, UKR]}
  n: {range: [0, 100], now: 5, set_by: RUS}
"""

Check = Callable[..., Checked]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Checks a file that names tables, given their texts by block."""
    monkeypatch.chdir(tmp_path)

    def run(*, more: str = "", head: str = _HEAD, **tables: str | bytes) -> Checked:
        for name, text in tables.items():
            raw = text.encode() if isinstance(text, str) else text
            (tmp_path / f"{name}.csv").write_bytes(raw)
        named = "".join(f"{name}: {name}.csv\n" for name in tables)
        (tmp_path / "my.yaml").write_text(head + named + more, encoding="utf-8")
        return check_file(Path("my.yaml"))

    return run


def _errors(checked: Checked) -> list[Problem]:
    return [problem for problem in checked.problems if problem.severity == "error"]


def _one(checked: Checked) -> Problem:
    (problem,) = _errors(checked)
    assert problem.hint
    return problem


def _meant(problem: Problem) -> str:
    """What the caret stands under."""
    assert problem.mark is not None
    return problem.text[problem.mark.column - 1 :][: problem.mark.length]


def _lines(problem: Problem) -> str:
    return "\n".join(problem.lines())


def test_a_problem_is_printed_with_its_row_and_column(check):
    problem = _one(check(claims="key,kind,by,date\nc1,meeting,RUS; UKX,2022-03-10\n"))
    assert problem.lines() == [
        'error: "UKX" is no actor of this file',
        '  --> claims.csv:2:17  (claims.c1.by.1; row 2, column C "by")',
        "      2 | c1,meeting,RUS; UKX,2022-03-10",
        "        |                 ^^^",
        '  hint: did you mean "UKR"?',
    ]


def test_the_same_as_data_and_from_the_command_line(check):
    check(claims='key,kind,text,date\nc1,event,"two\nlines",2022-02-30\nc1,event,x,2022\n')
    ran = CliRunner().invoke(main, ["check", "my.yaml", "--json"])
    assert ran.exit_code == 2
    first, second = (each for each in json.loads(ran.output)["problems"] if each["severity"] == "error")
    assert first["at"] == {
        "file": "claims.csv",
        "line": 3,
        "column": 8,
        "length": 10,
        "cell": {"row": 2, "column": "D", "name": "date"},
    }
    assert second["at"]["cell"] == {"row": 3, "column": "A", "name": "key"}
    assert second["related"][0]["at"]["cell"] == {"row": 2, "column": "A", "name": "key"}


def test_places_of_the_yaml_file_have_no_cell():
    data = check_text("title: t\nactors: {A: {role: x}}\n").problems[0].as_data()
    assert set(data["at"]) == {"file", "line", "column", "length"}


def test_a_row_is_an_entry_and_an_empty_cell_is_left_out(check):
    claims = (
        "key;kind;by;to;date;src;text;credibility;first;offers.cf;offers.n;delegates;agenda;probability;known;value\r\n"
        '"c1";meeting;"RUS;UKR ; NO";;"[2022-03-01, 2022-03-10]";"art#1; art#2";[sic] NO, on 010;2;TRUE;;;'
        '"{RUS: the "" one}";"[a, b; c]";{icd203: likely};;\r\n'
        ";;;;;;;;;;;;;;;\r\n"
        "c2;proposal;UKR;;2022-03-10;art#3;;;FALSE; open;5;;;;2022-03-11;\r\n"
        "010;estimate;;;2022-03;art;;;;;;;;;;more than two million\r\n"
    )
    head = _HEAD + "quantities: {q: {unit: people}}\n"
    checked = check(head=head, claims=claims.replace("value\r", "value;of\r").replace("million\r", "million;q\r"))
    assert checked.situation is not None, checked.problems
    c1, c2, third = checked.situation.claims.values()
    assert (c1.kind, c1.by, c1.to, str(c1.date)) == (Kind.MEETING, ("RUS", "UKR", "NO"), (), "2022-03-01 to 2022-03-10")
    assert [str(origin) for origin in c1.src] == ["art#1", "art#2"]
    assert (c1.text, c1.first, c1.agenda, c1.delegates) == (
        "[sic] NO, on 010",
        True,
        ("a", "b; c"),
        {"RUS": 'the " one'},
    )
    assert c2.offers is not None
    assert (list(c2.offers), c2.offers["cf"], c2.first) == (["cf", "n"], "open", False)
    assert (third.key, third.value.describe()) == ("010", "more than 2,000,000")


def test_blanks_are_part_of_a_quoted_text_and_of_nothing_else(check):
    claims = 'key , kind,text , by\n c1, event," a\n b ",  RUS \n" c2 ",event, b ," UKR "\n'
    checked = check(
        claims=claims.replace("kind", "date,kind").replace(" event", "2022, event").replace(",event", ",2022,event")
    )
    assert checked.situation is not None, checked.problems
    assert [claim.text for claim in checked.situation.claims.values()] == [" a\n b ", "b"]
    assert [claim.by for claim in checked.situation.claims.values()] == [("RUS",), ("UKR",)]
    assert list(checked.situation.claims) == ["c1", "c2"]


def test_rows_of_the_same_actor_and_issue_are_positions_that_followed_one_another(check):
    positions = (
        "actor,issue,ideal,salience.judgement,salience.why,since,until\n"
        "UKR,cf,open,0.5,it bears it,,2022-03-01\nRUS,cf,none,,,,\nUKR,n,10,,,,\nUKR,cf,24h,,,2022-03-01,\n"
    )
    checked = check(positions=positions)
    assert checked.situation is not None
    ideals = [(one.actor, one.issue, str(one.since)) for one in checked.situation.positions]
    assert ideals == [("UKR", "cf", "None"), ("UKR", "cf", "2022-03-01"), ("UKR", "n", "None"), ("RUS", "cf", "None")]
    assert checked.situation.positions[0].salience.versions[0].why == "it bears it"
    wrong = check(positions=positions.replace("2022-03-01,\n", "2022-03-01,2022-02-01\n"))
    assert (_meant(_one(wrong)), _one(wrong).mark.cell) == ("2022-02-01", Cell(5, "G", "until"))
    assert _one(wrong).path == "positions.UKR.cf.1.until"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_header_decides_the_separator(check, separator):
    text = 'key|kind|text|date\nc1|event|"one, two; three"|2022\n'.replace("|", separator)
    checked = check(claims=text)
    assert checked.situation is not None
    assert checked.situation.claims["c1"].text == "one, two; three"


def test_every_block_of_entries_may_be_a_table(check):
    checked = check(
        head="title: t\n",
        sources="key,title,date\nart,Commentary,2022-03-10\n",
        quantities='key,unit,bounds,accumulates\nq,people,"[0, 44M]",true\n',
        actors="key,role,capability,members\nA,party,5,\nB,party,,\nG,third,,A; B\n",
        issues='key,options,now,set_by\nx,"{a: 0, b: 100}",a,A; B\nu,c; d,c,A\n',
        alternatives="actor,outcome,cost\nA,now,5\nB,{x: b},\n",
        rules="if.x,then.u,impossible,why\na; b,c,,w\n,,{x: b},w\n",
        ties="of,weight,why\nA; B,-0.5,w\n",
        network='from,to,capacity,why,windows,open_when.x,transit\np,q,5,w,"[[06:00, 18:00]]",a; b,5-8 h\n',
        stocks="key,at,unit,holds,uses,why\nfood,p,t,5,1,w\n",
    )
    assert checked.situation is not None, checked.problems
    situation = checked.situation
    assert situation.rules[0].if_ == {"x": ("a", "b")}
    assert situation.actors["G"].members == ("A", "B")
    assert [option.key for option in situation.issues["u"].options] == ["c", "d"]
    assert situation.network[0].open_when == {"x": ("a", "b")}
    assert situation.ties[0].of == ("A", "B")


@pytest.mark.parametrize("block", [block for block in BLOCK.values() if block.tabular], ids=lambda block: block.name)
def test_every_entry_has_a_column(block):
    assert list(forms_of(block.type)) == list(file_names(block.type))


@pytest.mark.parametrize(
    ("table", "what", "meant", "cell"),
    [
        ("key,kind,date,text\nc1,event,2022,x\nc1,event,2022,x\n", '"c1" is written twice', "c1", (3, "A", "key")),
        ("key,kind,date,txt\nc1,event,2022,x\nc2,event,2022,x\n", '"txt" is not a column', "txt", (1, "D", "txt")),
        ("id,kind,date,text\nc1,event,2022,x\n", '"id" is not a column of a claim', "id", (1, "A", "id")),
        ("key,kind,kind,date,text\nc1,event,event,2022,x\n", 'two columns are called "kind"', "kind", (1, "C", "kind")),
        ("key,kind,date,offers,offers.n,by\nc1,demand,2022,{cf: open},,RUS\n", 'two columns write "offers"', "offers.n",
         (1, "E", "offers.n")),
        ("key,kind,date,text.a\nc1,assessment,2022,x\n", '"text" has no entries of its own', "text.a",
         (1, "D", "text.a")),
        ("key,kind,offers.xx,by\nc1,demand,a,RUS\nc2,demand,a,RUS\n", '"xx" is no issue', "offers.xx",
         (1, "C", "offers.xx")),
        ("key,kind,offers.cf,by\nc1,demand,opne,RUS\n", '"opne" is no option', "opne", (2, "C", "offers.cf")),
        ("kind,date,text\nevent,2022,x\n", 'the table has no column "key"', "kind", (1, "A", "kind")),
        ("key,date,text\nc1,2022,x\n", 'the table has no column "kind"', "key", (1, "A", "key")),
        ("a,b\nc1,2022\n", "the first row names no column of a claim", "a", (1, "A", "a")),
        ("key,kind,,date,text\nc1,event,,2022,x\nc2,event,hm,2022,x\nc3,event,hm,2022,x\n",
         "column C holds something but has no name", "hm", (3, "C", "")),
        ("key,kind,date,text\nc1,event,2022,a, b\n", "this row has 5 cells, but the header only 4", " b", (2, "E", "")),
        ("\n\nkey,kind,date,text\n,,,\nc1,evnt,2022,x\n", '"evnt" is not one of', "evnt", (5, "B", "kind")),
        ("key,kind,date,text\n,event,2022,x\n", 'this claim lacks "key"', "event", (2, "B", "kind")),
        ("key,kind,date,text\nc 1,event,2022,x\n", '"c 1" cannot be a name', "c 1", (2, "A", "key")),
        ("key,kind,date,text\nc1,event,,x\n", 'a claim of kind "event" needs "date"', "c1", (2, "A", "key")),
        ('key,kind,by,date\nc1,meeting,"[RUS, ""UK""]",2022\n', '"UK" is no actor', '""UK""', (2, "C", "by")),
        ('key,kind,by,date\nc1,meeting,"[RUS, UKR",2022\n', "a bracket or brace is not closed", "", (2, "C", "by")),
        ('key,kind,by,date\nc1,meeting,"[RUS,\n  UK]",2022\n', '"UK" is no actor', "UK", (2, "C", "by")),
        ('key,kind,by,date\nc1,meeting,"RUS;\n  UK",2022\n', '"UK" is no actor', "UK", (2, "C", "by")),
        ('key,kind,by,to,value\nc1,aid,RUS,UKR,"{judgement: 0,8, why: x}"\n', "has a decimal comma", "0,8",
         (2, "E", "value")),
    ],
)  # fmt: skip
def test_an_error_stands_at_its_cell(check, table, what, meant, cell):
    problems = _errors(check(claims=table))
    problem = problems[0]
    assert what in problem.what
    assert problem.hint
    assert str(problem.mark).startswith("claims.csv:")
    assert _meant(problem).startswith(meant)
    assert problem.mark.cell == Cell(*cell)
    assert len(problems) == 1, [each.what for each in problems]


def test_a_column_that_is_misspelt_is_still_read(check):
    problems = _errors(check(claims="id,knd,when,text\nc1,event,2022-02-30,x\n"))
    assert [(each.code, _meant(each)) for each in problems] == [
        ("unknown-key", "id"),
        ("unknown-key", "knd"),
        ("unknown-key", "when"),
        ("impossible-date", "2022-02-30"),
    ]
    assert [each.hint for each in problems[:3]] == [f'write "{name}" instead' for name in ("key", "kind", "date")]


def test_rows_that_cannot_be_read_hide_no_other_and_make_no_reference_unknown(check):
    claims = 'key,kind,date,text\nc1,event,2022,"x"y\nc2,evnt,2022,x\nc3,event,2022,x,y\nc4,event,2022,[x\n'
    problems = _errors(check(claims=claims, positions="actor,issue,ideal,src\nRUS,cf,open,c1\nUKR,cf,none,c3\n"))
    assert [(each.code, each.mark.line) for each in problems] == [
        ("quotation", 2),
        ("unknown-word", 3),
        ("too-long", 4),
    ]


def test_an_unclosed_quotation_mark_is_told_where_it_opens(check):
    problem = _one(check(claims='key,kind,date,text\nc1,event,2022,"x\nc2,event,2022,y\n'))
    assert (str(problem.mark), problem.text) == ("claims.csv:2:15", 'c1,event,2022,"x')
    assert problem.what == "a quotation mark is opened here and not closed; everything behind it is one cell"


def test_related_places_lead_across_the_files(check):
    problem = _one(check(positions="actor,issue,ideal\nRUS,cf,opn\n"))
    assert "  see my.yaml:9:8: the options of cf" in problem.lines()
    empty = _one(check(claims="\n"))
    assert empty.lines()[0] == "error: the table is empty"
    assert "  see my.yaml:11:9: the table is named here" in empty.lines()
    twice = _one(check(claims="key,kind,date,text\nc1,event,2022,x\nc1,event,2022,x\n"))
    assert '  see claims.csv:2:1: it was first written here (row 2, column A "key")' in twice.lines()


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("key,kind,text\nc1,event,café\n".encode("cp1252"), 'in Windows-1252 it would be "é"'),
        ("key\tkind\n".encode("utf-16"), "the file is encoded as UTF-16"),
        (b"PK\x03\x04\x00", "this is not a text file but a Word, Excel or zip file"),
    ],
)
def test_another_encoding_is_told_with_what_to_choose_in_a_spreadsheet(check, raw, what):
    problem = _one(check(claims=raw))
    assert what in problem.what
    assert "CSV UTF-8" in problem.hint
    assert problem.mark.file == "claims.csv"


def test_a_control_character_is_told_at_its_place(check):
    assert str(_one(check(claims="key,kind\nc\x001,event\n")).mark) == "claims.csv:2:2"


def test_a_byte_order_mark_is_read(check):
    checked = check(claims=b"\xef\xbb\xbfkey,kind,date,text\r\nc1,event,2022,x\r\n")
    assert checked.situation is not None


def test_a_table_that_is_not_there_is_told_with_the_nearest(check, tmp_path):
    (tmp_path / "claim.csv").write_text("")
    problem = _one(check(more="claims: claims.csv\n"))
    assert (problem.what, problem.hint) == (
        "there is no file claims.csv in the folder of this file",
        'did you mean "claim.csv"?',
    )
    assert (str(problem.mark), problem.path) == ("my.yaml:11:9", "claims")


def test_a_scenario_may_change_a_block_by_a_table(check, tmp_path):
    (tmp_path / "moved.csv").write_text("actor,issue,ideal\nRUS,cf,open\n")
    more = "scenarios:\n  moved: {about: x, changes: {positions: moved.csv}}\n"
    checked = check(positions="actor,issue,ideal\nRUS,cf,none\nUKR,cf,open\n", more=more)
    assert checked.situation is not None, checked.problems
    changed = load(tmp_path / "my.yaml", scenario="moved")
    assert [(one.actor, one.ideal) for one in changed.positions] == [("RUS", "open"), ("UKR", "open")]
    (tmp_path / "moved.csv").write_text("actor,issue,ideal\nRUS,cf,opne\n")
    problem = _one(check_file(tmp_path / "my.yaml"))
    assert problem.what == '"opne" is no option of the issue "cf" (under the scenario moved)'
    assert problem.mark.cell == Cell(2, "C", "ideal")


def test_a_scenario_s_table_is_told_with_its_path(check, tmp_path):
    (tmp_path / "moved.csv").write_text("actor,issue,idael\nRUS,cf,open\n")
    problem = _one(check(more="scenarios: {m: {about: x, changes: {positions: moved.csv}}}\n"))
    assert '(scenarios.m.changes.positions; row 1, column C "idael")' in _lines(problem)


@pytest.mark.parametrize("block", ["moves", "questions", "scenarios"])
def test_a_block_that_is_no_list_of_entries_is_not_a_table(check, tmp_path, block):
    (tmp_path / "x.csv").write_text("key\n")
    (problem,) = _errors(check(more=f"{block}: x.csv\n"))
    assert problem.code == "shape"


def test_a_day_in_the_past_is_seen_through_a_table(check, tmp_path):
    check(claims="key,kind,date,known,text\nc1,event,2022-03-01,2022-03-01,x\nc2,event,2022-03-01,2022-03-09,x\n")
    assert list(load(tmp_path / "my.yaml", as_of="2022-03-02").claims) == ["c1"]


def test_a_misspelt_column_beside_the_right_one_is_told_once(check):
    problem = _one(check(claims="key,kind,knd,date,text\nc1,event,x,2022,x\n"))
    assert (problem.what, problem.hint) == ('"knd" is not a column of a claim', 'write "kind" instead')
