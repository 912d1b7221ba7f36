"""The XOR model of the frustration index, as published, given to HiGHS as it stands.

Aref, Mason and Wilson (2020), A modeling and computational study of the frustration index in signed networks, Networks
75, 95–110, doi 10.1002/net.21907; code of our own. A binary variable for each node, its camp, and one for each tie,
whether it is broken, with two rows for each tie; the node with the most ties is fixed. The paper's valid inequalities
and its order of branching, which HiGHS cannot be told, are left out; so are blocks, first solutions and everything
else of ours. HiGHS keeps its own presolve, cuts and heuristics.
"""

from __future__ import annotations

import time
from typing import Any, NamedTuple

import numpy as np

from modusvivendi.methods.highs import quiet


class Found(NamedTuple):
    """What one run found."""

    value: float
    bound: float
    proved: bool
    seconds: float


def xor(nodes: int, edges: Any, signs: Any, limit: float) -> Found:
    """The least number of broken ties, or what was found within a limit of seconds; one thread."""
    import highspy

    start = time.perf_counter()
    pairs, many = np.asarray(edges), len(edges)
    friendly = np.asarray(signs) > 0
    # friendly: broken ≥ x − y and ≥ y − x; hostile: broken ≥ x + y − 1 and ≥ 1 − x − y
    first = np.stack([np.full(many, -1), np.where(friendly, 1, -1), np.ones(many)], axis=1)
    second = np.stack([np.ones(many), np.where(friendly, -1, 1), np.ones(many)], axis=1)
    columns = np.concatenate([pairs, nodes + np.arange(many)[:, None]], axis=1)
    least = np.concatenate([np.where(friendly, 0, -1), np.where(friendly, 0, 1)])

    settings = {"threads": 1, "time_limit": limit, "mip_rel_gap": 0.0, "mip_abs_gap": 0.999}
    solver = quiet(highspy, settings)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = nodes + many, 2 * many
    model.col_cost_ = np.concatenate([np.zeros(nodes), np.ones(many)])
    model.col_lower_, model.col_upper_ = np.zeros(nodes + many), np.ones(nodes + many)
    model.row_lower_, model.row_upper_ = least.astype(float), np.full(2 * many, highspy.kHighsInf)
    model.integrality_ = [highspy.HighsVarType.kInteger] * (nodes + many)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = 3 * np.arange(2 * many + 1)
    model.a_matrix_.index_ = np.concatenate([columns, columns]).ravel()
    model.a_matrix_.value_ = np.concatenate([first, second]).astype(float).ravel()
    solver.passModel(model)
    solver.changeColBounds(int(np.bincount(pairs.ravel(), minlength=nodes).argmax()), 1.0, 1.0)
    solver.run()
    found = solver.getInfo()
    value, bound = found.objective_function_value, found.mip_dual_bound
    bound = float(np.ceil(bound - 1e-6))
    return Found(round(value, 6), bound, bool(bound >= value - 1e-6), time.perf_counter() - start)
