"""Chances to win, risk exponents and expected utilities of one round; the steps follow Scholz et al. (2011)."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.pressure.solve.challenge.reading import Switches
from modusvivendi.methods.pressure.solve.checks import Array
from modusvivendi.methods.pressure.solve.sums import total


def chances(at: Array, weights: Array, reach: Array, risk: Array, switches: Switches) -> Array:
    """P_ij, shape (draws, n, n): that i's position beats j's (eqs. 29–31).

    Args:
        at: positions, shape (draws, n).
        weights: capability × salience, the same shape.
        reach: the range of positions, shape (draws, 1).
        risk: each voter's exponent, shape (draws, n); ones for linear votes.
        switches: which denominator.
    """
    won = np.zeros((*at.shape, at.shape[1]))
    for voter in range(at.shape[1]):
        far = (np.abs(at - at[:, voter, None]) / reach) ** risk[:, voter, None]
        won += weights[:, voter, None, None] * np.maximum(far[:, None, :] - far[:, :, None], 0.0)
    votes = won + np.swapaxes(won, 1, 2)
    every = total(votes.reshape(len(at), -1))[:, None, None]
    cast = np.where(switches.pair, votes, every)
    return np.divide(won, cast, out=np.zeros_like(won), where=cast > 0)


def expected(
    at: Array, middle: Array, reach: Array, salience: Array, wins: Array, risk: Array, switches: Switches
) -> Array:
    """E(U_ij), shape (draws, n, n): what i's challenge of j is worth (eq. 25a).

    Args:
        at: positions, shape (draws, n).
        middle: the weighted median, shape (draws, 1).
        reach: the range of positions, shape (draws, 1).
        salience: how much the one who answers cares, broadcast to (draws, n, n).
        wins: P_ij.
        risk: the exponent, broadcast to (draws, n, n).
        switches: Q and T.
    """
    apart = np.abs(at[:, :, None] - at[:, None, :])
    distance = apart / reach[:, :, None]
    won = 2 - 4 * (np.maximum(0.5 - distance / 2, 0.0)) ** risk
    lost = 2 - 4 * (0.5 + distance / 2) ** risk
    stays = 2 - 4 * 0.5**risk
    value = salience * (wins * won + (1 - wins) * lost) + (1 - salience) * won - switches.keeps * stays
    if (switches.keeps < 1).any():
        mixed = (np.abs(at - middle)[:, :, None] + apart) / reach[:, :, None]
        better = 2 - 4 * (0.5 - mixed / 4) ** risk
        worse = 2 - 4 * (0.5 + mixed / 4) ** risk
        change = switches.improves * better + (1 - switches.improves) * worse
        value = value - (1 - switches.keeps) * change
    return value


def exponents(at: Array, middle: Array, reach: Array, salience: Array, wins: Array, switches: Switches) -> Array:
    """r_i, shape (draws, n), from 0.5 to 2: how risk bends utility, from the security of each position.

    Security is the sum of what challenges of i are worth to the others, each with the exponent 1 (eqs. 26–28). Where
    all are equally secure, all exponents are 1.
    """
    neutral = np.ones((len(at), 1, 1))
    worth = expected(at, middle, reach, salience, wins, neutral, switches)
    worth = worth * ~np.eye(at.shape[1], dtype=bool)
    secure = total(worth)
    most, least = secure.max(axis=1, keepdims=True), secure.min(axis=1, keepdims=True)
    width = most - least
    flat = width <= 1e-9
    scaled = np.where(flat, 0.0, (2 * secure - most - least) / np.where(flat, 1.0, width))
    found: Array = (1 - scaled / 3) / (1 + scaled / 3)
    return found
