"""Every engine gives what the definition gives, on random networks; a change is worth what solving anew says."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from modusvivendi.methods import access

from . import brute

ENGINES = [
    name
    for name, package in (("plain", "numpy"), ("numba", "numba"), ("ortools", "ortools"), ("scipy", "scipy"))
    if find_spec(package) is not None
]


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=40)
@given(asked=brute.questions())
def test_arrivals(engine: str, asked: dict[str, Any]) -> None:
    plan = access.solve(**asked, engine=engine)
    assert plan.arrivals.tolist() == brute.arrivals(**asked)
    assert plan.together


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=25)
@given(asked=brute.questions(passes=False))
def test_the_plan_attains_the_optimum_of_every_step(engine: str, asked: dict[str, Any]) -> None:
    plan = access.solve(**asked, engine=engine)
    assert brute.check_plan(asked["network"], asked["supply"], asked["sinks"], plan) == plan.arrivals.tolist()


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=25)
@given(asked=brute.questions(limited=True))
def test_arrivals_with_limits(engine: str, asked: dict[str, Any]) -> None:
    plan = access.solve(**asked, engine=engine)
    assert plan.arrivals.tolist() == brute.arrivals(**asked)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("limited", [False, True])
def test_closures_and_interruptions(engine: str, limited: bool) -> None:
    @settings(max_examples=15)
    @given(asked=brute.questions(limited=limited))
    def check(asked: dict[str, Any]) -> None:
        plan = access.solve(**asked, engine=engine)
        last = int(plan.arrivals[-1])
        m, steps = len(asked["network"].links), range(asked["horizon"] + 1)
        for link in range(m):
            closed = {(link, step) for step in steps}
            assert last - plan.link_value[link] == brute.arrivals(**asked, closed=closed)[-1]
        both = {(link, step) for link in (0, m - 1) for step in (1, 2)}
        assert plan.interrupted(1, 2, [0, m - 1]) == brute.arrivals(**asked, closed=both)[-1]
        after = {(link, step) for link in range(m) for step in steps if step >= 2}
        assert plan.interrupted(2) == brute.arrivals(**asked, closed=after)[-1]

    check()


def _wider(network: access.Network, extra: int, link: int | None = None, node: int | None = None) -> access.Network:
    capacity, passes = network.capacity.copy(), network.passes.copy()
    if link is not None:
        capacity[link] += extra
    if node is not None:
        passes[node] += extra
    links, transit = network.links, network.transit
    return access.network(network.n, links, capacity, transit, network.windows, holds=network.holds, passes=passes)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("limited", [False, True])
def test_more_room(engine: str, limited: bool) -> None:
    @settings(max_examples=15)
    @given(asked=brute.questions(limited=limited))
    def check(asked: dict[str, Any]) -> None:
        plan = access.solve(**asked, engine=engine)
        last, network = int(plan.arrivals[-1]), asked["network"]
        for link, more in enumerate(plan.more_capacity(2).tolist()):
            assert last + more == brute.arrivals(**{**asked, "network": _wider(network, 2, link=link)})[-1]
        for node, more in enumerate(plan.more_screening(1).tolist()):
            if network.passes[node] >= 0:
                wider = {**asked, "network": _wider(network, 1, node=node)}
                assert last + more == brute.arrivals(**wider)[-1]
            else:
                assert more == 0
        longer = {**asked, "horizon": asked["horizon"] + 2}
        assert last + plan.longer(2) == brute.arrivals(**longer)[-1]

    check()


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=30)
@given(asked=brute.questions(limited=True))
def test_the_cut_lets_through_who_arrives(engine: str, asked: dict[str, Any]) -> None:
    plan = access.solve(**asked, engine=engine)
    cut, network, by = plan.binding, asked["network"], dict(zip(asked["sinks"], asked["limits"], strict=True))
    assert cut.people == plan.arrivals[-1]
    parts = (
        network.capacity[cut.links[:, 0]].sum(),
        network.passes[cut.screening[:, 0]].sum(),
        network.holds[cut.holds[:, 0]].sum(),
        np.array(asked["supply"])[cut.supply].sum(),
        sum(by[sink] for sink in cut.limits.tolist()),
    )
    total = sum(asked["supply"])
    assert sum(min(int(part), total) for part in parts) >= cut.people or total == 0
    full = {(link, step) for link, step in cut.links.tolist()}
    assert all(plan.flow[link, step] == min(network.capacity[link], total) for link, step in full)


@settings(max_examples=30)
@given(asked=brute.questions())
def test_clearance(asked: dict[str, Any]) -> None:
    curve = brute.arrivals(**{**asked, "horizon": 12})
    out = [step for step, people in enumerate(curve) if people == sum(asked["supply"])]
    del asked["horizon"]
    assert access.clearance(**asked, most=12) == (out[0] if out else None)
