"""How sure a share of draws is."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""Of a normal distribution, 95 % lies within so many standard deviations."""


def wilson(yes: int, draws: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927), which is sound near 0 and 1 as well.

    Raises:
        ZeroDivisionError: there are no draws.
    """
    share, square = yes / draws, Z * Z
    middle = share + square / (2 * draws)
    reach = Z * sqrt(share * (1 - share) / draws + square / (4 * draws * draws))
    whole = 1 + square / draws
    return (middle - reach) / whole if yes else 0.0, (middle + reach) / whole if yes < draws else 1.0
