"""Utilities and reservation values for many draws at once, in whole units.

One unit is a billionth of a point in every draw; a score is rounded to the nearest unit, a reservation value is the sum
of the scores of what is expected less its cost. What lies below a threshold by no more than a unit for each score
counts as on it, for that is rounding.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from modusvivendi.methods.drawn import Array
from modusvivendi.methods.settlement.frame.feeds import Pair, Side
from modusvivendi.methods.settlement.solve.problem import Ints

UNITS = 10**9
"""Units of one point."""


def points(side: Side, numbers: Array) -> list[Ints]:
    """Salience × closeness / Σ salience for each option of each issue: shape (draws, options) each, in units."""
    saliences = [each.fill(numbers) for each in side.salience]
    total = np.sum(saliences, axis=0)
    total = np.where(total > 0, total, 1.0)
    made = []
    for salience, options in zip(saliences, side.worth, strict=True):
        worth = np.stack([each.fill(numbers) for each in options], axis=1)
        made.append(_units(worth * (salience / total)[:, None]))
    return made


def utilities(side: Side, own: Sequence[Ints], numbers: Array, sizes: Sequence[int], packages: Ints) -> Ints:
    """Points of some packages, shape (packages, draws).

    The sums over the first half of the issues and those over the second are made once and put together. The draws lie
    last in memory, where NumPy is many times quicker than on a few options.

    Args:
        side: the party.
        own: its points for each option of each issue, shape (draws, options) each.
        numbers: shape (draws, slots).
        sizes: options of each issue.
        packages: their numbers among all, with the last issue fastest.
    """
    half = len(own) // 2
    first, second = _sums(own[:half], len(numbers)), _sums(own[half:], len(numbers))
    found = first[packages // len(second)]
    found += second[packages % len(second)]
    if side.extras:
        options = np.unravel_index(packages, tuple(sizes))
        for pair in side.extras:
            found += _matrix(pair, numbers, sizes)[:, options[pair.one], options[pair.two]].T
    return np.asarray(found)


def _sums(own: Sequence[Ints], draws: int) -> Ints:
    """Every sum of one option of each issue, the last issue fastest, shape (combinations, draws)."""
    found = np.zeros((1, draws), dtype=np.int64)
    for options in own:
        found = (found[:, None] + options.T).reshape(-1, draws)
    return found


def expected(side: Side, own: Sequence[Ints], numbers: Array, sizes: Sequence[int]) -> Ints:
    """The least that a party accepts in each draw, shape (draws,).

    What is expected without an agreement less its cost; the middle of an issue's options where it is not known how that
    would stand; the least that any package could be worth where the file describes nothing.
    """
    if side.outright is not None:
        return np.ceil(_exact(side.outright.fill(numbers))).astype(np.int64)
    if side.outcome is None:
        floors = [options.min(axis=1) for options in own]
        floors += [_matrix(pair, numbers, sizes).min(axis=(1, 2)) for pair in side.extras]
        return np.asarray(np.sum(floors, axis=0))
    reached = [_known(options[:, :, None], at, 0) for options, at in zip(own, side.outcome, strict=True)]
    for pair in side.extras:
        reached.append(_known(_matrix(pair, numbers, sizes), side.outcome[pair.one], side.outcome[pair.two]))
    return np.asarray(np.sum(reached, axis=0)) - np.floor(_exact(side.cost.fill(numbers))).astype(np.int64)


def _known(table: Ints, one: int | None, two: int | None) -> Ints:
    """A cell of each draw's table, or the middle over those that may hold where a place is not known."""
    rows = table if one is None else table[:, one : one + 1]
    cells = rows if two is None else rows[:, :, two : two + 1]
    flat = cells.reshape(len(table), -1)
    return np.asarray((flat.max(axis=1) + flat.min(axis=1)) // 2)


def _matrix(pair: Pair, numbers: Array, sizes: Sequence[int]) -> Ints:
    """Points for each two options of two issues, shape (draws, options, options)."""
    made = np.zeros((len(numbers), sizes[pair.one], sizes[pair.two]))
    for one, two, added in pair.cells:
        made[:, one, two] += added.fill(numbers)
    return _units(made)


def _exact(given: Array) -> Array:
    """Points in units; a number with a few decimals is a whole number of units, and must not be missed by a hair."""
    return np.asarray(np.round(given * UNITS, 3))


def _units(given: Array) -> Ints:
    return np.rint(given * UNITS).astype(np.int64)
