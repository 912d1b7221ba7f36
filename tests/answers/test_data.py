from __future__ import annotations

import json
import math
from pathlib import Path

import jsonschema
import pytest

import modusvivendi.answers
from modusvivendi.answers import Answer, Document, Row, Said, Table
from modusvivendi.answers.data import json_schema, to_json
from modusvivendi.answers.schema import build, written


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    return jsonschema.Draft202012Validator(json_schema())


def test_the_published_schema_is_the_built_one() -> None:
    path = Path(modusvivendi.answers.__file__).with_name("document.schema.json")
    assert path.read_text(encoding="utf-8") == written()
    assert json_schema() == build()


def test_documents_and_answers_follow_the_schema(
    sample: Document, hostile: Document, validator: jsonschema.Draft202012Validator
) -> None:
    for what in (sample, hostile, sample.answers[1], Document(title="", as_of="")):
        text = to_json(what)
        assert text.endswith("}\n")
        text.encode("utf-8")
        validator.validate(json.loads(text))


def test_the_schema_refuses_what_is_not_a_document(validator: jsonschema.Draft202012Validator) -> None:
    good = json.loads(to_json(Document(title="", as_of="")))
    for bad in (good | {"extra": 1}, good | {"format": 2}, {k: v for k, v in good.items() if k != "title"}):
        assert not validator.is_valid(bad)


def test_evidence_stands_once_with_its_number(sample: Document) -> None:
    data = json.loads(to_json(sample))
    assert data["format"] == 1
    numbers = {item["key"]: item["number"] for item in data["evidence"] if item["number"] is not None}
    assert numbers == sample.numbering()
    assert [item["mark"] for item in data["evidence"]][5] == "J6"
    assert "meeting" in data["answers"][0]["evidence"]
    assert data["answers"][0]["charts"][0]["spec"]["layer"]
    assert data["sources"][0]["url"] == sample.sources[0].url


def test_numbers_that_json_lacks_are_null() -> None:
    table = Table(title="t", columns=("a", "b"), rows=(Row((math.nan, math.inf)),))
    answer = Answer(method="m", question="q", headline=Said("h"), tables=(table,))
    assert json.loads(to_json(answer))["answers"][0]["tables"][0]["rows"][0]["cells"] == [None, None]


def test_lines_within_a_text_stay_valid_json() -> None:
    assert json.loads(to_json(Document(title="a\u2028b\x85c\nd", as_of="")))["title"] == "a\nb\nc\nd"
