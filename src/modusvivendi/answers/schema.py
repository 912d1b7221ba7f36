"""The JSON Schema of the JSON face, made from the types in :mod:`modusvivendi.answers.model`.

``python -m modusvivendi.answers.schema > document.schema.json`` writes it anew; a test keeps the two alike.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from modusvivendi.answers import model
from modusvivendi.answers.data import FORMAT

_PRIMITIVES = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_PARTS = (
    model.Answer,
    model.Said,
    model.Row,
    model.Table,
    model.Chart,
    model.Citation,
    model.Evidence,
    model.Need,
    model.Gap,
    model.SourceLine,
)


def build() -> dict[str, Any]:
    """Return the schema of a document."""
    definitions = {part.__name__: _object(part) for part in _PARTS}
    definitions["Answer"]["properties"]["evidence"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": "Keys into the document's evidence.",
    }
    _prepend(
        definitions["Evidence"],
        {
            "number": {
                "type": ["integer", "null"],
                "description": "Note number; null when nothing mentions it.",
            },
            "mark": {"type": ["string", "null"], "description": "The number with the letter of its kind."},
        },
    )
    document = _object(model.Document)
    _prepend(document, {"format": {"const": FORMAT}})
    evidence = {"type": "array", "items": {"$ref": "#/$defs/Evidence"}}
    document["properties"]["evidence"] = evidence
    document["required"].append("evidence")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Modus Vivendi document",
        **document,
        "$defs": definitions,
    }


def written() -> str:
    """Return the schema as the published file holds it."""
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


def _prepend(schema: dict[str, Any], properties: dict[str, Any]) -> None:
    schema["properties"] = properties | schema["properties"]
    schema["required"] = [*properties, *schema["required"]]


def _object(part: type) -> dict[str, Any]:
    hints = get_type_hints(part)
    names = [field.name for field in fields(part)]
    return {
        "type": "object",
        "description": (part.__doc__ or "").strip().split("\n")[0],
        "properties": {name: _type(hints[name]) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _type(hint: Any) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0])}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return _either([_type(argument) for argument in arguments])
    if origin is Mapping:
        return {"type": "object"}
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _PRIMITIVES[hint]}


def _either(options: list[dict[str, Any]]) -> dict[str, Any]:
    if all(list(option) == ["type"] for option in options):
        return {"type": [option["type"] for option in options]}
    return {"anyOf": options}


if __name__ == "__main__":
    print(written(), end="")
