"""The settings of ``modus align``."""

from __future__ import annotations

from datetime import date
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


def _window(value: Any) -> tuple[date, date]:
    given = to_text(value).split(",") if isinstance(value, str) else list(value)
    if len(given) != 2:
        raise Fault("option", "a window is two days", "write its first and last day: 2022-03-01,2022-03-10", value)
    first, last = (to_day(each.strip() if isinstance(each, str) else each) for each in given)
    if first > last:
        raise Fault("option", f"the window begins on {first}, after its end {last}", "exchange the two days", value)
    return first, last


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
    Option(
        name="window",
        flag="--window",
        metavar="DATE,DATE",
        help="Of what happened count only what did from the first day to the second.",
        read=_window,
    ),
    Option(
        name="signs",
        flag="--signs",
        metavar="",
        help="Count every tie as 1 or -1, whatever its weight.",
        read=bool,
    ),
)
