"""How often it happened when a probability was given: bins, Wilson's interval, and Murphy's parts of the score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from modusvivendi.methods.questions.scored import Scored

BINS = 10
"""Bins of equal width; each holds its lower end, the last one also 1."""
_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of about the same probability.

    Attributes:
        low: the lower end of the bin.
        high: the upper end.
        wide: whether it is no bin but a range that some forecasts gave and that no bin holds.
        n: how many forecasts.
        happened: how often the outcome was yes.
        share: the 95 % interval (Wilson 1927) of the share of yes.
    """

    low: Fraction
    high: Fraction
    wide: bool
    n: int
    happened: int
    share: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Parts:
    """The Brier score in three parts: ``reliability − resolution + uncertainty`` (Murphy 1973), of two classes."""

    reliability: Fraction
    resolution: Fraction
    uncertainty: Fraction


def wilson(happened: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    z2 = _Z * _Z
    middle = (happened + z2 / 2) / (n + z2)
    half = _Z / (n + z2) * sqrt(happened * (n - happened) / n + z2 / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def bins(forecasts: Iterable[Scored]) -> tuple[Bin, ...]:
    """The bins that hold any forecast, from low to high; then each range that fits in no bin."""
    held: dict[tuple[bool, Fraction, Fraction], list[bool]] = {}
    for each in forecasts:
        held.setdefault(_place(each), []).append(each.happened)
    return tuple(
        Bin(
            low=low,
            high=high,
            wide=wide,
            n=len(outcomes),
            happened=sum(outcomes),
            share=wilson(sum(outcomes), len(outcomes)),
        )
        for (wide, low, high), outcomes in sorted(held.items())
    )


def _place(forecast: Scored) -> tuple[bool, Fraction, Fraction]:
    """The bin of a forecast; a range lies in a bin that holds all of it, its upper end included."""
    at = min(int(forecast.low * BINS), BINS - 1)
    low, high = Fraction(at, BINS), Fraction(at + 1, BINS)
    return (False, low, high) if forecast.high <= high else (True, forecast.low, forecast.high)


def parts(forecasts: Sequence[Scored]) -> Parts | None:
    """The three parts, forecasts of the same number taken together; None where a forecast is no single number."""
    n = len(forecasts)
    if not n or not all(each.is_point for each in forecasts):
        return None
    alike: dict[Fraction, list[bool]] = {}
    for each in forecasts:
        alike.setdefault(each.low, []).append(each.happened)
    base = Fraction(sum(each.happened for each in forecasts), n)
    reliability = resolution = Fraction(0)
    for p, outcomes in alike.items():
        share = Fraction(sum(outcomes), len(outcomes))
        reliability += len(outcomes) * (p - share) ** 2
        resolution += len(outcomes) * (share - base) ** 2
    return Parts(2 * reliability / n, 2 * resolution / n, 2 * base * (1 - base))
