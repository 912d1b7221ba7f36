"""The bounds of a weighted mean agree with every corner of the box."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.derive import weighted_mean
from modusvivendi.situation.quantities import Interval

Terms = list[tuple[Interval, Interval]]


def _interval(least: int, most: int) -> st.SearchStrategy[Interval]:
    ends = st.tuples(st.integers(least, most), st.integers(least, most)).map(sorted)
    return ends.map(lambda pair: Interval(Fraction(pair[0], 4), Fraction(pair[1], 4)))


TERMS = st.lists(st.tuples(_interval(0, 4), _interval(-8, 40)), max_size=5)


def _corners(terms: Terms) -> set[Fraction]:
    """The mean at every corner of the box; where all weights can be 0, corners next to that point stand for it."""
    found = set()
    weights = [weight.ends for weight, _ in terms]
    for chosen in product(*weights):
        for values in product(*(value.ends for _, value in terms)):
            if sum(chosen):
                total = sum((w * x for w, x in zip(chosen, values, strict=True)), Fraction(0))
                found.add(total / sum(chosen))
    return found


@given(TERMS)
@settings(max_examples=150)
def test_bounds_are_those_of_the_corners(terms: Terms) -> None:
    corners = _corners(terms)
    bounds = weighted_mean(terms)
    if not corners:
        assert bounds is None
        return
    assert bounds is not None
    assert bounds.ends == (min(corners), max(corners))


@given(TERMS, st.data())
@settings(max_examples=150)
def test_every_mean_in_the_box_lies_within_the_bounds(terms: Terms, data: st.DataObject) -> None:
    def inside(interval: Interval) -> Fraction:
        low, high = interval.ends
        return low + (high - low) * data.draw(st.fractions(0, 1, max_denominator=10))

    drawn = [(inside(weight), inside(value)) for weight, value in terms]
    total = sum((weight for weight, _ in drawn), Fraction(0))
    bounds = weighted_mean(terms)
    if total:
        assert bounds is not None
        assert bounds.contains(sum((w * x for w, x in drawn), Fraction(0)) / total)


def test_weights_that_are_all_zero_have_no_mean() -> None:
    nothing = Interval.point(0)
    assert weighted_mean([]) is None
    assert weighted_mean([(nothing, Interval.point(50)), (nothing, Interval.point(10))]) is None


def test_a_weight_that_may_be_zero_leaves_the_value_itself() -> None:
    unknown = Interval(Fraction(0), Fraction(1))
    assert weighted_mean([(unknown, Interval.point(30))]) == Interval.point(30)
    assert weighted_mean([(unknown, Interval.point(30)), (unknown, Interval.point(80))]) == Interval(
        Fraction(30), Fraction(80)
    )


def test_it_is_fast_for_many_terms() -> None:
    weight = Interval(Fraction(1, 3), Fraction(2, 3))
    terms = [(weight, Interval(Fraction(number), Fraction(number + 1))) for number in range(2_000)]
    bounds = weighted_mean(terms)
    assert bounds is not None
    low, high = bounds.ends
    assert low < Fraction(2_000, 2) < high
