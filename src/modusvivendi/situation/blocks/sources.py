"""Where knowledge comes from, and what estimates measure."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.fields.base import Fault, context_of
from modusvivendi.situation.fields.dates import Day
from modusvivendi.situation.fields.numbers import to_number
from modusvivendi.situation.fields.texts import Text, Url, YesNo, to_text
from modusvivendi.situation.quantities import Interval, NumberError, Reliability, read_reliability


def _reliability(value: Any) -> Reliability:
    if isinstance(value, Reliability):
        return value
    try:
        return read_reliability(to_text(value))
    except NumberError as error:
        raise Fault("grade", error.reason, error.hint, value) from None


def _bounds(value: Any, info: ValidationInfo) -> Interval:
    if isinstance(value, Interval):
        return value
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        what = "bounds are two numbers, a lowest and a highest"
        raise Fault("bounds", what, "write [0, 44M]", value)
    low, high = (to_number(part, context_of(info)).exact for part in value)
    if low is None or high is None:
        raise Fault("bounds", "bounds are exact numbers", "write [0, 44M]", value)
    if low >= high:
        raise Fault("bounds", "the lowest number is not below the highest", "write [lowest, highest]", value)
    return Interval(low, high)


Grade = Annotated[
    Reliability,
    PlainValidator(_reliability),
    WithJsonSchema({"type": "string", "enum": ["A", "B", "C", "D", "E", "F"]}),
]
Bounds = Annotated[
    Interval,
    PlainValidator(_bounds),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": ["number", "string"]}}),
]


@block
class Source:
    """A document, a speaker or a witness that claims come from."""

    key: Key
    title: Text
    """Its title, or who spoke."""
    publisher: Text | None = None
    """Who published it."""
    author: Text | None = None
    """Who wrote it."""
    date: Day | None = None
    """The day on which it became known; claims from it were known from then on."""
    url: Url | None = None
    """Where it can be read; only http and https addresses become links."""
    reliability: Grade = Reliability("F")
    """Admiralty reliability, A (completely reliable) to E (unreliable); F = cannot be judged."""
    locator: Text = "paragraph"
    """What its locators count: with `paragraph`, `art#2` is paragraph 2."""


@block
class Quantity:
    """What estimates measure. Estimates of one quantity can be compared."""

    key: Key
    name: Text | None = None
    """What readers see instead of the key."""
    unit: Text
    """What is counted: `people`, `tonnes`."""
    at: Text | None = None
    """The place it is about."""
    accumulates: YesNo = False
    """Whether it can only grow, so that an earlier lower bound still holds later."""
    bounds: Bounds | None = None
    """What it cannot go beyond; an open-ended estimate ("more than …") is drawn up to here."""
