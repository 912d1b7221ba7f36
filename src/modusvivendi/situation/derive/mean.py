"""Exact bounds of a weighted mean whose weights and values are intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from modusvivendi.situation.quantities import Interval


def weighted_mean(terms: Sequence[tuple[Interval, Interval]]) -> Interval | None:
    """The least and the greatest ``Σ w x / Σ w`` over every weight w and value x in their intervals.

    The mean rises with every x, so the least takes every x at its low end. In each w it is monotone:
    raising w lowers the mean where x lies below it and raises it where x lies above. So at the least, the
    weights of the values up to some value are at their high ends and the others at their low ends; sorting
    by x and trying each such split finds it in O(n log n). The greatest is the least of the negated values,
    negated.

    Args:
        terms: pairs of a weight (both ends, none negative) and a value (both ends).

    Returns:
        The bounds, exact; ends that are only approached count as reached. None where every weight is 0 for
        certain, or there is no term: the mean then has no meaning. All weights 0 at once, where that is
        merely possible, has no mean and is left out.
    """
    lows = [(value.ends[0], *weight.ends) for weight, value in terms]
    highs = [(-value.ends[1], *weight.ends) for weight, value in terms]
    least, negated = _least(lows), _least(highs)
    return None if least is None or negated is None else Interval(least, -negated)


def _least(terms: Iterable[tuple[Fraction, Fraction, Fraction]]) -> Fraction | None:
    """The least mean of ``(value, least weight, greatest weight)``."""
    ordered = sorted(terms)
    weight = sum((low for _, low, _ in ordered), Fraction(0))
    total = sum((value * low for value, low, _ in ordered), Fraction(0))
    best = total / weight if weight else None
    for value, low, high in ordered:
        weight += high - low
        total += value * (high - low)
        if weight and (best is None or total / weight < best):
            best = total / weight
    return best
