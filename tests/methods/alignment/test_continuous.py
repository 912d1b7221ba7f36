"""dX/dt = X²: the closed form, the sides it goes to, and when each relation takes its last sign."""

from importlib import import_module
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.alignment.solve.continuous import Continuous, Order, TooLargeError, continuous, relations
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, graph

module = import_module("modusvivendi.methods.alignment.solve.continuous")

WEIGHTS = st.sampled_from([-3, -2, -1, 0, 1, 2, 3, 0.5, -0.7])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    n = draw(st.integers(2, 7))
    pairs = list(combinations(range(n), 2))
    return graph(n, pairs, draw(st.lists(WEIGHTS, min_size=len(pairs), max_size=len(pairs))))


def camps(sizes: list[int]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """A complete graph, friendly within camps and hostile between them."""
    camp = [number for number, size in enumerate(sizes) for _ in range(size)]
    pairs = list(combinations(range(len(camp)), 2))
    return pairs, [1 if camp[one] == camp[two] else -1 for one, two in pairs], camp


def start(signed: Graph) -> Floats:
    matrix = np.zeros((signed.n, signed.n))
    for (one, two), weight in zip(signed.edges, signed.weights, strict=True):
        matrix[one, two] = matrix[two, one] = weight
    return matrix


def order_of(found: Continuous) -> Order:
    assert found.order is not None
    return found.order


def random_graph(n: int, seed: int) -> Graph:
    stream = np.random.default_rng(seed)
    pairs = list(combinations(range(n), 2))
    return graph(n, pairs, np.round(stream.normal(size=len(pairs)), 3))


@pytest.mark.parametrize("share", [0, 0.3, 0.9])
def test_the_closed_form_is_what_runge_and_kutta_find(share: float) -> None:
    signed = random_graph(6, 3)
    leading = continuous(signed, 0).leading[0]
    steps = 4_000
    size = share / leading / steps
    matrix = start(signed)
    for _ in range(steps):
        one = matrix @ matrix
        two = (matrix + size / 2 * one) @ (matrix + size / 2 * one)
        three = (matrix + size / 2 * two) @ (matrix + size / 2 * two)
        four = (matrix + size * three) @ (matrix + size * three)
        matrix = matrix + size / 6 * (one + 2 * two + 2 * three + four)
    assert np.allclose(relations(signed, share), matrix, rtol=1e-8, atol=1e-8)


def test_the_closed_form_is_the_inverse_of_the_paper() -> None:
    signed = random_graph(7, 4)
    first = start(signed)
    time = 0.7 / continuous(signed, 0).leading[0]
    assert np.allclose(relations(signed, 0.7), first @ np.linalg.inv(np.eye(7) - first * time))


def test_near_the_end_the_signs_are_those_of_the_sides() -> None:
    signed = random_graph(8, 5)
    sides = continuous(signed).sides
    assert (np.sign(relations(signed, 1 - 1e-9)) == np.outer(sides, sides)).all()


@pytest.mark.parametrize("sizes", [[5], [3, 2], [1, 4]])
def test_a_balanced_complete_graph_stays_as_it_is(sizes: list[int]) -> None:
    pairs, weights, camp = camps(sizes)
    found = continuous(graph(sum(sizes), pairs, weights))
    assert found.sides.tolist() == [1 if number == camp[0] else -1 for number in camp]
    assert found.leading == pytest.approx([sum(sizes) - 1])
    assert found.gap == pytest.approx([sum(sizes)])
    assert not order_of(found).shares.any()
    assert not order_of(found).nodes.any()


def test_two_cliques_with_one_odd_tie_part_and_only_that_tie_turns() -> None:
    pairs, weights, camp = camps([4, 4])
    odd = pairs.index((1, 6))
    weights[odd] = 1
    found = continuous(graph(8, pairs, weights))
    order = order_of(found)
    assert found.determined.all()
    assert found.sides.tolist() == [1 if number == 0 else -1 for number in camp]
    assert order.pairs.tolist() == [list(pair) for pair in pairs]
    assert np.flatnonzero(order.shares).tolist() == [odd]
    assert 0 < order.shares[odd] < 1
    assert order.nodes.tolist() == [order.shares[odd] if node in (1, 6) else 0 for node in range(8)]


def test_a_triangle_with_its_weakest_tie_hostile_turns_friendly_when_the_closed_form_says() -> None:
    weak = 0.1
    signed = graph(3, [(0, 1), (1, 2), (0, 2)], [1, 1, -weak])
    order = order_of(continuous(signed))
    assert continuous(signed).sides.tolist() == [1, 1, 1]
    share = float(order.shares[1])
    assert order.pairs[1].tolist() == [0, 2]
    # The cofactor of (0, 2) in I - Xt is t (t - weak), so that x_02 = 0 at t = weak.
    assert share == pytest.approx(weak * continuous(signed).leading[0], abs=1e-7)


@pytest.mark.parametrize("n", [3, 4, 6])
def test_where_all_are_foes_no_side_is_named(n: int) -> None:
    found = continuous(graph(n, list(combinations(range(n), 2)), [-1] * (n * (n - 1) // 2)))
    assert found.leading == pytest.approx([1])
    assert not found.determined.any()
    assert not found.sides.any()
    assert len(order_of(found).pairs) == 0
    assert np.isnan(order_of(found).nodes).all()


def test_a_pair_that_is_soon_outdone_is_not_said_to_have_had_its_sign_from_the_start() -> None:
    # No tie joins 0 and 2: x_02 = t (X²)_02 + t² (X³)_02 + … = -0.01 t + 27 t² - …, which changes at t = 0.01 / 27.
    pairs = [(0, 1), (1, 2), (0, 3), (3, 4), (4, 2)]
    found = continuous(graph(5, pairs, [1, -0.01, 3, 3, 3]))
    place = order_of(found).pairs.tolist().index([0, 2])
    share, time = order_of(found).shares[place], 0.01 / 27
    assert found.sides.tolist() == [1, 1, 1, 1, 1]
    assert share / found.leading[0] == pytest.approx(time, rel=0.01)
    assert share < 1 / 64


def test_a_node_that_symmetry_keeps_between_two_sides_gets_none() -> None:
    # 0 and 1 are foes; 2 is equally a friend of both, and weakly.
    found = continuous(graph(3, [(0, 1), (0, 2), (1, 2)], [-5, 1, 1]))
    assert found.determined.all()
    assert found.sides.tolist() == [1, -1, 0]
    assert order_of(found).pairs.tolist() == [[0, 1]]
    assert np.isnan(order_of(found).nodes).tolist() == [False, False, True]


def test_each_component_goes_its_own_way() -> None:
    first, second = graph(3, [(0, 1), (1, 2), (0, 2)], [1, 1, -0.1]), graph(2, [(0, 1)], [-9])
    both = graph(7, [(6, 1), (1, 3), (6, 3), (5, 2), (0, 2)], [1, 1, -0.1, -9, 0])
    found = continuous(both)
    assert found.component.tolist() == [-1, 0, 1, 0, -1, 1, 0]
    assert found.sides.tolist() == [0, 1, 1, 1, 0, -1, 1]
    assert found.leading == pytest.approx([*continuous(first).leading, *continuous(second).leading])
    assert order_of(found).pairs.tolist() == [[1, 3], [1, 6], [2, 5], [3, 6]]
    assert order_of(found).shares[3] == pytest.approx(order_of(continuous(first)).shares.max())
    assert relations(both, 0.5)[2, 1] == 0


def test_a_distant_pair_without_a_tie_takes_its_sign_at_once() -> None:
    found = continuous(graph(12, [(node, node + 1) for node in range(11)], [-1] + [1] * 10))
    assert found.sides.tolist() == [-1] + [1] * 11
    assert not order_of(found).shares.any()


@given(graphs())
def test_the_shares_are_where_the_inverse_changes_its_sign_last(signed: Graph) -> None:
    found = continuous(signed)
    order = order_of(found)
    for component in np.flatnonzero(found.determined):
        inside = np.flatnonzero(found.component == component)
        first = start(signed)[np.ix_(inside, inside)] / found.leading[component]
        shares = module.moments_of(64)[:-1]
        grown = [np.linalg.solve(np.eye(len(inside)) - first * share, first) * (1 - share) for share in shares]
        final = np.outer(found.sides[inside], found.sides[inside])
        for (one, two), last in zip(order.pairs, order.shares, strict=True):
            if found.component[one] != component:
                continue
            place = tuple(np.searchsorted(inside, [one, two]))
            after = [matrix[place] * final[place] for matrix, share in zip(grown, shares, strict=True) if share > last]
            assert min(after, default=0) > -1e-9
            if 0 < last < 1 - 1e-5:
                just = np.linalg.solve(np.eye(len(inside)) - first * (last - 2e-6), first)
                assert just[place] * final[place] < 1e-7


@given(graphs(), st.randoms(use_true_random=False))
def test_other_numbers_of_the_nodes_change_nothing_else(signed: Graph, random: object) -> None:
    new = list(range(signed.n))
    random.shuffle(new)  # type: ignore[attr-defined]
    moved = graph(signed.n, np.array(new)[signed.edges], signed.weights)
    before, after = continuous(signed), continuous(moved)
    assert np.sort(before.leading) == pytest.approx(np.sort(after.leading))
    one, two = before.sides, after.sides[new]
    together = before.component[:, None] == before.component[None, :]
    assert (together == (after.component[new][:, None] == after.component[new][None, :])).all()
    assert (np.outer(one, one) * together == np.outer(two, two) * together).all()
    shares = {tuple(sorted(new[node] for node in pair)): share for pair, share in _table(before)}
    assert [tuple(pair) for pair, _ in _table(after)] == sorted(shares)
    assert [share for _, share in _table(after)] == pytest.approx([shares[pair] for pair in sorted(shares)], abs=1e-6)
    assert order_of(after).nodes[new] == pytest.approx(order_of(before).nodes, abs=1e-6, nan_ok=True)


def _table(found: Continuous) -> list[tuple[list[int], float]]:
    return list(zip(order_of(found).pairs.tolist(), order_of(found).shares.tolist(), strict=True))


@given(graphs())
def test_the_node_with_the_most_ties_is_on_side_one(signed: Graph) -> None:
    found = continuous(signed, 0)
    ties = np.bincount(signed.edges[signed.weights != 0].ravel(), minlength=signed.n)
    assert found.order is None
    assert (found.leading > 0).all()
    for component in range(len(found.leading)):
        with_sides = np.flatnonzero((found.component == component) & (found.sides != 0))
        if len(with_sides):
            assert found.sides[with_sides[np.argmax(ties[with_sides])]] == 1


def test_the_size_of_all_weights_does_not_matter() -> None:
    small, large = random_graph(6, 6), random_graph(6, 6)
    large = graph(6, large.edges, large.weights * 1e6)
    assert order_of(continuous(small)).shares == pytest.approx(order_of(continuous(large)).shares, abs=1e-7)


def test_no_ties_are_no_components() -> None:
    found = continuous(graph(3, [(0, 1)], [0]))
    assert (found.component.tolist(), found.leading.shape, found.sides.tolist()) == ([-1] * 3, (0,), [0] * 3)


def test_too_large_components_and_wrong_numbers_are_refused() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_ORDERED", 2)
        with pytest.raises(TooLargeError, match="3 nodes hang together; at most 2"):
            continuous(random_graph(3, 0))
        assert continuous(random_graph(3, 0), 0).order is None
    with pytest.raises(ValueError, match="-1 moments"):
        continuous(random_graph(3, 0), -1)
    with pytest.raises(ValueError, match="share 1"):
        relations(random_graph(3, 0), 1)
