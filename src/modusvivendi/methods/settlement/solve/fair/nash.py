"""The Nash solution: the largest product of gains."""

from __future__ import annotations

from math import prod

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Ints

_SLACK = 1e-9
"""Far more than the rounding of a sum of logarithms, far less than needs comparing exactly."""


def nash(gains: Ints) -> Ints:
    """The rows with the largest product of gains over the reservation values (Nash 1950).

    Where every product is zero: of the rows where most parties gain, those with the largest product over the
    parties that do.

    Logarithms sort out the rows that are far from the best; the rest is compared in exact whole numbers.

    Args:
        gains: utilities less reservation values, shape (k, parties), none negative.
    """
    gaining = (gains > 0).sum(axis=1)
    rows = np.flatnonzero(gaining == gaining.max())
    logs = np.log(np.maximum(gains[rows], 1).astype(np.float64)).sum(axis=1)
    rows = rows[logs >= logs.max() - _SLACK * max(1.0, float(logs.max()))]
    products = [prod(gain for gain in row if gain) for row in gains[rows].tolist()]
    best = max(products)
    found: Ints = rows[[product == best for product in products]]
    return found
