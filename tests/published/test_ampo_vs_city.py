"""AMPO vs City, a domain of the GENIUS simulator: 1,944,000 packages, 192 efficient ones, Nash at (0.706, 0.783).

A police union and a city bargain over ten issues (Raiffa 1982). GENIUS counts a package as the sum of weight ×
evaluation ÷ the largest evaluation of the issue. The figures were computed once from the domain's own files.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve import enumerate as listing

ISSUES = json.loads((Path(__file__).parent / "data" / "ampo_vs_city.json").read_text(encoding="utf-8"))["issues"]
SCALE = 100_000
"""Weights are thousandths, and every evaluation is a whole number of hundredths of its issue's largest."""


def scores(party: int, divide: bool) -> list[list[int]]:
    found = []
    for issue in ISSUES:
        values = [pair[party] for pair in issue["options"].values()]
        largest = max(values) if divide else 100
        assert all(100 * value % largest == 0 for value in values)
        found.append([issue["weights"][party] * 100 * value // largest for value in values])
    return found


@pytest.fixture(scope="module")
def solution() -> settlement.Solution:
    return settlement.solve(settlement.additive([scores(0, divide=True), scores(1, divide=True)], [0, 0]))


def test_size(solution: settlement.Solution) -> None:
    assert solution.problem.packages == 1_944_000
    assert solution.count == 1_944_000
    assert [sum(issue["weights"][party] for issue in ISSUES) for party in (0, 1)] == [1000, 1000]


def test_frontier(solution: settlement.Solution) -> None:
    assert len(solution.frontier) == 192
    assert solution.frontier_complete
    assert solution.frontier.max(axis=0).tolist() == [SCALE, SCALE]


def test_listing_all_packages_gives_the_same_frontier(solution: settlement.Solution) -> None:
    assert np.array_equal(listing.frontier(solution.problem)[0], solution.frontier)


def test_nash(solution: settlement.Solution) -> None:
    assert solution.nash.utilities == (70_600, 78_300)
    assert solution.nash.proven
    assert len(solution.nash.packages) == 2
    named = [
        [list(issue["options"])[option] for issue, option in zip(ISSUES, package, strict=True)]
        for package in solution.nash.packages.tolist()
    ]
    assert [
        "1000",
        "800+",
        "0 days",
        "3 day",
        "No",
        "100%",
        "No",
        "0",
        "Keep",
        "No police, no vote change",
    ] in named


def test_largest_sum_and_largest_minimum(solution: settlement.Solution) -> None:
    assert sum(solution.utilitarian.utilities) == 148_900
    assert min(solution.egalitarian.utilities) == 73_400


def test_evaluations_that_are_not_divided_give_another_frontier() -> None:
    """One issue's largest evaluation is 90: whoever reads it as out of 100 finds 193 efficient packages."""
    raw = settlement.solve(settlement.additive([scores(0, divide=False), scores(1, divide=False)], [0, 0]))
    assert len(raw.frontier) == 193
    assert raw.frontier.max(axis=0).tolist() == [99_650, SCALE]
    assert min(raw.egalitarian.utilities) == 73_120
