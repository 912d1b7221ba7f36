"""The least value that a decision maker's improvements lead to, in one move, along its axis of the grid."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.stability.solve.bounds import Bounds
from modusvivendi.methods.stability.solve.grid import Grid
from modusvivendi.methods.stability.solve.model import Ints, Values


def laid(grid: Grid, numbers: Bounds) -> tuple[Values, Values]:
    """What a decision maker keeps and what it moves to, on the grid; what is infeasible improves on nothing."""
    least, most = np.iinfo(numbers.kept.dtype).min, np.iinfo(numbers.kept.dtype).max
    if numbers.better is numbers.kept:
        kept = grid.lay(numbers.kept, least)
        return kept, kept
    return grid.lay(numbers.kept, most), grid.lay(numbers.better, least)


class Improvements:
    """One decision maker's moves to what it likes better, ready to reduce any values over them.

    A group (the states that agree on everyone else's choices) is sorted once, best first: what lies before a state's
    own tie is what improves on it, so that the least value over improvements is a running minimum. One-way choices
    divide the places of a group into classes: one running minimum for each, over the classes that it can become. Where
    these are many and few moves are left, the pairs of places between which a move leads are gone through instead.
    """

    def __init__(self, grid: Grid, party: int, from_: Values, to: Values) -> None:
        """``to`` of a state above ``from_`` of another is an improvement; the same array where payoffs are certain."""
        self.axis = party + 1
        self.shape = grid.shape
        self.size = grid.shape[self.axis]
        self.certain = to is from_
        self.from_ = self._rows(from_)
        self.to = self.from_ if self.certain else self._rows(to)
        self.place_class, self.table = grid.classes(party)
        self.pairs: list[tuple[int, int]] | None = None
        if len(self.table) > 1 and len(self.table) * self.size * _RUNNING > grid.moves(party):
            self.pairs = [(before, after) for before, after in np.argwhere(grid.local_reach(party)) if before != after]
            self.from_ = np.ascontiguousarray(self.from_.T)
            self.to = self.from_ if self.certain else np.ascontiguousarray(self.to.T)
        elif self.size > 1:
            self._sort()

    def _rows(self, values: Values) -> Values:
        return np.ascontiguousarray(np.moveaxis(values, self.axis, -1)).reshape(-1, self.size)

    def _sort(self) -> None:
        kind = np.uint16 if self.size <= 2**16 else np.int32
        self.order = np.argsort(~self.to, axis=1, kind="stable").astype(kind)
        if self.certain:
            ranked = np.take_along_axis(self.to, self.order.astype(np.int64), axis=1)
            place = np.zeros(ranked.shape, dtype=np.int32)
            changes = ranked[:, 1:] != ranked[:, :-1]
            place[:, 1:] = np.where(changes, np.arange(1, self.size, dtype=np.int32), 0)
            np.maximum.accumulate(place, axis=1, out=place)
            self.better: Values = np.empty_like(place)
            np.put_along_axis(self.better, self.order.astype(np.int64), place, axis=1)
        else:
            self.better = self._counted()

    def _counted(self) -> Values:
        """For each state how many of its group lie above it, by one sort of both kinds of bounds together."""
        both = np.concatenate([self.from_, self.to], axis=1)
        order = np.argsort(~both, axis=1, kind="stable")
        above = np.cumsum(order >= self.size, axis=1)
        rank = np.empty_like(above)
        np.put_along_axis(rank, order, above, axis=1)
        return rank[:, : self.size].astype(np.int32)

    def least(self, values: Values) -> Values:
        """For each state the least of its own value and those of its improvements."""
        if self.size == 1:
            return values
        made = self.least_of_rows(self._rows(values))
        moved = made.reshape([size for at, size in enumerate(self.shape) if at != self.axis] + [self.size])
        return np.moveaxis(moved, -1, self.axis)

    def least_of_rows(self, rows: Values) -> Values:
        """The same for values of shape (…, groups, size): many arrays at once."""
        if self.size == 1:
            return rows
        if self.pairs is not None:
            return self._least_of_pairs(rows)
        lead = (1,) * (rows.ndim - 2)
        order = self.order.astype(np.int64).reshape(*lead, *self.order.shape)
        ranked = np.take_along_axis(rows, order, axis=-1)
        last = np.maximum(self.better - 1, 0).astype(np.int64).reshape(order.shape)
        if len(self.table) == 1:
            np.minimum.accumulate(ranked, axis=-1, out=ranked)
            found = np.take_along_axis(ranked, last, axis=-1)
        else:
            found = self._least_by_class(ranked, order, last)
        return np.where(self.better > 0, np.minimum(found, rows), rows)

    def _least_by_class(self, ranked: Values, order: Ints, last: Ints) -> Values:
        found = np.empty_like(ranked)
        ranked_class = self.place_class[order]
        for number, reaches in enumerate(self.table):
            running = np.where(reaches[ranked_class], ranked, np.iinfo(ranked.dtype).max)
            np.minimum.accumulate(running, axis=-1, out=running)
            places = np.flatnonzero(self.place_class == number)
            found[..., places] = np.take_along_axis(running, last[..., places], axis=-1)
        return found

    def _least_of_pairs(self, rows: Values) -> Values:
        columns = np.ascontiguousarray(np.moveaxis(rows, -1, 0))
        made, most = columns.copy(), np.iinfo(rows.dtype).max
        for before, after in self.pairs or ():
            better = np.where(self.to[after] > self.from_[before], columns[after], most)
            np.minimum(made[before], better, out=made[before])
        return np.moveaxis(made, 0, -1)


_RUNNING = 8
"""About how much longer one step of a running minimum takes than one pair."""
