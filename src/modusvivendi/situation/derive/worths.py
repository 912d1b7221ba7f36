"""What each option of an issue is worth to whoever holds a position on it, at the central reading (rule 2)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.places import SCALE, SHARE

UNSAID = Fraction(1, 2)
"""Salience and firmness where the file gives none: the middle of the scale."""


def salience_of(position: Position | None) -> Fraction:
    """How much an issue matters, 0 to 1: 0 without a position, the middle where the file does not say."""
    if position is None:
        return Fraction(0)
    return UNSAID if position.salience is None else central(position.salience, SHARE)


def option_worths(
    position: Position, names: Sequence[str], places: Sequence[Fraction] | None, ideal: Fraction | None
) -> list[Fraction]:
    """Points of 100 for each option: as the file gives them outright, else how close it comes to the ideal.

    Args:
        position: whose worths these are.
        names: the options.
        places: where they lie, 0 to 100; None without an order.
        ideal: where the position's ideal lies, 0 to 100; None without an order.
    """
    given = position.values or {}
    found = []
    for at, name in enumerate(names):
        if name in given:
            found.append(central(given[name], SCALE))
        elif ideal is not None and places is not None:
            found.append(100 - abs(places[at] - ideal))
        else:
            found.append(Fraction(100) if name == position.ideal else Fraction(0))
    return found
