"""Berlin in 1948 and 1949.

The stockpile: Foreign Relations of the United States 1949, volume III, document 417. Before: 15,500 t a day came in
before the blockade, 4,500 t and then 5,000 t a day were set as what had to be flown in, as histories tell it.
"""

import math

from modusvivendi.methods import endurance

BEFORE, NEED, LATER = 15_500, 4_500, 5_000


def test_how_long_a_stock_of_36_days_of_need_lasts_by_what_is_flown_in() -> None:
    flown = [0, NEED / 2, NEED, LATER]
    assert endurance.days(36 * NEED, NEED, flown).tolist() == [36, 72, math.inf, math.inf]
    assert endurance.days(36 * NEED, LATER, NEED).tolist() == 324


def test_at_the_use_of_before_the_same_stock_would_have_lasted_ten_days() -> None:
    assert 10 < float(endurance.days(36 * NEED, BEFORE)) < 11


def test_a_stockpile_of_1_100_000_t_is_less_than_three_months_of_winter_use_and_five_at_the_curtailed() -> None:
    whole, curtailed = endurance.days(1_100_000, [12_000, 6_000]).tolist()
    assert whole < 92
    assert curtailed > 151


def test_rail_road_and_barge_bring_13_000_t_a_day_and_rail_matters_most() -> None:
    found = endurance.routes(2, [(0, 1)] * 3, [10_000, 2_000, 1_000], [0], [1])
    assert (found.value, found.lost) == (13_000, (10_000, 2_000, 1_000))
