"""Derived quantities: what one method finds in a situation and another one reads there.

Methods do not import one another. One that has numbers for others publishes them with their places in the situation;
one that reads them names the methods that it takes numbers from, and finds them at these places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import put
from modusvivendi.situation.slots.slot import Path

Publisher = Callable[[Situation], Mapping[Path, Value]]
"""Takes a situation and gives numbers by their places in it; none where the situation does not ask for any."""


class CycleError(Exception):
    """Methods read one another's numbers in a circle."""


class Reader(Protocol):
    """What of a method matters here."""

    @property
    def reads(self) -> tuple[str, ...]:
        """The methods whose numbers it takes."""
        ...

    @property
    def publishes(self) -> Publisher | None:
        """What gives its own numbers to others, if it has any."""
        ...


def prepared(
    reader: Reader, situation: Situation, find: Callable[[str], Reader], path: tuple[str, ...] = ()
) -> Situation:
    """A situation with the numbers that a method reads at their places.

    Args:
        reader: the method that reads.
        situation: what is known.
        find: gives a method by its name.
        path: the methods that read one another on the way to this one.

    Raises:
        CycleError: a method would read what rests on its own numbers.
    """
    values: dict[Path, Value] = {}
    for name in reader.reads:
        if name in path:
            raise CycleError(" reads ".join((*path, name)))
        other = find(name)
        if other.publishes is not None:
            values |= other.publishes(prepared(other, situation, find, (*path, name)))
    return put(situation, values) if values else situation
