"""Probabilities of forecasts, and hashes of situations."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.numbers import within
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import to_text
from modusvivendi.situation.quantities import (
    LAWS,
    SCALES,
    NumberError,
    UncertainNumber,
    VerbalProbability,
    read_probability,
)

Probable = UncertainNumber | VerbalProbability
"""A probability as it was given; both have ``interval``, within 0 and 1, and ``describe()``."""
_WORDS = frozenset(word for scale in SCALES.values() for word in scale.words)
_share = within(0, 1, "a probability")
_FORMS = "write a number from 0 to 1, a range [0.2, 0.4], or a word with its scale, {icd203: unlikely}"


def to_verbal(value: Any) -> VerbalProbability:
    """A probability word with its scale: ``{icd203: likely}``.

    Raises:
        Fault: there is no such scale, or it has no such word.
    """
    if isinstance(value, VerbalProbability):
        return value
    if not isinstance(value, dict) or len(value) != 1:
        what = "a verbal probability is written with its scale"
        raise Fault("probability", what, "write {icd203: likely}", value)
    scale, word = next(iter(value.items()))
    if scale not in SCALES:
        what = f'"{shown(scale)}" is no scale of probability words'
        raise Fault("probability", what, suggest(scale, SCALES, "scales"), value)
    return _word(to_text(word), scale, word)


def to_chance(value: Any, info: ValidationInfo) -> Probable:
    """The probability of a forecast: a number or a range from 0 to 1, or a word with its scale.

    Raises:
        Fault: the value is anything else, a distribution or a judgement included.
    """
    if isinstance(value, UncertainNumber | VerbalProbability):
        return value
    if isinstance(value, dict):
        if not set(value) & {*LAWS, "judgement"}:
            return to_verbal(value)
        what = "a forecast of yes or no is one number, a range or a word"
        raise Fault("probability", what, f"{_FORMS}; a reason stands in why", value)
    if isinstance(value, str) and value.strip().lower() in _WORDS:
        return _word(value, None, value)
    return _share(value, info).versions[0].number


def _word(text: str, scale: str | None, node: Any) -> VerbalProbability:
    try:
        return read_probability(text, scale)
    except NumberError as error:
        hint = error.hint if scale is not None else f"{error.hint}; write {{icd203: likely}}"
        raise Fault("probability", error.reason, hint, node) from None


_HASH = re.compile(r"[0-9a-f]{64}\Z")


def to_hash(value: Any) -> str:
    """The hash of a situation: 64 hexadecimal digits.

    Raises:
        Fault: the text is none.
    """
    text = to_text(value)
    if not _HASH.match(text):
        hint = "leave it out; `modus questions forecast` and `modus questions resolve` write it"
        raise Fault("hash", f'"{shown(text)}" is no hash of a situation: 64 digits and letters a to f', hint, value)
    return text


VERBAL_SCHEMA: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
    "properties": {name: {"type": "string"} for name in SCALES},
}
_ENDS = {"type": ["number", "string"]}
_CHANCE_SCHEMA: dict[str, Any] = {
    "anyOf": [_ENDS, {"type": "array", "items": _ENDS, "minItems": 2, "maxItems": 2}, VERBAL_SCHEMA]
}
Chance = Annotated[Probable, PlainValidator(to_chance), WithJsonSchema(_CHANCE_SCHEMA)]
Hash = Annotated[str, PlainValidator(to_hash), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
