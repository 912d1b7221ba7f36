"""The JSON Schema: valid itself, published, and of one mind with the reader on valid and misspelt files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from modusvivendi.situation.loading import CASES
from modusvivendi.situation.schema import SCHEMA_FILE, json_schema, schema_text

_CASES = sorted(CASES.glob("**/*.yaml"))


class _Core(yaml.SafeLoader):
    """Resolves plain scalars by YAML 1.2's core schema, as editors do."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)


def _errors(text: str) -> list[str]:
    validator = Draft202012Validator(json_schema())
    plain = yaml.load(text, Loader=_Core)  # a subclass of the safe loader
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(plain)]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


def test_the_published_file_is_what_the_blocks_say():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run python -m modusvivendi.situation.schema"
    assert json.loads(schema_text()) == json_schema()


@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.parent.name + "/" + path.name)
def test_the_cases_are_valid(path: Path):
    assert _errors(path.read_text(encoding="utf-8")) == []


BASE = "title: t\nactors:\n  A: {role: party}\n"


@pytest.mark.parametrize(
    "block",
    [
        "claims: {c: {kind: event, text: x, date: 2022-03-10, src: [a#1], credibility: 2, first: true, at: 12:30}}",
        "claims: {c: {kind: meeting, by: A, date: [2022-02-24, 2022-03-10], delegates: {A: x}}}",
        "claims: {c: {kind: statement, by: A, probability: {icd203: likely}}}",
        "issues: {x: {options: {none: 0, 24h: {at: [20, 40], hours: 24}}, now: none}}",
        "issues: {y: {range: [0, 5000]}, z: {options: [a, b]}}",
        "positions: {A: {x: [{ideal: none, until: 2022-03-01}, {ideal: 40}]}}",
        "positions: {A: {x: {ideal: 40, salience: {judgement: 0.5, why: x}, only_if: {none: {y: 1}}}}}",
        "rules: [{if: {x: none}, then: {x: [none, 24h]}, why: w}]",
        "network: [{from: a, to: b, capacity: 5, transit: 5-8 h, windows: [[06:00, 18:00]]}]",
        "alternatives: {A: {outcome: now, cost: [{judgement: 5, why: x, by: B}, {judgement: [5, 9], why: x, by: C}]}}",
        "moves: {one_way: [{issue: x, from: none, to: 24h}], prefers: [{by: A, this: {x: none}, over: {x: 24h}}]}",
        "scenarios: {s: {about: x, changes: {positions: {A: }, title: x}}}",
        "hedges: {about: [0.8, 1.2], masses: {amount: '[1, 2)', why: x}}",
        "questions: {ask: [ledger], watch: [{what: x, state: seen}]}",
        "questions: {forecasts: {a: {asks: x, resolves: y, closes: 2022-03-31, "
        "made: [{on: 2022-03-01, by: B, p: 0.3}]}}}",
        "questions: {forecasts: {a: {asks: x, resolves: y, closes: 2022-03-31, outcome: yes, settled: 2022-03-31, "
        "made: [{on: 2022-03-01, by: B, p: [0.2, 1/3]}, {on: 2022-03-01, by: C, p: {icd203: likely}, src: a#1}]}}}",
        "claims:\nties:\nas_of:\n",
        "claims: claims.csv\nties: below/t.CSV\npositions: positions.csv\n",
    ],
)
def test_every_form_is_valid(block):
    assert _errors(BASE + block) == []


@pytest.mark.parametrize(
    "block",
    [
        "stokcs: {}",
        "claims: claims.xlsx",
        "questions: questions.csv",
        "claims: {c: {kind: event, key: c}}",
        "claims: {c: {kind: evnt}}",
        "claims: {c: {text: x}}",
        "claims: {c: {kind: event, dat: 2022}}",
        "claims: {c: {kind: event, date: 10.03.2022}}",
        "quantities: {q: {unit: x, accumulates: yes}}",
        "network: [{from_: a, to: b, capacity: 5}]",
        "network: [{to: b, capacity: 5}]",
        "rules: [{if_: {x: none}, then: {x: y}}]",
        "ties: [{of: [A], weight: 1}]",
        "issues: {x: {options: {a: {place: 3}, b: 2}}}",
        "issues: {x: {options: [a]}}",
        "scenarios: {s: {changes: {scenarios: {}}}}",
        "questions: {watch: [{waht: x}]}",
        "questions: {forecasts: {a: {asks: x, resolves: y}}}",
        "questions: {forecasts: {a: {asks: x, resolves: y, closes: 2022-03-31, made: [{on: 2022-03-01, p: 0.3}]}}}",
        "questions: {forecasts: {a: {asks: x, resolves: y, closes: 2022-03-31, outcome: perhaps}}}",
        "positions: {A: {x: {ideal: a, salience: {judgement: 1}}}}",
    ],
)
def test_what_the_reader_refuses_is_refused(block):
    assert _errors(BASE + block) != []


def test_title_and_actors_are_needed():
    assert len(_errors("about: x")) == 2
    assert _errors("title: t\nactors: {}") != []


def test_every_entry_is_described_and_every_word_has_its_meaning():
    for name, definition in json_schema()["$defs"].items():
        assert definition["description"], name
        for key, shape in definition.get("properties", {}).items():
            assert shape["description"], f"{name}.{key}"
    kinds = json_schema()["$defs"]["Claim"]["properties"]["kind"]["anyOf"]
    assert {"const": "meeting", "description": "two or more actors met"} in kinds
