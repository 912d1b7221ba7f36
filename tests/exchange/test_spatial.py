"""Tables of actors, capabilities, positions and saliences; KTAB's files; the rows of the exchange model."""

from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from modusvivendi.cli import main
from modusvivendi.exchange.loading import check, load
from modusvivendi.exchange.outgoing import outgoing
from modusvivendi.exchange.outgoing import write as write_files
from modusvivendi.methods.base import method
from modusvivendi.situation.fields.numbers import Value

KTAB = """\
Two dims,"A test, with a comma",2,2,
Actor,Description,Power,Tax,SalT,Spend,SalS,
One,first, 150, 10, 40, 20, 30,
Two,second, 50, 90, 20, 80, 60,
"""
XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<Scenario>
  <name>Two dims</name><desc>A test</desc>
  <Dimensions><dName>Tax</dName><dName>Spend</dName></Dimensions>
  <Actors>
    <Actor><name>One</name><description/><capability>150</capability>
      <Position><dCoord>10</dCoord><dCoord>20</dCoord></Position><Salience><dSal>40</dSal><dSal>30</dSal></Salience>
    </Actor>
    <Actor><name>Two</name><description/><capability>50</capability>
      <Position><dCoord>90</dCoord><dCoord>80</dCoord></Position><Salience><dSal>20</dSal><dSal>60</dSal></Salience>
    </Actor>
  </Actors>
</Scenario>
"""
ROWS = """\
'#A'\t'One'
'#A'\t'Two'
'#P'\t'Height'
'#M'\t'Height'\t0.5
'#M'\t'Height'\t7
'#D'\t'One'\t'Height'\t3.0\t0.7\t1.0
'#D'\t'Two'\t'Height'\t0.5\t0.5\t0.5
"""


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _said(path: Path) -> str:
    return " | ".join(f"{problem.mark}: {problem.what}" for problem in check(path).problems)


def _compromise(path: Path) -> list[float]:
    chosen = method("pressure")
    return [push.lines[0].outcome for push in chosen.solve(chosen.frame(load(path))).pushes]


def test_columns_in_any_order_and_by_other_names(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.csv", "Salience;Stakeholder;Power;Ideal\n0.5;A;3;0\n0.5;B;1;100\n")
    assert _compromise(path) == [25]
    assert "read as 0 to 1, since none is above 1" in (load(path).about or "")


def test_salience_above_one_is_in_hundredths_and_said_so(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.csv", "actor,capability,position,salience\nA,1,0,20\nB,1,100,60\n")
    assert _compromise(path) == [75]
    assert "read as 0 to 100" in (load(path).about or "")


def test_a_heading_can_state_the_scale_of_salience(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.csv", "actor,capability,position,salience (0-100)\nA,1,0,1\nB,1,100,0.5\n")
    assert load(path).positions[0].salience is not None
    assert "as its heading says" in (load(path).about or "")


def test_several_issues_in_one_table(tmp_path: Path) -> None:
    text = "actor,issue,capability,position,salience\nA,x,1,0,1\nB,x,3,100,1\nA,y,1,40,1\nB,y,3,80,1\n"
    assert _compromise(_file(tmp_path, "a.csv", text)) == [75, 70]


def test_ktab_in_both_forms_is_the_same(tmp_path: Path) -> None:
    table, xml = _file(tmp_path, "k.csv", KTAB), _file(tmp_path, "k.xml", XML)
    assert _compromise(table) == pytest.approx(
        [(150 * 40 * 10 + 50 * 20 * 90) / 7000, (150 * 30 * 20 + 3000 * 80) / 7500]
    )
    assert _compromise(xml) == _compromise(table)
    strong = load(table).actors["One"].capability
    weak = load(table).actors["Two"].capability
    assert isinstance(strong, Value)
    assert isinstance(weak, Value)
    assert (strong.interval.low, weak.interval.low) == (100, Fraction(100, 3))


def test_rows_of_the_exchange_model_keep_their_bounds(tmp_path: Path) -> None:
    path = _file(tmp_path, "r.txt", ROWS)
    assert _compromise(path) == pytest.approx([(0.7 * 3 + 0.25 * 0.5) / 0.95])
    assert load(path).issues["Height"].range is not None


def test_what_is_written_for_ktab_is_read_again(tmp_path: Path) -> None:
    made = outgoing(load("antalya-2022"), "ktab")
    write_files(made.files, tmp_path / "out")
    assert _compromise(tmp_path / "out" / "ktab.csv")[0] == pytest.approx(87.6, abs=0.1)
    assert any("ranges" in words for words in made.left_out)


def test_the_command_writes_it_and_names_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run = CliRunner().invoke(main, ["export", "antalya-2022", str(folder), "--to", "ktab", "--partial"])
    assert run.exit_code == 0
    assert "modus pressure" in run.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("actor,capability,position\nA,1,0\n", "the column salience is missing"),
        ("actor,capability,position,position,salience\nA,1,0,0,1\n", "the column position is there twice"),
        ("actor,capability,position,salience\nA,1,0,1\n", "1 actor in the file"),
        ("actor,capability,position,salience\nA,1,x,1\nB,1,0,1\n", ":2:1: the position of A"),
        ("actor,capability,position,salience\nA,-1,0,1\nB,1,0,1\n", ":2:1: a capability is below 0"),
        ("actor,capability,position,salience\nA,1,0,1\nB,1,0\n", ":3:1: the salience of B is missing"),
        ("actor,capability,position,salience\nA,1,0,0\nB,1,9,0\n", "nobody presses"),
        ("actor,capability,position,salience\nA,1,nan,1\nB,1,9,1\n", ":2:1: the position of A"),
        ("actor,capability,position,salience\nA,1,1,1\nA,1,9,1\nB,1,2,1\n", ":3:1: A stands twice"),
        ("actor,capability,position,salience\nA,1,1,1\nB,1,9,101\n", "off its scale"),
        ("actor,capability,position,salience\n,1,1,1\nB,1,9,1\n", ":2:1: the actor has no name"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert said in _said(_file(tmp_path, "a.csv", text))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("k.csv", KTAB.replace("2,2,", "3,2,", 1), "3 actors, and 2 lines"),
        ("k.csv", KTAB.replace("2,2,", "2,3,", 1), "the heading has 7 columns"),
        ("k.csv", KTAB.replace(" 90, 20,", " 90,"), "cells"),
        ("k.csv", KTAB.replace(" 90,", " 900,"), "outside the bounds"),
        ("k.xml", XML.replace("<dCoord>90</dCoord>", ""), "1 <dCoord> for 2 dimensions"),
        ("k.xml", XML.replace("<capability>50</capability>", ""), "no <capability>"),
        ("k.xml", XML.replace("<dName>Tax</dName><dName>Spend</dName>", ""), "no names of their own"),
        ("r.txt", ROWS + "'#X'\t'a'\n", "the row #X is not read"),
        ("r.txt", ROWS.replace("'#D'\t'Two'", "'#D'\t'Three'"), "no row declares the actor Three"),
        ("r.txt", ROWS.replace("\t7\n", "\t0.5\n"), "bounds of Height are the same"),
        ("r.txt", ROWS.replace("0.5\t0.5\t0.5", "0.5\tx\t0.5"), "a number of Two"),
    ],
)
def test_what_is_wrong_with_other_forms_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in _said(_file(tmp_path, name, text))


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00a", b"a\x00b,c\n", b"=cmd|' /C calc'!A0,1,2,3\n", b'"' * 1000, b"\n" * 10]
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.tsv"])
def test_nonsense_is_refused_in_words(tmp_path: Path, name: str, raw: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    checked = check(path)
    assert checked.situation is None
    assert checked.problems
