"""The settings of ``modus settle``."""

from __future__ import annotations

from typing import Any

from modusvivendi.methods.base import Option
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

LARGEST_SIZE = 6
LONGEST = 3600


def _size(value: Any) -> int:
    text = to_text(value).strip() if not isinstance(value, int) else str(value)
    if not text.isdecimal() or not 1 <= int(text) <= LARGEST_SIZE:
        what = f'"{shown(text)}" is no number of concessions'
        raise Fault("option", what, f"write a whole number from 1 to {LARGEST_SIZE}", value)
    return int(text)


def _seconds(value: Any) -> float:
    text = to_text(value).strip() if not isinstance(value, (int, float)) else str(value)
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST:
        raise Fault(
            "option", f'"{shown(text)}" is no time in seconds', f"write a number above 0, up to {LONGEST}", value
        )
    return seconds


OPTIONS = (
    Option(
        name="unlock_size",
        flag="--unlock-size",
        metavar="N",
        help="Look for concessions of up to N red lines together; 3 if left out.",
        read=_size,
    ),
    Option(
        name="time_limit",
        flag="--time-limit",
        metavar="SECONDS",
        help="Stop each search after so long and say what was proved; 10 if left out.",
        read=_seconds,
    ),
)
