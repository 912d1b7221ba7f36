"""The integer program of the frustration index, and bounds on it that do not rest on floating-point numbers.

Columns: y(e), 1 if tie e is broken; x(v), 1 if node v is not on the side that a base partition gives it; x(0) = 0.
Rows (Aref, Mason & Wilson 2020, switched by the base partition, so that x = 0 is the base): for a tie that the base
keeps y ≥ |x(u) − x(v)|, for one that it breaks y ≥ |1 − x(u) − x(v)|; and what cutting planes add.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.graph import Floats, Ints
from modusvivendi.methods.alignment.solve.search import Forced
from modusvivendi.methods.clock import Clock
from modusvivendi.methods.highs import quiet

_SETTINGS: dict[str, bool | int | float | str] = {
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
    "mip_rel_gap": 0.0,
}
_FINE = 2**20
"""Multipliers are rounded down to this share of a unit."""
_WIDEST = 2.0**61
"""Sums beyond which whole numbers of any size are used, which is slower."""


class Program:
    """One block's program in HiGHS, kept warm between questions."""

    def __init__(self, block: Block, base: Ints) -> None:
        import highspy

        self.block, self.base = block, base
        self.ties, self._size = len(block.units), block.size
        self._highspy: Any = highspy
        self._solver: Any = quiet(self._highspy, _SETTINGS)
        columns = self.ties + self._size
        self._low, self._high = np.zeros(columns, dtype=np.int64), np.ones(columns, dtype=np.int64)
        self._high[self.ties] = 0
        self._solver.addVars(columns, self._low.astype(np.float64), self._high.astype(np.float64))
        self._index, self._value, self._length, self._least = (np.zeros(0, dtype=np.int64) for _ in range(4))
        self.weigh(np.abs(block.units))
        self._add_ties()

    def weigh(self, costs: Ints) -> None:
        """Take other costs of breaking the ties, in units, shape (m,)."""
        self.costs, self.largest = costs, int(costs.max())
        columns = np.arange(self.ties, dtype=np.int32)
        self._solver.changeColsCost(self.ties, columns, costs / self.largest)

    def add(self, rows: Sequence[tuple[Sequence[int], Sequence[int], int]]) -> None:
        """More rows, each: columns, their factors (1 or −1), and the least that the sum may be."""
        if rows:
            self._add(
                np.concatenate([np.asarray(row[0]) for row in rows]),
                np.concatenate([np.asarray(row[1]) for row in rows]),
                np.array([len(row[0]) for row in rows]),
                np.array([row[2] for row in rows]),
            )

    def force(self, forced: Forced | None) -> None:
        """Hold a node on a side, until told otherwise."""
        self._low[self.ties + 1 :], self._high[self.ties + 1 :] = 0, 1
        if forced is not None:
            column = self.ties + forced[0]
            self._low[column] = self._high[column] = forced[1] ^ int(self.base[forced[0]])
        columns = np.arange(self.ties, self.ties + self._size, dtype=np.int32)
        bounds = (self._low[columns].astype(np.float64), self._high[columns].astype(np.float64))
        self._solver.changeColsBounds(self._size, columns, *bounds)

    def relax(self, clock: Clock) -> tuple[int, Floats] | None:
        """Solve the linear relaxation: a bound in units, and the columns' values; None if the time did not suffice."""
        self._solver.setOptionValue("time_limit", float(max(clock.left, 0.01) + self._solver.getRunTime()))
        self._solver.run()
        solution = self._solver.getSolution()
        if not solution.dual_valid or not solution.value_valid:
            return None
        return self._certified(np.array(solution.row_dual)), np.array(solution.col_value)

    def branch(self, start: Ints, clock: Clock) -> tuple[Ints, float]:
        """Solve the integer program as far as the time allows: the best sides, and HiGHS's bound in units."""
        columns = np.arange(self.ties, self.ties + self._size, dtype=np.int32)
        self._integral(columns, True)
        self._solver.setOptionValue("presolve", "choose")
        self._solver.setOptionValue("mip_abs_gap", 0.5 / self.largest)
        self._solver.setOptionValue("time_limit", float(max(clock.left, 0.01) + self._solver.getRunTime()))
        known = self._highspy.HighsSolution()
        known.col_value = np.concatenate([self._broken(start), start ^ self.base]).astype(np.float64)
        self._solver.setSolution(known)
        self._solver.run()
        values = np.array(self._solver.getSolution().col_value)
        bound = float(self._solver.getInfo().mip_dual_bound) * self.largest
        self._integral(columns, False)
        self._solver.setOptionValue("presolve", "off")
        return self.sides(values) if len(values) else start, bound

    def sides(self, values: Floats) -> Ints:
        """The sides that the columns' values say, rounded."""
        return np.asarray(np.round(values[self.ties :]).astype(np.int64) ^ self.base)

    def _integral(self, columns: Any, whole: bool) -> None:
        kind = self._highspy.HighsVarType.kInteger if whole else self._highspy.HighsVarType.kContinuous
        self._solver.changeColsIntegrality(len(columns), columns, np.full(len(columns), int(kind), dtype=np.uint8))

    def _broken(self, sides: Ints) -> Ints:
        apart = sides[self.block.edges[:, 0]] != sides[self.block.edges[:, 1]]
        return np.asarray((apart == (self.block.units > 0)).astype(np.int64))

    def _add_ties(self) -> None:
        """Two rows for each tie."""
        tie, ends = np.arange(self.ties), self.block.edges + self.ties
        broken = self._broken(self.base)
        sign, one = np.where(broken, 1, -1), np.ones(self.ties, dtype=np.int64)
        index = np.stack([tie, ends[:, 0], ends[:, 1]], axis=1)
        values = np.concatenate([np.stack([one, sign, one], axis=1), np.stack([one, -sign, -one], axis=1)])
        least = np.concatenate([broken, -broken])
        self._add(np.tile(index, (2, 1)).ravel(), values.ravel(), np.full(2 * self.ties, 3), least)

    def _add(self, index: Ints, value: Ints, length: Ints, least: Ints) -> None:
        starts = (np.cumsum(length) - length).astype(np.int32)
        ends = least.astype(np.float64), np.full(len(length), np.inf)
        self._solver.addRows(len(length), *ends, len(index), starts, index.astype(np.int32), value.astype(np.float64))
        self._index, self._value = np.concatenate([self._index, index]), np.concatenate([self._value, value])
        self._length, self._least = np.concatenate([self._length, length]), np.concatenate([self._least, least])

    def _certified(self, multipliers: Floats) -> int:
        """Weak duality in whole numbers.

        Any multipliers λ ≥ 0 bound the program from below: Σ λ(r) least(r) + Σ min over the column's bounds of
        (cost − Σ λ(r) factor) × column. Rounding the solver's multipliers can make that weaker, never wrong.
        """
        capped = np.clip(np.nan_to_num(multipliers), 0, 1)  # in units of the largest cost: no cycle is worth more
        whole = np.floor(capped * self.largest * _FINE).astype(np.int64)
        used = float(np.repeat(whole, self._length).sum(dtype=np.float64))
        kind = object if used + float(self.costs.sum()) * _FINE > _WIDEST else np.int64
        whole = whole.astype(kind)
        reduced = np.zeros(len(self._low), dtype=kind)
        reduced[: self.ties] = self.costs.astype(kind) * _FINE
        np.subtract.at(reduced, self._index, np.repeat(whole, self._length) * self._value)
        ends = np.minimum(reduced * self._low, reduced * self._high)
        lowest = int((whole * self._least).sum()) + int(ends.sum())
        return max(-(-lowest // _FINE), 0)
