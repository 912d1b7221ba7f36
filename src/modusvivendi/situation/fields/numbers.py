"""Numbers with their uncertainty and, where an analyst chose them, the reason.

A numeric field takes a number, a range ``[60, 90]``, a distribution ``{normal: [70, 10]}``, a source's hedged
words (``more than two million``), or any of these as a judgement: ``{judgement: [20, 40], why: …, by: …}``. A
list of judgements records analysts who disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.fields.base import Context, Fault, context_of, key_in
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import to_text
from modusvivendi.situation.quantities import (
    LAWS,
    Interval,
    NumberError,
    UncertainNumber,
    format_number,
    read_law,
    read_number,
    read_range,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One reading of a number: bare (``why`` is None) or a judgement with its reason and its author."""

    number: UncertainNumber
    why: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the file gives it: one version, or one for each analyst who disagrees."""

    versions: tuple[Version, ...]

    @property
    def interval(self) -> Interval:
        """The smallest interval that holds every version."""
        hull = self.versions[0].number.interval
        for version in self.versions[1:]:
            hull = hull.hull(version.number.interval)
        return hull

    @property
    def judged(self) -> bool:
        """Whether an analyst gave a reason for it."""
        return self.versions[0].why is not None

    def describe(self) -> str:
        """The number in words; several versions side by side with their authors."""
        if len(self.versions) == 1:
            return self.versions[0].number.describe()
        parts = [f"{version.number.describe()} ({version.by or 'no name'})" for version in self.versions]
        return "; ".join(parts)


_JUDGEMENT_KEYS = ("judgement", "why", "by")
MOST_VERSIONS = 20


def to_number(value: Any, context: Context) -> UncertainNumber:
    """A number, a range or a distribution.

    Raises:
        Fault: the value is none of these; says what to write instead.
    """
    if isinstance(value, UncertainNumber):
        return value
    try:
        if isinstance(value, dict):
            return _law(value)
        if isinstance(value, (list, tuple)):
            return _range(value)
        return read_number(to_text(value), context.hedges)
    except NumberError as error:
        raise Fault("number", error.reason, error.hint, value) from None


def _range(value: Any) -> UncertainNumber:
    if len(value) != 2:
        what = f"a range is two numbers, a lowest and a highest; here are {len(value)}"
        comma = "; is there a decimal comma? write [0.2, 0.5] with points" if len(value) in (3, 4) else ""
        raise Fault("range", what, f"write [lowest, highest]{comma}", value)
    return read_range(to_text(value[0]), to_text(value[1]))


def _law(value: dict[str, Any]) -> UncertainNumber:
    forms = ", ".join(LAWS)
    if len(value) != 1:
        what = "a number is expected, not a mapping with these entries"
        hint = f"write a number, [lowest, highest], {{judgement: …, why: …}}, or one distribution: {forms}"
        raise Fault("number-form", what, hint, value)
    name, parameters = next(iter(value.items()))
    if name not in LAWS:
        raise Fault("unknown-law", f'"{shown(name)}" is no distribution', suggest(name, LAWS, "distributions"), value)
    if not isinstance(parameters, (list, tuple)):
        raise Fault("law", f"{name} takes a list of numbers", f"write {{{name}: [ … ]}}", value)
    return read_law(name, [to_text(parameter) for parameter in parameters])


def to_value(value: Any, info: ValidationInfo) -> Value:
    """A number with its judgement, if it is one.

    Raises:
        Fault: the number or its judgement is not in one of the forms of this module.
    """
    context = context_of(info)
    if isinstance(value, Value):
        return value
    if isinstance(value, dict) and "judgement" in value:
        return Value((_judgement(value, context),))
    if isinstance(value, (list, tuple)) and value and all(isinstance(item, dict) for item in value):
        return Value(_disagreeing(value, context))
    return Value((Version(number=to_number(value, context)),))


def _disagreeing(value: Any, context: Context) -> tuple[Version, ...]:
    if len(value) > MOST_VERSIONS:
        raise Fault("too-many", f"{len(value)} judgements of one number; at most {MOST_VERSIONS} are read", "", value)
    for item in value:
        if "judgement" not in item:
            hint = "write {judgement: …, why: …, by: …} for each analyst"
            raise Fault("judgement", "a list of judgements holds something else", hint, item)
        if len(value) > 1 and "by" not in item:
            what = "several judgements of one number need to say whose they are"
            raise Fault("judgement-by", what, "add by: NAME to each", item)
    return tuple(_judgement(item, context) for item in value)


def _judgement(value: dict[str, Any], context: Context) -> Version:
    for key in value:
        if key not in _JUDGEMENT_KEYS:
            hint = suggest(key, _JUDGEMENT_KEYS, "entries of a judgement")
            raise Fault("unknown-key", f'"{shown(key)}" is not an entry of a judgement', hint, key_in(value, key))
    if "why" not in value:
        what = "a judgement without a reason"
        raise Fault("judgement-why", what, "add why: and the reason in a few words", value)
    by = to_text(value["by"]) if "by" in value else None
    return Version(number=to_number(value["judgement"], context), why=to_text(value["why"]), by=by)


_NUMBER_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": ["number", "string"]},
        {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2},
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {name: {"type": "array", "items": {"type": ["number", "string"]}} for name in LAWS},
        },
    ]
}
_JUDGEMENT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["judgement", "why"],
    "additionalProperties": False,
    "properties": {"judgement": _NUMBER_SCHEMA, "why": {"type": "string"}, "by": {"type": "string"}},
}
VALUE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        *_NUMBER_SCHEMA["anyOf"],
        _JUDGEMENT_SCHEMA,
        {"type": "array", "items": _JUDGEMENT_SCHEMA, "minItems": 1, "maxItems": MOST_VERSIONS},
    ]
}


def within(low: int, high: int | None, unit: str) -> Callable[[Any, ValidationInfo], Value]:
    """A validator for a value whose scale runs from ``low`` to ``high`` (None = no upper end).

    A distribution may have tails beyond the scale; they are cut off where it is used.
    """
    scale = _Scale(Fraction(low), None if high is None else Fraction(high), unit)

    def read(value: Any, info: ValidationInfo) -> Value:
        _refuse_percentage(value, scale)
        made = to_value(value, info)
        for version in made.versions:
            if not scale.takes(version.number):
                raise _off_scale(version.number, scale, _number_node(value))
        return made

    return read


def _number_node(value: Any) -> Any:
    """The number itself, where it is a judgement."""
    return value.get("judgement", value) if isinstance(value, dict) else value


@dataclass(frozen=True, slots=True)
class _Scale:
    """From where to where a number may lie."""

    low: Fraction
    high: Fraction | None
    unit: str

    @property
    def interval(self) -> Interval:
        """The scale as an interval."""
        return Interval(self.low, self.high)

    def takes(self, number: UncertainNumber) -> bool:
        """Whether a number lies on it; of a distribution, whether any part does."""
        exact = number.exact
        if exact is not None:
            return self.low <= exact and (self.high is None or exact <= self.high)
        if number.kind == "distribution":
            return number.interval.intersect(self.interval) is not None
        return number.interval.within(self.interval)

    @property
    def is_share(self) -> bool:
        """Whether it runs from 0 to 1."""
        return self.high == 1

    @property
    def words(self) -> str:
        """From where to where it runs."""
        return f"{self.low} or more" if self.high is None else f"from {self.low} to {self.high}"


def _refuse_percentage(value: Any, scale: _Scale) -> None:
    """A percentage is refused with the number to write, which depends on the scale."""
    for leaf in _leaves(value):
        if isinstance(leaf, str) and leaf.rstrip().endswith("%") and scale.high in (1, 100):
            digits = leaf.rstrip().rstrip("%").rstrip()
            written = _scaled(digits, 100 if scale.is_share else 1)
            hint = f"write {written}" if written else f"write a number {scale.words}"
            what = f'"{shown(leaf)}" is a percentage; {scale.unit} runs {scale.words}'
            raise Fault("percentage", what, hint, leaf)


def _leaves(value: Any) -> Iterator[Any]:
    """The single numbers of a number, a range, a judgement or several."""
    if isinstance(value, (list, tuple)):
        for part in value[:MOST_VERSIONS]:
            yield from _leaves(part) if not isinstance(part, (list, tuple)) else part[:2]
    elif isinstance(value, dict):
        judged = value.get("judgement")
        yield from judged[:2] if isinstance(judged, (list, tuple)) else [judged]
    else:
        yield value


def _scaled(digits: str, divisor: int) -> str:
    try:
        exact = read_number(digits).exact
    except NumberError:
        return ""
    return format_number(exact / divisor) if exact is not None else ""


def _off_scale(number: UncertainNumber, scale: _Scale, node: Any) -> Fault:
    what = f"{number.describe()} is off its scale: {scale.unit} runs {scale.words}"
    bounds = number.interval
    percent = scale.is_share and bounds.bounded and number.kind != "distribution"
    if percent and bounds.ends[0] >= 0 and 1 < bounds.ends[1] <= 100:
        low, high = (format_number(end / 100) for end in bounds.ends)
        hint = f"write {low}" if bounds.is_point else f"write [{low}, {high}]"
        return Fault("percentage", what + "; is it a percentage?", hint, node)
    return Fault("off-scale", what, f"write a number {scale.words}", node)


def _shape(low: int, high: int | None, unit: str) -> tuple[PlainValidator, WithJsonSchema]:
    schema = {
        **VALUE_SCHEMA,
        "description": f"{unit}, {low} to {high}" if high is not None else f"{unit}, from {low}",
    }
    return PlainValidator(within(low, high, unit)), WithJsonSchema(schema)


Amount = Annotated[Value, PlainValidator(to_value), WithJsonSchema(VALUE_SCHEMA)]
"""Any number, with its judgement if it is one."""
Share = Annotated[Value, *_shape(0, 1, "this number")]
Points = Annotated[Value, *_shape(0, 100, "this number")]
Positive = Annotated[Value, *_shape(0, None, "this number")]
