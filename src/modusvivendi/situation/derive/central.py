"""The central reading of an uncertain number, for answers that take every number at one place.

An exact number is itself. A range or a hedged word is read at its middle, within the bounds of what it measures; a
distribution at its mean (normal, uniform, beta), its median (lognormal) or its most likely value (triangular, PERT).
Where analysts disagree, the mean of their central readings is taken. The reading is a convention, not an estimate:
answers that rest on it say so.
"""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.situation.derive.places import cut
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.quantities.laws import Beta, Law, Lognormal, Normal, Pert, Triangular

RULE = "ranges and hedged words are taken at their middle, distributions at their centre"


def central(value: Value, bounds: Interval) -> Fraction:
    """The central reading of a value within bounds, the mean over the analysts who gave it."""
    numbers = [central_number(version.number, bounds) for version in value.versions]
    return sum(numbers, Fraction(0)) / len(numbers)


def central_number(number: UncertainNumber, bounds: Interval) -> Fraction:
    """The central reading of one number within bounds, both ends of which are known."""
    centre = _centre(number.law) if number.law is not None else None
    if centre is None:
        return middle(cut(number.interval, bounds))
    low, high = bounds.ends
    return min(max(centre, low), high)


def middle(interval: Interval) -> Fraction:
    """The middle of an interval with both ends."""
    low, high = interval.ends
    return (low + high) / 2


def _centre(law: Law) -> Fraction | None:
    if isinstance(law, Normal):
        return law.mean
    if isinstance(law, Lognormal):
        return law.median
    if isinstance(law, (Triangular, Pert)):
        return law.mode
    if isinstance(law, Beta):
        return law.alpha / (law.alpha + law.beta)
    return None
