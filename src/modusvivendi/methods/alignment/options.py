"""The settings of ``modus align``."""

from __future__ import annotations

from typing import Any

from modusvivendi.methods.alignment.solve.solve import MOST_CAMPS
from modusvivendi.methods.base import Option
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text


def _camps(value: Any) -> int:
    text = str(value) if isinstance(value, int) else to_text(value).strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and 2 <= int(text) <= MOST_CAMPS):
        raise Fault("option", f'"{shown(text)}" is no number of camps', f"write 2 to {MOST_CAMPS}", value)
    return int(text)


def _keys(value: Any) -> tuple[str, ...]:
    given = to_text(value).split(",") if isinstance(value, str) else [to_text(each) for each in value]
    keys = tuple(dict.fromkeys(key.strip() for key in given if key.strip()))
    if not keys:
        raise Fault("option", "no actor is named", "write keys of actors, such as RUS or RUS,USA", value)
    return keys


OPTIONS = (
    Option(name="camps", flag="--camps", metavar="N", help="How many camps there may be; 2 if left out.", read=_camps),
    Option(name="neutral", flag="--neutral", metavar="", help="Allow a neutral camp besides.", read=bool),
    Option(
        name="anchor",
        flag="--anchor",
        metavar="KEY,…",
        help="Who stays where it is while others are asked to switch; a party to the conflict if left out.",
        read=_keys,
    ),
    Option(
        name="before",
        flag="--before",
        metavar="DATE",
        help="Compare with the ties of this day; the day before ties last changed if left out.",
        read=to_day,
    ),
    Option(
        name="positions",
        flag="--positions",
        metavar="",
        help="Count ties that only restate positions, although there are others.",
        read=bool,
    ),
)
