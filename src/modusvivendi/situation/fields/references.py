"""References from one block to another: checked where they stand, with the nearest name suggested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.fields.base import Context, Fault, IssueOptions, context_of, key_in
from modusvivendi.situation.fields.containers import entries_of, read_each
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, to_number
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import to_text
from modusvivendi.situation.quantities import UncertainNumber

Choice = str | UncertainNumber
"""An option's name, or a number on an issue that is a number."""

_REF_SCHEMA = {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something is known from: a claim, or a source with a locator."""

    claim: str | None = None
    source: str | None = None
    locator: str | None = None

    def __str__(self) -> str:
        """As written in a file: ``c6`` or ``art#4``."""
        if self.claim is not None:
            return self.claim
        return f"{self.source}#{self.locator}" if self.locator else f"{self.source}"


def refer(block: str, one: str, value: Any, context: Context) -> str:
    """The name of an entry of another block.

    Raises:
        Fault: there is no such entry; suggests the nearest name.
    """
    text = to_text(value)
    known = context.ids.get(block)
    if known is not None and text not in known:
        what = f'"{shown(text)}" is no {one} of this file'
        raise Fault(f"unknown-{one}", what, suggest(text, known, block), value)
    return text


def _reference(block: str, one: str) -> PlainValidator:
    def read(value: Any, info: ValidationInfo) -> str:
        return refer(block, one, value, context_of(info))

    return PlainValidator(read)


ActorRef = Annotated[str, _reference("actors", "actor"), WithJsonSchema(_REF_SCHEMA)]
ClaimRef = Annotated[str, _reference("claims", "claim"), WithJsonSchema(_REF_SCHEMA)]
IssueRef = Annotated[str, _reference("issues", "issue"), WithJsonSchema(_REF_SCHEMA)]
FleetRef = Annotated[str, _reference("vehicles", "fleet"), WithJsonSchema(_REF_SCHEMA)]
PlaceRef = Annotated[str, _reference("places", "place"), WithJsonSchema(_REF_SCHEMA)]
QuantityRef = Annotated[str, _reference("quantities", "quantity"), WithJsonSchema(_REF_SCHEMA)]


def to_source_origin(value: Any, info: ValidationInfo) -> Origin:
    """A source and where in it: ``art#2``.

    Raises:
        Fault: there is no such source.
    """
    if isinstance(value, Origin):
        return value
    context = context_of(info)
    text = to_text(value).strip()
    name, _, locator = text.partition("#")
    known = context.ids.get("sources")
    if known is not None and name not in known:
        hint = suggest(name, known, "sources")
        if name in context.ids.get("claims", {}):
            hint = f'"{name}" is a claim; a claim names its source, such as art#2'
        raise Fault("unknown-source", f'"{shown(name)}" is no source of this file', hint, value)
    return Origin(source=name, locator=locator.strip() or None)


def to_origin(value: Any, info: ValidationInfo) -> Origin:
    """A claim's name, or a source and where in it.

    Raises:
        Fault: there is neither such a claim nor such a source.
    """
    if isinstance(value, Origin):
        return value
    context = context_of(info)
    text = to_text(value).strip()
    claims, sources = context.ids.get("claims"), context.ids.get("sources")
    if "#" not in text and claims is not None and text in claims:
        return Origin(claim=text)
    name, _, locator = text.partition("#")
    if sources is not None and name in sources:
        return Origin(source=name, locator=locator.strip() or None)
    if claims is None or sources is None:
        return Origin(source=name, locator=locator.strip() or None)
    what = f'"{shown(name)}" is neither a claim nor a source of this file'
    raise Fault("unknown-origin", what, suggest(name, [*claims, *sources], "claims and sources"), value)


SourceOrigin = Annotated[Origin, PlainValidator(to_source_origin), WithJsonSchema({"type": "string"})]
AnyOrigin = Annotated[Origin, PlainValidator(to_origin), WithJsonSchema({"type": "string"})]


def to_choice(issue: str, value: Any, context: Context) -> Choice:
    """An option of an issue, or a number where the issue is one.

    Raises:
        Fault: the issue has no such option, or the number is off its range.
    """
    known = context.issues.get(issue)
    if isinstance(value, UncertainNumber):
        return value
    if known is None:
        return to_text(value)
    if known.numeric:
        return number_choice(issue, known, value, context)
    text = to_text(value)
    if text not in known.options:
        related = ((f"the options of {issue}", known.mark),) if known.mark else ()
        what = f'"{shown(text)}" is no option of the issue "{issue}"'
        raise Fault("unknown-option", what, suggest(text, known.options, "options"), value, related)
    return text


def number_choice(issue: str, known: IssueOptions, value: Any, context: Context) -> UncertainNumber:
    """A number within the range of an issue that is one.

    Raises:
        Fault: the number is off the range.
    """
    number = to_number(value, context)
    bounds = number.interval
    low_ok = bounds.low is not None and known.low is not None and bounds.low >= known.low
    high_ok = bounds.high is not None and known.high is not None and bounds.high <= known.high
    if not (low_ok and high_ok):
        related = ((f"the range of {issue}", known.mark),) if known.mark else ()
        what = f'{number.describe()} is off the range of the issue "{issue}" ({known.low} to {known.high})'
        raise Fault("off-scale", what, f"write a number from {known.low} to {known.high}", value, related)
    return number


def to_actor_texts(value: Any, info: ValidationInfo) -> dict[str, str]:
    """A text for each of some actors: ``{RUS: the foreign minister}``.

    Raises:
        Fault: an actor is unknown, or a text is none. Further ones are reported to the context.
    """
    context = context_of(info)
    given = entries_of(value, "a text for each of some actors", "write {ACTOR: text}")

    def read(actor: str) -> tuple[str, str]:
        return refer("actors", "actor", key_in(given, actor), context), to_text(given[actor])

    return dict(read_each(given, read, context))


def to_package(value: Any, info: ValidationInfo) -> dict[str, Choice]:
    """One option for each of some issues: ``{ceasefire: 24h, territory: none}``.

    Raises:
        Fault: an issue or option is unknown. Further ones are reported to the context.
    """
    context = context_of(info)
    given = entries_of(value, "an option for each of some issues", "write {issue: option}")

    def read(issue: str) -> tuple[str, Choice]:
        known = refer("issues", "issue", key_in(given, issue), context)
        return known, to_choice(known, given[issue], context)

    return dict(read_each(given, read, context))


def to_choices(value: Any, info: ValidationInfo) -> dict[str, tuple[Choice, ...]]:
    """Some options for each of some issues: ``{ceasefire: [24h, open]}``.

    Raises:
        Fault: as :func:`to_package`.
    """
    context = context_of(info)
    given = entries_of(value, "a list of options for each of some issues", "write {issue: [option, option]}")

    def read(issue: str) -> tuple[str, tuple[Choice, ...]]:
        known = refer("issues", "issue", key_in(given, issue), context)
        choices = given[issue]
        listed = choices if isinstance(choices, (list, tuple)) else [choices]
        if not listed:
            what = f'no option of "{shown(issue)}" is listed'
            raise Fault("empty", what, "list at least one option", choices)
        return known, tuple(read_each(listed, lambda one: to_choice(known, one, context), context))

    return dict(read_each(given, read, context))


_MANY_SCHEMA = {"anyOf": [{"type": "array", "items": _REF_SCHEMA, "minItems": 1}, _REF_SCHEMA]}
Package = Annotated[
    Mapping[str, Choice],
    PlainValidator(to_package),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": VALUE_SCHEMA}),
]
Choices = Annotated[
    Mapping[str, tuple[Choice, ...]],
    PlainValidator(to_choices),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": _MANY_SCHEMA}),
]
ActorTexts = Annotated[
    Mapping[str, str],
    PlainValidator(to_actor_texts),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}),
]
