"""Simultaneous stability (Fraser and Hipel 1984), in option form.

i's improvement from s to s1 is deterred if some choice of the others' own improvements from the same s, made at the
same time, gives a feasible joint state that is not better for i than s. Each of the others improves at most once, not
all of them need to; an infeasible joint state deters nothing. Where unknown states tempt and deter (extension c) at
least one of the others must move, lest a state be the answer to the move that leads to it.

For each place that i may move from, the joint states of the other with most options are one running minimum along its
axis, ordered by its own preferences at s; the options of all the rest are gone through. The work grows with states ×
own options × the options of all others but one; it is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.stability.solve.bounds import EXTREMES, Bounds, bounds, compact
from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.grid import Grid
from modusvivendi.methods.stability.solve.improving import Improvements, laid
from modusvivendi.methods.stability.solve.model import Choices, Mask, Values

MOST_WORK = 2**35
"""Joint states that are looked at, at most."""


def stable(model: Choices, extension: str = "a") -> Mask:
    """Who finds which states stable, shape (n, m).

    Raises:
        ModelError: there are too many joint states.
    """
    grid = Grid(model)
    someone_moves = extension == "c" and not model.payoffs.certain
    work = prod(grid.shape) * prod(grid.shape[1:])
    work //= 1 if someone_moves else max(grid.shape[1:])
    if work > MOST_WORK:
        raise ModelError([f"simultaneous stability would compare {work:,} joint states; at most {MOST_WORK:,}"])
    numbers = [compact(bounds(model.payoffs, party, extension)) for party in range(model.parties)]
    found = np.empty((model.parties, model.states), dtype=bool)
    for party in range(model.parties):
        found[party] = grid.states(~_Together(grid, numbers, party, someone_moves).unstable())
    return found


class _Together:
    """One decision maker i and what the others may do at the same time."""

    def __init__(self, grid: Grid, numbers: list[Bounds], party: int, someone_moves: bool) -> None:
        least, most = EXTREMES
        own = numbers[party]
        self.grid, self.axis, self.someone_moves = grid, party + 1, someone_moves
        self.size = grid.shape[self.axis]
        self.target, self.worth = grid.lay(own.target, least), grid.lay(own.worth, most)
        self.start, self.bar = grid.lay(own.start, most), grid.lay(own.bar, most)
        others = [other for other in range(grid.model.parties) if other != party and grid.shape[other + 1] > 1]
        others.sort(key=lambda other: grid.shape[other + 1])
        self.last = None if someone_moves or not others else others.pop()
        self.others = others
        self.laid = {other: laid(grid, numbers[other]) for other in (*others, self.last) if other is not None}
        self.reach = {other: grid.local_reach(other) for other in (party, *others)}

    def unstable(self) -> Mask:
        """Where some move of i is not deterred, over the grid."""
        moves = self.reach[self.axis - 1] & ~np.eye(self.size, dtype=bool)
        target = self._rows(self.target)
        found: Mask = np.zeros(target.shape, dtype=bool)
        for place in range(self.size):
            if not moves[place].any():
                continue
            goes = moves[place]
            here, bar = (self._rows(np.take(each, [place], axis=self.axis))[0] for each in (self.start, self.bar))
            tempting = (target > here) & goes[:, None, None]
            if tempting.any():
                found[place] = (tempting & (self._left(place) > bar)).any(axis=0)
        return self._grid(found)

    def _left(self, place: int) -> Values:
        """For each place that i goes to from this one, the least that the others' improvements from here leave."""
        step = self._step(place)
        left: Values | None = None
        for joint, possible in self._joint(place):
            rows = self._rows(joint)
            made = rows if step is None else step.least_of_rows(rows)
            if possible is not None:
                made = np.where(self._rows(possible), made, EXTREMES[1])
            left = made if left is None else np.minimum(left, made)
        return self._rows(np.full(self.grid.shape, EXTREMES[1], dtype=np.int32)) if left is None else left

    def _joint(self, place: int) -> Iterator[tuple[Values, Mask | None]]:
        """What each choice of the others but the last makes of i's moves, and from which states they would make it."""
        for places in product(*(range(-1, self.grid.shape[other + 1]) for other in self.others)):
            if self.someone_moves and max(places, default=-1) < 0:
                continue
            joint, possible = self.worth, None
            for other, gone in zip(self.others, places, strict=True):
                if gone >= 0:
                    joint = np.take(joint, [gone], axis=other + 1)
                    improves = self._improves(other, gone, place)
                    possible = improves if possible is None else possible & improves
            yield np.broadcast_to(joint, self.grid.shape), possible

    def _improves(self, other: int, gone: int, place: int) -> Mask:
        """From which states, with i at a place, going somewhere improves on them for another."""
        kept, better = (np.take(each, [place], axis=self.axis) for each in self.laid[other])
        shape = [1] * kept.ndim
        shape[other + 1] = -1
        can = self.reach[other][:, gone] & (np.arange(len(self.reach[other])) != gone)
        improves: Mask = (np.take(better, [gone], axis=other + 1) > kept) & can.reshape(shape)
        return improves

    def _step(self, place: int) -> Improvements | None:
        """The improvements of the last of the others with i at a place."""
        if self.last is None:
            return None
        part = copy(self.grid)
        part.shape = tuple(1 if at == self.axis else size for at, size in enumerate(self.grid.shape))
        kept, better = self.laid[self.last]
        kept_here = np.take(kept, [place], axis=self.axis)
        better_here = kept_here if better is kept else np.take(better, [place], axis=self.axis)
        return Improvements(part, self.last, kept_here, better_here)

    @property
    def _last_axis(self) -> int:
        return 0 if self.last is None else self.last + 1

    def _rows(self, values: NDArray[Any]) -> NDArray[Any]:
        """(places of i, groups of the last of the others, its places)."""
        moved = np.moveaxis(values, (self.axis, self._last_axis), (0, -1))
        rows: NDArray[Any] = np.ascontiguousarray(moved).reshape(values.shape[self.axis], -1, moved.shape[-1])
        return rows

    def _grid(self, rows: Mask) -> Mask:
        """The other way round."""
        axis = self._last_axis
        between = [size for at, size in enumerate(self.grid.shape) if at not in (self.axis, axis)]
        shape = (self.size, *between, self.grid.shape[axis])
        return np.moveaxis(rows.reshape(shape), (0, -1), (self.axis, axis))
