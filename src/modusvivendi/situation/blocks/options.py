"""The options of an issue."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.fields.base import Fault, context_of, key_in
from modusvivendi.situation.fields.containers import read_each
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Positive, Value, within
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import Text, to_name, to_text


@block
class Option:
    """One way in which an issue can be settled."""

    key: Key
    at: Annotated[Value, PlainValidator(within(0, 100, "an option's place"))] | None = None
    """Its place on the issue's scale, 0 to 100; left out where the options have no order."""
    text: Text | None = None
    """What readers see instead of the key."""
    hours: Positive | None = None
    """How long it lasts, for a truce."""


_OPTION_KEYS = ("at", "text", "hours")
MOST_OPTIONS = 200


def _options(value: Any, info: ValidationInfo) -> tuple[Option, ...]:
    if isinstance(value, tuple) and value and all(isinstance(item, Option) for item in value):
        return value
    if not isinstance(value, (list, tuple, dict)):
        hint = "write {none: 0, open: 100}, or [a, b, c] where the options have no order"
        raise Fault("options", "options are expected", hint, value)
    _refuse_count(value)
    context = context_of(info)
    if isinstance(value, dict):
        made = tuple(read_each(value, lambda key: _option(key_in(value, key), value[key], info), context))
    else:
        made = tuple(read_each(value, lambda item: Option(key=to_name(item)), context))
        _refuse_repeats(made, value)
    placed = [option for option in made if option.at is not None]
    if placed and len(placed) < len(made):
        missing = next(option.key for option in made if option.at is None)
        what = f'the option "{missing}" has no place on the scale while others have one'
        hint = "give every option a place from 0 to 100, or none of them"
        raise Fault("options", what, hint, key_in(value, missing) if isinstance(value, dict) else value)
    return made


def _refuse_count(given: Any) -> None:
    if len(given) < 2:
        what = "an issue needs at least two options"
        raise Fault("options", what, "write {none: 0, open: 100}", given)
    if len(given) > MOST_OPTIONS:
        what = f"{len(given):,} options; an issue has at most {MOST_OPTIONS}"
        raise Fault("options", what, "use a numeric range: range: [0, 100]", given)


def _refuse_repeats(made: tuple[Option, ...], node: Any) -> None:
    seen: set[str] = set()
    for option, item in zip(made, node, strict=True):
        if option.key in seen:
            raise Fault("duplicate", f'the option "{option.key}" is listed twice', "rename one of them", item)
        seen.add(option.key)


_place = within(0, 100, "an option's place")
_hours = within(0, None, "a number of hours")


def _option(key: str, given: Any, info: ValidationInfo) -> Option:
    name = to_name(key)
    if isinstance(given, str) and not given:
        return Option(key=name)
    if isinstance(given, dict) and any(entry in given for entry in _OPTION_KEYS):
        for entry in given:
            if entry not in _OPTION_KEYS:
                hint = suggest(entry, _OPTION_KEYS, "entries of an option")
                raise Fault("unknown-key", f'"{shown(entry)}" is not an entry of an option', hint, key_in(given, entry))
        return Option(
            key=name,
            at=_place(given["at"], info) if "at" in given else None,
            text=to_text(given["text"]) if "text" in given else None,
            hours=_hours(given["hours"], info) if "hours" in given else None,
        )
    return Option(key=name, at=_place(given, info))


_OPTION_SCHEMA = {
    "anyOf": [
        *VALUE_SCHEMA["anyOf"],
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {"at": VALUE_SCHEMA, "text": {"type": "string"}, "hours": VALUE_SCHEMA},
        },
    ]
}
Options = Annotated[
    tuple[Option, ...],
    PlainValidator(_options),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "object", "minProperties": 2, "additionalProperties": _OPTION_SCHEMA},
                {"type": "array", "minItems": 2, "items": {"type": ["string", "number", "boolean"]}},
            ]
        }
    ),
]
