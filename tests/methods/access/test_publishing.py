"""What a truce would let out enters an agreement through the situation."""

from pathlib import Path

import pytest

from modusvivendi.answers.model import Answer
from modusvivendi.exchange.loading import load
from modusvivendi.methods.base import ask, method

TEXT = """
title: A valley
actors: {NORTH: {role: party}, SOUTH: {role: party}}
issues:
  truce: {name: truce, options: {none: 0, day: {at: 50, hours: 24}, week: {at: 100, hours: 168}}, now: none}
positions:
  NORTH: {truce: {ideal: none, salience: 1, why: said so}}
  SOUTH: {truce: {ideal: week, salience: 1, measured_by: people_out, why: people come first}}
alternatives:
  NORTH: {war: {wins: [0.4, 0.6], costs: [0.1, 0.2], why: w}, why: it would fight on}
  SOUTH: {outcome: now, cost: 5, why: a guess}
places: {town: {waiting: 10000, why: a count}, camp: {shelter: true}}
network: [{from: town, to: camp, capacity: 100, transit: 4 h, open_when: {truce: [day, week]}, why: one road}]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "valley.yaml"
    path.write_text(TEXT.replace("costs: [0.1, 0.2], why: w", "costs: [0.1, 0.2]"), encoding="utf-8")
    return path


def test_options_are_worth_the_share_that_they_let_out(file: Path) -> None:
    situation = load(file)
    seen = method("settle").prepared(situation)
    held = seen.position_of("SOUTH", "truce")
    assert held is not None
    assert held.values is not None
    shares = {option: float(value.interval.low or 0) for option, value in held.values.items()}
    assert shares == {"none": 0, "day": pytest.approx(20, abs=1), "week": 100}
    assert situation.positions[1].values is None


def test_fighting_on_becomes_a_reservation_value(file: Path) -> None:
    seen = method("settle").prepared(load(file))
    worth = seen.alternatives["NORTH"].worth
    assert worth is not None
    assert tuple(float(end) for end in worth.interval.ends) == (20, 50)


def test_a_settlement_rests_on_what_was_derived(file: Path) -> None:
    answer = ask("settle", load(file))
    assert isinstance(answer, Answer)
    told = " ".join(item.text for item in answer.evidence)
    assert "derived by `modus access`" in told
    assert "derived by `modus endure`" in told


def test_stability_sees_what_was_derived_as_well(file: Path) -> None:
    seen = method("stability").prepared(load(file))
    assert seen.positions[1].values == method("settle").prepared(load(file)).positions[1].values


def test_draws_take_the_derived_ranges_as_slots(file: Path) -> None:
    keys = [slot.key for slot in method("settle").inputs(load(file))]
    assert "alternatives.NORTH.worth" in keys
    assert not any("war" in key for key in keys)
