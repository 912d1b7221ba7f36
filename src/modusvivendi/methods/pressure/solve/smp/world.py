"""Distances, utilities, risk attitudes and elections of the spatial model of politics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array
from modusvivendi.methods.pressure.solve.sums import total

TINY = 1e-8
"""Strength that every coalition has, so that no chance is 0 / 0."""


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What stays the same from turn to turn."""

    capability: Array
    """Shape (n,)."""
    salience: Array
    """Shape (n, d), adding up to at most 1 for every actor."""
    SAME: ClassVar[float] = 1e-3
    """Places nearer to each other than this are one place."""

    @property
    def keen(self) -> Array:
        """Each actor's salience over all dimensions, shape (n,)."""
        return total(self.salience)


def distances(world: World, ideals: Array, at: Array) -> Array:
    """d_ij = sqrt(Σ_k s_ik² (x_ik − x_jk)² / Σ_k s_ik²): how far place j lies from i's ideal, shape (n, places)."""
    squares = world.salience[:, None, :] ** 2
    far = total(squares * (ideals[:, None, :] - at[None, :, :]) ** 2, 2)
    found: Array = np.sqrt(far / total(squares, 2))
    return found


def utility(far: Array, bends: Array) -> Array:
    """(1 − d)(1 + d R) with each actor's attitude R, 1 for one that shuns risk; beyond d = 1, (1 − d)(1 + R)."""
    bend = bends[:, None]
    return (1 - far) * (1 + np.minimum(far, 1.0) * bend)


def election(world: World, worth: Array) -> Array:
    """The conditional chances of places by their utilities, shape (n, places) → (places,): p_i ~ Π_j p_ij.

    Votes are weighted by capability alone, as in KTAB.
    """
    gain = worth[:, :, None] - worth[:, None, :]
    strength = TINY + total(world.capability[:, None, None] * np.maximum(gain, 0.0), 0)
    wins = strength / (strength + strength.T)
    logs = total(np.log(wins))
    odds = np.exp(logs - logs.max())
    found: Array = odds / total(odds, 0)
    return found


def attitudes(world: World, far: Array) -> Array:
    """R from 1 at the likeliest place to −1/2 at the least likely, by an election without risk; 0 where all tie."""
    odds = election(world, 1 - far)
    width = odds.max() - odds.min()
    if width < 1e-12:
        return np.zeros_like(odds)
    found: Array = -0.5 + 1.5 * (odds - odds.min()) / width
    return found


def chances(world: World, worth: Array, at: Array) -> Array:
    """Each actor's place in an election among all places, those shared counted once; shape (n,)."""
    apart = np.sqrt(total((at[:, None] - at[None]) ** 2, 2)) < World.SAME
    stands = apart.argmax(axis=1)
    firsts = np.unique(stands)
    odds = election(world, worth[:, firsts])
    found: Array = odds[np.searchsorted(firsts, stands)]
    return found
