"""What is wrong with a file as a whole: encoding, tabs, syntax, shape, bounds."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from modusvivendi.situation.reading.check import check_bytes, check_file, check_text

VALID = "title: Talks\nactors:\n  RUS: {role: party, name: Россия}\n"


def _one(checked):
    (problem,) = checked.problems
    assert checked.situation is None
    assert problem.hint
    return problem


def test_windows_1252_is_told_with_its_byte_offset_and_what_it_would_be():
    problem = _one(check_bytes("title: Talks\nabout: caf\xe9 talks\n".encode("cp1252"), "my.yaml"))
    assert problem.what == ('the file is not UTF-8: byte 0xE9 at byte offset 23 (in Windows-1252 it would be "é")')
    assert str(problem.mark) == "my.yaml:2:11"
    assert problem.text == "about: café talks"
    assert problem.hint == "save the file as UTF-8 (in most editors: Save with encoding, UTF-8)"


@pytest.mark.parametrize(("codec", "name"), [("utf-16", "UTF-16"), ("utf-32", "UTF-32")])
def test_another_unicode_encoding_is_told(codec, name):
    problem = _one(check_bytes(VALID.encode(codec)))
    assert problem.what == f"the file is encoded as {name} (byte order mark at byte offset 0)"


def test_a_byte_order_mark_and_other_line_ends_are_read():
    for text in (VALID, VALID.replace("\n", "\r\n"), VALID.replace("\n", "\r")):
        assert check_bytes(b"\xef\xbb\xbf" + text.encode()).situation is not None


def test_places_are_right_whatever_ends_the_lines():
    for end in ("\n", "\r\n", "\r"):
        problem = _one(check_bytes((VALID + "stokcs: {}\n").replace("\n", end).encode()))
        assert (problem.mark.line, problem.mark.column, problem.text) == (4, 1, "stokcs: {}")


def test_a_nul_byte_is_told_at_its_place():
    problem = _one(check_bytes(b"title: a\nabout: a\x00b\n", "my.yaml"))
    assert problem.what == "the character U+0000 cannot stand in a text file"
    assert str(problem.mark) == "my.yaml:2:9"


def test_characters_that_a_terminal_obeys_do_not_reach_it():
    checked = check_text('title: "\\e[31mred"\nactors: {"\\e[2J": {role: party}}\n"\\e]0;x\\a": {}\n')
    assert checked.problems
    assert all("\x1b" not in line for problem in checked.problems for line in problem.lines())


def test_a_tab_is_told_at_its_line_and_hides_only_its_block():
    checked = check_text("title: t\nactors:\n\tRUS: {role: party}\nstokcs: {}\n")
    assert [(p.code, p.mark.line, p.mark.column) for p in checked.problems] == [("tab", 3, 1), ("unknown-key", 4, 1)]
    assert checked.problems[0].hint == "indent with spaces: two a level"


def test_a_syntax_error_hides_only_its_own_block():
    checked = check_text(
        "title: Talks: round three\n"
        "actors:\n  RUS: {role: party\n  UKR: {role: party}\n"
        "issues:\n  x: {options: [a, b], now: c}\n"
        "claims:\n  c1: {kind: event, text: x, date: 2022-02-30, by: RUS}\n"
    )
    assert [(p.code, p.mark.line, p.mark.column) for p in checked.problems] == [
        ("syntax", 1, 13),
        ("syntax", 4, 6),
        ("unknown-option", 6, 29),
        ("impossible-date", 8, 36),
    ]
    assert checked.problems[0].hint.startswith("put quotes around a text that holds a colon")
    assert checked.problems[1].what.startswith("a bracket or brace is not closed")
    assert checked.problems[1].related[0][1].line == 3


def test_problems_of_different_blocks_come_in_one_pass_in_file_order():
    checked = check_text(
        "claims:\n  c1: {kind: meeting, by: [RUS, UKN], date: 10.03.2022}\n"
        "actors:\n  RUS: {role: partie}\n"
        "issues:\n  x: {options: {a: 0, b: 120}, now: a}\n"
    )
    assert [p.code for p in checked.problems] == [
        "missing",
        "unknown-actor",
        "ambiguous-date",
        "unknown-word",
        "off-scale",
    ]
    lines = [p.mark.line for p in checked.problems]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty"),
        ("# only a comment\n", "the file is empty"),
        ("- a\n- b\n", "the file is one list, not blocks with names"),
        ("just words\n", "the file is one text, not blocks with names"),
        ("title: a\nactors: {A: {role: party}}\n---\ntitle: b\n", "a second document begins here"),
        ("title: &a [*a]\nactors: {A: {role: party}}\n", "*a stands inside itself"),
        ("title: *b\nactors: {A: {role: party}}\n", "*b is not defined above"),
        (
            "title: !!python/object x\nactors: {A: {role: party}}\n",
            "the tag tag:yaml.org,2002:python/object is not read",
        ),
        ("title: t\nactors: {A: {role: party}, [b]: c}\n", "a list or mapping stands where a name is expected"),
        ("title: t\nactors: {A: {role: party}, <<: {}}\n", "merge keys (<<) are not read"),
    ],
)
def test_a_file_that_is_no_situation_is_told_so(text, what):
    assert _one(check_text(text)).what == what


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    for name in ("absent.yaml", "nul\0.yaml", "x" * 5000):
        assert _one(check_file(tmp_path / name)).code == "cannot-read"
    assert _one(check_file(tmp_path)).code == "cannot-read"


def test_a_folder_is_read_through_its_file(tmp_path):
    (tmp_path / "situation.yaml").write_text(VALID, encoding="utf-8")
    assert check_file(tmp_path).situation is not None


def test_a_file_beyond_the_bound_is_not_read():
    assert _one(check_bytes(b" " * (16 * 1024 * 1024 + 1))).code == "too-large"


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_a_depth_bomb_is_refused(bracket):
    problem = _one(check_text("title: t\nactors: \n " + bracket * 50_000))
    assert problem.what == "lists and mappings are nested more than 64 deep"


_BOMB = """
import resource, sys, time
from modusvivendi.situation.reading.check import check_text
levels = ["a0: &a0 [" + ", ".join(["x"] * 100) + "]"]
levels += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 100) + "]" for n in range(1, 20)]
text = "\\n".join(levels) + "\\nz: [" + ", ".join(["*a19"] * 160_000) + "]\\n"
assert 900_000 < len(text) < 1_100_000
resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20, 400 * 2**20))
start = time.process_time()
checked = check_text(text)
status = open("/proc/self/status").read().split()
peak = int(status[status.index("VmHWM:") + 1]) / 1024  # ru_maxrss would count the process that started this one
print(checked.problems[-1].code, time.process_time() - start, peak)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from Linux's /proc")
def test_an_alias_bomb_is_refused_within_a_second_and_200_megabytes():
    done = subprocess.run([sys.executable, "-c", _BOMB], capture_output=True, text=True, check=True)
    code, seconds, megabytes = done.stdout.split()
    assert code == "too-many-aliases"
    assert float(seconds) < 1
    assert float(megabytes) < 200


def test_a_few_aliases_are_read():
    text = "title: t\nactors:\n  A: &one {role: party}\n  B: *one\n"
    situation = check_text(text).situation
    assert situation is not None
    assert situation.actors["B"].role == situation.actors["A"].role
    assert resource.RLIMIT_AS is not None


@pytest.mark.parametrize(
    "text",
    [
        "title: t\nactors: {A: {role: party}}\nclaims:\n"
        + "".join(f"  c{n}: {{kind: event, by: X{n}}}\n" for n in range(20_000)),
        "title: t\nactors:\n" + "".join(f"  A{n}: {{role: party, members: [A{n + 1}]}}\n" for n in range(5_000)),
        "title: t\nactors: {A: {role: party}}\n" + "".join(f"b{n}: {{}}\n" for n in range(20_000)),
        "title: t\nactors: {A: {role: party}}\nissues: {x: {options: ["
        + ", ".join(f"o{n}" for n in range(50_000))
        + "]}}\n",
        "title: t\nactors: {A: {role: party, " + ", ".join(f"k{n}: 1" for n in range(20_000)) + "}}\n",
        "title: t\nactors: {A: {role: party}}\nabout: " + "x" * 3_000_000 + "\n",
        "title: t\nactors: {A: {role: party}, " + "A: {role: party}, " * 20_000 + "}\n",
        "title: t\nactors: {A: {role: party}}\nissues: {x: {options: [a, b], now: a}}\npositions: {A: {x: ["
        + "{ideal: a, why: x}, " * 5_000
        + "]}}\n",
        "title: t\nactors: {A: {role: party}}\nclaims: {c: {kind: aid, by: [" + "A, " * 20_000 + "]}}\n",
    ],
    ids=["references", "groups", "blocks", "options", "keys", "long-line", "duplicates", "positions", "list"],
)
def test_a_large_file_full_of_slips_does_not_hang(text):
    start = time.process_time()
    checked = check_text(text)
    assert checked.situation is None
    assert 0 < len(checked.problems) < 5_000
    assert time.process_time() - start < 20
