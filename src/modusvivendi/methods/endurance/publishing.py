"""What fighting on is worth, as the reservation values of those who would."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from modusvivendi.methods.endurance.asked import worth_on
from modusvivendi.methods.endurance.frame import fighters
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Path

WHY = "derived by `modus endure`: its chance to prevail less what fighting costs it, 100 · (p − c)"


def publish(situation: Situation) -> Mapping[Path, Value]:
    """Points of 100 on the situation's day; 0 where fighting is worth less than nothing."""
    return {
        ("alternatives", fighter.key, "worth"): _value(worth_on(fighter, 0).low, worth_on(fighter, 0).high)
        for fighter in fighters(situation)
    }


def _value(low: Fraction, high: Fraction) -> Value:
    floor = Fraction(0)
    number = UncertainNumber(Interval(max(low, floor), max(high, floor)))
    return Value((Version(number=number, why=WHY),))
