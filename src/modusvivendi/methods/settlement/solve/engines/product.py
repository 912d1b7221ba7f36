"""The largest product of gains, in whole numbers: tangent planes that no better package can be below.

For positive whole numbers c and w, Σ c·w ≥ n·(Π c · Π w)^(1/n): the weighted sum is largest, for its product, where
all terms are equal. So every w with Π w ≥ x satisfies Σ c·w ≥ ⌈(nⁿ · Π c · x)^(1/n)⌉, a linear condition that is
tight where the gains are in proportion to 1/c.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

_RANGE = 1 << 58
"""Weighted sums of gains stay below this."""


def root_up(number: int, degree: int) -> int:
    """The smallest whole number whose power is not below the given number."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree >= number:
            high = middle
        else:
            low = middle + 1
    return low


def plane(at: Sequence[int], reach: Sequence[int]) -> tuple[int, ...]:
    """The weights c of the tangent plane at some gains, as exact as 64-bit sums allow.

    Args:
        at: positive gains.
        reach: for each gain, how far any gain can be from 0.
    """
    # Each weight × gain stays below range / n.
    scale = _RANGE // (len(at) * max(-(-far // gain) for far, gain in zip(reach, at, strict=True)))
    return tuple(max(1, scale // gain) for gain in at)


def at_least(weights: Sequence[int], product: int) -> int:
    """What the weighted sum of gains is at least, where their product is at least so much."""
    n = len(weights)
    return root_up(n**n * prod(weights) * product, n)


def weighted_sum(weights: Sequence[int], gains: Sequence[int]) -> int:
    """Σ weight × gain."""
    return sum(weight * gain for weight, gain in zip(weights, gains, strict=True))
