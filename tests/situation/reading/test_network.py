"""Places, ways, vehicles, stocks and wars: what is refused, where, and what to write instead."""

import pytest

from modusvivendi.situation.reading.check import check_text

PLACES = """places:
  town: {waiting: 500, why: a guess}
  camp: {shelter: true}
"""
NETWORK = "network: [{from: town, to: camp, capacity: 100, why: w}]\n"


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("capacity: «-5»", "off-scale"),
        ("capacity: «0»", "no-capacity"),
        ("capacity: «more than 100»", "open-end"),
        ("capacity: 5, windows: [[06:00, 12:00], «[»10:00, 18:00]]", "windows-overlap"),
        ("capacity: 5, windows: [«[»18:00, 06:00]]", "window"),
        ("capacity: 5, halts: [«[»68 h, 20 h]]", "halt"),
        ("capacity: 5, halts: [[«5-8 h», 20 h]]", "halt"),
        ("capacity: 5, transit: «-2 h»", "duration"),
        ("capacity: 5, vehicles: «buses»", "unknown-fleet"),
        ("capacity: 5, halt_chance: «5»", "percentage"),
    ],
)
def test_a_way_that_cannot_be_is_refused_at_its_place(tell_one, link, code):
    assert tell_one(f"{PLACES}network: [{{from: town, to: camp, {link}, why: w}}]").code == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("shelter: true", "shelter: true, «waiting»: 5, why: w", "shelter"),
        ("waiting: 500", "waiting: 500, «takes»: 7", "shelter"),
        ("waiting: 500", "waiting: 500, «counted_as»: displaced", "counted-twice"),
        ("waiting: 500", "counted_as: «nobody»", "unknown-quantity"),
        ("waiting: 500", "waiting: «many»", "number"),
    ],
)
def test_a_place_that_cannot_be_is_refused_at_its_place(tell_one, old, new, code):
    assert tell_one(PLACES.replace(old, new) + NETWORK).code == code


def test_a_way_to_itself_is_refused(tell_one):
    assert tell_one("network: [{from: town, to: «town», capacity: 5, why: w}]").code == "loop"


def test_the_way_that_is_missing_is_named(tell_one):
    text = PLACES.replace("town:", "«town»:") + NETWORK.replace("to: camp", "to: bridge")
    found = tell_one(text)
    assert found.what == 'no way for people leads from "town" to a shelter'
    assert found.hint == "add a link from bridge or town to camp"


def test_without_a_marked_shelter_people_are_safe_where_ways_end():
    text = "title: x\nactors: {A: {role: party}}\nplaces: {town: {waiting: 5, why: w}}\n" + NETWORK
    assert check_text(text).problems == ()


def test_vehicles_stand_where_they_have_a_way(tell_one):
    fleet = "vehicles: {bus: {count: 5, seats: 40, at: «town», why: w}}\n"
    places = "places: {town: {}, camp: {}, hill: {}}\n"
    network = (
        "network: [{from: hill, to: camp, capacity: 5, vehicles: bus, why: w}, "
        "{from: town, to: hill, capacity: 5, why: w}]"
    )
    assert tell_one(places + fleet + network).code == "stranded"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("UKR: {war: {wins: «1.2», costs: 0.1}, why: w}", "percentage"),
        ("UKR: {«war»: {wins: 0.5}, why: w}", "missing"),
        ("UKR: {war: {wins: 0.5, costs: 0.1, «cost»: 3}, why: w}", "unknown-key"),
        ("UKR: {outcome: now, «war»: {wins: 0.5, costs: 0.1}, why: w}", "worth"),
        ("UKR: {war: {wins: 0.5, costs: 0.1}, «cost»: 5, why: w}", "worth"),
    ],
)
def test_a_war_that_cannot_be_is_refused_at_its_place(tell_one, entry, code):
    assert tell_one(f"alternatives: {{{entry}}}").code == code


def test_a_position_is_measured_once_and_on_options(tell):
    found = tell(
        PLACES
        + NETWORK
        + "positions: {RUS: {ceasefire: {ideal: none, values: {none: 5}, «measured_by»: people_out, why: w}, "
        "troops: {ideal: 5, «measured_by»: people_out, why: w}}}"
    )
    assert [each.code for each in found] == ["measure", "measure"]


def test_a_measure_needs_people_who_wait(tell_one):
    assert (
        "nobody waits"
        in tell_one("positions: {RUS: {ceasefire: {ideal: none, «measured_by»: people_out, why: w}}}").what
    )
