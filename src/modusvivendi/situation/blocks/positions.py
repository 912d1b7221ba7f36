"""Where each side stands on each issue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import block
from modusvivendi.situation.blocks.words import Yardstick
from modusvivendi.situation.fields.base import Fault, context_of, key_in
from modusvivendi.situation.fields.containers import FROM_KEY, ONE_OR_MANY, entries_of, read_each
from modusvivendi.situation.fields.dates import Day
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Share, Value, to_value, within
from modusvivendi.situation.fields.references import AnyOrigin, Choice, refer, to_choice, to_choices
from modusvivendi.situation.fields.texts import Name, Text, one_of
from modusvivendi.situation.quantities import Interval, UncertainNumber, format_number

_place = within(0, 100, "a value")
_extra = within(-100, 100, "extra points")


def _own_choice(value: Any, info: ValidationInfo) -> Any:
    """An option of the issue that the field itself belongs to."""
    name = str(info.data.get("issue") or "")
    return to_choice(name, value, context_of(info))


def _own_choices(value: Any, info: ValidationInfo) -> Any:
    listed = value if isinstance(value, (list, tuple)) else [value]
    made = tuple(read_each(listed, lambda item: _own_choice(item, info), context_of(info)))
    if not made:
        what = "no option is acceptable, so that no deal ever could be"
        hint = "list what is still acceptable, or delete the line"
        raise Fault("contradictory-red-line", what, hint, value)
    return made


def _only_if(value: Any, info: ValidationInfo) -> dict[str, Mapping[str, tuple[Choice, ...]]]:
    given = entries_of(value, "a condition for each of some options", "write {option: {other issue: [options]}}")

    def read(option: str) -> tuple[str, Mapping[str, tuple[Choice, ...]]]:
        return _own_key(option, given, info), to_choices(given[option], info)

    return dict(read_each(given, read, context_of(info)))


def _own_key(option: str, given: Mapping[str, Any], info: ValidationInfo) -> str:
    """A key that names an option; a number on an issue that is one stays as it is written."""
    chosen = _own_choice(key_in(given, option), info)
    return chosen if isinstance(chosen, str) else str(option)


def _values(value: Any, info: ValidationInfo) -> dict[str, Value]:
    given = entries_of(value, "a value for each option", "write {option: 80}")

    def read(option: str) -> tuple[str, Value]:
        return _own_key(option, given, info), _place(given[option], info)

    return dict(read_each(given, read, context_of(info)))


def _together(value: Any, info: ValidationInfo) -> dict[str, Mapping[str, Mapping[str, Value]]]:
    hint = "write {option: {other issue: {option: 20}}}"
    given = entries_of(value, "extra points for each of some options", hint)

    def read(option: str) -> tuple[str, Mapping[str, Mapping[str, Value]]]:
        wanted = entries_of(given[option], "extra points for each of some issues", hint)
        pairs = read_each(wanted, lambda issue: _extras(wanted, issue, info), context_of(info))
        return _named(_own_choice(key_in(given, option), info), key_in(given, option)), dict(pairs)

    return dict(read_each(given, read, context_of(info)))


def _extras(given: Mapping[str, Any], key: str, info: ValidationInfo) -> tuple[str, Mapping[str, Value]]:
    """What the options of one other issue add."""
    context = context_of(info)
    issue = refer("issues", "issue", key_in(given, key), context)
    if issue == str(info.data.get("issue") or ""):
        what = f'"{issue}" is the issue itself; extra points are for how another issue is settled'
        raise Fault("together", what, "put the worth of its own options into values", key_in(given, key))
    options = entries_of(given[key], "extra points for each of some options", "write {option: 20}")

    def read(option: str) -> tuple[str, Value]:
        name = key_in(options, option)
        return _named(to_choice(issue, name, context), name), _extra(options[option], info)

    return issue, dict(read_each(options, read, context))


def _named(choice: Choice, node: Any) -> str:
    if isinstance(choice, str):
        return choice
    what = "extra points are for options with names, not for an issue that is a number"
    raise Fault("together", what, "give that issue options instead of a range", node)


def _ideal(value: Any, info: ValidationInfo) -> str | Value:
    """An option's name, or a place on the scale of the issue."""
    name = str(info.data.get("issue") or "")
    known = context_of(info).issues.get(name)
    if isinstance(value, Value):
        return value
    if isinstance(value, str) and not (known is not None and known.numeric):
        looks_numeric = _NUMERIC.fullmatch(value) is not None
        if known is None or value in known.options or not looks_numeric:
            return str(to_choice(name, value, context_of(info)))
    return _on_scale(value, info)


_NUMERIC = re.compile(r"\s*[-+−]?[\d.,]+\s*%?\s*")


def _on_scale(value: Any, info: ValidationInfo) -> Value:
    """A number on the scale of the issue that the field itself belongs to: its range, or 0 to 100."""
    made = to_value(value, info)
    name = str(info.data.get("issue") or "")
    known = context_of(info).issues.get(name)
    ranged = known is not None and known.low is not None and known.high is not None
    low, high = (known.low, known.high) if known is not None and ranged else (Fraction(0), Fraction(100))
    if known is None or all(_inside(version.number, Interval(low, high)) for version in made.versions):
        return made
    related = (("the scale is set here", known.mark),) if known.mark else ()
    what = f'{made.describe()} is off the scale of the issue "{name}" ({_number(low)} to {_number(high)})'
    named = "" if known.numeric else "an option's name, or "
    hint = f"write {named}a number from {_number(low)} to {_number(high)}"
    raise Fault("off-scale", what, hint, value, related)


def _inside(number: UncertainNumber, scale: Interval) -> bool:
    return number.kind == "distribution" or number.interval.within(scale)


def _number(value: Fraction | None) -> str:
    return "" if value is None else format_number(value)


_CHOICE_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_MANY_CHOICES: dict[str, Any] = {"anyOf": [_CHOICE_SCHEMA, {"type": "array", "items": _CHOICE_SCHEMA}]}
OwnChoice = Annotated[Choice, PlainValidator(_own_choice), WithJsonSchema(_CHOICE_SCHEMA)]
OwnChoices = Annotated[tuple[Choice, ...], PlainValidator(_own_choices), WithJsonSchema(_MANY_CHOICES)]
OnlyIf = Annotated[
    Mapping[str, Mapping[str, tuple[Choice, ...]]],
    PlainValidator(_only_if),
    WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "object", "additionalProperties": _MANY_CHOICES},
        }
    ),
]
Values = Annotated[
    Mapping[str, Value],
    PlainValidator(_values),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": VALUE_SCHEMA}),
]
Together = Annotated[
    Mapping[str, Mapping[str, Mapping[str, Value]]],
    PlainValidator(_together),
    WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"type": "object", "minProperties": 1, "additionalProperties": VALUE_SCHEMA},
            },
        }
    ),
]
Ideal = Annotated[str | Value, PlainValidator(_ideal), WithJsonSchema(VALUE_SCHEMA)]
OwnPlace = Annotated[Value, PlainValidator(_on_scale), WithJsonSchema(VALUE_SCHEMA)]


@block
class Position:
    """Where an actor stands on an issue, from `since` until before `until`."""

    actor: Annotated[Name, FROM_KEY]
    issue: Annotated[Name, FROM_KEY]
    ideal: Ideal
    """What it wants: an option, or a place on the scale."""
    salience: Share | None = None
    """How much the issue matters to it, 0 to 1."""
    accepts: OwnChoices | None = None
    """Its red line: the options that it could still accept; without this line, any."""
    at_least: OwnPlace | None = None
    """Its red line as a bound: nothing below this place is acceptable."""
    at_most: OwnPlace | None = None
    """Its red line as a bound: nothing above this place is acceptable."""
    only_if: OnlyIf | None = None
    """Options that it could accept only if: {option: {other issue: [options]}}."""
    firmness: Share | None = None
    """How firmly the red line is held, 0 to 1."""
    values: Values | None = None
    """What each option is worth to it, 0 to 100; needed where the options have no order."""
    measured_by: Annotated[Yardstick, one_of(Yardstick)] | None = None
    """Instead of `values`: what its options are measured by."""
    together: Together | None = None
    """Extra points, −100 to 100, where another issue is settled so: {option: {other issue: {option: 20}}}."""
    since: Day | None = None
    """The first day on which it holds."""
    until: Day | None = None
    """The first day on which it no longer holds."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
    why: Text | None = None
    """The reason, where its numbers are an analyst's judgement."""
    by: Text | None = None
    """Whose judgement it is."""
    beyond_red_line: Text | None = None
    """Why its ideal lies outside its own red line, where it does."""
