"""Fearon (1995), International Organization 49, pages 386 to 388: the range of agreements that both prefer to war."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods import endurance

SHARE = st.fractions(0, 1, max_denominator=50)


@given(p=SHARE, one=SHARE, other=SHARE)
def test_sides_that_agree_on_the_odds_always_have_a_range_as_wide_as_their_costs(
    p: Fraction, one: Fraction, other: Fraction
) -> None:
    found = endurance.bargaining(p, one, 1 - p, other)
    assert not found.empty
    assert found.low == max(100 * (p - one), 0)
    assert found.high == min(100 * (p + other), 100)


@given(first=SHARE, second=SHARE, one=SHARE, other=SHARE)
def test_there_is_none_where_they_expect_more_than_their_costs_together(
    first: Fraction, second: Fraction, one: Fraction, other: Fraction
) -> None:
    found = endurance.bargaining(first, one, second, other)
    assert found.empty is (first + second - 1 > one + other)
