"""Triangles are those that brute force finds, whichever way they are counted."""

from importlib import import_module
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.alignment.solve.graph import Graph, graph
from modusvivendi.methods.alignment.solve.triads import Triads, triads

module = import_module("modusvivendi.methods.alignment.solve.triads")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    n = draw(st.integers(2, 9))
    pairs = draw(st.permutations(list(combinations(range(n), 2))))
    weights = draw(st.lists(st.sampled_from([-2, -1, 0, 1, 3, None]), min_size=len(pairs), max_size=len(pairs)))
    turned = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    kept = [
        (pair[::-1] if turn else pair, weight)
        for pair, weight, turn in zip(pairs, weights, turned, strict=True)
        if weight is not None
    ]
    kept = kept or [((0, 1), 0)]
    return graph(n, [pair for pair, _ in kept], [weight for _, weight in kept])


def random_graph(n: int, density: float, seed: int) -> Graph:
    stream = np.random.default_rng(seed)
    pairs = np.argwhere(np.triu(stream.random((n, n)) < density, 1))
    return graph(n, pairs, stream.choice([-1, 1], size=len(pairs)))


def brute(signed: Graph) -> tuple[list[tuple[int, ...]], list[bool], list[int]]:
    number = {tuple(sorted(pair)): tie for tie, pair in enumerate(signed.edges.tolist())}
    rows, balanced, by_edge = [], [], [0] * len(signed.edges)
    for nodes in combinations(range(signed.n), 3):
        ties = [number[pair] for pair in combinations(nodes, 2) if pair in number and signed.weights[number[pair]]]
        if len(ties) == 3:
            rows.append(nodes)
            balanced.append(bool(np.prod(np.sign(signed.weights[ties])) > 0))
            for tie in ties:
                by_edge[tie] += not balanced[-1]
    return rows, balanced, by_edge


def agrees(found: Triads, signed: Graph) -> None:
    rows, balanced, by_edge = brute(signed)
    assert found.complete
    assert found.total == len(rows)
    assert found.unbalanced == balanced.count(False)
    assert found.rows.tolist() == [list(row) for row in rows]
    assert found.balanced.tolist() == balanced
    assert found.by_edge.tolist() == by_edge
    for row, ties in zip(found.rows, found.ties, strict=True):
        assert sorted(set(signed.edges[ties].ravel())) == row.tolist()


@given(graphs())
def test_the_triangles_are_those_of_brute_force(signed: Graph) -> None:
    agrees(triads(signed), signed)


@given(graphs(), st.integers(0, 9))
def test_a_dense_part_of_any_size_gives_the_same(signed: Graph, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_dense_part", lambda ranked: min(size, ranked.n))
        agrees(triads(signed), signed)


@given(graphs())
def test_small_chunks_give_the_same(signed: Graph) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", 2)
        agrees(triads(signed), signed)


@pytest.mark.parametrize(("n", "density"), [(60, 0.1), (40, 0.6)])
def test_larger_graphs_agree_with_brute_force(n: int, density: float) -> None:
    signed = random_graph(n, density, 1)
    agrees(triads(signed), signed)


@pytest.mark.parametrize("signs", [(1, 1, 1), (1, 1, -1), (1, -1, -1), (-1, -1, -1)])
def test_a_triangle_is_balanced_if_the_product_of_its_signs_is_positive(signs: tuple[int, ...]) -> None:
    found = triads(graph(3, [(0, 1), (1, 2), (0, 2)], signs))
    assert found.balanced.tolist() == [np.prod(signs) > 0]


def test_a_dense_graph_is_counted_exactly_and_listed_in_part() -> None:
    signed = random_graph(450, 0.5, 2)
    found = triads(signed)
    signs = np.zeros((450, 450), dtype=np.int64)
    one, two = signed.edges.T
    signs[one, two] = signs[two, one] = np.sign(signed.weights)
    tied = np.abs(signs)
    in_all, in_signed = (tied @ tied * tied)[one, two], (signs @ signs * signs)[one, two]
    assert module._dense_part(module._rank(signed)) > 0
    assert (found.total, found.unbalanced) == (in_all.sum() // 3, (in_all - in_signed).sum() // 6)
    assert found.by_edge.tolist() == ((in_all - in_signed) // 2).tolist()
    assert (len(found.rows), found.complete) == (module.MOST_ROWS, False)
    assert len(np.unique(found.rows, axis=0)) == module.MOST_ROWS
    products = signs[found.rows[:, 0], found.rows[:, 1]] * signs[found.rows[:, 1], found.rows[:, 2]]
    assert ((products * signs[found.rows[:, 0], found.rows[:, 2]] > 0) == found.balanced).all()
    assert (np.prod(tied[found.rows[:, [0, 0, 1]], found.rows[:, [1, 2, 2]]], axis=1) == 1).all()


@given(graphs(), st.integers(0, 9), st.integers(0, 5))
def test_a_cut_list_holds_triangles_and_the_counts_stay(signed: Graph, size: int, most: int) -> None:
    whole = triads(signed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_dense_part", lambda ranked: min(size, ranked.n))
        patch.setattr(module, "MOST_ROWS", most)
        found = triads(signed)
    assert (found.total, found.unbalanced) == (whole.total, whole.unbalanced)
    assert found.by_edge.tolist() == whole.by_edge.tolist()
    assert len(found.rows) == min(most, whole.total)
    assert found.complete == (whole.total <= most)
    assert {tuple(row) for row in found.rows.tolist()} <= {tuple(row) for row in whole.rows.tolist()}


def test_graphs_without_triangles_have_none() -> None:
    for signed in (
        graph(2, [(0, 1)], [0]),
        graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)]),
        graph(3, [(0, 1), (1, 2), (0, 2)], [1, 1, 0]),
    ):
        found = triads(signed)
        assert (found.total, found.unbalanced, found.rows.shape, found.complete) == (0, 0, (0, 3), True)
        assert found.by_edge.tolist() == [0] * len(signed.edges)
