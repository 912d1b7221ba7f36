"""Which inputs matter at all: elementary effects along the trajectories of a Morris design.

For use with plain arrays; nothing here knows a situation. Source: Morris (1991), Technometrics 33(2), 161–174; μ* and
groups from Campolongo, Cariboni and Saltelli (2007), Environmental Modelling & Software 22(10), 1509–1518.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.indices import Array, weights


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """Of k groups of inputs on m outputs, in the output's unit for the whole range of an input.

    Every array has the shape (k, m), the ends (2, k, m).
    """

    mu: Array
    """The mean effect; NaN for a group of several inputs, which move in different directions."""
    mu_star: Array
    """The mean of the effects without their signs: how much the group matters."""
    sigma: Array
    """How far the effects differ from one another: by curvature or with other inputs. NaN for several inputs."""
    ends: Array
    """Of the interval of μ*."""
    used: int
    """Trajectories of which no row failed; the effects rest on these."""
    left_out: int = 0
    """Trajectories of which a row failed."""


def effects(
    points: Array,
    values: Array,
    groups: Sequence[Sequence[int]],
    *,
    choices: Collection[int] = (),
    resamples: int = 200,
    seed: int = 0,
    level: float = 0.95,
) -> Effects:
    """Elementary effects of every group on every output.

    1. Leave out trajectories with a row that failed (NaN in any output), so that one bad row spoils nothing.
    2. d_i = (y after group i moved − y before) / its step, with the step's sign (Morris 1991, equation 1). For a group
       of several inputs, which may move in different directions, only |d_i| has a meaning. A choice has no distance:
       its d_i is the change itself.
    3. μ_i = mean(d_i), μ*_i = mean(|d_i|), σ_i = standard deviation of d_i.
    4. Draw trajectories with replacement, ``resamples`` times, and take the percentiles of μ*.

    Time O(n (inputs + m) + resamples n m).

    Args:
        points: shape (t × (k + 1), inputs), the rows of the design, one trajectory after another.
        values: shape (t × (k + 1), m) or (t × (k + 1),), their outputs.
        groups: the inputs of each of the k groups.
        choices: the inputs whose numbers stand for categories; a group with one of them is a choice.
        resamples: of the bootstrap.
        seed: of the bootstrap.
        level: of the intervals.

    Raises:
        EnsembleError: the rows are no trajectories on which each group moves once, or fewer than two did not fail.
    """
    many = values[:, None] if values.ndim == 1 else values
    if len(points) != len(many) or len(many) % (len(groups) + 1):
        raise EnsembleError(f"{len(many)} rows are no whole number of trajectories of {len(groups) + 1} rows")
    blocks = many.reshape(-1, len(groups) + 1, many.shape[1])
    known = ~np.isnan(blocks).any(axis=(1, 2))
    if known.sum() < 2:
        raise EnsembleError("fewer than two trajectories did not fail; there is nothing to compare")
    at, step = _moves(points.reshape(len(blocks), len(groups) + 1, -1)[known], groups)
    step[:, [number for number, group in enumerate(groups) if set(choices) & set(group)]] = 1
    effect = np.take_along_axis(np.diff(blocks[known], axis=1), at[:, :, None], axis=1) / step[:, :, None]
    size = np.abs(effect)
    drawn = weights(len(size), resamples, seed) @ size.reshape(len(size), -1)
    ends = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0).reshape(2, *size.shape[1:])
    alone = np.where([len(group) == 1 for group in groups], 1, np.nan)[:, None]
    return Effects(
        mu=effect.mean(axis=0) * alone,
        mu_star=size.mean(axis=0),
        sigma=effect.std(axis=0, ddof=1) * alone,
        ends=ends,
        used=len(size),
        left_out=int((~known).sum()),
    )


def _moves(points: Array, groups: Sequence[Sequence[int]]) -> tuple[NDArray[np.intp], Array]:
    """At which step each group moves, and how far its first input goes; shapes (t, k)."""
    change = np.diff(points, axis=1)
    steps = change[:, :, [group[0] for group in groups]]
    turn = (steps != 0).argmax(axis=1)
    expected = np.zeros(change.shape, dtype=bool)
    for number, group in enumerate(groups):
        for column in group:
            expected[np.arange(len(turn)), turn[:, number], column] = True
    if not np.array_equal(change != 0, expected) or (np.sort(turn, axis=1) != np.arange(len(groups))).any():
        raise EnsembleError("the rows are no trajectories: from row to row one group moves, and each of them once")
    return turn, np.take_along_axis(steps, turn[:, None, :], axis=1)[:, 0]
