"""Who moves where in a round: the offers that follow from expected utilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.pressure.solve.challenge.reading import Switches
from modusvivendi.methods.pressure.solve.checks import Array

Counts = NDArray[np.int64]
CONFLICT, COMPROMISE, CAPITULATION, NONE = 0, 1, 2, 3
DIGITS = 9
"""Decimals that expected utilities and moves are rounded to before they are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """One round's moves."""

    after: Array
    """Positions after it, shape (draws, n)."""
    toward: Counts
    """Whose offer each actor took, −1 where it took none; shape (draws, n)."""
    kind: Counts
    """Of that offer: ``CONFLICT``, ``COMPROMISE``, ``CAPITULATION`` or ``NONE``; shape (draws, n)."""


def classify(own: Array, other: Array) -> Counts:
    """The class of the offer that j makes to i, from E(U_ij) and E(U_ji), both as i is taken to see them."""
    conflict = (other > own) & (own > 0)
    gives = (other > 0) & (own < 0)
    kinds = np.where(conflict, CONFLICT, np.where(gives & (other > -own), COMPROMISE, NONE))
    return np.where(gives & (other < -own), CAPITULATION, kinds)


def move(at: Array, own: Array, other: Array, switches: Switches) -> Moves:
    """All actors move at once, each by the best of its offers: conflict first, then compromise, then capitulation.

    New positions are rounded to nine decimals, so that engines agree. Among equal offers the one that leads lowest on
    the scale is taken, so that the order of actors does not matter. In a compromise i goes the share
    |E(U_ij) / E(U_ji)| of the way (eq. 36).
    """
    own, other = np.round(own, DIGITS), np.round(other, DIGITS)
    kinds = classify(own, other)
    way = at[:, None, :] - at[:, :, None]
    share = np.abs(np.divide(own, other, out=np.zeros_like(own), where=other != 0))
    goes = np.where(kinds == COMPROMISE, way * share, np.where(kinds == NONE, 0.0, way))
    best = kinds.min(axis=2)
    keys = np.where(kinds == best[:, :, None], np.round(_key(at, own, other, goes, kinds, switches), DIGITS), np.inf)
    equal = keys == keys.min(axis=2, keepdims=True)
    toward = np.where(equal, np.round(goes, DIGITS), np.inf).argmin(axis=2)
    step = np.take_along_axis(goes, toward[:, :, None], axis=2)[:, :, 0]
    stays = (best == NONE) | ((best == CONFLICT) & ~switches.moves[:, :, 0])
    return Moves(np.round(at + np.where(stays, 0.0, step), DIGITS), np.where(stays, -1, toward), best)


def _key(at: Array, own: Array, other: Array, goes: Array, kinds: Counts, switches: Switches) -> Array:
    """What is lowest for the offer that is taken."""
    weight = np.abs(own) + np.abs(other)
    sums = np.abs(own) * at[:, :, None] + np.abs(other) * at[:, None, :]
    average = np.divide(sums, weight, out=np.zeros_like(sums), where=weight > 0)
    least = np.abs(goes)
    lowest = np.where(kinds == COMPROMISE, average, least)
    return np.where(switches.highest, -other, np.where(switches.least, least, lowest))
