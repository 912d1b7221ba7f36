"""The linear program of people and vehicles over time, in HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.access.solve.fleets import Trips
from modusvivendi.methods.access.solve.grid import Layout
from modusvivendi.methods.access.solve.network import Ints, NetworkError
from modusvivendi.methods.highs import quiet

Floats = NDArray[np.float64]
MOST_COLUMNS = 300_000
SIMPLEX = 20_000
"""Columns up to which the simplex method is used; beyond, the interior point method without crossover."""
GAP = 1e-6
"""Of primal and dual objective, to the larger of 1 and the objective, beyond which an answer is none."""
INFINITE = float("inf")


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An optimum of the program."""

    value: float
    bound: float
    """Of the dual: no less than any value, up to rounding."""
    columns: Floats
    prices: Floats
    """Shape (columns,): what one unit more of a column's bound is worth."""


class Program:
    """The program of a layout and the trips of fleets.

    Columns: people in each cell of a link that they can get to, and from which they can still arrive; then, for every
    fleet, its departures and its vehicles that wait. Rows: who comes to a cell goes on; vehicles that come to a node
    wait or depart; and on links of fleets there is a seat for everyone.
    """

    def __init__(
        self, layout: Layout, useful: NDArray[np.bool_], fleets: Sequence[tuple[Trips, int]], nodes: int
    ) -> None:
        """The matrix.

        Args:
            layout: of the people.
            useful: shape (links of the grid, width), cells where somebody can depart.
            fleets: trips of each, and the node where it stands.
            nodes: of the network.
        """
        grid, width = layout.grid, layout.grid.width
        self._layout, self._width, self._fleets = layout, width, fleets
        self._link, self._step = np.nonzero(useful)
        self.people = len(self._link)
        self._entries: list[tuple[Ints, Ints, Floats]] = []
        self._upper = [grid.room[self._link, self._step].astype(np.float64)]
        self.rows, self.columns = (len(grid.start) - 1) * width, self.people
        column = np.arange(self.people)
        after = grid.head[self._link] * width + self._step + grid.transit[self._link]
        self._add(grid.tail[self._link] * width + self._step, column, -1.0)
        self._add(after, column, 1.0)
        inner = np.ones(self.rows, dtype=np.bool_)
        inner[grid.first] = False
        inner[grid.last * width : (grid.last + 1) * width] = False
        self._low = [np.where(inner, 0.0, -INFINITE)]
        self._high = [np.where(inner, 0.0, INFINITE)]
        self._seat_row = self._seated(useful, fleets)
        self._stand: list[int] = []
        self._departures = [self._vehicles(trips, at, nodes) for trips, at in fleets]
        self._out = np.flatnonzero(grid.head[self._link] == grid.last)
        self._gain = np.zeros(self.columns)
        self._gain[self._out] = 1.0

    def solve(self, seats: Sequence[int], vehicles: Sequence[int]) -> tuple[Answer, Answer]:
        """Most people at the horizon; and of such plans that with the earliest arrivals."""
        first = self.most(seats, vehicles)
        early = np.zeros(self.columns)
        early[self._out] = self._width - self._step[self._out]
        return first, self._run(seats, vehicles, early, (self._gain, first.value))

    def most(self, seats: Sequence[int], vehicles: Sequence[int]) -> Answer:
        """Most people at the horizon."""
        return self._run(seats, vehicles, self._gain, None)

    def arrivals(self, answer: Answer) -> Floats:
        """Shape (width,): people who are out by each step."""
        return np.cumsum(np.bincount(self._step[self._out], answer.columns[self._out], self._width))

    def of_links(self, values: Floats, many: int) -> Floats:
        """Shape (many, width): the values of columns that are departures on the links of the network."""
        made = np.zeros((many, self._width))
        real = self._link < many
        made[self._link[real], self._step[real]] = values[: self.people][real]
        return made

    def of_fleet(self, values: Floats, fleet: int, ways: int) -> Floats:
        """Shape (ways, width): the values of columns that are departures of a fleet."""
        way, step, column = self._departures[fleet]
        made = np.zeros((ways, self._width))
        made[way, step] = values[column]
        return made

    def _add(self, rows: Ints, columns: Ints, factor: float) -> None:
        self._entries.append((rows, columns, np.full(len(columns), factor)))

    def _seated(self, useful: NDArray[np.bool_], fleets: Sequence[tuple[Trips, int]]) -> Ints:
        """Shape (links of the grid, width): the row of each cell where people need a seat, −1 elsewhere."""
        links = np.unique(np.concatenate([trips.links for trips, _ in fleets]))
        seated = np.zeros_like(useful)
        seated[links] = useful[links]
        made = np.full(useful.shape, -1, dtype=np.int64)
        made[seated] = self.rows + np.arange(seated.sum())
        need = made[self._link, self._step]
        self._add(need[need >= 0], np.flatnonzero(need >= 0), 1.0)
        many = int(seated.sum())
        self.rows += many
        self._low.append(np.full(many, -INFINITE))
        self._high.append(np.zeros(many))
        return made

    def _vehicles(self, trips: Trips, at: int, nodes: int) -> tuple[Ints, Ints, Ints]:
        """Columns and rows of a fleet; the way, step and column of each of its departures.

        Their seats are not in the matrix yet: how many there are may be asked anew.
        """
        way, step = np.nonzero(trips.may)
        departs = self._more(len(way))
        row = self.rows
        self._add(row + trips.tail[way] * self._width + step, departs, 1.0)
        self._add(row + trips.head[way] * self._width + step + trips.transit[way], departs, -1.0)
        node, before = np.divmod(np.arange(nodes * (self._width - 1)), self._width - 1)
        waits = self._more(len(node))
        self._add(row + node * self._width + before, waits, 1.0)
        self._add(row + node * self._width + before + 1, waits, -1.0)
        self._stand.append(row + at * self._width)
        self.rows += nodes * self._width
        self._low.append(np.full(nodes * self._width, -INFINITE))
        self._high.append(np.zeros(nodes * self._width))
        return way, step, departs

    def _more(self, many: int) -> Ints:
        self._upper.append(np.full(many, INFINITE))
        self.columns += many
        return np.arange(self.columns - many, self.columns)

    def _run(
        self, seats: Sequence[int], vehicles: Sequence[int], gain: Floats, least: tuple[Floats, float] | None
    ) -> Answer:
        """Maximise a gain, where another must not be less than so much."""
        low, high = np.concatenate(self._low), np.concatenate(self._high)
        high[self._stand] = vehicles
        entries = [*self._entries, *self._carried(seats)]
        if least is not None:
            also = np.flatnonzero(least[0])
            entries.append((np.full(len(also), self.rows), also, least[0][also]))
            low, high = np.append(low, least[1] - GAP * max(1.0, least[1])), np.append(high, INFINITE)
        rows, columns, factors = (np.concatenate(parts) for parts in zip(*entries, strict=True))
        return _optimum(gain, np.concatenate(self._upper), low, high, (rows, columns, factors))

    def _carried(self, seats: Sequence[int]) -> list[tuple[Ints, Ints, Floats]]:
        made = []
        for (way, step, column), (trips, _), each in zip(self._departures, self._fleets, seats, strict=True):
            loaded = way < len(trips.links)
            rows = self._seat_row[trips.links[way[loaded]], step[loaded]]
            used = rows >= 0
            made.append((rows[used], column[loaded][used], np.full(int(used.sum()), -float(each))))
        return made


def _optimum(gain: Floats, upper: Floats, low: Floats, high: Floats, entries: tuple[Ints, Ints, Floats]) -> Answer:
    """A linear program in HiGHS, maximised: columns from 0 to an upper bound, rows between two.

    Raises:
        NetworkError: no optimum was found that its dual confirms.
    """
    import highspy

    rows, columns, factors = entries
    order = np.lexsort((rows, columns))
    made: Any = highspy.HighsLp()
    made.num_col_, made.num_row_ = len(gain), len(low)
    made.sense_ = highspy.ObjSense.kMaximize
    made.col_cost_, made.col_lower_, made.col_upper_ = gain, np.zeros(len(gain)), upper
    made.row_lower_, made.row_upper_ = low, high
    made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    made.a_matrix_.start_ = np.searchsorted(columns[order], np.arange(len(gain) + 1))
    made.a_matrix_.index_, made.a_matrix_.value_ = rows[order], factors[order]
    small = len(gain) <= SIMPLEX
    settings: dict[str, bool | int | float | str] = {"threads": 1, "random_seed": 0}
    settings |= {"solver": "simplex"} if small else {"solver": "ipm", "run_crossover": "off"}
    solver = quiet(highspy, settings)
    solver.passModel(made)
    solver.run()
    solution = solver.getSolution()
    values, reduced = np.array(solution.col_value), np.array(solution.col_dual)
    multipliers = np.array(solution.row_dual)
    value = float(gain @ values) if len(values) else INFINITE
    bound = _dual(reduced, upper, multipliers, low, high) if len(reduced) else INFINITE
    if not abs(bound - value) <= GAP * max(1.0, abs(value)):
        raise NetworkError([f"HiGHS found no proved optimum: {value:g}, bound {bound:g}; give fewer steps"])
    return Answer(value=value, bound=bound, columns=values, prices=np.maximum(reduced, 0.0))


def _dual(reduced: Floats, upper: Floats, multipliers: Floats, low: Floats, high: Floats) -> float:
    """The objective of the dual, a maximum's upper bound; multipliers of sides without an end are rounding, and 0."""
    total = float(np.maximum(reduced, 0.0)[np.isfinite(upper)] @ upper[np.isfinite(upper)])
    side = np.where(multipliers > 0, high, low)
    finite = np.isfinite(side)
    return total + float(multipliers[finite] @ side[finite])
