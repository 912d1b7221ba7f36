"""Small networks whose answers can be seen, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from modusvivendi.methods import access
from modusvivendi.methods.access.solve import together

from . import brute


def _road(people: int = 2, steps: int = 1, **more: Any) -> access.Network:
    """Two links in a row."""
    return access.network(3, [(0, 1), (1, 2)], [people, people], [steps, steps], **more)


def test_one_road() -> None:
    plan = access.solve(_road(), [5, 0, 0], [2], 6)
    assert plan.arrivals.tolist() == [0, 0, 2, 4, 5, 5, 5]
    assert plan.clearance == 4
    assert plan.flow.tolist() == [[2, 2, 1, 0, 0, 0, 0], [0, 2, 2, 1, 0, 0, 0]]
    assert plan.link_value.tolist() == [5, 5]
    assert plan.binding.supply.tolist() == [0]


def test_what_holds_people_up_is_where_and_when() -> None:
    plan = access.solve(_road(), [50, 0, 0], [2], 4)
    assert (plan.clearance, plan.binding.people) == (None, 6)
    assert plan.binding.links.tolist() == [[0, 0], [0, 1], [0, 2]]
    assert plan.more_capacity(1).tolist() == [0, 0]  # the other link is as narrow
    assert plan.longer(3) == 6


def test_opening_times() -> None:
    plan = access.solve(_road(windows=[[(0, 2)], [(3, 4)]]), [9, 0, 0], [2], 6)
    assert plan.arrivals.tolist() == [0, 0, 0, 0, 2, 2, 2]
    assert plan.more_capacity(2).tolist() == [0, 2]


def test_who_may_not_wait_on_the_way_is_late() -> None:
    asked: Any = ([9, 0, 0], [2], 6)
    assert access.solve(_road(windows=[[(0, 1)], [(2, 9)]]), *asked).arrivals[-1] == 2
    assert access.solve(_road(windows=[[(0, 1)], [(2, 9)]], holds=[0, 0, -1]), *asked).arrivals[-1] == 0
    assert access.solve(_road(holds=[0, 0, -1]), *asked).arrivals.tolist() == [0, 0, 2, 4, 6, 8, 9]


def test_a_checkpoint() -> None:
    plan = access.solve(_road(5, passes=[-1, 2, -1]), [9, 0, 0], [2], 5)
    assert plan.arrivals.tolist() == [0, 0, 2, 4, 6, 8]
    assert plan.binding.screening.tolist() == [[1, 1], [1, 2], [1, 3], [1, 4]]
    assert plan.more_screening(1).tolist() == [0, 1, 0]


def test_a_checkpoint_before_which_nobody_may_wait() -> None:
    plan = access.solve(_road(5, passes=[-1, 0, -1], holds=[-1, 3, -1]), [9, 0, 0], [2], 5)
    assert plan.arrivals[-1] == 0
    assert plan.more_screening(2).tolist() == [0, 8, 0]


def test_an_interruption() -> None:
    plan = access.solve(_road(), [50, 0, 0], [2], 6)
    assert plan.arrivals[-1] == 10
    assert plan.interrupted(0) == 0
    assert plan.interrupted(3) == 4  # two of those who are on the way at step 3 arrive, and two before them
    assert plan.interrupted(3, 1, links=[0]) == 8
    assert plan.interrupted(5, links=[0]) == 10
    assert plan.interrupted(9) == 10


def test_people_may_go_on_from_a_full_sink() -> None:
    network = access.network(3, [(0, 1), (1, 2)], [4, 4], [1, 1])
    plan = access.solve(network, [9, 0, 0], [1, 2], 5, limits=[3, -1])
    assert plan.arrivals.tolist() == [0, 3, 7, 9, 9, 9]
    assert not plan.together  # seven by step 2 only if those who come first go on
    full = access.solve(network, [9, 0, 0], [1, 2], 5, limits=[3, 2])
    assert full.arrivals[-1] == 5
    assert full.binding.limits.tolist() == [1, 2]


@pytest.fixture(params=["ortools", "own"])
def costs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "ortools" and not together.has_ortools():
        pytest.skip("needs the extra solvers")
    monkeypatch.setattr(together, "has_ortools", lambda: request.param == "ortools")
    return str(request.param)


def test_no_plan_may_attain_every_step_where_sinks_have_limits(costs: str) -> None:
    """One from node 0 can be at sink 2 at step 1, and then nobody from node 1, who gets nowhere else, later."""
    network = access.network(4, [(0, 2), (0, 3), (1, 2)], [1, 1, 1], [1, 4, 3])
    plan = access.solve(network, [1, 1, 0, 0], [2, 3], 5, limits=[1, 1])
    assert plan.arrivals.tolist() == [0, 1, 1, 1, 2, 2]
    assert not plan.together
    assert plan.flow.sum(axis=1).tolist() == [0, 1, 1]


@settings(max_examples=40)
@given(asked=brute.questions(limited=True))
def test_least_cost_by_two_algorithms(asked: dict[str, Any]) -> None:
    plans = []
    for has in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            if has and not together.has_ortools():
                pytest.skip("needs the extra solvers")
            patch.setattr(together, "has_ortools", lambda has=has: has)
            plan = access.solve(**asked)
            plans.append((plan.together, plan.flow.shape))
    assert plans[0] == plans[1]


def test_clearance() -> None:
    assert access.clearance(_road(), [5, 0, 0], [2], 100) == 4
    assert access.clearance(_road(), [5, 0, 0], [2], 3) is None
    assert access.clearance(_road(), [0, 0, 0], [2], 3) == 0
    assert access.clearance(_road(steps=70), [5, 0, 0], [2], 1000) == 142


def test_the_largest_numbers() -> None:
    most = 2**31 - 1
    network = access.network(3, [(0, 1), (1, 2)], [most, most], [1, 1])
    for engine in ("plain", None):
        plan = access.solve(network, [most, 0, 0], [2], 3, engine=engine)
        assert plan.arrivals.tolist() == [0, 0, most, most]
        assert plan.link_value.tolist() == [most, most]
        assert plan.interrupted(0, 1) == most
        assert plan.more_capacity(most).tolist() == [0, 0]


def _faults(*given: Any, **more: Any) -> tuple[str, ...]:
    with pytest.raises(access.NetworkError) as caught:
        access.network(*given, **more)
    return caught.value.faults


def test_everything_that_is_wrong_with_a_network_is_told_at_once() -> None:
    faults = _faults(
        3,
        [(0, 1), (1, 1), (1, 7)],
        [0, -4, 2],
        [1, 0, 2],
        [[(3, 3)], [(0, 4), (2, 6)], None],
        holds=[1, -2, 3],
        passes=[1, 2],
    )
    told = "; ".join(faults)
    for words in (
        "link 1 (1, 1) joins a node to itself",
        "link 2 (1, 7) names a node that is not there",
        "capacity[0] is 0",
        "capacity[1] is -4",
        "transit[1] is 0",
        "windows[0] has (3, 3), which ends before it begins",
        "windows[1]: (0, 4) and (2, 6) overlap",
        "holds[1] is -2",
        "passes has 2 numbers; give 3",
    ):
        assert words in told
    assert len(faults) == 9


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((0, [(0, 1)], [1], [1]), "the number of nodes is 0"),
        ((2, [], [], []), "no links"),
        ((2, [0, 1], [1], [1]), "shape (2,)"),
        ((2, [("a", "b")], [1], [1]), "no whole number"),
        ((2, [(0, 1)], [1.5], [1]), "capacity: give a row of 1 whole numbers"),
        ((2, [(0, 1)], [1], [1], [None, None]), "windows are given for 2 links"),
        ((2, [(0, 1)], [1], [1], [[(1,)]]), "give (first, last)"),
        ((2, [(0, 1)], [2**31], [1]), "give 1 to 2,147,483,647"),
    ],
)
def test_what_is_no_network(given: Any, words: str) -> None:
    assert any(words in fault for fault in _faults(*given))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (([1, 0, 0], [2], 0), "the horizon is 0"),
        (([1, 0, 0], [2], 1.5), "the horizon is 1.5"),
        (([1, 0], [2], 5), "supply has 2 numbers; give 3"),
        (([1, 0, -1], [2], 5), "supply[2] is -1"),
        (([2**31 - 1, 1, 0], [2], 5), "2,147,483,648 people in all"),
        (([1, 0, 4], [2], 5), "node 2 is a sink and has supply"),
        (([1, 4, 0], [0], 5), "node 1 has 4 people, and no way leads from it to a sink"),
        (([1, 0, 0], [2, 2], 5), "sink 2 is given more than once"),
        (([1, 0, 0], [3], 5), "sink 3 is not there"),
        (([1, 0, 0], [], 5), "give a row of nodes"),
        (([1, 0, 0], [2], 10**8), "are more than 20,000,000 cells"),
    ],
)
def test_what_is_no_question(asked: Any, words: str) -> None:
    with pytest.raises(access.NetworkError) as caught:
        access.solve(_road(), *asked)
    assert any(words in fault for fault in caught.value.faults)


def test_a_link_longer_than_the_horizon_is_told() -> None:
    with pytest.raises(access.NetworkError, match="link 0 takes 9 steps, longer than the horizon of 5"):
        access.solve(_road(steps=9), [1, 0, 0], [2], 5)


def test_wrong_changes_and_engines_are_told() -> None:
    plan = access.solve(_road(), [1, 0, 0], [2], 5)
    for wrong in (
        lambda: plan.more_capacity(0),
        lambda: plan.more_screening(0.5),  # type: ignore[arg-type]
        lambda: plan.longer(-1),
        lambda: plan.longer(10**8),
        lambda: plan.interrupted(-1, 0, [5]),
        lambda: access.solve(_road(), [1, 0, 0], [2], 5, engine="best"),
    ):
        with pytest.raises(access.NetworkError):
            wrong()


def test_a_larger_network_compiled_and_not() -> None:
    """Forty places on a ring with chords, more people than can leave."""
    random = np.random.default_rng(5)
    links = [(node, (node + 1) % 40) for node in range(40)] + [
        tuple(random.choice(40, 2, replace=False).tolist()) for _ in range(80)
    ]
    network = access.network(40, links, random.integers(1, 9, 120), random.integers(1, 7, 120))
    supply = [0 if node in (3, 17) else 60 for node in range(40)]
    plans = [access.solve(network, supply, [3, 17], 60, engine=engine) for engine in ("plain", None)]
    assert plans[0].arrivals.tolist() == plans[1].arrivals.tolist()
    assert plans[0].link_value.tolist() == plans[1].link_value.tolist()
    assert brute.check_plan(network, supply, [3, 17], plans[1]) == plans[0].arrivals.tolist()
