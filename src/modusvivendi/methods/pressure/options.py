"""The settings of ``modus pressure``."""

from __future__ import annotations

from typing import Any

from modusvivendi.methods.base import Option
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

MOST_ROUNDS = 100
ROUNDS = 10


def _key(value: Any) -> str:
    return to_text(value).strip()


def _target(value: Any) -> float:
    text = str(value) if isinstance(value, (int, float)) else to_text(value).strip()
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if number != number or number in (float("inf"), float("-inf")):
        raise Fault("option", f'"{shown(text)}" is no place on a scale', "write a number, such as 50", value)
    return number


def _rounds(value: Any) -> int:
    text = str(value) if isinstance(value, int) else to_text(value).strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and 0 <= int(text) <= MOST_ROUNDS):
        raise Fault(
            "option", f'"{shown(text)}" is no number of rounds', f"write a whole number up to {MOST_ROUNDS}", value
        )
    return int(text)


OPTIONS = (
    Option(name="issue", flag="--issue", metavar="KEY", help="Ask about this issue only.", read=_key),
    Option(
        name="target",
        flag="--target",
        metavar="NUMBER",
        help="Who would have to move for the outcome to reach this place; with --issue.",
        read=_target,
    ),
    Option(
        name="before",
        flag="--before",
        metavar="DATE",
        help="Compare with what was known by this day, 2022-03-09.",
        read=to_day,
    ),
    Option(
        name="rounds",
        flag="--rounds",
        metavar="N",
        help=f"Rounds of the challenge model; {ROUNDS} if left out.",
        read=_rounds,
    ),
)
