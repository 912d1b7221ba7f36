"""Rule 1: who can change what."""

from __future__ import annotations

from typing import Any

from modusvivendi.situation.blocks.rules import Moves, OneWay, Rule, Transition
from modusvivendi.situation.derive import drawn_moves, moves_of, moves_on, steps_from

SCALE = {"low": 0, "middle": 50, "high": 100}


def _with(make: Any, **more: Any) -> Any:
    issues = (
        make.issue("truce", SCALE, "low", set_by=("UP", "LOW")),
        make.issue("bridge", {"closed": 0, "open": 100}, "closed", set_by=("UP",)),
        make.issue("troops", (0, 100), 50, set_by=("LOW",)),
        make.issue("weather", ["sun", "rain"], "sun"),
    )
    return make.situation("UP LOW", issues, **more)


def _steps(situation: Any, state: dict[str, Any]) -> set[tuple[tuple[str, ...], str]]:
    return {(step.value.by, str(dict(step.value.after))) for step in steps_from(situation, state)}


def test_alone_together_and_nobody(make: Any) -> None:
    situation = _with(make)
    truce, bridge, weather = (moves_on(situation, key) for key in ("truce", "bridge", "weather"))
    assert truce.value.joint
    assert truce.value.by == ("UP", "LOW")
    assert len(list(truce.value.changes())) == 6
    assert not bridge.value.joint
    assert set(bridge.value.changes()) == {("closed", "open"), ("open", "closed")}
    assert list(weather.value.changes()) == []
    assert "does not say who can change weather" in weather.how
    assert moves_on(situation, "troops").value.options == ()
    assert [found.value.issue for found in moves_of(situation, "LOW")] == ["truce", "troops"]
    assert bridge.because == ("stated:issues.bridge.set_by",)


def test_steps_from_things_as_they_are(make: Any) -> None:
    assert _steps(_with(make), {}) == {
        (("UP", "LOW"), "{'truce': 'middle'}"),
        (("UP", "LOW"), "{'truce': 'high'}"),
        (("UP",), "{'bridge': 'open'}"),
    }


def test_a_one_way_change_beats_the_rule(make: Any) -> None:
    one_way = OneWay(issue="bridge", from_="closed", to="open", why="it is blown up")
    situation = _with(make, moves=Moves(one_way=(one_way,)))
    found = moves_on(situation, "bridge")
    assert found.value.allows("closed", "open")
    assert not found.value.allows("open", "closed")
    assert not found.value.allows("closed", "ajar")
    assert found.because == ("stated:issues.bridge.set_by", "judgement:moves.one_way.0")
    assert "once it is open, it cannot go back to closed" in found.how
    assert (("UP",), "{'bridge': 'closed'}") not in _steps(situation, {"bridge": "open"})


def test_drawn_moves_are_stated_and_stand_for_the_same_move_derived(make: Any) -> None:
    both = Transition(by=("LOW",), from_={"bridge": "closed"}, to={"truce": "high", "bridge": "open"}, why="raid")
    same = Transition(by=("UP",), from_={"truce": "low"}, to={"bridge": "open"})
    situation = _with(make, moves=Moves(transitions=(both, same)))
    drawn = drawn_moves(situation)
    assert [step.stated for step in drawn] == [True, True]
    assert [step.because for step in drawn] == [
        ("judgement:moves.transitions.0",),
        ("stated:moves.transitions.1",),
    ]
    found = steps_from(situation, {})
    opening = [step for step in found if dict(step.value.after) == {"bridge": "open"}]
    assert [step.stated for step in opening] == [True]
    assert sum(step.stated for step in found) == 2
    assert not any(step.stated for step in steps_from(situation, {"bridge": "open", "truce": "middle"}))
    assert all(step.because for step in found)


def test_nothing_leads_into_an_impossible_state(make: Any) -> None:
    rule = Rule(impossible={"truce": ("middle", "high"), "bridge": ("closed",)})
    situation = _with(make, rules=(rule,))
    assert _steps(situation, {}) == {(("UP",), "{'bridge': 'open'}")}


def test_a_state_that_may_be_impossible_can_be_entered(make: Any) -> None:
    rule = Rule(impossible={"troops": (make.number((0, 40)),), "bridge": ("open",)})
    situation = _with(make, rules=(rule,))
    opening = (("UP",), "{'bridge': 'open'}")
    assert opening in _steps(situation, {"troops": make.number((30, 60))})
    assert opening not in _steps(situation, {"troops": make.number((30, 40))})
