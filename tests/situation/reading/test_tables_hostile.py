"""A table that somebody else wrote: nothing in it raises, hangs, or leads out of its folder."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.situation.problems import has_errors
from modusvivendi.situation.reading.check import Checked, check_bytes, check_file
from modusvivendi.situation.reading.text import MOST_BYTES
from modusvivendi.situation.writing import write

_FILE = """\
title: t
sources: {art: {title: x, date: 2022-03-10}}
actors: {RUS: {role: party}, UKR: {role: party}}
issues: {cf: {options: {none: 0, open: 100}, now: none, set_by: [RUS, UKR]}}
claims: claims.csv
positions: positions.csv
ties: ties.csv
"""
_CLAIMS = (
    "key,kind,by,date,src,text,offers.cf,delegates,value\r\n"
    'c1,meeting,RUS; UKR,2022-03-10,art#1,"a ""b""\nc",,"{RUS: x, UKR: ""y""}",\r\n'
    'c2,proposal,"[UKR]",2022-03-10,art#1,,open,,\r\n'
)
_POSITIONS = 'actor;issue;ideal;salience;src;since;until\nUKR;cf;open;"{judgement: 0.5, why: x}";c1;;2022-03-01\n'
_TIES = "of\tweight\twhy\nRUS; UKR\t-0.5\tw\n"
_PIECES = [*"\",;\t\n\r\0[]{}'|#%@", "\ufeff", "\u2028", "\x85", "\u202e", "\U0001f54a", "", '""', "{a: ", "&a ", "*a"]
_PIECES += ["key", "kind", "actor", "offers.", "offers.cf", "=1+1", "- ", "? ", "---\n", "null", "1e999", "[[[[", "}]"]
_PIECES += ["c1", "RUS; RUS", ";;;", "# x", ": ", "!x "]


def _check(claims: bytes, positions: bytes = _POSITIONS.encode(), ties: bytes = _TIES.encode()) -> Checked:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "situation.yaml").write_text(_FILE, encoding="utf-8")
        for file, raw in (("claims.csv", claims), ("positions.csv", positions), ("ties.csv", ties)):
            (folder / file).write_bytes(raw)
        checked = check_file(folder)
    _holds(checked)
    return checked


def _holds(checked: Checked) -> None:
    assert (checked.situation is None) == has_errors(checked.problems)
    for problem in checked.problems:
        assert problem.what
        assert problem.mark is not None
        assert all(line.isprintable() for line in problem.lines()), problem.lines()
        assert problem.as_data()["what"] == problem.what
    if checked.situation is not None:
        assert write(checked.situation)


def test_the_files_that_are_changed_below_are_valid():
    assert _check(_CLAIMS.encode()).situation is not None


@given(claims=st.binary(max_size=200), positions=st.binary(max_size=200), ties=st.binary(max_size=200))
def test_any_bytes_are_read_or_told(claims, positions, ties):
    _check(claims, positions, ties)


@given(seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_a_damaged_table_is_read_or_told(seed, count):
    chance = random.Random(seed)
    tables = [_CLAIMS, _POSITIONS, _TIES]
    for _ in range(count):
        number = chance.randrange(3)
        text = tables[number]
        at = chance.randrange(len(text) + 1)
        tables[number] = text[:at] + chance.choice(_PIECES) + text[at + chance.randrange(3) :]
    _check(*(text.encode() for text in tables))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"key,kind\n" + b'"' * 8_000_000, "too-long"),
        (b"key,kind\n" + b'"a"b,' * 1_000_000, "quotation"),
        (b"key,kind\n" + b"\n" * 1_100_000, "too-many"),
        (b"," * 8_000_000, "header"),
        (b"key,kind\n" + (b"," * 100 + b"\n") * 20_000, "too-many"),
        (b"x" * 8_000_000, "header"),
        (b"key,kind," + b",".join(b"c%d" % number for number in range(100_000)), "too-wide"),
        (b'key,kind,offers\nc1,event,"' + b"[" * 50_000 + b'"\n', "too-deep"),
        (b"key,kind,by\n" + b'c1,event,"[&a [*a]]"\n', "alias"),
        (b"key,kind,by\nc1,event," + b"RUS;" * 1_000_000 + b"\n", "too-many"),
        (b"key,kind,date\n" + b"".join(b"c%d,evnt,no\n" % number for number in range(50_000)), "too-many-problems"),
        (b"key,kind\n" + b"c1,event\n" * 100_000, "too-many-problems"),
        (
            b"key,kind," + b",".join(b"offers.i%d" % number for number in range(300)) + b"\n"
            + b"".join(b"c%d,demand" % number + b",a" * 300 + b"\n" for number in range(500)),
            "too-many-problems",
        ),
    ],
    ids=["quotes", "quotations", "rows", "commas", "cells", "line", "header", "deep", "alias", "names", "bad", "same",
         "dotted"],
)  # fmt: skip
def test_a_large_table_does_not_hang(raw, code):
    start = time.process_time()
    checked = _check(raw)
    assert checked.situation is None
    assert code in {problem.code for problem in checked.problems}
    assert len(checked.problems) < 2_500
    assert time.process_time() - start < 20


def test_aliases_are_bounded_over_all_cells():
    cell = "[&a [" + ",".join(["x"] * 90) + "], " + ", ".join(["*a"] * 90) + "]"
    raw = "key,kind,by\n" + "".join(f'c{number},event,"{cell}"\n' for number in range(5))
    assert "too-many-aliases" in {problem.code for problem in _check(raw.encode()).problems}


def test_the_file_and_its_tables_are_bounded_together(tmp_path):
    (tmp_path / "situation.yaml").write_text(_FILE, encoding="utf-8")
    for name in ("claims", "positions", "ties"):
        (tmp_path / f"{name}.csv").write_bytes(b"key\n" + b"x" * (MOST_BYTES // 2))
    told = [problem for problem in check_file(tmp_path).problems if problem.code == "too-large"]
    assert [problem.path for problem in told] == ["positions", "ties"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("/etc/claims.csv", "may lead out of it"),
        ("../claims.csv", "may lead out of it"),
        ("sub/../../claims.csv", "may lead out of it"),
        ("C:claims.csv", "may lead out of it"),
        ("..\\\\claims.csv", "may lead out of it"),
        ("\\\\\\\\host\\\\claims.csv", "may lead out of it"),
        ("a\\eb.csv", "cannot be the name of a table"),
        ("nul\\0.csv", "cannot be the name of a table"),
        ("x" * 5000 + ".csv", "cannot be read: "),
        ("absent.csv", "there is no file absent.csv"),
        ("link.csv", "a link that leads out"),
        ("loop.csv", "cannot be read: "),
        ("out/claims.csv", "a link that leads out"),
        ("folder.csv", "cannot be read: it is not a regular file"),
        ("pipe.csv", "cannot be read: it is not a regular file"),
        ("claims.xlsx", "is not a CSV file"),
    ],
)
def test_only_a_regular_file_inside_the_folder_is_read(name, what, tmp_path):
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    for where in (tmp_path, outside):
        (where / "claims.csv").write_text("key,kind,text,date\nc1,event,secret,2022\n")
    (folder / "folder.csv").mkdir()
    (folder / "out").symlink_to(outside)
    (folder / "link.csv").symlink_to(outside / "claims.csv")
    (folder / "loop.csv").symlink_to(folder / "loop.csv")
    os.mkfifo(folder / "pipe.csv")
    (folder / "situation.yaml").write_text(f'title: t\nactors: {{A: {{role: party}}}}\nclaims: "{name}"\n')
    (problem,) = check_file(folder).problems
    assert what in problem.what
    assert problem.path == "claims"
    assert problem.hint
    assert str(problem.mark).endswith("situation.yaml:3:9")
    assert "secret" not in str(problem)


def test_a_link_within_the_folder_and_a_folder_below_it_are_read(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.csv").write_text("key,role\nA,party\n")
    (tmp_path / "b.CSV").symlink_to(tmp_path / "below" / "a.csv")
    for name in ("below/a.csv", "b.CSV"):
        (tmp_path / "situation.yaml").write_text(f"title: t\nactors: {name}\n")
        situation = check_file(tmp_path).situation
        assert situation is not None
        assert list(situation.actors) == ["A"]


def test_a_text_has_no_folder():
    (problem,) = check_bytes(b"title: t\nactors: {A: {role: party}}\nclaims: claims.csv\n").problems
    assert problem.what == "claims.csv would stand in the folder of this file, and a text has no folder"
    assert problem.hint == "write the block out, or check the file itself"
