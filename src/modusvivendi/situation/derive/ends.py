"""The lower and the upper end at which an uncertain number is read, where an answer is a range.

A range and hedged words are read at their ends; where analysts disagree, at the ends of all they say. A distribution
whose tails have no end (normal, lognormal) is read at its 5 % and 95 % quantiles, one that has ends at these.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp, log
from statistics import NormalDist

from modusvivendi.situation.derive.places import cut
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.quantities.laws import Lognormal, Normal

RULE = "ranges are read at their ends, normal and lognormal distributions at their 5 % and 95 % quantiles"
TAIL = 0.05
_DIGITS = 10**6


def ends(value: Value, bounds: Interval) -> Interval:
    """From the lowest to the highest reading of a value, within bounds both ends of which are known."""
    found = [_ends(version.number, bounds) for version in value.versions]
    hull = found[0]
    for each in found[1:]:
        hull = hull.hull(each)
    return hull


def _ends(number: UncertainNumber, bounds: Interval) -> Interval:
    if isinstance(number.law, Normal):
        law = NormalDist(float(number.law.mean), float(number.law.sd))
        return cut(_between(law.inv_cdf(TAIL), law.inv_cdf(1 - TAIL)), bounds)
    if isinstance(number.law, Lognormal):
        law = NormalDist(log(number.law.median), log(number.law.gsd))
        return cut(_between(exp(law.inv_cdf(TAIL)), exp(law.inv_cdf(1 - TAIL))), bounds)
    return cut(number.interval, bounds)


def _between(low: float, high: float) -> Interval:
    """Rounded to six decimals, so that every machine has the same digits."""
    return Interval(Fraction(round(low * _DIGITS), _DIGITS), Fraction(round(high * _DIGITS), _DIGITS))
