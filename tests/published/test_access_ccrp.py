"""The worked example of the capacity constrained route planner: Lu, George and Shekhar (2005), its table of routes.

The planner is a heuristic: people@step 6@4 6@5 3@5 3@14 3@15 1@15 2@15 3@16 3@16. The optimum has the same curve here.
"""

import numpy as np
import pytest

from modusvivendi.methods import access
from modusvivendi.methods.access.published import checks
from modusvivendi.methods.access.published.data import ccrp

OUT = {4: 6, 5: 15, 14: 18, 15: 24, 16: 30}


@pytest.fixture(scope="module")
def plan() -> access.Plan:
    network, supply, sinks = ccrp()
    return access.solve(network, supply, sinks, 16)


def test_thirty_people_are_out_after_sixteen_steps(plan: access.Plan) -> None:
    assert (plan.question.total, plan.clearance) == (30, 16)


def test_as_many_are_out_by_each_step(plan: access.Plan) -> None:
    arrive = {int(step): int(plan.arrivals[step]) for step in np.flatnonzero(np.diff(plan.arrivals, prepend=0))}
    assert arrive == OUT
    assert int((np.diff(plan.arrivals, prepend=0) * np.arange(17)).sum()) == 6 * 4 + 9 * 5 + 3 * 14 + 6 * 15 + 6 * 16


def test_every_check_agrees() -> None:
    found = list(checks())
    assert [check.label for check in found] == ["published", "definition check"]
    assert all(cell.agrees for check in found for cell in check.cells)
