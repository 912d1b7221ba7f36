"""A static flow, repeated, is a maximum flow over time: Ford and Fulkerson (1958), Constructing maximal dynamic flows
from static flows, their theorem. Tested on random networks against the network written out over time.
"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.methods import access
from modusvivendi.methods.access.solve.repeated import repeated


@st.composite
def _networks(draw: st.DrawFn) -> access.Network:
    n = draw(st.integers(2, 7))
    node = st.integers(0, n - 1)
    pairs = st.tuples(node, node).filter(lambda pair: pair[0] != pair[1])
    links = [(one, one + 1) for one in range(n - 1)] + draw(st.lists(pairs, max_size=12))
    numbers = st.lists(st.integers(1, 6), min_size=len(links), max_size=len(links))
    return access.network(n, links, draw(numbers), draw(numbers))


@settings(max_examples=60)
@given(network=_networks(), horizon=st.integers(6, 25))
def test_repeated_flow_is_a_maximum_flow_over_time(network: access.Network, horizon: int) -> None:
    supply = [10**6] + [0] * (network.n - 1)
    arrivals = access.solve(network, supply, [network.n - 1], horizon).arrivals
    for step in (horizon // 2, horizon):
        assert repeated(network, 0, network.n - 1, step) == arrivals[step]


def test_a_network_that_changes_over_time_is_refused() -> None:
    network = access.network(2, [(0, 1)], [1], [1], [[(0, 4)]], passes=[3, -1])
    with pytest.raises(access.NetworkError) as caught:
        repeated(network, 0, 0, 5)
    assert len(caught.value.faults) == 3


def test_one_road() -> None:
    network: Any = access.network(2, [(0, 1)], [3], [4])
    assert [repeated(network, 0, 1, horizon) for horizon in (3, 4, 10)] == [0, 3, 21]
