"""The classification tree: planted boxes are found, each split is the best there is, and the leaves share the draws."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery import Node, leaves, measured, tree
from modusvivendi.ensembles.discovery.cases import Mask
from modusvivendi.ensembles.faults import EnsembleError


def uniform(draws: int, inputs: int, seed: int = 0) -> Array:
    return np.random.Generator(np.random.PCG64(seed)).random((draws, inputs))


@st.composite
def searches(draw: st.DrawFn) -> tuple[Array, Mask, list[int]]:
    """Few draws with many ties, some inputs of categories, and both kinds of cases."""
    draws, inputs = draw(st.integers(2, 24)), draw(st.integers(1, 4))
    row = st.lists(st.integers(-2, 2), min_size=inputs, max_size=inputs)
    x = np.array(draw(st.lists(row, min_size=draws, max_size=draws)), dtype=np.float64)
    y = np.array(draw(st.lists(st.booleans(), min_size=draws, max_size=draws)))
    y[:2] = [True, False]
    return x, y, draw(st.lists(st.integers(0, inputs - 1), unique=True))


def impurity(y: Mask) -> Fraction:
    share = Fraction(int(y.sum()), len(y))
    return 2 * share * (1 - share) * len(y)


def parts(x: Array, categories: list[int]) -> Iterator[tuple[int, Mask]]:
    """Every way to part the draws in two by one input: all thresholds, and all sets of categories."""
    for number, column in enumerate(x.T):
        names = sorted(set(column))
        if number in categories:
            for size in range(1, len(names)):
                for some in combinations(names, size):
                    yield number, np.isin(column, some)
        else:
            for name in names[:-1]:
                yield number, column <= name


def nodes(root: Node, x: Array, y: Mask) -> Iterator[tuple[Node, Array, Mask, int]]:
    """Every node with its draws and its depth."""
    pending = [(root, x, y, 0)]
    while pending:
        node, draws, interest, depth = pending.pop()
        yield node, draws, interest, depth
        if node.split and node.left and node.right:
            left = node.split.left(draws)
            pending.append((node.left, draws[left], interest[left], depth + 1))
            pending.append((node.right, draws[~left], interest[~left], depth + 1))


def test_a_planted_box_is_found() -> None:
    x = uniform(3000, 8)
    x[:, 5] = np.floor(x[:, 5] * 6)
    y = (x[:, 2] > 0.6) & np.isin(x[:, 5], (1, 4))
    found = tree(x, y, categories=[5])
    dense = [leaf for leaf in leaves(found, 8) if leaf.density > 0.5]
    assert len(dense) == 1
    assert (dense[0].coverage, dense[0].density) == (1, 1)
    assert dense[0].box.low[2] == pytest.approx(0.6, abs=0.01)
    assert dense[0].box.kept == {5: (1, 4)}


@given(searches(), st.sampled_from([0, 0.1, 0.3]))
def test_every_split_is_the_best_of_all(search: tuple[Array, Mask, list[int]], least: float) -> None:
    """Sets of categories are tried where a leaf may be of any size, for only then the order of shares has the best."""
    x, y, categories = search
    categories = [] if least else categories
    for node, draws, interest, depth in nodes(tree(x, y, categories=categories, least=least), x, y):
        assert (node.draws, node.interest) == (len(interest), interest.sum())
        possible = [
            (impurity(interest[left]) + impurity(interest[~left]), number)
            for number, left in parts(draws, categories)
            if min(left.sum(), (~left).sum()) / len(x) >= least
        ]
        lowest = min(possible, default=(impurity(interest), 0))
        if node.split is None:
            assert depth == 3 or lowest[0] == impurity(interest)
        else:
            left = node.split.left(draws)
            assert (impurity(interest[left]) + impurity(interest[~left]), node.split.number) == lowest


@given(searches(), st.integers(0, 4))
def test_leaves_share_the_draws_among_them(search: tuple[Array, Mask, list[int]], depth: int) -> None:
    x, y, categories = search
    root = tree(x, y, categories=categories, depth=depth, least=0.1)
    found = leaves(root, x.shape[1])
    assert np.sum([leaf.box.inside(x) for leaf in found], axis=0).tolist() == [1] * len(x)
    assert len(found) <= 2**depth
    for leaf in found:
        again = measured(leaf.box, x, y)
        assert (again.inside, again.hits, again.draws, again.interest) == (
            leaf.inside,
            leaf.hits,
            leaf.draws,
            leaf.interest,
        )
        assert leaf.mass >= 0.1


def test_leaves_are_measured_on_draws_held_out() -> None:
    """A draw that lies on a threshold is in one leaf and no other."""
    x = uniform(2000, 3)
    y = x[:, 1] > 0.5
    root = tree(x[:1000], y[:1000])
    assert root.split is not None
    held = x[1000:].copy()
    held[0, 1] = root.split.threshold
    found = [measured(leaf.box, held, y[1000:]) for leaf in leaves(root, 3)]
    assert sum(leaf.inside for leaf in found) == 1000
    assert sum(leaf.hits for leaf in found) == y[1000:].sum()
    assert found[-1].density_ends[1] == 1


def test_a_category_not_seen_is_in_no_leaf() -> None:
    x = np.repeat([[0.0], [1.0]], 10, axis=0)
    found = leaves(tree(x, x[:, 0], categories=[0]), 1)
    assert [leaf.box.inside(np.array([[2.0]])).tolist() for leaf in found] == [[False], [False]]


def test_of_equal_splits_the_earlier_input_and_the_lower_threshold_is_taken() -> None:
    x = np.repeat([[1.0, 1.0, 5.0], [2.0, 2.0, 5.0], [3.0, 3.0, 5.0], [4.0, 4.0, 5.0]], 5, axis=0)
    root = tree(x, np.repeat([1, 0, 0, 1], 5))
    assert root.split is not None
    assert (root.split.number, root.split.threshold) == (0, 1.5)


def test_a_tree_of_depth_0_is_one_leaf() -> None:
    root = tree([[1.0], [2.0], [3.0], [4.0]], [0, 1, 1, 1], depth=0)
    assert (root.split, root.share) == (None, 0.75)
    assert leaves(root, 1)[0].box.restricted == ()


TWO = [[1.0], [2.0]]


@pytest.mark.parametrize(
    ("x", "y", "more", "told"),
    [
        ([[1.0]], [1], {}, "make at least two"),
        (TWO, [0, 0], {}, "no draw is a case of interest"),
        ([[np.nan], [1.0]], [0, 1], {}, "leave these draws out"),
        (TWO, [0, 1], {"depth": -1}, "depth is -1; give 0 or more"),
        (TWO, [0, 1], {"least": 1}, "least is 1; give a share"),
    ],
)
def test_what_cannot_be_split_is_told(x: Any, y: Any, more: dict[str, Any], told: str) -> None:
    with pytest.raises(EnsembleError, match=told):
        tree(x, y, **more)
