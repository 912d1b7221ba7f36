"""Four forecasts in closed form: means and the weighted median."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.pressure.solve.checks import PressureError
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.sums import mean, median, total


def solve(problem: Problem, *, model: str) -> Result:
    """The forecast of one of four models, issue by issue.

    - ``compromise``: Σ w x / Σ w with w = capability × salience (Van den Bos 1991; Achen 2006).
    - ``salience``: the same with w = salience.
    - ``mean``: the same with w = 1.
    - ``median``: the median weighted by capability × salience (Black 1958).

    Raises:
        PressureError: no actor cares about an issue, and the mean is to be weighted by salience.
    """
    if model == "median":
        return Result(model=model, outcome=problem.shown(median(problem.positions, problem.weights)))
    weights = {"compromise": problem.weights, "salience": problem.salience}.get(model, np.ones_like(problem.positions))
    if not total(weights).all():
        raise PressureError([f"{model}: every weight is zero on some issue"])
    return Result(model=model, outcome=problem.shown(mean(problem.positions, weights)))
