"""The landscape of alignments (Axelrod & Bennett 1993): every way of forming two camps as a place with a height.

The energy of a configuration X is Σ over ordered pairs i, j of s_i s_j p_ij d_ij(X): sizes s, propensities p to work
together, and distance d = 1 between camps, 0 within one. A camp against its rest and the rest against it are one
configuration. From a configuration one actor at a time changes its camp, the one whose change lowers the energy most
(the lowest number of several), until none lowers it: a local minimum; its basin are the configurations that lead there.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import ArrayLike

from modusvivendi.methods.alignment.solve.descent import between, energy, way_down, weigh
from modusvivendi.methods.alignment.solve.exhaustive import sides as sides_of
from modusvivendi.methods.alignment.solve.exhaustive import totals
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, GraphError, Ints, Mask
from modusvivendi.methods.alignment.solve.solve import solve
from modusvivendi.methods.clock import Clock

EXHAUSTIVE = 24
"""Actors up to whom every configuration is looked at: eight million."""
STARTS = 500
"""Random configurations from which ways down are followed where there are more."""
SEED = 1
_CODES = 32
"""More than actors, and a power of two."""


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """The minima, the lowest first."""

    sides: Ints
    """Shape (p, n): the camp of each actor, the first actor in camp 0."""
    energies: Floats
    """Shape (p,)."""
    local: Mask
    """Shape (p,): whether a lower one exists, so that this is a local minimum only."""
    basins: Ints
    """Shape (p,): configurations that lead there, itself among them; 0 where basins were not counted."""
    configurations: int
    """How many there are."""
    complete: bool
    """Whether every configuration was looked at, so that these are all the minima."""
    proved: bool
    """Whether the lowest is proved to be the lowest of all."""
    all_energies: Floats | None
    """Shape (2^(n − 1),), on request: configuration c has actor j > 0 in camp (c >> (j − 1)) & 1, actor 0 in camp 0."""


def landscape(
    propensity: ArrayLike, size: ArrayLike | None = None, *, energies: bool = False, time_limit: float = 60.0
) -> Landscape:
    """The minima, with their energies and basins.

    All of them up to 24 actors, in time O(n 2^n) and 40 bytes a configuration at most. With more actors the lowest is
    the exact solution of the signed graph, and local minima are those that a number of ways down end at.

    Args:
        propensity: shape (n, n), symmetric: above 0 for actors that would work together; the diagonal is not read.
        size: shape (n,), 0 or more: what an actor matters to others; 1 each where left out.
        energies: whether the energies of all configurations are kept.
        time_limit: seconds, where configurations cannot all be looked at.

    Raises:
        GraphError: the shapes do not fit, the propensities are not symmetric, a number is not finite, a size is below
            0, or energies are asked for with more than 24 actors.
    """
    pairs, weighed = weigh(propensity, size)
    if len(pairs) > EXHAUSTIVE:
        if energies:
            raise GraphError(f"{len(pairs)} actors; all energies are kept for up to {EXHAUSTIVE}")
        return _searched(pairs, weighed, time_limit)
    heights = _heights(pairs)
    found, basins = _basins(heights, len(pairs))
    order = np.lexsort((found, heights[found]))
    found, basins = found[order], basins[order]
    return Landscape(
        sides=sides_of(found, len(pairs)),
        energies=energy(weighed, heights[found]),
        local=heights[found] > heights[found[0]],
        basins=basins,
        configurations=len(heights),
        complete=True,
        proved=True,
        all_energies=energy(weighed, heights) if energies else None,
    )


def _searched(pairs: Ints, weighed: Graph, time_limit: float) -> Landscape:
    """The lowest by exact solution, others by ways down from chosen and random configurations."""
    clock, random = Clock(time_limit), Random(SEED)
    exact = solve(weighed, time_limit=time_limit, anchors=None)
    starts = [exact.partition.tolist(), [0] * len(pairs)]
    starts += [[random.getrandbits(1) for _ in pairs] for _ in range(STARTS)]
    ends = set()
    for number, start in enumerate(starts):
        if clock.up and number:
            break
        end = way_down(pairs, np.array(start, dtype=np.int64))[-1]
        ends.add(tuple((end ^ end[0]).tolist()))
    found = np.array(sorted(ends), dtype=np.int64)
    heights = between(pairs, found)
    order = np.argsort(heights, kind="stable")
    found, heights = found[order], heights[order]
    return Landscape(
        sides=found,
        energies=energy(weighed, heights),
        local=heights > heights[0],
        basins=np.zeros(len(found), dtype=np.int64),
        configurations=2 ** (len(pairs) - 1),
        complete=False,
        proved=exact.proved,
        all_energies=None,
    )


def _heights(pairs: Ints) -> Ints:
    """Half the energy of every configuration, in units, in the narrowest whole numbers that hold it.

    What a configuration breaks is the weight between camps, friendly less hostile, plus all hostile weight.
    """
    hostile = int(np.maximum(-pairs, 0).sum()) // 2
    found = totals(pairs) - hostile
    return found.astype(np.int32) if np.abs(pairs).sum() < 2**31 else found


def _basins(heights: Ints, size: int) -> tuple[Ints, Ints]:
    """The minima as configurations, and how many configurations lead to each."""
    leads = _steepest(heights, size)
    while True:
        after = leads[leads]
        if (after == leads).all():
            break
        leads = after
    found, counts = np.unique(leads, return_counts=True)
    return found.astype(np.int64), counts.astype(np.int64)


def _steepest(heights: Ints, size: int) -> Ints:
    """For every configuration the one that the best change of camp leads to; itself at a minimum.

    A key holds the height reached and, in its last bits, whose change reaches it: 0 for none, 1 + the actor. The least
    key is then the steepest step, none before one that stays level, and the lower number of two actors.
    """
    wide = np.int32 if int(np.abs(heights).max()) < 2**31 // _CODES else np.int64
    keys = heights.astype(wide) * _CODES
    best = np.minimum(keys, keys[::-1] + 1)  # actor 0 changes: every other one is opposite to it
    masks = np.zeros(_CODES, dtype=np.int32)
    masks[1] = len(heights) - 1
    for actor in range(1, size):
        shape = (-1, 2, 2 ** (actor - 1))
        masks[1 + actor] = 2 ** (actor - 1)
        there = keys.reshape(shape)[:, ::-1] + (1 + actor)
        np.minimum(best.reshape(shape), there, out=best.reshape(shape))
    return np.asarray(np.arange(len(heights), dtype=np.int32) ^ masks[best & (_CODES - 1)])
