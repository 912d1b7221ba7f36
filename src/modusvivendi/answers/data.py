"""The JSON face, and the schema that describes it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from importlib.resources import files
from typing import Any, cast

from modusvivendi.answers.clean import clean
from modusvivendi.answers.model import Answer, Document
from modusvivendi.answers.notes import PREFIX, as_document

FORMAT = 1
"""Raised when a reader of the old form could misunderstand the new one."""


def to_json(document: Document | Answer) -> str:
    """Return a document as JSON: stable order of keys, UTF-8, a newline at the end.

    Evidence stands once, at the top, with its note number (``null`` when no sentence mentions it); each
    answer lists the keys of its own. A number that is not finite is ``null``.

    Raises:
        ValueError: a sentence names evidence that no answer carries.
    """
    text = json.dumps(to_data(document), ensure_ascii=False, allow_nan=False, indent=2)
    return text + "\n"


def to_data(document: Document | Answer) -> dict[str, Any]:
    """Return what :func:`to_json` writes, as plain dicts and lists."""
    document = as_document(document)
    data = {"format": FORMAT} | cast("dict[str, Any]", _plain(document))
    numbers = document.numbering()
    for answer in data["answers"]:
        answer["evidence"] = [item["key"] for item in answer["evidence"]]
    evidence = []
    for key, item in document.evidence().items():
        number = numbers.get(key)
        mark = None if number is None else f"{PREFIX[item.kind]}{number}"
        evidence.append({"number": number, "mark": mark} | cast("dict[str, Any]", _plain(item)))
    data["evidence"] = sorted(evidence, key=lambda item: item["number"] or math.inf)
    return data


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of :func:`to_json`'s output, as published in the package."""
    text = files("modusvivendi.answers").joinpath("document.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {clean(str(key)): _plain(below) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(below) for below in value]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
