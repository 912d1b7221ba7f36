"""Where the numbers of a problem come from when it is asked of draws: a slot, or what stands in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from modusvivendi.methods.drawn import Array
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.places import SCALE


@dataclass(frozen=True, slots=True)
class Feed:
    """One number of a problem: ``add + factor × number``."""

    slot: int | None
    """The place of its slot; None where the number is the same in every draw."""
    fixed: float
    """The number, where it is the same in every draw."""
    factor: float = 1.0
    add: float = 0.0

    def fill(self, numbers: Array) -> Array:
        """The number in each draw.

        Args:
            numbers: shape (draws, slots).
        """
        raw = np.full(len(numbers), self.fixed) if self.slot is None else numbers[:, self.slot]
        return np.asarray(self.add + self.factor * raw)


def feed(index: Mapping[str, int], key: str, fixed: Fraction | float) -> Feed:
    """The number that a key of the file names; ``index`` gives the place of each slot."""
    return Feed(index.get(key), float(fixed))


NOTHING = Feed(None, 0.0)


@dataclass(frozen=True, slots=True)
class Worth:
    """Points of 100 of one option: given outright, or 100 less the way from its place to the ideal."""

    given: Feed = NOTHING
    place: Feed | None = None
    ideal: Feed | None = None

    def fill(self, numbers: Array) -> Array:
        """The points in each draw; ``numbers`` has the shape (draws, slots)."""
        if self.place is None or self.ideal is None:
            return self.given.fill(numbers)
        return np.asarray(100 - np.abs(self.place.fill(numbers) - self.ideal.fill(numbers)))


def worths(
    position: Position,
    names: Sequence[str],
    places: Sequence[Feed] | None,
    ideal: Feed | None,
    index: Mapping[str, int],
) -> tuple[Worth, ...]:
    """What each option is worth to whoever holds a position (rule 2), as ``derive.worths.option_worths`` has it.

    Args:
        position: whose worths these are.
        names: the options.
        places: where they lie, 0 to 100; None without an order.
        ideal: where the position's ideal lies, 0 to 100; None without an order.
        index: the place of each slot by its key.
    """
    given, at = position.values or {}, f"positions.{position.actor}.{position.issue}.values"
    made = []
    for number, name in enumerate(names):
        if name in given:
            made.append(Worth(feed(index, f"{at}.{name}", central(given[name], SCALE))))
        elif places is not None and ideal is not None:
            made.append(Worth(place=places[number], ideal=ideal))
        else:
            made.append(Worth(Feed(None, 100.0 * (name == position.ideal))))
    return tuple(made)
