"""Days of stocks, and durations that are all known."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods import endurance
from modusvivendi.methods.endurance.solve.stocks import exact_days, gains

NUMBER = st.fractions(0, 50, max_denominator=8)
DAYS = st.lists(st.integers(1, 400), min_size=1, max_size=40)


@given(holds=NUMBER, uses=NUMBER, gets=NUMBER, floor=NUMBER)
def test_arrays_and_fractions_agree(holds: Fraction, uses: Fraction, gets: Fraction, floor: Fraction) -> None:
    exact = exact_days(holds, uses, gets, floor)
    found = float(endurance.days(float(holds), float(uses), float(gets), float(floor)))
    assert found == pytest.approx(math.inf if exact is None else float(exact), rel=1e-9)


@given(holds=NUMBER, uses=NUMBER, gets=NUMBER, floor=NUMBER, more=NUMBER)
def test_a_stock_lasts_no_shorter_with_more_there_or_coming_in(
    holds: Fraction, uses: Fraction, gets: Fraction, floor: Fraction, more: Fraction
) -> None:
    now = exact_days(holds, uses, gets, floor)
    for then in (exact_days(holds + more, uses, gets, floor), exact_days(holds, uses, gets + more, floor)):
        assert then is None or (now is not None and then >= now)
    found = gains(holds, uses, gets, floor)
    assert (found is None) is (now is None)
    if found is not None:
        assert all(each is None or each >= 0 for each in (found.less_used, found.more_coming, found.more_held))


def test_a_stock_at_its_floor_is_exhausted_and_one_that_fills_never_is() -> None:
    assert endurance.days([5, 5, 9], [1, 1, 1], [0, 2, 1], [5, 5, 5]).tolist() == [0, 0, math.inf]
    with pytest.raises(ValueError, match="0 or more"):
        endurance.days(-1, 1)


@given(DAYS)
def test_the_survival_curve_is_the_share_that_is_longer(days: list[int]) -> None:
    found = endurance.survival(days)
    for day, share in zip(found.days.tolist(), found.share.tolist(), strict=True):
        assert share == pytest.approx(np.mean(np.array(days) > day))


@given(DAYS, st.integers(1, 400), st.integers(0, 400))
def test_of_those_that_lasted_so_long_the_share_that_went_on(days: list[int], lasted: int, more: int) -> None:
    found = endurance.beyond(days, lasted, lasted + more)
    reached = [day for day in days if day >= lasted]
    assert (found.beyond, found.of) == (sum(day > lasted + more for day in reached), len(reached))
    if reached:
        assert found.low <= found.share <= found.high


def test_the_lognormal_law_gives_half_to_its_median_and_remembers() -> None:
    law = endurance.lognormal(endurance.wars())
    assert law.beyond(math.exp(law.mu)) == pytest.approx(0.5)
    assert law.beyond(365, lasted=90) == pytest.approx(law.beyond(365) / law.beyond(90))
    assert law.beyond(90 + law.median_left(90), lasted=90) == pytest.approx(0.5)
    with pytest.raises(ValueError, match="all the same"):
        endurance.lognormal([5, 5])
    with pytest.raises(ValueError, match="above 0"):
        endurance.survival([3, 0])
