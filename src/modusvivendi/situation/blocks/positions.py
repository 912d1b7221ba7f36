"""Where each side stands on each issue."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import block
from modusvivendi.situation.fields.base import Fault, context_of
from modusvivendi.situation.fields.containers import FROM_KEY, ONE_OR_MANY
from modusvivendi.situation.fields.dates import Day
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Amount, Share, Value, to_value, within
from modusvivendi.situation.fields.references import AnyOrigin, Choice, to_choice, to_choices
from modusvivendi.situation.fields.texts import Name, Text, to_text

_place = within(0, 100, "a value")


def _own_choice(value: Any, info: ValidationInfo) -> Any:
    """An option of the issue that the field itself belongs to."""
    name = str(info.data.get("issue") or "")
    return to_choice(name, value, context_of(info))


def _own_choices(value: Any, info: ValidationInfo) -> Any:
    listed = value if isinstance(value, (list, tuple)) else [value]
    made = tuple(_own_choice(item, info) for item in listed)
    if not made:
        what = "no option is acceptable, so that no deal ever could be"
        raise Fault(
            "contradictory-red-line", what, "list what is still acceptable, or delete the line", value
        )
    return made


def _only_if(value: Any, info: ValidationInfo) -> dict[str, Mapping[str, tuple[Choice, ...]]]:
    if not isinstance(value, dict) or not value:
        hint = "write {option: {other issue: [options]}}"
        raise Fault("mapping", "a condition for each of some options is expected", hint, value)
    return {str(_own_choice(option, info)): to_choices(given, info) for option, given in value.items()}


def _values(value: Any, info: ValidationInfo) -> dict[str, Value]:
    if not isinstance(value, dict) or not value:
        raise Fault("mapping", "a value for each option is expected", "write {option: 80}", value)
    return {str(_own_choice(option, info)): _place(given, info) for option, given in value.items()}


def _ideal(value: Any, info: ValidationInfo) -> str | Value:
    """An option's name, or a place on the scale of the issue."""
    name = str(info.data.get("issue") or "")
    known = context_of(info).issues.get(name)
    if isinstance(value, Value):
        return value
    named = isinstance(value, str) and (known is None or (not known.numeric and value in known.options))
    if named:
        return to_text(value)
    if known is not None and not known.numeric and isinstance(value, str) and not value[:1].isdigit():
        return str(to_choice(name, value, context_of(info)))
    low, high = (
        (Fraction(0), Fraction(100)) if known is None or known.low is None else (known.low, known.high)
    )
    return _on_scale(name, to_value(value, info), low, high, value, info)


def _on_scale(
    name: str, made: Value, low: Fraction, high: Fraction | None, node: Any, info: ValidationInfo
) -> Value:
    known = context_of(info).issues.get(name)
    bounds = made.interval
    off = (
        bounds.low is None
        or bounds.low < low
        or bounds.high is None
        or (high is not None and bounds.high > high)
    )
    if off and made.versions[0].number.kind != "distribution":
        related = (("the scale is set here", known.mark),) if known and known.mark else ()
        what = f'{made.describe()} is off the scale of the issue "{name}" ({low} to {high})'
        raise Fault(
            "off-scale", what, f"write an option's name, or a number from {low} to {high}", node, related
        )
    return made


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
Ideal = Annotated[str | Value, PlainValidator(_ideal), WithJsonSchema(VALUE_SCHEMA)]


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
    at_least: Amount | None = None
    """Its red line as a bound: nothing below this place is acceptable."""
    at_most: Amount | None = None
    """Its red line as a bound: nothing above this place is acceptable."""
    only_if: OnlyIf | None = None
    """Options that it could accept only if: {option: {other issue: [options]}}."""
    firmness: Share | None = None
    """How firmly the red line is held, 0 to 1."""
    values: Values | None = None
    """What each option is worth to it, 0 to 100; needed where the options have no order."""
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
