"""Rule 4: the described alternative minus its cost."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from modusvivendi.situation.derive import reservation
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval

SCALE = {"low": 0, "middle": 50, "high": 100}


def _with(make: Any, *alternatives: Any, positions: Any = None) -> Any:
    issues = (make.issue("land", SCALE, "low"), make.issue("truce", SCALE, "low"))
    held = positions or (
        make.position("UP", "land", "high", 1, why="it says so"),
        make.position("UP", "truce", "high", 1),
    )
    return make.situation("UP LOW", issues, held, alternatives={each.actor: each for each in alternatives})


def test_by_hand(make: Any) -> None:
    """Land at 50 and truce at 0 of 100 are worth 25; less 10 to 30."""
    situation = _with(make, make.alternative("UP", {"land": "middle"}, (10, 30), why="losses"))
    found = reservation(situation, "UP")
    assert found.value == Interval(Fraction(-5), Fraction(15))
    assert found.rule == "reservation"
    assert found.because[:2] == ("judgement:alternatives.UP", "judgement:positions.UP.land")
    assert "less a cost of between 10 and 30" in found.how


def test_things_as_they_are_at_no_stated_cost(make: Any) -> None:
    found = reservation(_with(make, make.alternative("UP", {}, src=(make.origin("c1"),))), "UP")
    assert found.value == Interval.point(0)
    assert "things as they are" in found.how
    assert "no cost of it is given" in found.how
    assert found.because[0] == "claim:c1"


def test_a_judged_cost_is_evidence(make: Any) -> None:
    cost: Value = make.value(5, why="a guess with a reason")
    found = reservation(_with(make, make.alternative("UP", {"land": "high"}, cost)), "UP")
    assert found.value == Interval.point(45)
    assert found.because[0] == "judgement:alternatives.UP.cost"


def test_what_is_missing_is_said(make: Any) -> None:
    none = reservation(_with(make), "UP")
    assert none.value is None
    assert "add alternatives: {UP: {outcome: now, cost: …}}" in none.how
    assert none.because == ("stated:actors.UP",)
    without = reservation(_with(make, make.alternative("LOW", {})), "LOW")
    assert without.value is None
    assert "LOW has no position" in without.how


def test_a_stated_worth_stands_as_it_is(make: Any) -> None:
    """It needs no position, and nothing is taken off it."""
    worth = make.value((20, 30))
    found = reservation(_with(make, make.alternative("LOW", None, worth=worth, why="as the tool has it")), "LOW")
    assert found.value == Interval(Fraction(20), Fraction(30))
    assert found.how == (
        "Without an agreement, LOW expects between 20 and 30 points of 100, as the file states it: as the tool has it."
    )
    assert found.because == ("judgement:alternatives.LOW",)
