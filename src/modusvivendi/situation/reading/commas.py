"""Commas in numbers between braces: YAML takes ``{salience: 0,8}`` for a 0 and an empty entry named 8."""

from __future__ import annotations

import re
from typing import Any

from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.reading.nodes import Scalar

_ENDS_IN_DIGITS = re.compile(r"(?:.*[^\d.,])?([-+]?[0-9]{1,15})", re.DOTALL)
_DIGITS = re.compile(r"[0-9]{1,15}(?: ?%)?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}")


def splits_number(before: Any, key: Any) -> bool:
    """Whether an entry without a value is the rest of the number before it: digits, a comma, digits, no space."""
    if not (isinstance(before, Scalar) and isinstance(key, Scalar) and before.plain and key.plain):
        return False
    touching = (before.end.line, before.end.column + 1) == (key.start.line, key.start.column)
    return touching and bool(_ENDS_IN_DIGITS.fullmatch(before)) and bool(_DIGITS.fullmatch(key))


def comma_words(before: Scalar, key: Scalar) -> tuple[str, str, str]:
    """Code, what is wrong and what to write for a number that a comma splits."""
    match = _ENDS_IN_DIGITS.fullmatch(before)
    digits = match[1] if match else str(before)
    if len(key) == 3 and _THOUSANDS.fullmatch(digits.lstrip("+-")):
        what = f'between braces YAML ends "{shown(before)}" at the comma'
        return "comma", what, f'put quotes around it: "{shown(before)},{key}"; or leave the commas out'
    what = f'"{digits},{key}" has a decimal comma, which YAML takes for two entries'
    return "decimal-comma", what, f"write {digits}.{key}"
