"""Berlin in 1948: 15,500 t a day before the blockade, 4,500 t and then 5,000 t a day as what had to be flown in."""

import math

from modusvivendi.methods import endurance

BEFORE, NEED, LATER = 15_500, 4_500, 5_000


def test_how_long_a_stock_of_36_days_of_need_lasts_by_what_is_flown_in() -> None:
    flown = [0, NEED / 2, NEED, LATER]
    assert endurance.days(36 * NEED, NEED, flown).tolist() == [36, 72, math.inf, math.inf]
    assert endurance.days(36 * NEED, LATER, NEED).tolist() == 324


def test_at_the_use_of_before_the_same_stock_would_have_lasted_ten_days() -> None:
    assert 10 < float(endurance.days(36 * NEED, BEFORE)) < 11
