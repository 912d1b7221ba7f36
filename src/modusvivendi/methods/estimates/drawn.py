"""Counts asked of many draws: which of the accounts that exclude one another holds, and the number within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from modusvivendi.methods.drawn import Array, Column, Rows, Template, refuse
from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.frame import Series, frame
from modusvivendi.methods.estimates.solve.accounts import Account, accounts
from modusvivendi.methods.estimates.solve.conflicts import conflicts
from modusvivendi.methods.estimates.solve.steps import steps
from modusvivendi.situation.fields.numbers import MOST_VERSIONS, Value, Version
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot

MOST_PAIRS = 10_000


def slots(situation: Situation, options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """One for each quantity that is uncertain and counted from both sides: its number on the last day spoken for."""
    refuse(options)
    made = (_slot(series) for series in frame(situation).series)
    return tuple(slot for slot in made if slot is not None and slot.uncertain)


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The numbers of the quantities themselves."""
    refuse(options)
    units = {series.key: series.unit for series in frame(situation).series}
    return Numbers(tuple(Column(slot.label, units[slot.key.partition(".")[2]]) for slot in slots))


class Numbers:
    """Outputs that are the drawn numbers."""

    largest = 20_000

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns

    def rows(self, numbers: Array) -> Rows:
        """The numbers as they were drawn."""
        return Rows(np.array(numbers), ("",) * len(numbers))


def _slot(series: Series) -> Slot | None:
    """None where a number may be without end."""
    found = conflicts(series.counts, series.accumulates, most=MOST_PAIRS)
    told = accounts(len(series.counts), found.pairs, most=MOST_VERSIONS)
    implied = {account: _implied(series, account) for account in told}
    if any(interval is None for interval in implied.values()):
        return None
    alike: dict[Interval, list[Account]] = {}
    for account, interval in implied.items():
        if interval is not None:
            alike.setdefault(interval, []).append(account)
    versions = [
        Version(number=UncertainNumber(interval), by=_words(series, same) if len(alike) > 1 else None)
        for interval, same in alike.items()
    ]
    value = Value(tuple(versions))
    return Slot(
        key=f"quantities.{series.key}",
        label=series.label,
        value=value,
        bounds=value.interval,
        given=True,
        path=(),
        because=tuple(estimate.evidence for estimate in series.estimates),
    )


def _implied(series: Series, account: Account) -> Interval | None:
    """What some counts imply on the last day that any count speaks for, both ends reached.

    None where the counts give no two ends. The bound of a quantity is no count of it, and an open-ended count ("more
    than") reaches up to that.
    """
    last = max(count.last for count in series.counts)
    kept = [series.counts[index] for index in account]
    found = steps([*kept, Count(Interval(None, None), last, last)], series.accumulates)[-1].interval
    if found is None or found.low is None or found.high is None:
        return None
    if series.bounds is not None and found.high == series.bounds.high:
        return None
    return Interval(found.low, found.high)


def _words(series: Series, same: Sequence[Account]) -> str:
    """Whose counts hold in some accounts and not in every other."""
    return " or ".join(dict.fromkeys(", ".join(dict.fromkeys(_told(series, account))) for account in same))


def _told(series: Series, account: Account) -> Iterator[str]:
    disputed = {index for pair in conflicts(series.counts, series.accumulates, most=MOST_PAIRS).pairs for index in pair}
    for index in account:
        if index in disputed:
            each = series.estimates[index]
            yield f"{each.who}, {each.day}"
