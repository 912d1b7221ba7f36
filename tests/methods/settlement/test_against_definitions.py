"""Independent ways to every answer must agree: merged tables, vectorised listing, plain loops over all packages."""

from random import Random

import numpy as np
import pytest
from hypothesis import given

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve import counting
from modusvivendi.methods.settlement.solve import enumerate as listing
from modusvivendi.methods.settlement.solve.links import links
from modusvivendi.methods.settlement.solve.merge import merge
from modusvivendi.methods.settlement.solve.problem import Problem

from .brute import Brute
from .models import model, models

RULES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def rows(array) -> list[tuple[int, ...]]:
    return [tuple(row) for row in array.tolist()]


def check(arguments: dict) -> None:
    problem, brute = settlement.additive(**arguments), Brute(**arguments)
    solution = settlement.solve(problem)
    assert rows(solution.frontier) == brute.frontier()
    assert solution.frontier.shape[1] == problem.parties
    assert solution.frontier_complete
    assert solution.frontier_gap == (0,) * problem.parties
    assert solution.agreement_exists == bool(brute.agreements)
    assert solution.count == len(brute.agreements)
    found = rows(solution.frontier_packages)
    assert [brute.worth[package] for package in found] == brute.frontier()
    assert all(brute.accepted(package) for package in found)
    for rule in RULES:
        check_choice(getattr(solution, rule), brute, rule)
    check_other_ways(problem, brute)


def check_choice(choice: settlement.Choice | None, brute: Brute, rule: str) -> None:
    if not brute.agreements:
        assert choice is None
        return
    assert choice is not None
    assert rows(choice.packages) == sorted(getattr(brute, rule)())
    assert rows(choice.points) == [brute.worth[package] for package in rows(choice.packages)]
    assert choice.proven
    assert choice.all_listed
    assert choice.left_out == (brute.left_out() if rule == "kalai_smorodinsky" else ())


def check_other_ways(problem: Problem, brute: Brute) -> None:
    utilities, packages = listing.frontier(problem)
    assert rows(utilities) == brute.frontier()
    assert [brute.worth[package] for package in rows(packages)] == brute.frontier()
    assert counting.count(problem, listed=0) == len(brute.agreements)


@pytest.mark.parametrize("batch", range(8))
def test_all_answers_follow_the_definitions_on_2000_random_problems(batch: int) -> None:
    for seed in range(batch * 250, (batch + 1) * 250):
        check(model(Random(seed)))


@given(models())
def test_all_answers_follow_the_definitions(arguments: dict) -> None:
    check(arguments)


@given(models())
def test_simplified_statements_say_the_same(arguments: dict) -> None:
    problem, brute = settlement.additive(**arguments), Brute(**arguments)
    simple = links(problem)
    left = np.array(brute.everything, dtype=np.int64)
    mask = np.ones(len(left), dtype=bool)
    for statement in simple.statements:
        assert len({issue for issue, _ in statement.given + statement.allowed}) >= 2
        mask &= problem.holds(statement, left)
    for issue, domain in enumerate(simple.domains):
        mask &= np.isin(left[:, issue], domain)
    expected = np.ones(len(left), dtype=bool)
    for statement in problem.statements:
        expected &= problem.holds(statement, left)
    assert mask.tolist() == expected.tolist()


@given(models())
def test_bounds_enclose_the_count(arguments: dict) -> None:
    problem, brute = settlement.additive(**arguments), Brute(**arguments)
    found = counting.count(problem, listed=0, rows=4)
    lower, upper = (found, found) if isinstance(found, int) else found
    assert lower <= len(brute.agreements) <= upper


@given(models())
def test_representatives_are_acceptable_and_within_their_gap(arguments: dict) -> None:
    problem, brute = settlement.additive(**arguments), Brute(**arguments)
    merged = merge(problem, rows=3)
    assert set(rows(merged.utilities)) <= brute.points
    for package in brute.agreements:
        if all(gain >= gap for gain, gap in zip(brute.gains(package), merged.gap, strict=True)):
            assert any(
                all(u - v <= gap for u, v, gap in zip(brute.worth[package], row, merged.gap, strict=True))
                for row in rows(merged.utilities)
            )
