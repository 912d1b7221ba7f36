"""The uncertain numbers of a situation, and numbers laid into them."""

from fractions import Fraction
from pathlib import Path

import pytest

from modusvivendi.exchange.loading import load
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.network import waiting
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.slots import find, lay

TEXT = """
title: Two
actors:
  A: {role: party, capability: [40, 60], capability_on: {border: {judgement: [10, 20], why: far away}}}
  B: {role: party, capability: 50}
issues:
  truce: {options: {none: 0, open: {at: [80, 100], text: an open truce}}, now: none, set_by: A}
  border: {range: [0, 30], now: 0, set_by: B, unit: km}
positions:
  A:
    truce: {ideal: open, salience: {triangular: [0.2, 0.4, 0.9]}, firmness: [0.1, 0.2], why: said so}
    border: {ideal: [5, 10], at_most: [12, 15], why: said so}
  B:
    truce: {ideal: none, salience: [{judgement: 0.2, why: x, by: P}, {judgement: 0.8, why: y, by: Q}], why: said so}
    border: {ideal: 20, salience: 0.5, why: said so}
alternatives:
  A: {outcome: now, cost: [5, 10], why: guess}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_uncertain_number_is_a_slot_and_no_exact_one(file: Path) -> None:
    found = {slot.key: slot for slot in find(load(file))}
    assert list(found) == [
        "actors.A.capability",
        "actors.A.capability_on.border",
        "issues.truce.options.open",
        "positions.A.truce.salience",
        "positions.A.border.ideal",
        "positions.A.border.salience",
        "positions.A.border.at_most",
        "positions.B.truce.salience",
        "alternatives.A.cost",
    ]
    assert found["positions.A.border.ideal"].label == "where A stands on border"
    assert found["positions.A.border.ideal"].bounds.ends == (0, 30)
    assert found["positions.A.border.salience"].given is False
    assert found["positions.B.truce.salience"].choosers == ("P", "Q")
    assert found["positions.B.truce.salience"].ranges is False


def test_a_number_laid_into_a_slot_stands_in_the_situation(file: Path) -> None:
    situation = load(file)
    slots = find(situation)
    numbers = [Fraction(number, 7) for number in range(1, len(slots) + 1)]
    laid = lay(situation, slots)(numbers)
    assert find(laid) == ()
    capability = laid.actors["A"].capability
    assert capability is not None
    assert capability.interval.ends == (Fraction(1, 7), Fraction(1, 7))
    held = laid.position_of("A", "border")
    assert held is not None
    assert held.at_most is not None
    assert held.at_most.interval.low == 1
    assert situation.actors["A"].capability != capability  # the situation itself stays as it is


@pytest.mark.parametrize("name", case_names())
def test_central_readings_laid_into_a_case_change_no_central_reading(name: str) -> None:
    situation = load(name)
    slots = find(situation)
    numbers = [central(slot.value, slot.bounds) for slot in slots]
    laid = lay(situation, slots)(numbers)
    for actor in situation.actors.values():
        if actor.capability is not None:
            again = laid.actors[actor.key].capability
            assert again is not None
            bounds = slots[0].bounds
            assert central(again, bounds) == central(actor.capability, bounds)


def test_a_red_line_with_a_firmness_is_a_slot_and_is_taken_out_where_it_does_not_stand(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(TEXT.replace("at_most: [12, 15],", "at_most: [12, 15], firmness: [0.4, 0.8],"), encoding="utf-8")
    situation = load(path)
    slots = find(situation)
    at = [slot.key for slot in slots].index("positions.A.border.line")
    assert slots[at].label == "whether the red line of A on border stands"
    numbers = [Fraction(1, 2)] * len(slots)
    for stands in (0, 1):
        numbers[at] = Fraction(stands)
        held = lay(situation, slots)(numbers).position_of("A", "border")
        assert held is not None
        assert (held.at_most is not None) is bool(stands)


NETWORK = """
title: A valley
quantities: {trapped: {unit: people, bounds: [0, 5000]}}
actors: {A: {role: party}, B: {role: party}}
claims: {c: {kind: estimate, of: trapped, value: hundreds, date: 2022-03-10}}
places: {town: {counted_as: trapped, screening: [5, 9], why: w}, camp: {shelter: true, takes: 100, why: w}}
vehicles: {bus: {count: [2, 4], seats: 50, at: town, why: w}}
network: [{from: town, to: camp, capacity: [10, 20], transit: 2-4 h, vehicles: bus, halt_chance: [0, 0.1], why: w}]
stocks: {food: {at: camp, unit: t, holds: [5, 6], uses: 1, gets: [0, 1], why: w}}
alternatives: {A: {war: {wins: [0.2, 0.5], costs: 0.1, rising: [0, 0.01]}, why: w}}
"""


def test_uncertain_numbers_of_networks_stocks_and_wars_are_slots_and_can_be_laid(tmp_path: Path) -> None:
    path = tmp_path / "valley.yaml"
    path.write_text(NETWORK, encoding="utf-8")
    situation = load(path)
    slots = find(situation)
    assert [slot.key for slot in slots] == [
        "alternatives.A.war.wins",
        "alternatives.A.war.rising",
        "places.town.waiting",
        "places.town.screening",
        "vehicles.bus.count",
        "network.0.capacity",
        "network.0.transit",
        "network.0.halt_chance",
        "stocks.food.holds",
        "stocks.food.gets",
    ]
    laid = lay(situation, slots)([Fraction(number) for number in (0, 0, 700, 6, 3, 15, 3, 0, 5, 1)])
    assert find(laid) == ()
    assert laid.network[0].transit is not None
    assert laid.network[0].transit.minutes == (180, 180)
    assert waiting(laid, "town").value == Interval(Fraction(700), Fraction(700))
