"""Seats: what can be seen on small networks, and bounds that hold on random ones."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from modusvivendi.methods import access
from modusvivendi.methods.access.solve import program

from . import brute

pytestmark = pytest.mark.skipif(find_spec("highspy") is None, reason="needs the extra solvers")


@pytest.fixture(params=["simplex", "interior point"])
def solver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "interior point":
        monkeypatch.setattr(program, "SIMPLEX", 0)
    return str(request.param)


def _shuttle(**more: Any) -> access.VehiclePlan:
    """One road of two steps, and buses that come back in one."""
    network = access.network(2, [(0, 1)], [100], [2])
    fleet = access.Fleet(**{"seats": 10, "vehicles": 2, "at": 0, "links": [0], "returns": [(1, 0, 1)], **more})
    return access.vehicles(network, [500, 0], [1], 8, [fleet])


def test_buses_come_back(solver: str) -> None:
    plan = _shuttle()
    assert plan.arrivals == pytest.approx([0, 0, 20, 20, 20, 40, 40, 40, 60], abs=1e-3)
    assert plan.people == pytest.approx(plan.bound) == pytest.approx(60)
    assert plan.vehicle_value == pytest.approx([30], abs=1e-3)
    assert plan.seat_value == pytest.approx([6], abs=1e-3)
    assert plan.capacity_value == pytest.approx([0], abs=1e-3)
    assert plan.departures[0].shape == (2, 9)
    assert plan.departures[0][0].sum() == pytest.approx(6, abs=1e-3)


def test_buses_that_do_not_come_back(solver: str) -> None:
    assert _shuttle(returns=[]).people == pytest.approx(20)


def test_buses_that_stand_elsewhere_come_first(solver: str) -> None:
    assert _shuttle(at=1).arrivals == pytest.approx([0, 0, 0, 20, 20, 20, 40, 40, 40], abs=1e-3)


def test_the_road_is_narrower_than_the_buses(solver: str) -> None:
    network = access.network(2, [(0, 1)], [4], [2])
    plan = access.vehicles(network, [500, 0], [1], 8, [access.Fleet(10, 9, 0, [0])])
    assert plan.people == pytest.approx(28)
    assert plan.capacity_value == pytest.approx([7], abs=1e-3)
    assert plan.vehicle_value == pytest.approx([0], abs=1e-3)


@settings(max_examples=15)
@given(asked=brute.questions(limited=True))
def test_vehicles_never_help_and_enough_of_them_never_hinder(asked: dict[str, Any]) -> None:
    links = list(range(0, len(asked["network"].links), 2))
    most = access.solve(**asked).arrivals
    at = asked["network"].links[links, 0].tolist()
    plenty = access.vehicles(**asked, fleets=[access.Fleet(1000, 1000, node, links) for node in sorted(set(at))])
    assert plenty.people == pytest.approx(most[-1], abs=1e-4)
    assert (plenty.arrivals <= most + 1e-4).all()
    few = access.vehicles(**asked, fleets=[access.Fleet(1, 1, at[0], links)])
    assert few.people <= most[-1] + 1e-4
    assert (np.diff(few.arrivals) >= -1e-6).all()


def test_what_is_wrong_is_told_at_once() -> None:
    network = access.network(2, [(0, 1)], [4], [2])
    wrong = access.Fleet(0, -1, 7, [0, 0, 3], [(0, 1, 0)])
    with pytest.raises(access.NetworkError) as caught:
        access.vehicles(network, [5, 0], [1], 8, [wrong])
    told = "; ".join(caught.value.faults)
    for words in ("seats is 0", "vehicles is -1", "at is 7", "links has 3", "more than once", "returns has (0, 1, 0)"):
        assert words in told
    with pytest.raises(access.NetworkError, match="give one at least"):
        access.vehicles(network, [5, 0], [1], 8, [])


def test_too_large_a_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("modusvivendi.methods.access.solve.vehicles"), "MOST_COLUMNS", 10)
    with pytest.raises(access.NetworkError, match="columns, more than 10"):
        _shuttle()
