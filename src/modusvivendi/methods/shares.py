"""How sure a share is: of draws, of wars."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""Of a normal distribution, 95 % lies within so many standard deviations."""


def wilson(yes: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927), which is sound near 0 and 1 as well.

    Raises:
        ZeroDivisionError: there is nothing to take a share of.
    """
    share, square = yes / of, Z * Z
    middle = share + square / (2 * of)
    reach = Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return (middle - reach) / whole if yes else 0.0, (middle + reach) / whole if yes < of else 1.0
