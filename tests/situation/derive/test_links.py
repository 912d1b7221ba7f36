"""Rule 7: which links a package opens."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from modusvivendi.situation.blocks.options import Option
from modusvivendi.situation.derive import UnknownNameError, links_under
from modusvivendi.situation.quantities import Interval


def _with(make: Any, *links: Any, now: str | None = "none") -> Any:
    truce = {
        "none": 0,
        "day": Option(key="day", at=make.value(30), hours=make.value((20, 24))),
        "open": 100,
    }
    consent = {"no": 0, "yes": Option(key="yes", at=make.value(100), hours=make.value((22, 30)))}
    issues = (make.issue("truce", truce, now), make.issue("consent", consent, "no"))
    return make.situation("UP LOW", issues, network=links)


def test_as_things_are_and_under_a_package(make: Any) -> None:
    always = make.link("Town", "City", src=(make.origin("c1"),))
    sometimes = make.link("Port", "City", open_when={"truce": ("day", "open")}, why="one road")
    situation = _with(make, always, sometimes)
    now = links_under(situation, {})
    assert [(found.value.number, found.value.open) for found in now] == [(0, True), (1, False)]
    assert now[0].because == ("claim:c1",)
    assert now[1].because == ("judgement:network.1", "stated:issues.truce.now")
    then = links_under(situation, {"truce": "day"})
    assert [found.value.open for found in then] == [True, True]
    assert then[1].because == ("judgement:network.1",)
    assert then[1].value.hours == Interval(Fraction(20), Fraction(24))
    assert then[0].value.hours is None
    assert links_under(situation, {"truce": "open"})[1].value.hours is None


def test_every_condition_must_hold_and_the_shortest_time_counts(make: Any) -> None:
    link = make.link("Port", "City", open_when={"truce": ("day",), "consent": ("yes",)})
    situation = _with(make, link)
    assert not links_under(situation, {"truce": "day"})[0].value.open
    found = links_under(situation, {"truce": "day", "consent": "yes"})[0].value
    assert (found.open, found.hours) == (True, Interval(Fraction(20), Fraction(24)))


def test_an_unknown_status_quo_leaves_it_open(make: Any) -> None:
    link = make.link("Port", "City", open_when={"truce": ("day",)})
    found = links_under(_with(make, link, now=None), {})[0]
    assert found.value.open is None
    assert "cannot be told" in found.how
    assert found.because == ("stated:network.0", "stated:issues.truce.now")
    with pytest.raises(UnknownNameError):
        links_under(_with(make, link), {"truce": "week"})
