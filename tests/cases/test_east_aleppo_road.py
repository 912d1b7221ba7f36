"""East Aleppo, December 2016: a road as wide as the first day showed it, beside what public counts say happened."""

from fractions import Fraction

from modusvivendi.exchange.loading import load
from modusvivendi.methods.access.asked import solve
from modusvivendi.methods.access.frame import frame

DOCUMENTED = 7 * 24 + 3
"""Hours from three in the afternoon of 15 December to the evening of the 22nd, when the ICRC said that it was over."""


def test_a_model_that_knows_only_the_road_promises_too_much() -> None:
    """As wide as 10,000 on the first day and night make it, it has everyone out in half of the time that it took."""
    roads = solve(frame(load("east-aleppo-2016"))).clearance
    assert roads["low"] is not None
    assert roads["high"] is not None
    assert 72 < roads["high"] < roads["low"] < DOCUMENTED * 0.6


def test_with_the_halt_that_came_it_is_near_and_still_too_quick() -> None:
    halted = solve(frame(load("east-aleppo-2016", scenario="halted"))).clearance
    assert halted["central"] is not None
    assert halted["low"] is not None
    assert DOCUMENTED * 0.8 < halted["central"] < halted["low"] < DOCUMENTED


def test_the_halt_costs_what_the_road_would_have_carried_meanwhile() -> None:
    roads, halted = (load("east-aleppo-2016", scenario=name) for name in (None, "halted"))
    after = Fraction(90)
    free, stopped = (solve(frame(each, hours=after)).band(after).central for each in (roads, halted))
    assert free == 35_000
    assert 10_000 < stopped < 12_500


def test_the_count_of_the_nineteenth_is_more_than_the_road_had_carried() -> None:
    """The ICRC's "about 15,000" of that morning, nine hours after the halt."""
    found = solve(frame(load("east-aleppo-2016", scenario="halted"), hours=Fraction(90)))
    assert found.band(Fraction(90)).high < 15_000
