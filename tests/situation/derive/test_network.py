"""Shelters, those who wait, and what can be reached."""

from fractions import Fraction

import pytest

from modusvivendi.situation.derive.ends import ends
from modusvivendi.situation.derive.network import reachable, shelters, waiting
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import Interval, read_law
from modusvivendi.situation.quantities.number import UncertainNumber
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.situation import Situation

TEXT = """
title: A valley
quantities: {trapped: {unit: people, bounds: [0, 450k]}}
actors: {NORTH: {role: party}, SOUTH: {role: party}}
claims:
  one: {kind: estimate, of: trapped, value: hundreds of thousands, date: 2022-03-10}
  two: {kind: estimate, of: trapped, value: "more than 400,000", date: 2022-03-09}
places: {town: {counted_as: trapped, why: w}, camp: {}}
network:
  - {from: town, to: bridge, capacity: 5, why: w}
  - {from: bridge, to: camp, capacity: 5, why: w}
  - {from: port, to: town, carries: aid, capacity: 5, why: w}
"""


def situation(text: str = TEXT) -> Situation:
    found = check_text(text).situation
    assert found is not None
    return found


def test_without_a_marked_shelter_it_is_where_ways_for_people_end() -> None:
    assert shelters(situation()) == {"camp"}
    assert shelters(situation(TEXT.replace("camp: {}", "bridge: {shelter: true}"))) == {"bridge"}


def test_those_who_wait_are_the_hull_of_all_estimates_within_the_bounds() -> None:
    found = waiting(situation(), "town")
    assert found.value == Interval(Fraction(200_000), Fraction(450_000))
    assert {"claim:one", "claim:two"} <= set(found.because)


def test_without_an_estimate_anything_within_the_bounds_may_be() -> None:
    text = "\n".join(line for line in TEXT.splitlines() if "kind: estimate" not in line).replace("claims:\n", "")
    assert waiting(situation(text), "town").value == Interval(Fraction(0), Fraction(450_000))


def test_only_ways_for_people_are_gone() -> None:
    assert reachable(situation(), "town") == {"town", "bridge", "camp"}
    assert reachable(situation(), "port") == {"port"}


BOUNDS = Interval(Fraction(0), Fraction(1000))


@pytest.mark.parametrize(
    ("law", "low", "high"),
    [
        (("normal", ["70", "10"]), 53.55, 86.45),
        (("lognormal", ["20", "2"]), 6.395, 62.55),
        (("pert", ["1", "2", "5"]), 1, 5),
    ],
)
def test_a_distribution_is_read_at_its_ends_or_its_outer_quantiles(law, low: float, high: float) -> None:
    value = Value((Version(number=read_law(*law)),))
    found = ends(value, BOUNDS).ends
    assert [float(end) for end in found] == pytest.approx([low, high], rel=1e-3)


def test_the_ends_hold_every_analyst_and_stay_within_the_bounds() -> None:
    numbers = [UncertainNumber(Interval(Fraction(low), Fraction(high))) for low, high in ((5, 20), (10, 5000))]
    value = Value(tuple(Version(number=number, why="w", by=by) for number, by in zip(numbers, "AB", strict=True)))
    assert ends(value, BOUNDS) == Interval(Fraction(5), Fraction(1000))
