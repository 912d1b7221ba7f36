"""Lengths of time and times of day, with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Value, to_value
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

_MINUTES = {
    "min": 1,
    "minute": 1,
    "minutes": 1,
    "h": 60,
    "hour": 60,
    "hours": 60,
    "d": 1440,
    "day": 1440,
    "days": 1440,
}
_WITH_UNIT = re.compile(r"(?P<number>.*?)\s*(?P<unit>[A-Za-z]+)\Z", re.DOTALL)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: a number, possibly uncertain, and its unit (``min``, ``h`` or ``d``)."""

    value: Value
    unit: str

    @property
    def factor(self) -> int:
        """Minutes in one of its unit."""
        return _MINUTES[self.unit]

    @property
    def minutes(self) -> tuple[Fraction, Fraction | None]:
        """Least and most minutes; None where there is no upper end."""
        interval, factor = self.value.interval, self.factor
        low = (interval.low or Fraction(0)) * factor
        return low, None if interval.high is None else interval.high * factor


def to_duration(value: Any, info: ValidationInfo) -> Duration:
    """``45 min``, ``5-8 h``, ``2 d``, or a judgement of one: ``{judgement: 5-8 h, why: …}``.

    Raises:
        Fault: the unit is missing or unknown, or the number is none, or negative.
    """
    if isinstance(value, Duration):
        return value
    if isinstance(value, dict) and "judgement" in value:
        inner, unit = _split(value["judgement"])
        made = to_value({**value, "judgement": inner}, info)
    else:
        inner, unit = _split(value)
        made = to_value(inner, info)
    low = made.interval.low
    if low is None or low < 0:
        raise Fault("duration", "a length of time cannot be negative", "write 5-8 h", value)
    return Duration(made, unit)


def _split(value: Any) -> tuple[str, str]:
    text = to_text(value).strip()
    match = _WITH_UNIT.match(text)
    if not match or match["unit"] not in _MINUTES or not match["number"]:
        what = f'"{shown(text)}" is not a length of time with its unit'
        raise Fault("duration", what, "write 45 min, 5-8 h or 2 d", value)
    unit = {1: "min", 60: "h", 1440: "d"}[_MINUTES[match["unit"]]]
    return match["number"].strip(), unit


@dataclass(frozen=True, slots=True)
class Window:
    """Opening times of a day, from ``opens`` until before ``closes``."""

    opens: time
    closes: time


def to_window(value: Any) -> Window:
    """Two times of day: ``[06:00, 18:00]``.

    Raises:
        Fault: not two times, or the second does not come after the first.
    """
    if isinstance(value, Window):
        return value
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise Fault("window", "opening times are a first and a last time", "write [06:00, 18:00]", value)
    opens, closes = _clock(value[0]), _clock(value[1])
    if closes <= opens:
        what = f"the window closes ({closes:%H:%M}) before it opens ({opens:%H:%M})"
        raise Fault("window", what, "write two windows for a night: [20:00, 23:59] and [00:00, 06:00]", value)
    return Window(opens, closes)


@dataclass(frozen=True, slots=True)
class Spell:
    """A time counted from a start, in exact minutes, from ``begins`` until before ``ends``."""

    begins: Fraction
    ends: Fraction


def to_spell(value: Any, info: ValidationInfo) -> Spell:
    """Two lengths of time after the start: ``[20 h, 68 h]``.

    Raises:
        Fault: not two exact lengths of time, or the second does not come after the first.
    """
    if isinstance(value, Spell):
        return value
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise Fault("halt", "a halt has a beginning and an end, counted from the start", "write [20 h, 68 h]", value)
    begins, ends = (_exact_minutes(each, info) for each in value)
    if ends <= begins:
        raise Fault("halt", "the halt ends before it begins, or when it begins", "write [20 h, 68 h]", value)
    return Spell(begins, ends)


def _exact_minutes(value: Any, info: ValidationInfo) -> Fraction:
    low, high = to_duration(value, info).minutes
    if low != high:
        raise Fault("halt", "a halt begins and ends at a time, not within a range", "write 20 h", value)
    return low


def _clock(value: Any) -> time:
    if isinstance(value, time):
        return value
    text = to_text(value).strip()
    match = _CLOCK.match(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise Fault("clock", f'"{shown(text)}" is not a time of day', "write 16:00", value)


Time = Annotated[Duration, PlainValidator(to_duration), WithJsonSchema(VALUE_SCHEMA)]
Opening = Annotated[
    Window,
    PlainValidator(to_window),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "string"}}),
]
Halt = Annotated[
    Spell,
    PlainValidator(to_spell),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "string"}}),
]
