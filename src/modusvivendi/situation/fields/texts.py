"""Words: text, names, yes or no, one of a set, web addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown, suggest

MOST_TEXT = 20_000
_NAME = re.compile(r"[^\W_](?:[\w+-]*\w)?\Z")
MOST_NAME = 64
_LOOSE_TEXT = ["string", "number", "boolean"]
NOT_PRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def to_text(value: Any) -> str:
    """Any scalar as the text that stands in the file.

    Raises:
        Fault: the value is a list or a mapping, is empty, too long, or holds control characters.
    """
    if isinstance(value, (list, tuple, dict)) or value is None:
        kind = "nothing" if value is None else "a list" if isinstance(value, (list, tuple)) else "a mapping"
        raise Fault("not-text", f"a text is expected, not {kind}", "write one text, quoted if need be", value)
    text = _plain_words(value)
    if not text.strip():
        raise Fault("empty", "the value is empty", "write a value, or leave the whole line out", value)
    if len(text) > MOST_TEXT:
        raise Fault("too-long", f"a text of {len(text):,} characters; at most {MOST_TEXT:,} are read", "", value)
    if NOT_PRINTABLE.search(text):
        raise Fault("control-character", "the text holds a control character", "delete it", value)
    return text


def _plain_words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str.__str__(value) if isinstance(value, str) else str(value)


def plain_tree(value: Any) -> Any:
    """A piece of a file as plain mappings, lists and texts, without places."""
    if isinstance(value, dict):
        return {str.__str__(key): plain_tree(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_tree(item) for item in value]
    return _plain_words(value)


def to_name(value: Any) -> str:
    """A name by which other places of the file refer to something.

    Raises:
        Fault: the text has other characters than letters, digits, ``_``, ``-``, ``.`` and ``+``.
    """
    text = to_text(value)
    if len(text) > MOST_NAME or not _NAME.match(text):
        what = f'"{shown(text)}" cannot be a name'
        hint = (
            f"use letters, digits, _ - + (at most {MOST_NAME}), beginning and ending in a letter or digit; "
            f"put longer words into a text field such as `name`"
        )
        raise Fault("bad-name", what, hint, value)
    return text


def to_yes_no(value: Any) -> bool:
    """A yes/no field: ``true`` or ``false`` and nothing else.

    Raises:
        Fault: anything else, ``yes`` and ``no`` included.
    """
    if isinstance(value, bool):
        return value
    text = to_text(value)
    if text in ("true", "false"):
        return text == "true"
    close = {
        "yes": "true",
        "on": "true",
        "y": "true",
        "1": "true",
        "no": "false",
        "off": "false",
        "n": "false",
    }
    meant = close.get(text.lower(), text.lower() if text.lower() in ("true", "false") else None)
    hint = f"write {meant}" if meant else "write true or false"
    raise Fault("yes-no", f'"{shown(text)}" stands in a yes/no field, which takes true or false', hint, value)


def to_url(value: Any) -> str:
    """A web address, kept as text; only http and https ever become links.

    Raises:
        Fault: the text has white space in it.
    """
    text = to_text(value).strip()
    if re.search(r"\s", text):
        raise Fault("url", "a web address has no spaces", "write it without, or put the words into `title`", value)
    return text


Text = Annotated[str, PlainValidator(to_text), WithJsonSchema({"type": _LOOSE_TEXT})]
Name = Annotated[str, PlainValidator(to_name), WithJsonSchema({"type": _LOOSE_TEXT, "maxLength": MOST_NAME})]
YesNo = Annotated[bool, PlainValidator(to_yes_no), WithJsonSchema({"type": "boolean"})]
Url = Annotated[str, PlainValidator(to_url), WithJsonSchema({"type": "string"})]


@dataclass(frozen=True, slots=True)
class OneOf:
    """Reads one word of a set; the set's words are what the file says."""

    words: type[StrEnum]

    def read(self, value: Any) -> StrEnum:
        """The word.

        Raises:
            Fault: the text is none of the words.
        """
        text = to_text(value)
        for word in self.words:
            if text == word.value:
                return word
        known = [word.value for word in self.words]
        hint = suggest(text, known, "words here")
        raise Fault("unknown-word", f'"{shown(text)}" is not one of: {", ".join(known)}', hint, value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Only ``read`` decides."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The words, and the name under which their meanings are kept."""
        return {"enum": [word.value for word in self.words], "x-words": self.words.__name__}


def one_of(words: type[StrEnum]) -> OneOf:
    """A reader for one word of a set."""
    return OneOf(words)
