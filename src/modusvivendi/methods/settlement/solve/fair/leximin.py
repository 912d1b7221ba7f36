"""Egalitarian and Kalai–Smorodinsky: raise the smallest first, then the next smallest."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Ints

_SLACK = 1e-12
"""Far more than the rounding of a quotient of at most 1, far less than needs comparing exactly."""


def egalitarian(gains: Ints) -> Ints:
    """The rows whose smallest gain is largest; of these the second smallest, and so on (leximin).

    Args:
        gains: utilities less reservation values, shape (k, parties), on a scale that the parties share.
    """
    ordered = np.sort(gains, axis=1)
    rows = np.arange(len(gains))
    for place in range(gains.shape[1]):
        rows = rows[ordered[rows, place] == ordered[rows, place].max()]
    return rows


def kalai_smorodinsky(gains: Ints) -> tuple[Ints, tuple[int, ...]]:
    """The rows that are leximin in gains as a share of each party's largest gain (Imai 1983).

    On a finite set the point where all shares are equal (Kalai and Smorodinsky 1975) need not exist; Imai's
    lexicographic form does. The largest gains are taken over the acceptable agreements, the rows' own maxima. A
    party that can gain nothing at all has no share: it is left out and returned.

    Args:
        gains: utilities less reservation values, shape (k, parties).

    Returns:
        The rows, and the parties left out.
    """
    ideal = gains.max(axis=0)
    left_out = tuple(int(party) for party in np.flatnonzero(ideal == 0))
    counted = np.flatnonzero(ideal > 0)
    rows = np.arange(len(gains))
    shares = np.sort(gains[:, counted] / ideal[counted], axis=1)
    for place in range(len(counted)):
        about = shares[rows, place]
        rows = rows[about >= about.max() - _SLACK]
        exact = [_share(gains[row], ideal, counted, place) for row in rows]
        best = max(exact)
        rows = rows[[share == best for share in exact]]
    return rows, left_out


def _share(gains: Ints, ideal: Ints, counted: Ints, place: int) -> Fraction:
    """The share in this place, the smallest first."""
    return sorted(Fraction(int(gains[party]), int(ideal[party])) for party in counted)[place]
