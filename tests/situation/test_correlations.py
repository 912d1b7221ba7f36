"""Correlations of uncertain numbers in the file."""

from __future__ import annotations

import pytest

from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.slots import find
from modusvivendi.situation.slots.joined import joined, normal_correlation, weakest
from modusvivendi.situation.writing import write

BASE = """
title: Two
actors:
  A: {role: party, capability: {judgement: [40, 60], why: x}}
  B: {role: party, capability: {judgement: 50, why: x}}
issues:
  truce: {options: {none: 0, open: 100}, now: none, set_by: A}
positions:
  A: {truce: {ideal: open, salience: [0.2, 0.9], accepts: open, firmness: 0.5, why: said so}}
  B: {truce: {ideal: none, salience: [0.1, 0.5], why: said so}}
"""


def told(correlation: str) -> list[str]:
    return [problem.what for problem in check_text(f"{BASE}correlations:\n  - {correlation}\n").problems]


def test_correlated_numbers_are_read_written_and_found() -> None:
    text = BASE + (
        "correlations:\n  - {of: [positions.A.truce.salience, positions.B.truce.salience, actors.B.capability], "
        "correlation: -0.3, why: one of them gives way}\n"
    )
    situation = check_text(text).situation
    assert situation is not None
    assert check_text(write(situation)).situation == situation
    slots = find(situation)
    (found,) = joined(situation, slots)
    assert [slots[at].key for at in found.slots] == ["positions.A.truce.salience", "positions.B.truce.salience"]
    assert found.normal == pytest.approx(-0.31287, abs=1e-5)  # 2 sin(π · 0.3 / 6); the exact capability drops out


@pytest.mark.parametrize(
    ("correlation", "said"),
    [
        ("{of: [positions.A.truce.salience], correlation: 0.5, why: x}", "one number alone has no correlation"),
        (
            "{of: [positions.A.truce.salience, positions.B.truce.saliense], correlation: 0.5, why: x}",
            '"positions.B.truce.saliense" is no number that can be drawn here',
        ),
        (
            "{of: [positions.A.truce.line, actors.A.capability], correlation: [0.5, 0.6], why: x}",
            "0.5 to 0.6 is no correlation: it is one number from −1 (opposite) to 1 (together)",
        ),
        (
            "{of: [positions.A.truce.line, positions.A.truce.salience, actors.A.capability], correlation: -1, why: x}",
            "3 numbers cannot all be so opposite to one another",
        ),
    ],
)
def test_what_is_wrong_is_told(correlation: str, said: str) -> None:
    assert told(correlation) == [said]


def test_a_number_is_in_one_correlation_only() -> None:
    both = "{of: [positions.A.truce.salience, actors.A.capability], correlation: 0.5, why: x}"
    assert told(f"{both}\n  - {both}") == [
        "positions.A.truce.salience is in two correlations",
        "actors.A.capability is in two correlations",
    ]


def test_the_weakest_correlation_of_many_numbers_can_be_drawn() -> None:
    for count in range(2, 30):
        assert normal_correlation(weakest(count)) >= -1 / (count - 1) - 1e-12
        assert normal_correlation(weakest(count) - 0.011) < -1 / (count - 1)
