"""What connects actors and places: ties, links, stocks."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.words import Per
from modusvivendi.situation.fields.base import Fault, context_of
from modusvivendi.situation.fields.containers import ONE_OR_MANY, read_each
from modusvivendi.situation.fields.dates import Day
from modusvivendi.situation.fields.durations import Halt, Opening, Time
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Positive, Share, Value, to_value
from modusvivendi.situation.fields.references import AnyOrigin, Choices, FleetRef, refer
from modusvivendi.situation.fields.texts import Text, YesNo, one_of


def _weight(value: Any, info: ValidationInfo) -> Value:
    made = to_value(value, info)
    bounds = made.interval
    if bounds.low is None or bounds.low < -1 or bounds.high is None or bounds.high > 1:
        what = f"{made.describe()} is off its scale: a tie runs from −1 (hostile) to 1 (friendly)"
        raise Fault("off-scale", what, "write a number from -1 to 1", value)
    return made


Weight = Annotated[Value, PlainValidator(_weight), WithJsonSchema(VALUE_SCHEMA)]


def _pair(value: Any, info: ValidationInfo) -> tuple[str, str]:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise Fault("pair", "a tie joins two actors", "write of: [RUS, UKR]", value)
    context = context_of(info)
    one, two = read_each(value, lambda actor: refer("actors", "actor", actor, context), context)
    return one, two


Pair = Annotated[
    tuple[str, str],
    PlainValidator(_pair),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": ["string", "boolean"]}}),
]


@block
class Tie:
    """How two actors stand to each other, from `since` until before `until`."""

    of: Pair
    """The two actors; where the tie is directed, from the first to the second."""
    weight: Weight
    """−1 (hostile) to 1 (friendly)."""
    directed: YesNo = False
    """Whether it runs one way."""
    since: Day | None = None
    """The first day on which it is in force."""
    until: Day | None = None
    """The first day on which it no longer is."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
    why: Text | None = None
    """The reason, where it is an analyst's judgement."""
    by: Text | None = None
    """Whose judgement it is."""


@block
class Link:
    """A way from one place to another, and what it can carry."""

    from_: Annotated[Text, Field(alias="from")]
    """The place (or actor) it starts from."""
    to: Text
    """Where it leads."""
    carries: Text = "people"
    """What moves on it: `people`, `aid`."""
    capacity: Positive
    """How much can set out on it per `per`, in `unit`."""
    unit: Text = "people"
    """What the capacity counts."""
    per: Annotated[Per, one_of(Per)] = Per.HOUR
    """The time over which the capacity is counted."""
    transit: Time | None = None
    """How long the way takes: `5-8 h`."""
    windows: tuple[Opening, ...] = ()
    """Daily opening times: [[06:00, 18:00]]; always open if left out."""
    open_when: Choices | None = None
    """It is open only under a package with these options: {ceasefire: [24h, open]}."""
    vehicles: FleetRef | None = None
    """Whoever takes this way needs a seat in these vehicles."""
    halts: tuple[Halt, ...] = ()
    """Spells, counted from the start, in which nobody can set out on it: [[20 h, 68 h]]."""
    halt_chance: Share | None = None
    """The chance, for each hour from the start, that the way is stopped and not reopened."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
    why: Text | None = None
    """The reason, where its numbers are an analyst's judgement."""


@block
class Stock:
    """Supplies at a place and what is used of them."""

    key: Key
    name: Text | None = None
    """What readers see instead of the key."""
    at: Text
    """The place or actor that holds it."""
    unit: Text
    """What is counted."""
    holds: Positive
    """How much there is."""
    uses: Positive
    """How much is used per `per`."""
    gets: Positive | None = None
    """How much comes in per `per`; nothing if left out."""
    per: Annotated[Per, one_of(Per)] = Per.DAY
    """The time over which use and what comes in are counted."""
    floor: Positive | None = None
    """The level below which it counts as exhausted; nothing if left out."""
    as_of: Day | None = None
    """The day on which it held that much."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
    why: Text | None = None
    """The reason, where its numbers are an analyst's judgement."""
