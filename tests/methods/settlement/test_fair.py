"""Fair agreements: cases worked out by hand."""

import numpy as np

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve import solution as module
from modusvivendi.methods.settlement.solve.fair.leximin import egalitarian, kalai_smorodinsky
from modusvivendi.methods.settlement.solve.fair.nash import nash


def solved(points: list[tuple[int, ...]], reservation: list[int]) -> settlement.Solution:
    """One issue whose options are worth these points."""
    return settlement.solve(settlement.additive([[list(column)] for column in zip(*points, strict=True)], reservation))


def test_each_rule_picks_its_own() -> None:
    solution = solved([(100, 5), (60, 11), (25, 20), (16, 17), (15, 30)], [0, 0])
    assert solution.utilitarian.utilities == (100, 5)
    assert solution.nash.utilities == (60, 11)
    assert solution.egalitarian.utilities == (25, 20)
    assert solution.kalai_smorodinsky.utilities == (60, 11)


def test_kalai_smorodinsky_measures_by_the_largest_acceptable_gain() -> None:
    """(90, 0) is out of bounds for the second party, so the first party's ideal is 40."""
    solution = solved([(90, 0), (40, 10), (30, 16), (20, 24), (10, 30)], [0, 10])
    assert solution.kalai_smorodinsky.utilities == (20, 24)
    assert solution.kalai_smorodinsky.left_out == ()


def test_kalai_smorodinsky_goes_on_to_the_next_smallest_share() -> None:
    """The smallest share is 1/2 in the first two; the next smallest decides."""
    gains = np.array([(5, 8, 10), (5, 10, 8), (5, 8, 5), (10, 2, 3)])
    assert kalai_smorodinsky(gains)[0].tolist() == [0, 1]
    assert egalitarian(gains).tolist() == [0, 1]


def test_kalai_smorodinsky_leaves_out_who_can_gain_nothing() -> None:
    solution = solved([(3, 7, 1), (3, 2, 9), (3, 5, 5)], [3, 0, 0])
    assert solution.kalai_smorodinsky.left_out == (0,)
    assert solution.kalai_smorodinsky.utilities == (3, 5, 5)
    nobody = solved([(3, 7)], [3, 7])
    assert nobody.kalai_smorodinsky.left_out == (0, 1)
    assert nobody.kalai_smorodinsky.utilities == (3, 7)


def test_shares_that_floats_cannot_tell_apart() -> None:
    top = 10**17
    gains = np.array([(top, 1, 1), (top // 2, top, 1), (top // 2 + 1, top - 1, 1)])
    assert kalai_smorodinsky(gains)[0].tolist() == [2]


def test_nash_where_every_product_is_zero_counts_who_gains() -> None:
    assert nash(np.array([(9, 0, 0), (3, 3, 0), (2, 5, 0), (0, 10, 1)])).tolist() == [2, 3]
    assert nash(np.array([(0, 0)])).tolist() == [0]
    assert nash(np.array([(0, 7), (5, 0)])).tolist() == [0]


def test_products_that_floats_and_64_bits_cannot_tell_apart() -> None:
    big = 10**16
    assert nash(np.array([(big, big, big), (big + 1, big - 1, big), (big - 1, big, big + 1)])).tolist() == [0]


def test_all_packages_that_tie_are_listed() -> None:
    problem = settlement.additive([[[1, 1, 0], [2, 0], [0, 0]], [[3, 3, 4], [0, 2], [0, 0]]], [0, 0])
    choice = settlement.solve(problem).nash
    assert choice.utilities == (3, 3)
    assert choice.packages.tolist() == [[0, 0, 0], [0, 0, 1], [1, 0, 0], [1, 0, 1]]
    assert choice.points.tolist() == [[3, 3]] * 4
    assert choice.all_listed


def test_of_many_ties_a_stated_number_is_listed() -> None:
    problem = settlement.additive([[[1, 1]] * 12] * 2, [0, 0])
    choice = settlement.solve(problem).utilitarian
    assert len(choice.packages) == module.TIES
    assert len(np.unique(choice.packages, axis=0)) == module.TIES
    assert not choice.all_listed
    assert choice.proven


def test_different_points_may_tie() -> None:
    choice = solved([(1, 6), (2, 3), (3, 2), (6, 1)], [0, 0]).nash
    assert choice.packages.tolist() == [[0], [1], [2], [3]]
    assert choice.points.tolist() == [[1, 6], [2, 3], [3, 2], [6, 1]]


def test_choices_from_representatives_are_not_called_proven(monkeypatch) -> None:
    monkeypatch.setitem(module.merge.__globals__["ROWS"], 3, 20)
    random = np.random.default_rng(0)
    scores = [[random.integers(0, 100, 4) for _ in range(8)] for _ in range(3)]
    solution = settlement.solve(settlement.additive(scores, [0, 0, 0]))
    assert not solution.frontier_complete
    for choice in (solution.kalai_smorodinsky, solution.egalitarian):
        assert not choice.proven
        assert not choice.all_listed
        assert solution.problem.acceptable(choice.packages).all()
