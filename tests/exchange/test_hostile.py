"""Files that mean harm, or are broken: told in words, never a traceback, never a hang."""

from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.exchange.assembling import keys

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<utility_space>&b;</utility_space>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><utility_space>&e;</utility_space>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("d.xml", BOMB, "xml-doctype"),
        ("d.xml", OUTSIDE, "xml-doctype"),
        ("d.xml", "", "xml"),
        ("d.xml", "<utility_space>", "xml"),
        ("d.xml", "<a>" * 1000 + "</a>" * 1000, "too-deep"),
        ("d.xml", "<html/>", "genius"),
        ("d.xml", "<utility_space/>", "genius"),
        ("d.xml", "<utility_space>\x00</utility_space>", "xml"),
        ("d.json", "[" * 100_000, "too-deep"),
        ("d.json", '{"issuesValues": NaN}', "number"),
        ("d.json", '{"issuesValues": {"x": {"range": ["0", "1e99", "1e-99"]}}}', ""),
        ("d.json", '{"issuesValues": 3}', "geniusweb"),
        ("d.json", "{", "json"),
        ("d.yml", "type: CartesianOutcomeSpace\nissues: 3\n", "negmas"),
        ("d.yml", "type: CartesianOutcomeSpace\nissues: [{name: x, type: ContiguousIssue, values: [0, 1e99]}]\n", ""),
        ("d.yml", "type: CartesianOutcomeSpace\nissues: !!python/object/apply:os.system [ls]\n", ""),
    ],
)
def test_a_bad_file_is_told_in_words(tmp_path: Path, name: str, content: str, code: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    checked = mv.check(path)
    assert checked.situation is None
    assert checked.problems
    assert not code or code in {problem.code for problem in checked.problems}
    assert all(problem.hint for problem in checked.problems)


def test_names_that_no_situation_takes_are_kept_as_words() -> None:
    assert keys(["a b", "a-b", "<b>", "日本", "", "a b"]) == ["a-b", "a-b-2", "b", "日本", "x", "a-b-3"]
