"""What decision makers make of each state, for many draws at once, in whole numbers, so that ties are ties.

A salience keeps six decimals, points keep four, and their products are exact (rule 3: fewer red lines broken comes
first, then utility).
"""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.drawn import Array
from modusvivendi.methods.stability.frame.feeds import Line, Wants
from modusvivendi.methods.stability.solve.model import Ints, Mask

SALIENCE, POINTS = 10**6, 10**4
"""Units of a salience of one, and of one point."""


def payoffs(wants: Wants, numbers: Array) -> Ints:
    """Payoffs of each state in each draw; only their order counts.

    Args:
        wants: of one decision maker.
        numbers: shape (draws, slots).

    Returns:
        Shape (draws, states).
    """
    worth = np.zeros((len(numbers), len(wants.stakes[0].at)), dtype=np.int64)
    for stake in wants.stakes:
        salience = _whole(stake.salience.fill(numbers), SALIENCE)
        options = np.stack([_whole(each.fill(numbers), POINTS) for each in stake.worth], axis=1)
        worth += (salience[:, None] * options)[:, stake.at]
    if wants.extras:
        every = sum(_whole(each.fill(numbers), SALIENCE) for each in wants.saliences)
        for extra in wants.extras:
            worth += (every * _whole(extra.points.fill(numbers), POINTS))[:, None] * extra.there
    step = worth.max(axis=1) - worth.min(axis=1) + 1
    return np.asarray(worth - step[:, None] * _count(wants, numbers))


def _count(wants: Wants, numbers: Array) -> Ints:
    """How many red lines each state breaks in each draw."""
    count = np.zeros((len(numbers), len(wants.stakes[0].at)), dtype=np.int64)
    for line in wants.lines:
        count += (line.stands.fill(numbers) > 0.5)[:, None] & (line.broken | _outside(line, numbers))
    return count


def _outside(line: Line, numbers: Array) -> Mask:
    """Which states lie beyond the bounds of a line in which draw."""
    if not line.places:
        return np.zeros((1, len(line.at)), dtype=np.bool_)
    places = np.stack([place.fill(numbers) for place in line.places], axis=1)
    beyond = np.zeros(places.shape, dtype=np.bool_)
    if line.low is not None:
        beyond |= places < line.low.fill(numbers)[:, None]
    if line.high is not None:
        beyond |= places > line.high.fill(numbers)[:, None]
    return np.asarray(beyond[:, line.at])


def _whole(given: Array, units: int) -> Ints:
    return np.rint(given * units).astype(np.int64)
