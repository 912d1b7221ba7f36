"""Exact bounds of the compromise and of the weighted median where positions and weights are known within ranges."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array
from modusvivendi.methods.pressure.solve.sums import mean, median


def bounds(places: tuple[Array, Array], weights: tuple[Array, Array], model: str = "compromise") -> tuple[float, float]:
    """The least and the greatest outcome, both reached, on one issue.

    The outcome falls with every position, so all stand at their lower ends; it falls when weight goes from those above
    it to those below it, so for some number k the k lowest have their greatest weights and the others their least.
    All k are tried. The greatest outcome is found likewise.

    Args:
        places: lower and upper ends of positions, each of the shape (n,).
        weights: of capability × salience, likewise.
        model: ``"compromise"`` or ``"median"``.
    """
    average = median if model == "median" else mean
    return _extreme(places[0], weights, average, 1), _extreme(places[1], weights, average, -1)


def _extreme(at: Array, weights: tuple[Array, Array], average: Callable[[Array, Array], Array], sign: int) -> float:
    order = np.argsort(sign * at, kind="stable")
    placed, light, heavy = at[order], weights[0][order], weights[1][order]
    count = len(at)
    many = np.where(np.tri(count + 1, count, -1, dtype=bool), heavy, light)
    many = many[many.sum(axis=1) > 0]
    found = average(np.broadcast_to(placed, many.shape)[:, :, None], many[:, :, None])
    return float(found.min() if sign > 0 else found.max())
