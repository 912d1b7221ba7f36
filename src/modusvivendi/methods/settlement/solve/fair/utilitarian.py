"""The utilitarian solution: the largest sum."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Ints


def utilitarian(utilities: Ints) -> Ints:
    """The rows with the largest sum of points, on a scale that the parties share.

    Args:
        utilities: shape (k, parties).
    """
    total = utilities.sum(axis=1)
    return np.flatnonzero(total == total.max())
