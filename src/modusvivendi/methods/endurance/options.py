"""The settings of ``modus endure``."""

from __future__ import annotations

from typing import Any

from modusvivendi.methods.base import Option
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

MOST_DAYS = 36_500


def _days(value: Any) -> int:
    text = str(value) if isinstance(value, int) else to_text(value).strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and 1 <= int(text) <= MOST_DAYS):
        raise Fault("option", f'"{shown(text)}" is no number of days', f"write 1 to {MOST_DAYS}", value)
    return int(text)


def _horizons(value: Any) -> tuple[int, ...]:
    given = to_text(value).split(",") if isinstance(value, str) else list(value)
    if not 0 < len(given) <= 20:
        raise Fault("option", "between one and twenty numbers of days are asked about", "write 30,90,365", value)
    return tuple(_days(each) for each in given)


OPTIONS = (
    Option(
        name="lasted",
        flag="--lasted",
        metavar="DAYS",
        help="For how many days the war has lasted; by the first attack of the ledger if left out.",
        read=_days,
    ),
    Option(
        name="horizons",
        flag="--beyond",
        metavar="DAYS,…",
        help="Beyond how many days it might last; 30,90,365 if left out.",
        read=_horizons,
    ),
)
