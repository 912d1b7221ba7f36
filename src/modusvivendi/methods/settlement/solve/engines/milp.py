"""HiGHS: linear programs in floating-point numbers, for good packages and tight bounds; what it says is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from modusvivendi.methods.highs import quiet
from modusvivendi.methods.settlement.solve.engines.limit import Budget
from modusvivendi.methods.settlement.solve.engines.packages import import_highspy

_NODES = 20_000
_UNITS_PER_ITERATION = 1e-4


@dataclass(frozen=True, slots=True)
class Row:
    """least ≤ Σ factor × column ≤ most."""

    factors: Mapping[int, float]
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run found: the columns' values, None where there are none, and a bound on the objective."""

    values: Sequence[float] | None
    bound: float
    proven: bool


class Program:
    """A linear program to be maximised, to which rows can be added; its first columns may be made whole numbers."""

    def __init__(self, costs: Sequence[float], least: Sequence[float], most: Sequence[float], rows: Sequence[Row]):
        """Give each column's factor in the objective and its bounds, and the rows."""
        highspy = import_highspy()
        self._highs: Any = quiet(highspy, _SETTINGS)
        self._whole = highspy.HighsVarType.kInteger
        self._optimal = highspy.HighsModelStatus.kOptimal
        form = highspy.HighsLp()
        form.num_col_, form.num_row_ = len(costs), len(rows)
        form.col_cost_, form.col_lower_, form.col_upper_ = _floats(costs), _floats(least), _floats(most)
        form.row_lower_ = _floats([row.least for row in rows])
        form.row_upper_ = _floats([row.most for row in rows])
        form.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        form.a_matrix_.start_ = np.cumsum([0, *(len(row.factors) for row in rows)], dtype=np.int32)
        form.a_matrix_.index_ = np.array([column for row in rows for column in row.factors], dtype=np.int32)
        form.a_matrix_.value_ = _floats([factor for row in rows for factor in row.factors.values()])
        form.sense_ = highspy.ObjSense.kMaximize
        self._highs.passModel(form)

    def add(self, row: Row) -> None:
        """One more row."""
        columns = np.array(list(row.factors), dtype=np.int32)
        self._highs.addRow(row.least, row.most, len(columns), columns, _floats(list(row.factors.values())))

    def make_whole(self, columns: Sequence[int]) -> None:
        """From now on these columns take whole numbers only."""
        kinds = np.full(len(columns), int(self._whole), dtype=np.uint8)
        self._highs.changeColsIntegrality(len(columns), np.array(columns, dtype=np.int32), kinds)

    def run(self, budget: Budget) -> Outcome:
        """Solve it: one thread, one seed, nodes and iterations counted, so that the digits repeat."""
        iterations = int(min(max(0.0, budget.work) / _UNITS_PER_ITERATION, 2**31 - 1))
        self._highs.setOptionValue("simplex_iteration_limit", iterations)
        self._highs.setOptionValue("time_limit", float(self._highs.getRunTime() + budget.seconds))
        self._highs.run()
        info = self._highs.getInfo()
        budget.spend(_UNITS_PER_ITERATION * max(100, info.simplex_iteration_count))
        proven = self._highs.getModelStatus() == self._optimal
        has_values = info.primal_solution_status == _FEASIBLE
        values = list(self._highs.getSolution().col_value) if has_values else None
        return Outcome(values, float(info.objective_function_value if proven else np.inf), proven)


_FEASIBLE = 2
"""HiGHS's number for a solution that satisfies the rows."""
_SETTINGS: Mapping[str, bool | int | float] = {
    "threads": 1,
    "random_seed": 1,
    "mip_max_nodes": _NODES,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-7,
}


def _floats(values: Sequence[float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array(values, dtype=np.float64)
