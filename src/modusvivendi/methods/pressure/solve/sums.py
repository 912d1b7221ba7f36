"""Sums in one fixed order, so that one draw and many give the same digits on every machine."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array

LARGE, LONG = 10_000, 200
"""From which size, and up to which length, terms are added one by one, which is quicker; the digits are the same."""


def total(array: Array, axis: int = 1) -> Array:
    """The sum along an axis, term after term; NumPy's own order depends on the shape in memory."""
    if array.size < LARGE or array.shape[axis] > LONG:
        found: Array = np.take(np.cumsum(array, axis=axis), -1, axis=axis)
        return found
    terms = np.moveaxis(array, axis, 0)
    found = terms[0].copy()
    for term in terms[1:]:
        found += term
    return found


def mean(array: Array, weights: Array, axis: int = 1) -> Array:
    """The weighted mean along an axis."""
    found: Array = total(weights * array, axis) / total(weights, axis)
    return found


ROUNDED = 1e-9
"""Relative differences below this are no differences where two numbers are compared."""


def median(positions: Array, weights: Array) -> Array:
    """The weighted median along the axis of actors.

    It is the position with the highest summed vote against every other (Scholz, Calbert & Smith 2011, eq. 29). Where
    half of the weight stands at or below one position and half at or above the next, it is the middle of the two.

    Args:
        positions: shape (draws, n, d).
        weights: the same shape, zero or more.

    Returns:
        Shape (draws, d).
    """
    order = np.argsort(positions, axis=1, kind="stable")
    places = np.take_along_axis(positions, order, axis=1)
    below = np.cumsum(np.take_along_axis(weights, order, axis=1), axis=1)
    half, slack = below[:, -1:] / 2, below[:, -1:] * ROUNDED
    lower = np.take_along_axis(places, (below >= half - slack).argmax(axis=1)[:, None], axis=1)
    upper = np.take_along_axis(places, (below > half + slack).argmax(axis=1)[:, None], axis=1)
    found: Array = ((lower + upper) / 2)[:, 0]
    return found
