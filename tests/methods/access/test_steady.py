"""A static flow that is repeated gives the whole curve that the flow over time gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods import access
from modusvivendi.methods.access.solve.steady import steady


@st.composite
def plain(draw: st.DrawFn) -> tuple[access.Network, list[int], list[int]]:
    """One place to leave from, one or two sinks, checks at some places, links that are always open."""
    n = draw(st.integers(2, 5))
    sinks = [n - 1] if n < 4 else draw(st.sampled_from([[n - 1], [n - 1, n - 2]]))
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda ends: ends[0] != ends[1])
    links = [(0, n - 1), *draw(st.lists(pair, max_size=6))]
    numbers = st.lists(st.integers(1, 4), min_size=len(links), max_size=len(links))
    passes = draw(st.lists(st.sampled_from([-1, 1, 2, 5]), min_size=n, max_size=n))
    network = access.network(n, links, draw(numbers), draw(numbers), passes=passes)
    return network, [draw(st.integers(1, 40)), *([0] * (n - 1))], sinks


@given(plain())
def test_it_is_the_curve_of_the_flow_over_time(asked: tuple[access.Network, list[int], list[int]]) -> None:
    network, supply, sinks = asked
    plan = access.solve(network, supply, sinks, 12)
    found = steady(network, supply, sinks)
    assert found is not None
    assert [found.by(step) for step in range(13)] == plan.arrivals.tolist()


@pytest.mark.parametrize(("windows", "supply"), [([[(0, 5)]], [3, 0, 0]), (None, [3, 2, 0])])
def test_what_is_not_plain_is_left_to_the_flow_over_time(windows: list[list[tuple[int, int]]] | None, supply) -> None:
    links = [(0, 2), (1, 2)] if windows is None else [(0, 2)]
    ones = np.ones(len(links), dtype=int)
    assert steady(access.network(3, links, ones, ones, windows), supply, [2]) is None
