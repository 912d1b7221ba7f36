"""The frontier, its packages and the count: thresholds, limits, and problems without an answer."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve import counting
from modusvivendi.methods.settlement.solve import enumerate as listing
from modusvivendi.methods.settlement.solve.dominance import efficient
from modusvivendi.methods.settlement.solve.fold import TooWideError
from modusvivendi.methods.settlement.solve.merge import merge


def drawn(seed: int, issues: int, options: int, parties: int, top: int = 100) -> list[list[np.ndarray]]:
    random = np.random.default_rng(seed)
    return [[random.integers(0, top + 1, options) for _ in range(issues)] for _ in range(parties)]


def test_a_package_exactly_on_a_reservation_value_is_kept() -> None:
    """NegMAS 0.16.0 loses it."""
    solution = settlement.solve(settlement.additive([[[0, 5, 10]], [[10, 5, 0]]], [5, 5]))
    assert solution.frontier.tolist() == [[5, 5]]
    assert solution.frontier_packages.tolist() == [[1]]
    assert solution.count == 1
    assert solution.nash.package == (1,)


def test_packages_match_their_utilities_where_constraints_drop_some() -> None:
    """NegMAS 0.16.0 returns the packages of other rows once constraints drop a few."""
    rules = [({0: [0]}, {1: [2]}), ({}, {2: [1, 2]})]
    problem = settlement.additive(drawn(3, 3, 3, 2), [60, 60], rules=rules)
    solution = settlement.solve(problem)
    assert len(solution.frontier) > 1
    assert np.array_equal(problem.utilities(solution.frontier_packages), solution.frontier)
    assert problem.acceptable(solution.frontier_packages).all()
    assert problem.acceptable(solution.nash.packages).all()


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_no_agreement(parties: int) -> None:
    solution = settlement.solve(settlement.additive([[[0, 1], [2, 3]]] * parties, [5] * parties))
    assert solution.frontier.shape == (0, parties)
    assert solution.frontier_packages.shape == (0, 2)
    assert solution.frontier_complete
    assert solution.agreement_exists is False
    assert solution.agreement is None
    assert solution.count == 0
    assert solution.nash is solution.kalai_smorodinsky is solution.egalitarian is solution.utilitarian is None


def test_contradictory_rules() -> None:
    rules = [({}, {0: [0]}), ({0: [0]}, {1: [0]}), ({1: [0]}, {0: [1]})]
    solution = settlement.solve(settlement.additive([[[0, 1], [2, 3]]] * 2, [0, 0], rules=rules))
    assert solution.agreement_exists is False
    assert solution.frontier.shape == (0, 2)
    assert solution.count == 0


def test_no_issue_leaves_one_empty_package() -> None:
    solution = settlement.solve(settlement.additive([[], []], [0, -3]))
    assert solution.frontier.tolist() == [[0, 0]]
    assert solution.frontier_packages.shape == (1, 0)
    assert solution.count == 1
    assert solution.nash.utilities == (0, 0)
    assert settlement.solve(settlement.additive([[], []], [0, 1])).agreement_exists is False


def test_points_near_the_limit_stay_exact() -> None:
    big = 2**60
    problem = settlement.additive([[[0, big, big - 1]], [[big, 1, 2]]], [0, 0])
    solution = settlement.solve(problem)
    assert solution.frontier.tolist() == [[0, big], [big - 1, 2], [big, 1]]
    assert solution.nash.utilities == (big - 1, 2)


@pytest.mark.parametrize(("issues", "options", "parties"), [(6, 7, 2), (6, 7, 3), (8, 4, 4), (7, 4, 5)])
def test_merging_agrees_with_listing_all_packages(issues: int, options: int, parties: int) -> None:
    scores = drawn(issues, issues, options, parties)
    least = [int(np.mean([values.mean() for values in party]) * issues) for party in scores]
    red_lines = [(0, {}, {0: [1, 2, 3]}), (1, {1: [0, 1]}, {2: [0, 2]}), (0, {4: [3]}, {5: [1]})]
    problem = settlement.additive(scores, least, red_lines, interactions=[(1, 2, 3, np.eye(options, dtype=int) * 30)])
    solution = settlement.solve(problem)
    utilities, packages = listing.frontier(problem)
    assert len(utilities) > 10
    assert np.array_equal(solution.frontier, utilities)
    assert np.array_equal(problem.utilities(packages), utilities)
    assert np.array_equal(problem.utilities(solution.frontier_packages), utilities)
    assert counting.count(problem, listed=0) == listing.count(problem) == solution.count


def test_a_join_in_many_pieces_gives_the_same() -> None:
    """All packages are efficient, and more than are written out at a time."""
    line = np.arange(1100)
    problem = settlement.additive([[line, line * 1100], [-line, -line * 1100]], [None, None])
    frontier = settlement.solve(problem).frontier
    assert np.array_equal(frontier[:, 0], np.arange(1100**2))
    assert np.array_equal(frontier[:, 1], -np.arange(1100**2))


def test_linked_issues_in_a_long_chain_are_exact_and_quick() -> None:
    scores = drawn(5, 40, 5, 2, top=10)
    chain = [({issue: [0, 1]}, {issue + 1: [2, 3, 4]}) for issue in range(39)]
    problem = settlement.additive(scores, [150, 150], rules=chain)
    solution = settlement.solve(problem)
    assert solution.frontier_complete
    assert problem.acceptable(solution.frontier_packages).all()
    assert np.array_equal(problem.utilities(solution.frontier_packages), solution.frontier)
    count = solution.count
    assert isinstance(count, int)
    assert 0 < count < problem.packages


def test_a_frontier_that_is_too_long_is_represented_with_its_gap() -> None:
    problem = settlement.additive(drawn(2, 8, 4, 3), [0, 0, 0])
    exact, some = merge(problem), merge(problem, rows=50)
    assert not some.exact
    assert len(some.utilities) <= 50 < len(exact.utilities)
    assert all(0 < gap < 200 for gap in some.gap)
    for row in exact.utilities:
        assert (row - some.utilities <= np.array(some.gap)).all(axis=1).any()


def test_issues_that_all_hang_together_are_refused_before_they_fill_the_memory() -> None:
    issues = range(40)
    everything = [({a: [0]}, {b: [1]}) for a, b in product(issues, issues) if a < b]
    problem = settlement.additive(drawn(1, 40, 5, 2), [0, 0], rules=everything)
    with pytest.raises(TooWideError):
        merge(problem)


def test_count_gives_bounds_where_too_many_sums_must_be_told_apart() -> None:
    problem = settlement.additive(drawn(4, 9, 4, 3, top=10**6), [4_500_000] * 3)
    exact = listing.count(problem)
    assert counting.count(problem, listed=0) == exact
    bounds = counting.count(problem, listed=0, rows=2_000)
    assert isinstance(bounds, tuple)
    assert 0 <= bounds[0] < exact < bounds[1] <= problem.packages


def test_count_stops_when_the_time_is_up() -> None:
    problem = settlement.additive(drawn(4, 20, 5, 3, top=10**6), [10_000_000] * 3)
    assert counting.count(problem, time_limit=0.0) == (0, 5**20)


def test_unanimous_wishes_end_in_one_package() -> None:
    problem = settlement.additive([[[0, 1, 2, 3, 4]] * 40] * 5, [0] * 5)
    solution = settlement.solve(problem)
    assert solution.frontier.tolist() == [[160] * 5]
    assert solution.frontier_packages.tolist() == [[4] * 40]


def dominated(row: tuple[int, ...], group: int, others: list[tuple[tuple[int, ...], int]]) -> bool:
    return any(
        group == theirs and other != row and all(x >= y for x, y in zip(other, row, strict=True))
        for other, theirs in others
    )


@given(st.data(), st.integers(1, 5), st.integers(0, 3), st.sampled_from([2, 5, 30]))
def test_efficient_rows_by_definition(data: st.DataObject, columns: int, groups: int, top: int) -> None:
    vector = st.tuples(*[st.integers(-top, top)] * columns)
    rows = data.draw(st.lists(st.tuples(vector, st.integers(0, groups)), min_size=1, max_size=120))
    utilities = np.array([row for row, _ in rows], dtype=np.int64)
    codes = np.array([group for _, group in rows], dtype=np.int64)
    kept = [rows[index] for index in efficient(utilities, codes)]
    assert len(set(kept)) == len(kept)
    assert set(kept) == {(row, group) for row, group in rows if not dominated(row, group, rows)}


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_efficient_rows_of_many(columns: int) -> None:
    """More rows than fit into one chunk, most of them efficient, in one large group and many small ones."""
    random = np.random.default_rng(columns)
    rows = random.integers(0, 40, (1500, columns))
    rows[:, -1] = 30 * columns - rows[:, :-1].sum(axis=1) - random.integers(0, 2, 1500)
    groups = np.where(np.arange(1500) < 900, 0, np.arange(1500) // 10)
    larger = (rows[:, None] >= rows[None]).all(axis=2) & (rows[:, None] != rows[None]).any(axis=2)
    apart = groups[:, None] != groups[None]
    for codes, beaten in ((None, larger.any(axis=0)), (groups, (larger & ~apart).any(axis=0))):
        kept = efficient(rows, codes)
        keys = np.column_stack((rows, np.zeros(1500, dtype=int) if codes is None else codes))
        assert np.array_equal(np.unique(keys[kept], axis=0), np.unique(keys[~beaten], axis=0))
        assert len(kept) == len(np.unique(keys[kept], axis=0))
