"""What one thing more or less is worth, in people out within the truce that is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.runnable import Run
from modusvivendi.methods.access.runs import run

MOST_WAYS = 250
"""Ways up to which it is asked what each single one is worth."""
Kind = Literal["close", "open", "capacity", "screening", "vehicle", "hour"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A change of one thing."""

    kind: Kind
    at: int
    """The way, place or fleet; 0 for the hour."""
    people: int
    """How many more get out; fewer below 0."""


def worths(case: Case, found: Run | None) -> tuple[Worth, ...]:
    """Closing each way, opening each, and one more of anything: by solving again, the most people first.

    With very many ways only a longer truce is looked at.
    """
    every = [*_hour(case, found)]
    if len(case.ways) <= MOST_WAYS:
        every += _opening(case, found)
    if found is not None and len(case.ways) <= MOST_WAYS:
        every += [*_closing(found), *_more(case, found), *_vehicles(case, found)]
    return tuple(sorted(every, key=lambda each: (-abs(each.people), each.kind, each.at)))


def _end(found: Run | None) -> int:
    return 0 if found is None else found.by(found.built.steps)


def _closing(found: Run) -> Iterator[Worth]:
    for link, at in enumerate(found.built.ways):
        yield Worth(kind="close", at=at, people=found.closed(link) - _end(found))


def _opening(case: Case, found: Run | None) -> Iterator[Worth]:
    """Each way that is closed under the package, open as well."""
    for at in sorted(set(range(len(case.ways))) - case.open):
        other = run(case, case.central, case.open | {at}, case.hours)
        yield Worth(kind="open", at=at, people=_end(other) - _end(found))


def _hour(case: Case, found: Run | None) -> Iterator[Worth]:
    """A truce that is one hour longer."""
    longer = run(case, case.central, case.open, case.hours + 1)
    yield Worth(kind="hour", at=0, people=_end(longer) - _end(found))


def _more(case: Case, found: Run) -> Iterator[Worth]:
    """One person an hour more on each way and through each check."""
    for link, at in enumerate(found.built.ways):
        yield Worth(kind="capacity", at=at, people=found.wider(link) - _end(found))
    for at, limit in enumerate(case.central.screening):
        if limit is not None:
            yield Worth(kind="screening", at=at, people=found.quicker(at) - _end(found))


def _vehicles(case: Case, found: Run) -> Iterator[Worth]:
    """One vehicle more of each fleet."""
    for at in sorted({fleet for way in found.built.ways if (fleet := case.ways[way].fleet) is not None}):
        other = run(case, _with_one_more(case.central, at), case.open, case.hours)
        yield Worth(kind="vehicle", at=at, people=_end(other) - _end(found))


def _with_one_more(reading: Reading, fleet: int) -> Reading:
    count = tuple(many + (at == fleet) for at, many in enumerate(reading.count))
    return replace(reading, count=count)
