"""Every stated and derived fact, with its evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from modusvivendi.situation.blocks.actors import Actor
from modusvivendi.situation.blocks.rules import Moves, OneWay, Preference, Transition
from modusvivendi.situation.blocks.words import Kind, Role
from modusvivendi.situation.derive import Fact, UnknownNameError, explain
from modusvivendi.situation.situation import Situation

SCALE = {"none": 0, "month": 50, "lasting": 100}


@pytest.fixture(scope="module")
def whole(make: Any) -> Situation:
    """Two towns, a lake city, everything that is covered."""
    made: Situation = make.situation(
        "UP LOW LAKE",
        (
            make.issue("truce", SCALE, "none", set_by=("UP", "LOW"), name="Truce"),
            make.issue("bridge", ["closed", "open"], "closed", set_by=("UP",)),
            make.issue("tolls", (0, 200), 50, set_by=("UP",), unit="marks"),
        ),
        (
            make.position("UP", "truce", "month", 1, why="a pause", by="Kim", since=date(2022, 3, 1)),
            make.position("UP", "bridge", "closed", 1, values={"closed": 100, "open": 0}),
            make.position("UP", "tolls", 100, (0, 1), at_least=20),
            make.position("LOW", "truce", "lasting", 1, accepts=("month", "lasting"), firmness=1),
            make.position("LAKE", "truce", (60, 80), src=(make.origin("c1"),)),
        ),
        (make.claim("c1", Kind.AID, date(2022, 3, 2), by=("LAKE",), to=("LOW",)),),
        as_of=date(2022, 3, 11),
        alternatives={"LOW": make.alternative("LOW", {}, 10, why="a siege")},
        moves=Moves(
            one_way=(OneWay(issue="bridge", from_="closed", to="open"),),
            transitions=(Transition(by=("LOW",), from_={"truce": "none"}, to={"truce": "month"}),),
            prefers=(Preference(by="UP", this={"tolls": (make.number(100),)}, over={"bridge": ("open",)}),),
        ),
        ties=(make.tie("UP", "LOW", -1, why="war"), make.tie("LOW", "UP", -1, directed=True)),
        network=(make.link("LOW", "LAKE", open_when={"bridge": ("open",)}), make.link("Ford", "Mill")),
    )
    actors = dict(made.actors)
    capable = make.value(80, why="more men")
    actors["UP"] = Actor(
        key="UP", role=Role.PARTY, name="Upper Town", capability=capable, capability_on={"truce": make.value(5)}
    )
    actors["LAKE"] = Actor(key="LAKE", role=Role.MEDIATOR, aliases=("Seaside",))
    return Situation(**{name: getattr(made, name) for name in made.__slots__} | {"actors": actors})


def _paths(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.path for fact in facts]


def _fact(situation: Situation, path: str) -> Fact:
    return next(fact for fact in explain(situation) if fact.path == path)


def test_every_fact_is_whole(whole: Situation) -> None:
    facts = explain(whole)
    assert len(set(_paths(facts))) == len(facts)
    for fact in facts:
        assert fact.words, fact.path
        assert fact.value, fact.path
        assert fact.how.endswith("."), fact.path
        assert fact.because, fact.path
        assert all(key.split(":")[0] in ("claim", "source", "judgement", "stated") for key in fact.because)
        assert fact.stated or fact.rule is not None


def test_everything_is_covered(whole: Situation) -> None:
    kinds = {path.split(".")[0] for path in _paths(explain(whole))}
    assert kinds == {
        "actors",
        "positions",
        "issues",
        "deciders",
        "moves",
        "utility",
        "redlines",
        "reservation",
        "ties",
        "network",
    }


@pytest.mark.parametrize(
    ("path", "words", "value"),
    [
        ("actors.UP.role", "Upper Town's part in the conflict (role)", "party: a party to the conflict"),
        ("actors.UP.capability", "how much Upper Town can bring to bear (capability, of 100)", "80"),
        ("actors.UP.capability_on.truce", "how much Upper Town can bring to bear on Truce (capability, of 100)", "5"),
        ("utility.LOW.now", "LOW's utility for things as they are", "0 points of 100"),
        (
            "reservation.LOW",
            "what LOW's alternative to an agreement is worth to it (reservation value)",
            "−10 points of 100",
        ),
        (
            "reservation.UP",
            "what Upper Town's alternative to an agreement is worth to it (reservation value)",
            "cannot be told",
        ),
        ("redlines.LOW.truce.now", "whether things as they are cross LOW's red line on Truce", "yes"),
        ("redlines.UP.tolls.now", "whether things as they are cross Upper Town's red line on tolls", "no"),
        ("positions.UP.tolls.ideal", "what Upper Town wants on tolls (ideal)", "100 marks"),
        ("positions.LAKE.truce.ideal", "what LAKE wants on Truce (ideal)", "60 to 80 on the scale of 100"),
        (
            "positions.LAKE.truce.salience",
            "how much Truce matters to LAKE (salience, 0 to 1)",
            "not given: anything from 0 to 1",
        ),
        (
            "positions.UP.tolls.red_line",
            "what Upper Town could still accept on tolls (red line)",
            "nothing below 20 marks",
        ),
        ("positions.LOW.truce.red_line", "what LOW could still accept on Truce (red line)", "month or lasting"),
        (
            "positions.UP.bridge.values",
            "what each option of bridge is worth to Upper Town (values, of 100)",
            "closed 100 and open 0",
        ),
        ("issues.tolls.now", "what holds today on tolls (status quo)", "50 marks"),
        ("deciders.truce", "who decides on Truce, and who only presses", "Upper Town and LOW together; LAKE presses"),
        (
            "moves.UP.bridge",
            "what Upper Town can change about bridge (moves)",
            "alone: any of closed and open; not from open back to closed",
        ),
        ("moves.UP.tolls", "what Upper Town can change about tolls (moves)", "alone: any number to any other"),
        ("moves.transitions.0", "what LOW can change (move drawn by hand)", "from Truce: none to Truce: month"),
        (
            "moves.prefers.0",
            "what Upper Town prefers (preference, overrides the derived one)",
            "tolls: 100 marks, to bridge: open",
        ),
        ("ties.UP.LOW", "how Upper Town and LOW stand to each other (tie, −1 hostile to +1 friendly)", "−1 (hostile)"),
        ("ties.LOW.UP", "how LOW stands to Upper Town (tie, −1 hostile to +1 friendly)", "−1 (hostile)"),
        ("ties.LOW.LAKE", "how LOW and LAKE stand to each other (tie, −1 hostile to +1 friendly)", "+0.5 (friendly)"),
        ("network.0", "whether the way from LOW to LAKE is open as things are (link, carries people)", "closed"),
    ],
)
def test_in_plain_words(whole: Situation, path: str, words: str, value: str) -> None:
    fact = _fact(whole, path)
    assert (fact.words, fact.value) == (words, value)


def test_how_it_came_about(whole: Situation) -> None:
    assert _fact(whole, "positions.UP.truce.ideal").how == "Since 1 March 2022; a judgement: a pause (Kim)."
    assert _fact(whole, "actors.UP.capability").how == "A judgement: more men."
    assert _fact(whole, "actors.UP.capability").because == ("judgement:actors.UP.capability",)
    assert _fact(whole, "actors.UP.role").how == "As the file states it."
    assert _fact(whole, "ties.UP.LOW").stated
    assert _fact(whole, "ties.UP.LOW").rule == "ties"
    assert not _fact(whole, "ties.LOW.LAKE").stated


def test_filters(whole: Situation) -> None:
    about_low = explain(whole, actor="LOW")
    assert all("LOW" in fact.actors for fact in about_low)
    assert set(_paths(about_low)) == {fact.path for fact in explain(whole) if "LOW" in fact.actors}
    about_truce = explain(whole, issue="truce")
    assert set(_paths(about_truce)) == {fact.path for fact in explain(whole) if "truce" in fact.issues}
    both = explain(whole, "UP", "bridge")
    assert set(_paths(both)) == {
        "positions.UP.bridge.ideal",
        "positions.UP.bridge.salience",
        "positions.UP.bridge.red_line",
        "positions.UP.bridge.values",
        "issues.bridge.now",
        "deciders.bridge",
        "moves.UP.bridge",
        "moves.prefers.0",
    }
    assert explain(whole, "LAKE", "bridge") == tuple(fact for fact in explain(whole) if fact.path == "network.0")


def test_unknown_names(whole: Situation) -> None:
    with pytest.raises(UnknownNameError, match='"Upper Twn" is no actor of this situation; did you mean "UP"'):
        explain(whole, actor="Upper Twn")
    with pytest.raises(UnknownNameError, match='did you mean "LAKE"'):
        explain(whole, actor="Seasid")
    with pytest.raises(UnknownNameError, match='did you mean "truce"'):
        explain(whole, issue="truse")
    with pytest.raises(UnknownNameError) as caught:
        explain(whole, issue="quantum")
    assert caught.value.suggestion is None


def test_an_empty_situation_has_its_actors_only(make: Any) -> None:
    facts = explain(make.situation("UP"))
    assert _paths(facts) == ["actors.UP.role", "reservation.UP"]
