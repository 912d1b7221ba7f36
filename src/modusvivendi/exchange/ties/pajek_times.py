"""Times in a Pajek network, ``[1946-1949,1955,1960-*]``, where their numbers are years."""

from __future__ import annotations

import re
from datetime import date

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.ties.graph import ALWAYS, Time
from modusvivendi.situation.problems import Mark

NOTE = "Times of ties are years, each from its first day to its last."
_INTERVAL = re.compile(r"(\d{1,9})(?:-(\d{1,9}|\*))?", re.ASCII)
_YEARS = range(1000, 3001)


def times(text: str, mark: Mark, faults: Faults) -> tuple[Time, ...]:
    """When a tie is in force, from the text between the brackets."""
    return tuple(_time(part.strip(), mark, faults) for part in text.split(","))


def _time(part: str, mark: Mark, faults: Faults) -> Time:
    match = _INTERVAL.fullmatch(part)
    if match is None:
        faults.add("pajek", f"the time {shown(part)} is not read", "write [1946-1949] or [1946-*]", mark)
        return ALWAYS
    first = int(match[1])
    last = first if match[2] is None else None if match[2] == "*" else int(match[2])
    if first not in _YEARS or (last is not None and last not in _YEARS):
        what = f"the time points {shown(part)} are no years, and times without dates are not read"
        faults.add("pajek", what, "write years between 1000 and 3000, or delete the brackets", mark)
        return ALWAYS
    if last is not None and last < first:
        faults.add("validity", f"the time {shown(part)} ends before it begins", "turn it round", mark)
        return ALWAYS
    return Time(date(first, 1, 1), None if last is None else date(last + 1, 1, 1))
