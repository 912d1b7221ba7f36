"""Reading raises nothing but its own error, whatever it is given."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.situation.loading import CASES
from modusvivendi.situation.problems import Problem, has_errors
from modusvivendi.situation.reading.check import Checked, check_bytes, check_text
from modusvivendi.situation.writing import write

_FILES = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("**/*.yaml"))]
_RICH = """\
title: Antalya
as_of: 2022-03-11
hedges: {about: [0.8, 1.2]}
sources:
  art: {title: Commentary, date: 2022-03-11, reliability: B}
quantities:
  displaced: {unit: people, accumulates: true, bounds: [0, 44M]}
actors:
  RUS: {role: party, capability: {judgement: [80, 100], why: larger}}
  UKR: {role: party, name: Ukraine}
claims:
  c1: {kind: meeting, by: [RUS, UKR], date: 2022-03-10, level: minister, src: art#1, text: no}
  c2: {kind: estimate, of: displaced, value: more than two million, date: 2022-03, src: art#1}
  c3: {kind: proposal, by: UKR, to: RUS, offers: {cf: 24h}, src: art#2, probability: {icd203: likely}}
issues:
  cf: {options: {none: 0, 24h: {at: 30, hours: 24, text: "a truce"}, open: 100}, now: none, set_by: [RUS, UKR]}
  n: {range: [0, 5000], unit: troops, now: 1000}
positions:
  UKR:
    cf:
      - {ideal: open, salience: 0.8, src: c3, until: 2022-03-05}
      - {ideal: 24h, salience: {normal: [0.5, 0.1]}, src: c3, since: 2022-03-05}
  RUS: {n: {ideal: 4000, why: x}, cf: {ideal: 20, why: y, accepts: [none, 24h], only_if: {24h: {n: 500}}}}
alternatives: {UKR: {outcome: now, cost: [{judgement: 5, why: a, by: A}, {judgement: [5, 10], why: a, by: B}]}}
rules: [{if: {cf: 24h}, then: {n: 10}}, {impossible: {cf: [none]}}]
moves: {one_way: [{issue: cf, from: none, to: open}], prefers: [{by: RUS, this: {cf: none}, over: {cf: open}}]}
ties: [{of: [RUS, UKR], weight: -0.5, why: w}]
network:
  - from: a
    to: b
    capacity: {judgement: [1, 2], why: q}
    transit: 5-8 h
    windows: [[06:00, 18:00]]
    open_when: {cf: 24h}
stocks: {food: {at: a, unit: t, holds: 5, uses: 1}}
scenarios: {x: {about: q, changes: {positions: {UKR: ''}, claims: {c9: {kind: event, text: t, date: 2022-03-01}}}}}
questions:
  ask: ledger
  watch: [{what: w}]
  forecasts:
    q: {asks: a, resolves: r, closes: 2022-03-31, made: [{on: 2022-03-01, by: B, p: 0.3}, {on: 2022-03-02, by: B,
      p: [0, 1]}]}
    r: {asks: a, resolves: r, closes: 2022-03-31, made: [{on: 2022-03-01, by: B, p: {icd203: likely}}], outcome: yes,
      settled: 2022-03-31, src: c1}
"""
_PIECES = [
    "",
    " ",
    "\n",
    "\t",
    "\x00",
    ":",
    ": ",
    "-",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    "&a ",
    "*a",
    "!",
    "|",
    ">",
    "'",
    '"',
    "%",
    "@",
    "`",
    "<<: ",
    "? ",
    "---",
    "...",
    "null",
    "~",
    "yes",
    "NO",
    "010",
    "12:30",
    "-1",
    "1e999",
    ".nan",
    "0,5",
    "80%",
    "9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
    "2022-02-30",
    "03/10/2022",
    "\u2028",
    "\x85",
    "\ufeff",
    "\u202e",
    "\xe9",
    "e\u0301",
    "\U0001f54a",
    "key: x",
    "actor: x",
    "issue: x",
    "__class__: x",
    "self: x",
    "judgement",
    "[[",
    "{a: {b: {c: d}}}",
    "[x, [y]]",
    "{normal: [1]}",
    "{normal: x}",
    "{judgement: {judgement: 1}}",
    "art#",
    "#1",
    "now",
    "''",
    '"\\0"',
    '"\\ud800"',
    "1/0",
    "5-8",
    "thousands of millions",
    "- - -",
    "[]",
    "{}",
    "title:",
    "actors:",
    "claims: [",
]


def _holds(checked: Checked) -> None:
    assert (checked.situation is None) == has_errors(checked.problems)
    for problem in checked.problems:
        _well_told(problem)
    if checked.situation is not None:
        assert check_text(write(checked.situation)).situation == checked.situation


def _well_told(problem: Problem) -> None:
    assert problem.what
    assert "pydantic" not in problem.what.lower()
    assert all(line.isprintable() for line in problem.lines()), problem.lines()
    assert problem.mark is not None
    assert problem.as_data()["what"] == problem.what


@given(text=st.text())
def test_any_text(text):
    _holds(check_text(text))


@given(raw=st.binary())
def test_any_bytes(raw):
    _holds(check_bytes(raw))


@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=30))
def test_any_pieces_of_yaml(pieces):
    _holds(check_text("".join(pieces)))


_TEXTS = st.sampled_from([_RICH, *_FILES])


@given(text=_TEXTS, seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_any_change_of_characters(text, seed, count):
    dice = random.Random(seed)
    for _ in range(count):
        at = dice.randrange(len(text))
        text = text[:at] + dice.choice(_PIECES) + text[at + dice.randrange(3) :]
    _holds(check_text(text))


@given(text=_TEXTS, seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_any_change_of_lines(text, seed, count):
    dice = random.Random(seed)
    lines = text.split("\n")
    for _ in range(count):
        one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
        change = dice.randrange(5)
        if change == 0:
            del lines[one]
        elif change == 1:
            lines.insert(one, lines[two])
        elif change == 2:
            lines[one], lines[two] = lines[two], lines[one]
        elif change == 3:
            lines[one] = "  " * dice.randrange(4) + lines[one].lstrip()
        else:
            lines[one] = lines[one][: dice.randrange(len(lines[one]) + 1)]
        lines = lines or [""]
    _holds(check_text("\n".join(lines)))


def _values(text: str) -> list[tuple[int, int]]:
    """Where values stand: after a colon, a comma or a bracket, up to the next one."""
    places, start = [], 0
    for at, char in enumerate(text):
        if char in ":,[{}]\n":
            if text[start:at].strip():
                places.append((start, at))
            start = at + 1
    return places


_WHERE = {text: _values(text) for text in (_RICH, *_FILES)}


@given(text=_TEXTS, seed=st.integers(0, 2**32), count=st.integers(1, 4))
def test_any_change_of_values(text, seed, count):
    dice = random.Random(seed)
    places = _WHERE[text]
    chosen = sorted(dice.sample(places, min(count, len(places))), reverse=True)
    for start, end in chosen:
        other = dice.choice(places)
        new = dice.choice([dice.choice(_PIECES), text[other[0] : other[1]].strip()])
        text = f"{text[:start]} {new}{text[end:]}"
    _holds(check_text(text))


@pytest.mark.parametrize("text", [_RICH, *_FILES])
def test_the_files_that_are_changed_are_valid(text):
    checked = check_text(text)
    assert checked.situation is not None, checked.problems
