"""The JSON Schema of a situation file, made from the blocks; editors complete and check with it.

``python -m modusvivendi.situation.schema`` renews the published file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from modusvivendi.situation.blocks.words import MEANINGS
from modusvivendi.situation.docstrings import field_sources, summary
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA
from modusvivendi.situation.reading.layout import BLOCKS, CHANGEABLE, FORMAT, HEADER, Block
from modusvivendi.situation.reading.names import file_names, nested_types

SCHEMA_FILE = Path(__file__).parent / "situation.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_NUMBER = {"$ref": "#/$defs/Number"}


def json_schema() -> dict[str, Any]:
    """The schema of a whole file, draft 2020-12."""
    types = [block.type for block in BLOCKS]
    types += [inner for block in BLOCKS for inner in nested_types(block.type).values()]
    definitions = {type_.__name__: _entry(type_) for type_ in types}
    definitions["Scenario"]["properties"]["changes"]["propertyNames"] = {"enum": list(CHANGEABLE)}
    properties = {**_header(), **{block.name: _block(block) for block in BLOCKS}}
    return {
        "$schema": DIALECT,
        "title": "A situation of Modus Vivendi",
        "description": "What is known of a conflict and its diplomacy: sources, claims, actors, issues, positions.",
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "actors"],
        "properties": properties,
        "$defs": {"Number": {"description": _NUMBER_WORDS, **VALUE_SCHEMA}, "Table": _TABLE, **definitions},
    }


_NUMBER_WORDS = (
    "A number, a range [60, 90], a distribution {normal: [70, 10]}, a source's own words (more than two million), "
    "or a judgement {judgement: [20, 40], why: …, by: …}."
)


_TABLE: dict[str, Any] = {
    "description": "The name of a CSV file beside this file that holds the entries, one a row: claims.csv.",
    "type": "string",
    "pattern": r"\.[cC][sS][vV]$",
}


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _header() -> dict[str, Any]:
    interval: dict[str, Any] = {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}
    forms: list[dict[str, Any]] = [interval, {"type": "string"}]
    wrapped: dict[str, Any] = {
        "type": "object",
        "properties": {"times": {}, "amount": {}, "why": _TEXT},
        "additionalProperties": False,
    }
    made: dict[str, dict[str, Any]] = {
        "format": {"enum": [FORMAT, str(FORMAT), None]},
        "title": _TEXT,
        "about": {"type": [*_TEXT["type"], "null"]},
        "common_scale": {"type": [*_TEXT["type"], "null"]},
        "as_of": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "hedges": {"type": ["object", "null"], "additionalProperties": {"anyOf": [*forms, wrapped]}},
    }
    return {name: {"description": HEADER[name], **shape} for name, shape in made.items()}


def _block(block: Block) -> dict[str, Any]:
    entry: dict[str, Any] = {"$ref": f"#/$defs/{block.type.__name__}"}
    if block.shape == "single":
        return {"description": block.what, "anyOf": [entry, {"type": "null"}]}
    if block.shape == "listed":
        return _or_table(block, {"type": "array", "items": entry})
    if block.shape == "by_actor_and_issue":
        entry = {"anyOf": [entry, {"type": "array", "items": entry}]}
        entry = {"type": "object", "additionalProperties": entry}
    required = {"minProperties": 1} if block.name == "actors" else {}
    return _or_table(block, {"type": "object", "additionalProperties": entry, **required})


def _or_table(block: Block, entries: dict[str, Any]) -> dict[str, Any]:
    """The entries, or the name of the table that holds them; or nothing, where the block may be left out."""
    forms = [entries]
    if block.tabular:
        forms.append({"$ref": "#/$defs/Table"})
    if block.name != "actors":
        forms.append({"type": "null"})
    return {"description": block.what, "anyOf": forms}


def _entry(type_: type[Any]) -> dict[str, Any]:
    made = TypeAdapter(type_).json_schema(by_alias=True, ref_template="#/$defs/{model}")
    sources = field_sources(type_)
    names = file_names(type_)
    properties = {
        name: _field(made["properties"][name], sources[attribute].doc, name not in made.get("required", ()))
        for name, attribute in names.items()
    }
    required = [name for name in names if name in made.get("required", ())]
    return {
        "description": summary(type_),
        "type": "object",
        "additionalProperties": False,
        **({"required": required} if required else {}),
        "properties": properties,
    }


def _field(shape: dict[str, Any], doc: str, optional: bool) -> dict[str, Any]:
    plain = {key: value for key, value in shape.items() if key not in ("title", "default", "description")}
    default = shape.get("default")
    made: dict[str, Any] = {"description": doc}
    if default not in (None, [], {}):
        made["default"] = default
    simple = _simplified(plain)
    if optional:
        return {**made, "anyOf": [*_alternatives(simple), {"type": "null"}]}
    return {**made, **simple}


def _alternatives(shape: dict[str, Any]) -> list[Any]:
    if list(shape) == ["anyOf"]:
        return [each for each in shape["anyOf"] if each != {"type": "null"}]
    return [shape]


def _simplified(shape: Any) -> Any:
    """The same with numbers named instead of repeated, and the meanings of words added."""
    if isinstance(shape, list):
        return [_simplified(item) for item in shape]
    if not isinstance(shape, dict):
        return shape
    bare = {key: value for key, value in shape.items() if key not in ("description", "title")}
    if bare == VALUE_SCHEMA:
        return {**_NUMBER, **{key: shape[key] for key in ("description",) if key in shape}}
    words = shape.get("x-words")
    if words is not None:
        return {"anyOf": [{"const": word, "description": _MEANING[(words, word)]} for word in shape["enum"]]}
    return {key: _simplified(value) for key, value in shape.items() if key != "title" or isinstance(value, dict)}


_MEANING: dict[tuple[str, str], str] = {
    (type(word).__name__, word.value): meaning for word, meaning in MEANINGS.items()
}


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
