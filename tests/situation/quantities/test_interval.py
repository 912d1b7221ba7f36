"""Interval algebra, against brute-force membership on a grid."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.quantities import Interval

GRID = [Fraction(step, 2) for step in range(-10, 11)]
"""Half-integers from -5 to 5: membership on them tells apart all intervals with integer ends."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = [draw(st.none() | st.integers(-4, 4)) for _ in range(2)]
    low, high = (None if end is None else Fraction(end) for end in ends)
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if low == high:
            low_open = high_open = False
    return Interval(low, high, low_open, high_open)


def members(interval: Interval) -> set[Fraction]:
    """What of the grid lies in the interval, tested end by end."""
    return {
        x
        for x in GRID
        if (interval.low is None or x > interval.low or (x == interval.low and not interval.low_open))
        and (interval.high is None or x < interval.high or (x == interval.high and not interval.high_open))
    }


@settings(deadline=None)
@given(intervals())
def test_contains_is_membership(one: Interval) -> None:
    assert {x for x in GRID if one.contains(x)} == members(one)


@settings(deadline=None)
@given(intervals(), intervals())
def test_intersection_holds_what_both_hold(one: Interval, other: Interval) -> None:
    both = one.intersect(other)
    assert (members(both) if both else set()) == members(one) & members(other)


@settings(deadline=None)
@given(intervals(), intervals())
def test_hull_is_the_smallest_interval_around_both(one: Interval, other: Interval) -> None:
    union = members(one) | members(other)
    assert members(one.hull(other)) == {x for x in GRID if min(union) <= x <= max(union)}


@settings(deadline=None)
@given(intervals(), intervals())
def test_within_is_inclusion(one: Interval, other: Interval) -> None:
    assert one.within(other) == (members(one) <= members(other))


@settings(deadline=None)
@given(intervals(), st.sampled_from([-2, -1, 1, 2]))
def test_scaling_scales_every_member(one: Interval, factor: int) -> None:
    scaled = one.scaled(factor)
    assert all(scaled.contains(x * factor) == one.contains(x) for x in GRID)


def test_scaling_by_zero_leaves_zero() -> None:
    assert Interval(None, Fraction(3)).scaled(0) == Interval.point(0)


def test_clip_closes_unbounded_ends_by_the_bounds() -> None:
    bounds = Interval(Fraction(0), Fraction(44_000_000))
    more_than = Interval(Fraction(2_000_000), None, low_open=True)
    assert more_than.clip(bounds) == Interval(Fraction(2_000_000), Fraction(44_000_000), low_open=True)
    assert Interval(Fraction(50_000_000), None).clip(bounds) is None


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open"),
    [(2, 1, False, False), (1, 1, True, False), (1, 1, False, True), (1, 1, True, True)],
)
def test_an_empty_interval_is_refused(low: int, high: int, low_open: bool, high_open: bool) -> None:
    with pytest.raises(ValueError, match="interval"):
        Interval(Fraction(low), Fraction(high), low_open, high_open)


def test_an_unbounded_end_is_open() -> None:
    assert Interval(None, None) == Interval(None, None, low_open=True, high_open=True)


def test_ends_need_both_ends() -> None:
    assert Interval(Fraction(1), Fraction(2)).ends == (Fraction(1), Fraction(2))
    with pytest.raises(ValueError, match="missing"):
        _ = Interval(Fraction(1), None).ends


def test_text_is_mathematical_notation() -> None:
    assert str(Interval(Fraction(2000), Fraction(10000), high_open=True)) == "[2000, 10000)"
    assert str(Interval(None, Fraction(1, 3))) == "(-inf, 1/3]"
