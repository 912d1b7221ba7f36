"""What fighting on is worth, as the reservation values of those who would."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from modusvivendi.methods.endurance.asked import worth_on
from modusvivendi.methods.endurance.case import Range
from modusvivendi.methods.endurance.frame import fighters
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import UncertainNumber, read_law
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Path

WHY = "derived by `modus endure`: its chance to prevail less what fighting costs it, 100 · (p − c)"


def publish(situation: Situation) -> Mapping[Path, Value]:
    """Points of 100 on the situation's day; 0 where fighting is worth less than nothing."""
    return {("alternatives", fighter.key, "worth"): _value(worth_on(fighter, 0)) for fighter in fighters(situation)}


def _value(worth: Range) -> Value:
    """From the least to the most, with the central reading as the most likely: cutting at 0 must not move it."""
    low, central, high = (max(each, Fraction(0)) for each in (worth.low, worth.central, worth.high))
    number = (
        UncertainNumber.of(low) if low == high else read_law("triangular", [str(each) for each in (low, central, high)])
    )
    return Value((Version(number=number, why=WHY),))
