"""Ways down the landscape of alignments: one actor at a time changes its camp (Axelrod & Bennett 1993)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from modusvivendi.methods.alignment.solve.graph import Floats, Graph, GraphError, Ints, exact, graph


def weigh(propensity: ArrayLike, size: ArrayLike | None) -> tuple[Ints, Graph]:
    """Sizes times propensities: in whole units, shape (n, n), and as a graph.

    Raises:
        GraphError: the shapes do not fit, the propensities are not symmetric, a number is not finite, or a size is
            below 0.
    """
    given = np.asarray(propensity, dtype=object)
    if given.ndim != 2 or given.shape[0] != given.shape[1] or len(given) < 2:
        raise GraphError(f"propensities have the shape {given.shape}; give (n, n) for two actors or more")
    sizes = np.ones(len(given), dtype=object) if size is None else np.asarray(size, dtype=object)
    if sizes.shape != (len(given),):
        raise GraphError(f"sizes have the shape {sizes.shape}; give ({len(given)},): one for each actor")
    floats = _finite(given, "propensities"), _finite(sizes, "sizes")
    upper = np.triu_indices(len(given), 1)
    if (floats[0][upper] != floats[0].T[upper]).any():
        raise GraphError("propensities are not symmetric; give i, j the same as j, i")
    if (floats[1] < 0).any():
        raise GraphError("a size is below 0; give 0 or more")
    strong = [exact(each) for each in sizes]
    rows = zip(*upper, given[upper], strict=True)
    weights = [exact(each) * strong[one] * strong[two] for one, two, each in rows]
    made = graph(len(given), np.stack(upper, axis=1), np.array(weights, dtype=object))
    pairs = np.zeros((len(given), len(given)), dtype=np.int64)
    pairs[upper] = pairs.T[upper] = made.units
    return pairs, made


def _finite(given: object, what: str) -> Floats:
    try:
        made = np.asarray(given, dtype=np.float64).copy()
    except (TypeError, ValueError):
        raise GraphError(f"{what} are no numbers") from None
    if made.ndim == 2:
        np.fill_diagonal(made, 0.0)
    if not np.isfinite(made).all():
        raise GraphError(f"{what} hold a number that is not finite")
    return made


def energy(weighed: Graph, heights: Ints) -> Floats:
    """Both orders of each pair count."""
    return weighed.worths(2 * heights.astype(np.int64))


def between(pairs: Ints, sides: Ints) -> Ints:
    """Half the energy of configurations, shape (p, n), in units: what joins one camp to the other."""
    signs = 1 - 2 * sides
    inner = ((signs @ pairs) * signs).sum(axis=1)
    return np.asarray((pairs.sum() - inner) // 4)


def way_down(pairs: Ints, start: Ints) -> Ints:
    """The configurations from a start to a minimum, the best change of one actor at a time, shape (steps + 1, n)."""
    way, signs = [start], 1 - 2 * start
    while True:
        gain = -signs * (pairs @ signs)  # what half the energy falls by if this actor changes
        actor = int(gain.argmax())
        if gain[actor] <= 0:
            return np.array(way)
        signs = signs.copy()
        signs[actor] = -signs[actor]
        way.append((1 - signs) // 2)


def downhill(propensity: ArrayLike, size: ArrayLike | None, sides: Sequence[int]) -> tuple[Ints, Floats]:
    """The way down from a configuration: shape (steps + 1, n), and the energies, shape (steps + 1,).

    Raises:
        GraphError: as :func:`weigh`; or the sides are not n zeros and ones.
    """
    pairs, weighed = weigh(propensity, size)
    held = np.asarray(sides)
    if held.shape != (len(pairs),) or not np.isin(held, (0, 1)).all():
        raise GraphError(f"sides have the shape {held.shape}; give ({len(pairs)},) zeros and ones")
    steps = way_down(pairs, held.astype(np.int64))
    return steps, energy(weighed, between(pairs, steps))
