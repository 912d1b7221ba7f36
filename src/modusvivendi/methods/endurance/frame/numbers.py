"""Numbers of the file at their ends and in the middle."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.methods.endurance.case import Range
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.ends import ends
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.slots.network import AMOUNT

NOTHING = Range(low=Fraction(0), central=Fraction(0), high=Fraction(0))


def read(value: Value | None, bounds: Interval = AMOUNT, times: Fraction | int = 1) -> Range:
    """A number at its ends and in the middle; nothing where the file gives none."""
    if value is None:
        return NOTHING
    low, high = ends(value, bounds).ends
    return Range(low=low * times, central=central(value, bounds) * times, high=high * times)
