"""Which red lines a package breaks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from modusvivendi.situation.derive import Verdict, broken_lines, red_lines
from modusvivendi.situation.quantities import Interval, UncertainNumber

PLACES = {"none": 0, "some": (30, 50), "most": (60, 80), "all": 100}


def _verdicts(situation: Any, package: dict[str, Any]) -> list[tuple[str, Verdict]]:
    return [(line.value.issue, line.value.verdict) for line in red_lines(situation, "UP", package)]


def _one(make: Any, position: Any) -> Any:
    issues = (make.issue("land", PLACES, "none"), make.issue("host", ["here", "there"], "here"))
    return make.situation("UP LOW", issues, (position,))


@pytest.mark.parametrize(
    ("option", "verdict"), [("none", "broken"), ("some", "kept"), ("most", "broken"), ("all", "kept")]
)
def test_accepts(make: Any, option: str, verdict: str) -> None:
    situation = _one(make, make.position("UP", "land", "all", 1, accepts=("some", "all"), why="asked for it"))
    lines = red_lines(situation, "UP", {"land": option})
    assert [line.value.verdict for line in lines] == [verdict]
    assert lines[0].because == ("judgement:positions.UP.land",)
    assert lines[0].rule == "preference"
    assert [line.value.issue for line in broken_lines(situation, "UP", {"land": option})] == (
        ["land"] if verdict == "broken" else []
    )


@pytest.mark.parametrize(
    ("bounds", "verdicts"),
    [
        ({"at_least": 40}, ["broken", "unsure", "kept", "kept"]),
        ({"at_least": 30}, ["broken", "kept", "kept", "kept"]),
        ({"at_most": 70}, ["kept", "kept", "unsure", "broken"]),
        ({"at_least": (20, 55)}, ["broken", "unsure", "kept", "kept"]),
        ({"at_least": 25, "at_most": 70}, ["broken", "kept", "unsure", "broken"]),
    ],
)
def test_bounds(make: Any, bounds: dict[str, Any], verdicts: list[str]) -> None:
    situation = _one(make, make.position("UP", "land", 60, 1, **bounds))
    found = [red_lines(situation, "UP", {"land": option})[0] for option in PLACES]
    assert [line.value.verdict for line in found] == verdicts


def test_open_ends_decide_where_places_touch(make: Any) -> None:
    troops = make.issue("troops", (0, 100), 0)
    position = make.position("UP", "troops", 80, 1, at_least=40)
    situation = make.situation("UP", (troops,), (position,))
    below = UncertainNumber(Interval(Fraction(10), Fraction(40), high_open=True), words="up to but below 40")
    assert _verdicts(situation, {"troops": below}) == [("troops", Verdict.BROKEN)]
    assert _verdicts(situation, {"troops": make.number((10, 40))}) == [("troops", Verdict.UNSURE)]
    assert _verdicts(situation, {"troops": make.number((40, 50))}) == [("troops", Verdict.KEPT)]


def test_accepted_ranges_of_numbers(make: Any) -> None:
    position = make.position("UP", "troops", 20, 1, accepts=(make.number((10, 30)), make.number(50)))
    situation = make.situation("UP", (make.issue("troops", (0, 100), 0),), (position,))
    for given, verdict in [((15, 20), "kept"), (50, "kept"), ((31, 49), "broken"), ((25, 35), "unsure")]:
        assert _verdicts(situation, {"troops": make.number(given)}) == [("troops", verdict)]


def test_only_if(make: Any) -> None:
    condition = {"all": {"host": ("there",)}}
    situation = _one(make, make.position("UP", "land", "all", 1, only_if=condition))
    assert _verdicts(situation, {"land": "all"}) == [("land", Verdict.BROKEN)]
    assert _verdicts(situation, {"land": "all", "host": "there"}) == [("land", Verdict.KEPT)]
    assert _verdicts(situation, {"land": "some"}) == [("land", Verdict.KEPT)]
    line = red_lines(situation, "UP", {"land": "all"})[0]
    assert line.value.depends_on == ("land", "host")
    assert "stated:issues.host.now" in line.because
    assert "all only with host: there" in line.how


def test_what_is_not_known_is_unsure(make: Any) -> None:
    unordered = _one(make, make.position("UP", "host", "here", 1, at_least=40))
    assert _verdicts(unordered, {}) == [("host", Verdict.UNSURE)]
    land, host = make.issue("land", PLACES), make.issue("host", ["here", "there"], "here")
    accepts = make.position("UP", "land", "all", 1, accepts=("all",))
    assert _verdicts(make.situation("UP", (land, host), (accepts,)), {}) == [("land", Verdict.UNSURE)]
    condition = make.position("UP", "land", "all", 1, only_if={"all": {"host": ("there",)}})
    situation = make.situation("UP", (land, host), (condition,))
    assert _verdicts(situation, {}) == [("land", Verdict.UNSURE)]
    assert _verdicts(situation, {"host": "there"}) == [("land", Verdict.KEPT)]
    assert red_lines(situation, "UP", {})[0].value.depends_on == ("land", "host")


def test_a_position_without_a_line_breaks_none(make: Any) -> None:
    assert red_lines(_one(make, make.position("UP", "land", "all", 1)), "UP", {}) == ()
    assert red_lines(_one(make, make.position("UP", "land", "all", 1)), "LOW", {}) == ()
