"""Rule 3: red lines first, then utility; `prefers` overrides."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.blocks.rules import Moves, Preference
from modusvivendi.situation.derive import Order, compare, red_lines, utility
from modusvivendi.situation.derive.preference import order_of
from modusvivendi.situation.quantities import Interval

SCALE = {"low": 0, "middle": 50, "high": 100}


def _two(make: Any, *positions: Any, **more: Any) -> Any:
    issues = (make.issue("land", SCALE, "low"), make.issue("truce", SCALE, "low"))
    return make.situation("UP LOW", issues, positions, **more)


def test_red_lines_come_before_utility(make: Any) -> None:
    """The first state is worth far more, and breaks a red line."""
    situation = _two(
        make,
        make.position("UP", "land", "low", Fraction(1, 10), accepts=("low",)),
        make.position("UP", "truce", "high", 1),
    )
    this, that = {"land": "high", "truce": "high"}, {"land": "low", "truce": "low"}
    first, second = utility(situation, "UP", this).value, utility(situation, "UP", that).value
    assert first is not None
    assert second is not None
    assert first.ends > second.ends
    found = compare(situation, "UP", this, that)
    assert found.value is Order.WORSE
    assert found.how == "It breaks 1 of its red lines, the other none of its red lines, and that comes before utility."
    assert found.because == ("stated:positions.UP.land",)


def test_then_utility(make: Any) -> None:
    situation = _two(make, make.position("UP", "land", "high", 1), make.position("UP", "truce", "high", 1))
    assert compare(situation, "UP", {"land": "middle"}, {}).value is Order.BETTER
    assert compare(situation, "UP", {}, {"land": "middle"}).value is Order.WORSE
    assert compare(situation, "UP", {"land": "high"}, {"truce": "high"}).value is Order.EQUAL


def test_overlapping_utilities_are_unknown(make: Any) -> None:
    situation = _two(
        make,
        make.position("UP", "land", "high", (Fraction(1, 5), 1)),
        make.position("UP", "truce", "high", (Fraction(1, 5), 1)),
    )
    found = compare(situation, "UP", {"land": "high"}, {"truce": "high"})
    assert found.value is Order.UNKNOWN
    assert "cannot be told" in found.how


def test_intervals() -> None:
    def between(low: int, high: int) -> Interval:
        return Interval(Fraction(low), Fraction(high))

    assert order_of(between(3, 4), between(1, 2)) is Order.BETTER
    assert order_of(between(1, 2), between(3, 4)) is Order.WORSE
    assert order_of(between(1, 3), between(2, 4)) is Order.UNKNOWN
    assert order_of(between(1, 2), between(2, 3)) is Order.UNKNOWN
    assert order_of(between(2, 2), between(2, 2)) is Order.EQUAL
    assert order_of(between(1, 2), between(1, 2)) is Order.UNKNOWN


def test_what_is_the_same_in_both_cannot_set_them_apart(make: Any) -> None:
    """An uncertain issue at one option in both leaves the comparison to the other issue's red line."""
    issues = (make.issue("land", {"low": (0, 60), "high": 100}, "low"), make.issue("truce", SCALE, "low"))
    positions = (
        make.position("UP", "land", 100, (0, 1), at_least=50),
        make.position("UP", "truce", "high", (0, 1), accepts=("middle", "high")),
    )
    situation = make.situation("UP", issues, positions)
    assert compare(situation, "UP", {"truce": "middle"}, {}).value is Order.BETTER
    assert compare(situation, "UP", {}, {}).value is Order.EQUAL


def test_an_unsure_red_line_leaves_it_open_unless_utility_agrees(make: Any) -> None:
    issue = make.issue("land", {"low": 0, "near": (40, 60), "high": 100}, "low")
    line = make.position("UP", "land", 100, 1, at_least=50)
    situation = make.situation("UP", (issue,), (line,))
    assert compare(situation, "UP", {"land": "near"}, {"land": "low"}).value is Order.BETTER
    assert compare(situation, "UP", {"land": "low"}, {"land": "near"}).value is Order.WORSE
    assert compare(situation, "UP", {"land": "high"}, {"land": "near"}).value is Order.BETTER
    assert compare(situation, "UP", {"land": "near"}, {"land": "high"}).value is Order.WORSE
    against = make.position("UP", "land", 0, 1, at_least=50)
    torn = make.situation("UP", (issue,), (against,))
    assert compare(torn, "UP", {"land": "near"}, {"land": "high"}).value is Order.UNKNOWN


def test_an_actor_without_a_stake_is_indifferent(make: Any) -> None:
    situation = _two(make, make.position("UP", "land", "high", 0))
    assert compare(situation, "LOW", {"land": "high"}, {}).value is Order.EQUAL
    assert compare(situation, "UP", {"truce": "high"}, {}).value is Order.EQUAL
    nothing = compare(situation, "UP", {"land": "high"}, {})
    assert nothing.value is Order.EQUAL
    assert "nothing matters to UP" in nothing.how
    assert compare(situation, "LOW", {"land": "high"}, {}).because == ("stated:actors.LOW",)


def test_a_statement_of_the_file_overrides(make: Any) -> None:
    positions = (make.position("UP", "land", "high", 1, accepts=("high",)),)
    first = Preference(by="UP", this={"truce": ("high",)}, over={"truce": ("low", "middle")}, why="tired of war")
    second = Preference(by="UP", this={"land": ("low",)}, over={"land": ("high",)}, src=(make.origin("c4"),))
    other = Preference(by="LOW", this={"truce": ("low",)}, over={"truce": ("high",)})
    situation = _two(make, *positions, moves=Moves(prefers=(other, first, second)))
    found = compare(situation, "UP", {"land": "low", "truce": "high"}, {"land": "high", "truce": "low"})
    assert (found.value, found.stated, found.because) == (Order.BETTER, True, ("judgement:moves.prefers.1",))
    assert found.how == "The file says that UP prefers truce: high to truce: low or middle: tired of war."
    later = compare(situation, "UP", {"land": "high"}, {"land": "low"})
    assert (later.value, later.stated, later.because) == (Order.WORSE, True, ("claim:c4",))
    assert compare(situation, "UP", {"land": "high"}, {"land": "middle"}).value is Order.BETTER
    assert not compare(situation, "UP", {"land": "high"}, {"land": "middle"}).stated


def test_a_statement_that_says_both_ways_says_nothing(make: Any) -> None:
    both = Preference(by="UP", this={"land": ("low", "high")}, over={"land": ("low", "high")})
    situation = _two(make, make.position("UP", "land", "high", 1), moves=Moves(prefers=(both,)))
    assert compare(situation, "UP", {"land": "low"}, {"land": "high"}).value is Order.WORSE


OPTION = st.sampled_from(list(SCALE))
STATE = st.fixed_dictionaries({"land": OPTION, "truce": OPTION})
ENDS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
    lambda pair: (Fraction(min(pair), 4), Fraction(max(pair), 4))
)
LINE = st.one_of(st.none(), st.sets(OPTION, min_size=1).map(lambda options: tuple(sorted(options))))


@given(STATE, STATE, st.tuples(OPTION, ENDS, LINE), st.tuples(OPTION, ENDS, LINE), st.booleans())
@settings(max_examples=150, deadline=None)
def test_antisymmetric_and_lexicographic(make: Any, this: Any, that: Any, land: Any, truce: Any, stated: bool) -> None:
    prefers = Preference(by="UP", this={"land": ("high",)}, over={"land": ("low",)})
    situation = _two(
        make,
        make.position("UP", "land", land[0], land[1], accepts=land[2]),
        make.position("UP", "truce", truce[0], truce[1], accepts=truce[2]),
        moves=Moves(prefers=(prefers,) if stated else ()),
    )
    found, reverse = compare(situation, "UP", this, that), compare(situation, "UP", that, this)
    assert reverse.value is found.value.reverse
    assert found.because
    if found.stated or this == that:
        return
    broken = [
        sum(line.value.verdict == "broken" for line in red_lines(situation, "UP", state)) for state in (this, that)
    ]
    if broken[0] != broken[1]:
        assert found.value is (Order.BETTER if broken[0] < broken[1] else Order.WORSE)
        return
    one, two = utility(situation, "UP", this).value, utility(situation, "UP", that).value
    if one is not None and two is not None:
        assert found.value is order_of(one, two)


@pytest.mark.parametrize("order", list(Order))
def test_reversing_twice_changes_nothing(order: Order) -> None:
    assert order.reverse.reverse is order
