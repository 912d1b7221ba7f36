"""Which input drives an output: Sobol' indices from a Saltelli design, with bootstrap intervals.

For use with plain arrays; nothing here knows a situation. Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and
Tarantola (2010), Computer Physics Communications 181(2), 259–270, whose table 2 gives the estimators; Jansen (1999),
Computer Physics Communications 117, 35–43, for the total index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles.faults import EnsembleError

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Indices:
    """Of k groups of inputs on m outputs; every array has the shape (k, m), the ends (2, k, m)."""

    first: Array
    """S_i: the share of the output's variance that goes when the group alone is known."""
    total: Array
    """S_Ti: the share that is left as long as the group alone is not known."""
    first_ends: Array
    total_ends: Array
    used: int
    """Base samples of which no row failed; the indices rest on these."""
    left_out: int = 0
    """Base samples of which a row failed."""


def rows(base: Array, groups: Sequence[Sequence[int]]) -> Array:
    """A Saltelli design: for each base sample the rows A, B, and A with each group of inputs taken from B.

    Args:
        base: shape (n, 2 × inputs), such as a Sobol' sequence; the left half makes A, the right half B.
        groups: the inputs of each group. Inputs that depend on one another belong into one.

    Returns:
        Shape (n × (k + 2), inputs), the rows of one base sample after one another.

    Raises:
        EnsembleError: the base has an odd number of columns, or a group names an input that is none or twice.
    """
    inputs, odd = divmod(base.shape[1], 2)
    named = [column for group in groups for column in group]
    if odd or len(named) != len(set(named)) or not all(0 <= column < inputs for column in named):
        raise EnsembleError("a Saltelli design takes two columns for each input, and each input in one group at most")
    one, two = base[:, :inputs], base[:, inputs:]
    made = np.repeat(one[:, None, :], len(groups) + 2, axis=1)
    made[:, 1] = two
    for number, group in enumerate(groups):
        made[:, 2 + number, list(group)] = two[:, list(group)]
    return made.reshape(-1, inputs)


def sobol(values: Array, groups: int, *, resamples: int = 200, seed: int = 0, level: float = 0.95) -> Indices:
    """First-order and total Sobol' indices of every group on every output.

    1. Leave out base samples with a row that failed (NaN in any output), so that one bad row spoils nothing.
    2. Standardise each output over the rows A and B.
    3. S_i = mean(f_B (f_AB_i − f_A)) / V (Saltelli et al. 2010, table 2, row b).
    4. S_Ti = mean((f_A − f_AB_i)²) / (2 V) (row f; Jansen 1999).
    5. Draw base samples with replacement, ``resamples`` times, and take the percentiles. An output that does not vary
       has no indices: NaN.

    Time O(n k m) for the indices and O(resamples n k m) for the intervals, as one matrix product.

    Args:
        values: shape (n × (k + 2), m) or (n × (k + 2),), the outputs of :func:`rows`.
        groups: k.
        resamples: of the bootstrap.
        seed: of the bootstrap.
        level: of the intervals.

    Raises:
        EnsembleError: the rows are no whole number of base samples, or fewer than two of these did not fail.
    """
    many = values[:, None] if values.ndim == 1 else values
    if len(many) % (groups + 2):
        raise EnsembleError(f"{len(many)} rows are no whole number of base samples of {groups + 2} rows")
    every = many.reshape(-1, groups + 2, many.shape[1])
    blocks = every[~np.isnan(every).any(axis=(1, 2))]
    if len(blocks) < 2:
        raise EnsembleError("fewer than two base samples did not fail; there is nothing to compare")
    pair = blocks[:, :2].reshape(-1, many.shape[1])
    spread = pair.std(axis=0)
    blocks = (blocks - pair.mean(axis=0)) / np.where(spread > 0, spread, np.nan)
    one, two, mixed = blocks[:, 0, None], blocks[:, 1, None], blocks[:, 2:]
    parts = np.stack([two * (mixed - one), (one - mixed) ** 2 / 2], axis=1)
    moments = np.stack([blocks[:, :2].mean(axis=1), (blocks[:, :2] ** 2).mean(axis=1)], axis=1)
    whole = _shares(np.full((1, len(blocks)), 1 / len(blocks)), parts, moments)[0]
    drawn = _shares(weights(len(blocks), resamples, seed), parts, moments)
    ends = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return Indices(whole[0], whole[1], ends[:, 0], ends[:, 1], len(blocks), len(every) - len(blocks))


def weights(samples: int, resamples: int, seed: int) -> Array:
    """How often each base sample is drawn, as shares; shape (resamples, samples)."""
    stream = np.random.Generator(np.random.PCG64(seed))
    made = np.empty((resamples, samples))
    for row in made:
        row[:] = np.bincount(stream.integers(0, samples, samples), minlength=samples)
    return made / samples


def _shares(weights: Array, parts: Array, moments: Array) -> Array:
    """Weighted means of the numerators over the variance; shape (resamples, 2, k, m)."""
    samples = len(parts)
    upper = (weights @ parts.reshape(samples, -1)).reshape(len(weights), *parts.shape[1:])
    first, second = np.moveaxis((weights @ moments.reshape(samples, -1)).reshape(len(weights), 2, -1), 1, 0)
    found: Array = upper / (second - first**2)[:, None, None, :]
    return found
