"""Nash bargaining on each issue by itself."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array, PressureError
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.sums import total

HALVINGS = 60
"""Halvings of the interval of search: beyond the digits of a float."""
STAYS = (
    "on an issue where ideals lie on both sides of the reference, or on it, no change gains everybody something, so "
    "the reference stays"
)


def solve(problem: Problem, *, model: str) -> Result:
    """The asymmetric Nash (1950) solution: the place x with the highest Σ w log gain, for each issue by itself.

    An actor's utility is its reach minus the distance to its ideal, so that its gain over the reference r is
    |r − ideal| − |x − ideal|, whatever the reach; w is capability × salience, and actors without weight do not count.
    The sum is concave: its slope is halved down to the digits of a float.

    Raises:
        PressureError: the problem has no reference.
    """
    if problem.reference is None:
        raise PressureError(["nash needs a reference: what stands without a deal"])
    ahead = problem.positions - problem.reference[:, None]
    counts = problem.weights > 0
    up = (~counts | (ahead > 0)).all(axis=1)
    down = (~counts | (ahead < 0)).all(axis=1)
    step = _step(np.where(counts, np.abs(ahead), np.inf), problem.weights)
    outcome = problem.reference + np.where(up, step, np.where(down, -step, 0.0))
    notes = () if (up | down).all() else (STAYS,)
    return Result(model=model, outcome=problem.shown(outcome), notes=notes)


def _step(distances: Array, weights: Array) -> Array:
    """How far from the reference, where all ideals lie on one side of it; shape (draws, d)."""
    nearest = distances.min(axis=1)
    low, high = np.zeros_like(nearest), 2 * nearest
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            at = middle[:, None]
            slopes = np.where(at < distances, weights / at, -weights / (2 * distances - at))
            rises = total(np.where(weights > 0, slopes, 0.0)) > 0
            low, high = np.where(rises, middle, low), np.where(rises, high, middle)
    found: Array = (low + high) / 2
    return found
