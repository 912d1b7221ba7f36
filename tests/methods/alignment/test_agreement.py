"""Fast answers equal those by definition, on thousands of random signed graphs, by either engine."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from modusvivendi.methods import alignment
from modusvivendi.methods.alignment.solve import many_camps, packages, settling

from . import brute

ENGINES = ("configurations", "relaxation")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Small graphs by all their configurations, or by the relaxation that larger ones take."""
    if request.param == "relaxation":
        if not packages.has_solvers():
            pytest.skip("needs the extra solvers")
        monkeypatch.setattr(settling, "SMALL", 2)
    return str(request.param)


def _rows(sides: np.ndarray) -> set[tuple[int, ...]]:
    return {tuple(row) for row in sides.tolist()}


@pytest.mark.parametrize("seed", range(20))
def test_index_partitions_and_switches(seed: int, engine: str) -> None:
    random = np.random.default_rng(seed)
    for number in range(60 if engine == "configurations" else 40):
        graph = brute.random_graph(random, most=14 if number % 4 == 0 else 9, weighted=bool(number % 2))
        result = alignment.solve(graph)
        anchors = result.anchors.tolist()
        sides = brute.configurations(graph, anchors)
        paid = brute.costs(graph, sides)
        assert result.proved
        assert result.frustration == result.bound == paid.min()
        assert brute.costs(graph, result.partition[None])[0] == paid.min()
        listed = result.partitions(20_000)
        assert listed.complete
        assert {tuple(row) for row in listed.sides.tolist()} == {
            tuple(row) for row in sides[paid == paid.min()].tolist()
        }
        cost = result.switch_cost()
        assert np.isnan(cost[anchors]).all()
        for node in set(range(graph.n)) - set(anchors):
            opposite = sides[:, node] != result.partition[node]
            assert cost[node] == paid[opposite].min() - paid.min()


@pytest.mark.parametrize("seed", range(6))
def test_strain(seed: int, engine: str) -> None:
    random = np.random.default_rng(100 + seed)
    for number in range(25):
        graph = brute.random_graph(random, most=8, weighted=bool(number % 2))
        result = alignment.solve(graph)
        anchors = result.anchors.tolist()
        sides = brute.configurations(graph, anchors)
        paid = brute.costs(graph, sides)
        assert np.isnan(result.strain[anchors]).all()
        for node in set(range(graph.n)) - set(anchors):
            own = brute.own(graph, sides, node)
            worlds = [sides[:, node] == side for side in (0, 1)]
            least = min(own[world & (paid == paid[world].min())].min() for world in worlds)
            assert result.strain[node] == least


@pytest.mark.parametrize(("camps", "neutral"), [(2, True), (3, False), (3, True), (4, False), (1, True)])
def test_several_camps_and_a_neutral_one(camps: int, neutral: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(camps * 2 + neutral)
    for number in range(40):
        graph = brute.random_graph(random, most=6, weighted=bool(number % 2))
        least, best = brute.many(graph, camps, neutral)
        monkeypatch.setattr(many_camps, "MOST_CONFIGURATIONS", 4_000_000)
        for engine in ENGINES if packages.has_cp_sat() and number % 4 == 0 else ENGINES[:1]:
            if engine == "relaxation":
                monkeypatch.setattr(many_camps, "MOST_CONFIGURATIONS", 0)
            result = alignment.solve(graph, camps=camps, neutral=neutral)
            assert result.proved
            assert result.frustration == result.bound == least
            listed = result.partitions(10_000)
            assert listed.complete
            assert {brute.renamed(graph, row) for row in listed.sides} == best
            assert len(listed.sides) == len(best)


def test_an_anchor_of_choice_and_the_same_gap_seen_from_either_end() -> None:
    random = np.random.default_rng(7)
    for _ in range(50):
        graph = brute.random_graph(random, most=9, weighted=True)
        result = alignment.solve(graph)
        one, two = graph.edges[0].tolist()
        assert result.switch_cost([one])[two] == result.switch_cost([two])[one]


def test_a_graph_of_several_hundred_nodes_is_proved_or_bounded() -> None:
    pytest.importorskip("highspy")
    random = np.random.default_rng(3)
    edges = np.unique(np.sort(random.integers(0, 150, (450, 2)), axis=1), axis=0)
    edges = edges[edges[:, 0] != edges[:, 1]]
    camp = random.integers(0, 2, 150)
    planted = np.where(camp[edges[:, 0]] == camp[edges[:, 1]], 1, -1)
    signs = np.where(random.random(len(edges)) < 0.1, -planted, planted)
    result = alignment.solve(alignment.graph(150, edges, signs), time_limit=30)
    assert result.proved
    assert result.frustration <= (signs != planted).sum()


def test_time_that_runs_out_leaves_a_value_and_a_bound() -> None:
    random = np.random.default_rng(5)
    edges = [(one, two) for one in range(60) for two in range(one) if random.random() < 0.4]
    graph = alignment.graph(60, edges, random.choice([-1, 1], len(edges)))
    result = alignment.solve(graph, time_limit=0.2)
    assert not result.proved
    assert 0 < result.bound < result.frustration <= len(edges) / 2
    assert brute.costs(graph, result.partition[None])[0] == result.frustration


def test_weights_that_are_no_fractions_of_a_unit_are_proved_to_nine_digits() -> None:
    random = np.random.default_rng(11)
    edges = [(one, two) for one in range(12) for two in range(one)]
    graph = alignment.graph(12, edges, random.normal(size=len(edges)))
    assert not graph.exact
    result = alignment.solve(graph)
    least = brute.costs(graph, brute.configurations(graph, [0])).min()
    assert result.proved
    assert result.frustration == pytest.approx(least, rel=1e-9)


@pytest.mark.parametrize(
    ("n", "edges", "weights", "told"),
    [
        (0, [], [], "0 nodes; give 1"),
        (3, [], [], "no ties"),
        (3, [(0, 3)], [1], "names a node that is not there"),
        (3, [(1, 1)], [1], "joins node 1 to itself"),
        (3, [(0, 1), (1, 0)], [1, -1], "join the same nodes 1 and 0"),
        (3, [(0, 1)], [float("nan")], "no finite number"),
        (3, [(0, 1)], ["much"], "no finite number"),
        (3, [(0, 1)], [1, 2], "2 weights for 1 ties"),
        (3, [(0.5, 1)], [1], "no whole numbers"),
        (3, [0, 1], [1], "give \\(m, 2\\)"),
        (10**9, [(0, 1)], [1], "nodes; give 1 to"),
        (2.5, [(0, 1)], [1], "give a whole number"),
        (3, [(0, 1)], [10**400], "no finite number"),
        (3, [(0, 1, 2), (1,)], [1, 1], "edges are no array"),
        (3, [(0, 1e300)], [1], "no whole numbers"),
    ],
)
def test_arrays_that_are_no_graph(n: int, edges: list[tuple[int, int]], weights: list[object], told: str) -> None:
    with pytest.raises(alignment.GraphError, match=told):
        alignment.graph(n, edges, weights)


def test_settings_out_of_range() -> None:
    graph = alignment.graph(3, [(0, 1), (1, 2)], [1, -1])
    for wrong in (
        {"camps": 0},
        {"camps": 11},
        {"camps": "2"},
        {"time_limit": 0},
        {"time_limit": float("nan")},
        {"time_limit": "long"},
        {"anchors": [5]},
        {"anchors": [0, 1]},
        {"anchors": 0},
        {"anchors": ["x"]},
    ):
        with pytest.raises(alignment.GraphError):
            alignment.solve(graph, **wrong)
    with pytest.raises(alignment.GraphError, match="two camps"):
        alignment.solve(graph, camps=3).switch_cost()
    with pytest.raises(alignment.GraphError, match="from 1 on"):
        alignment.solve(graph).partitions(0)
    assert alignment.solve(graph, anchors=np.array([2])).anchors.tolist() == [2]


def test_weights_of_many_digits_give_strain_and_frustration_as_they_are() -> None:
    graph = alignment.graph(3, [(0, 1), (1, 2), (0, 2)], [1 / 3, 0.30000000000000004, -1 / 7])
    result = alignment.solve(graph, anchors=[0])
    assert not graph.exact
    assert result.frustration == pytest.approx(1 / 7)
    assert result.node_frustration.tolist() == pytest.approx([1 / 7, 0, 1 / 7])
    assert result.strain[2] == pytest.approx(1 / 7)
    hills = alignment.landscape([[0, 1 / 3, -1 / 7], [1 / 3, 0, 0.25], [-1 / 7, 0.25, 0]])
    assert hills.energies[0] == pytest.approx(0)


def test_a_strain_that_is_not_proved_is_not_told() -> None:
    pytest.importorskip("highspy")
    random = np.random.default_rng(12)
    edges = [(one, two) for one in range(18) for two in range(one) if random.random() < 0.4]
    weights = [Fraction(int(random.integers(-(10**6), 10**6)), 10**6) for _ in edges]
    result = alignment.solve(alignment.graph(18, edges, np.array(weights, dtype=object)))
    assert result.proved
    assert np.isnan(result.strain).all()
