"""Rule 2: utility."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.derive import UnknownNameError, state_of, status_quo, terms, utility
from modusvivendi.situation.quantities import Interval, Normal

TRUCE = {"none": 0, "month": 50, "lasting": 100}
BRIDGE = {"closed": 0, "open": 100}


def _between(low: int | Fraction, high: int | Fraction) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def _bridge(make: Any, *positions: Any, **more: Any) -> Any:
    issues = (make.issue("truce", TRUCE, "none"), make.issue("bridge", BRIDGE, "closed"))
    return make.situation("UP LOW", issues, positions, **more)


def test_by_hand(make: Any) -> None:
    """Truce: month wanted, 1 of weight; bridge: closed wanted, 1/4 to 1 of weight."""
    situation = _bridge(
        make,
        make.position("UP", "truce", "month", 1, why="a pause is enough"),
        make.position("UP", "bridge", "closed", (Fraction(1, 4), 1), src=(make.origin("c1"),)),
    )
    # now: truce 50, bridge 100: (50 + 100 s) / (1 + s), from 60 at s = 1/4 to 75 at s = 1
    assert utility(situation, "UP", {}).value == _between(60, 75)
    # both given: truce 100, bridge 0: 100 / (1 + s)
    found = utility(situation, "UP", {"truce": "month", "bridge": "open"})
    assert found.value == _between(50, 80)
    assert found.rule == "utility"
    assert not found.stated
    assert found.because == ("judgement:positions.UP.truce", "claim:c1")


def test_what_is_left_out_stays_at_the_status_quo_and_rests_on_it(make: Any) -> None:
    situation = _bridge(make, make.position("UP", "truce", "lasting", 1), make.position("UP", "bridge", "open", 1))
    assert status_quo(situation) == {"truce": "none", "bridge": "closed"}
    assert state_of(situation, {"truce": "month"}) == {"truce": "month", "bridge": "closed"}
    found = utility(situation, "UP", {"truce": "month"})
    assert found.value == _between(25, 25)
    assert "stated:issues.bridge.now" in found.because
    assert "stated:issues.truce.now" not in found.because


def test_an_issue_without_position_does_not_count(make: Any) -> None:
    situation = _bridge(make, make.position("UP", "truce", "none", 1))
    assert utility(situation, "UP", {"bridge": "open"}).value == _between(100, 100)


def test_nobody_wants_anything(make: Any) -> None:
    situation = _bridge(make, make.position("UP", "truce", "none", 0))
    nothing = utility(situation, "UP", {})
    assert nothing.value is None
    assert "nothing matters to UP" in nothing.how
    silent = utility(situation, "LOW", {})
    assert silent.value is None
    assert "LOW has no position" in silent.how
    assert nothing.because
    assert silent.because


def test_a_salience_that_is_not_given_is_anything(make: Any) -> None:
    situation = _bridge(make, make.position("UP", "truce", "none"), make.position("UP", "bridge", "open", 1))
    found = utility(situation, "UP", {})
    assert found.value == _between(0, 50)
    assert "how much truce matters to it is not given" in found.how


def test_a_distribution_counts_as_its_support_on_the_scale(make: Any) -> None:
    law = Normal(Fraction(1, 2), Fraction(1, 10))
    situation = _bridge(make, make.position("UP", "truce", "none", law), make.position("UP", "bridge", "open", 1))
    assert utility(situation, "UP", {}).value == _between(0, 50)
    place = _bridge(make, make.position("UP", "truce", Normal(Fraction(20), Fraction(5)), 1))
    assert utility(place, "UP", {}).value == _between(0, 100)


def test_uncertain_places_and_ideals(make: Any) -> None:
    issue = make.issue("truce", {"none": (0, 10), "month": (40, 60), "lasting": 100}, "none")
    situation = make.situation("UP", (issue,), (make.position("UP", "truce", (30, 50), 1),))
    assert utility(situation, "UP", {"truce": "none"}).value == _between(50, 80)
    assert utility(situation, "UP", {"truce": "month"}).value == _between(70, 100)


def test_explicit_values_beat_closeness_and_unordered_options_need_them(make: Any) -> None:
    ordered = _bridge(make, make.position("UP", "truce", "none", 1, values={"none": 70, "month": 90}))
    assert utility(ordered, "UP", {}).value == _between(70, 70)
    assert terms(ordered, "UP", {})[0].stated
    assert utility(ordered, "UP", {"truce": "lasting"}).value == _between(0, 0)
    host = make.issue("host", ["Geneva", "Antalya", "Minsk"], "Minsk")
    position = make.position("UP", "host", "Geneva", 1, values={"Geneva": 100, "Antalya": (60, 80)})
    situation = make.situation("UP", (host,), (position,))
    assert utility(situation, "UP", {"host": "Antalya"}).value == _between(60, 80)
    unknown = utility(situation, "UP", {})
    assert unknown.value == _between(0, 100)
    assert '"Minsk" on host' in unknown.how


def test_a_numeric_issue_maps_its_range_to_the_scale(make: Any) -> None:
    troops = make.issue("troops", (1_000, 3_000), 3_000, unit="soldiers")
    situation = make.situation("UP", (troops,), (make.position("UP", "troops", 1_500, 1),))
    assert utility(situation, "UP", {}).value == _between(25, 25)
    assert utility(situation, "UP", {"troops": make.number((1_000, 2_000))}).value == _between(75, 100)


def test_a_status_quo_that_is_not_given_is_anything(make: Any) -> None:
    situation = make.situation("UP", (make.issue("truce", TRUCE),), (make.position("UP", "truce", "none", 1),))
    found = utility(situation, "UP", {})
    assert found.value == _between(0, 100)
    assert "what holds on truce is not given" in found.how


@pytest.mark.parametrize(("day", "expected"), [(9, 0), (10, 100), (11, 100), (12, 50)])
def test_positions_hold_from_since_until_before_until(make: Any, day: int, expected: int) -> None:
    situation = _bridge(
        make,
        make.position("UP", "truce", "lasting", 1, until=date(2022, 3, 10)),
        make.position("UP", "truce", "none", 1, since=date(2022, 3, 10), until=date(2022, 3, 12)),
        make.position("UP", "truce", "month", 1, since=date(2022, 3, 12)),
        as_of=date(2022, 3, day),
    )
    found = utility(situation, "UP", {})
    assert found.value == _between(expected, expected)
    number = {0: 0, 100: 1, 50: 2}[expected]
    assert found.because[0] == f"stated:positions.UP.truce.{number}"


def test_unknown_names_are_refused_with_the_nearest(make: Any) -> None:
    situation = _bridge(make)
    with pytest.raises(UnknownNameError, match='did you mean "LOW"') as caught:
        utility(situation, "LOWW", {})
    assert (caught.value.kind, caught.value.name, caught.value.suggestion) == ("actor", "LOWW", "LOW")
    with pytest.raises(UnknownNameError, match='no issue of this situation; did you mean "truce"'):
        utility(situation, "UP", {"truc": "none"})
    with pytest.raises(UnknownNameError, match='no option of this situation; did you mean "month"'):
        utility(situation, "UP", {"truce": "months"})


PAIR = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: tuple(sorted(pair)))


@given(st.lists(st.tuples(PAIR, PAIR, PAIR), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_the_bounds_are_those_of_every_combination_of_ends(make: Any, drawn: list[Any]) -> None:
    """Each salience at an end, ideal and option at their ends or where they meet."""
    issues, positions, closeness, weights = [], [], [], []
    for number, (salience, ideal, place) in enumerate(drawn):
        share = (Fraction(salience[0], 20), Fraction(salience[1], 20))
        issues.append(make.issue(f"i{number}", {"a": (place[0] * 5, place[1] * 5), "b": 100}, "a"))
        positions.append(make.position("UP", f"i{number}", (ideal[0] * 5, ideal[1] * 5), share))
        xs, ys = range(ideal[0] * 5, ideal[1] * 5 + 1, 5), range(place[0] * 5, place[1] * 5 + 1, 5)
        closeness.append({100 - abs(x - y) for x in xs for y in ys})
        weights.append(share)
    ends = [(min(close), max(close)) for close in closeness]
    means = [
        sum((w * c for w, c in zip(chosen, close, strict=True)), Fraction(0)) / sum(chosen)
        for chosen in product(*weights)
        if sum(chosen)
        for close in product(*ends)
    ]
    found = utility(make.situation("UP", tuple(issues), tuple(positions)), "UP", {})
    assert found.value == (_between(min(means), max(means)) if means else None)
