"""Adjusted Winner: its three promises on any points, and the words when points cannot be used."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.settlement import adjusted_winner


@st.composite
def points(draw):
    first = draw(st.lists(st.integers(0, 12), min_size=1, max_size=7).filter(any))
    cuts = sorted(draw(st.lists(st.integers(0, sum(first)), min_size=len(first) - 1, max_size=len(first) - 1)))
    ends = [0, *cuts, sum(first)]
    return first, [after - before for before, after in pairwise(ends)]


@given(points())
def test_envy_free_equitable_and_efficient(given_points) -> None:
    a, b = given_points
    division = adjusted_winner(a, b)
    assert division.envy_free
    assert division.equitable
    assert division.efficient
    assert sum(0 < share < 1 for share in division.shares_a) <= 1
    assert division.total_a == sum(share * each for share, each in zip(division.shares_a, a, strict=True))
    assert division.total_b == sum(share * each for share, each in zip(division.shares_b, b, strict=True))


@given(points())
def test_no_division_in_quarters_is_better_for_both(given_points) -> None:
    a, b = (each[:4] for each in given_points)
    if sum(a) != sum(b) or not sum(a):
        return
    division = adjusted_winner(a, b)
    totals = [(Fraction(0), Fraction(0))]
    for ours, theirs in zip(a, b, strict=True):
        totals = [
            (x + ours * q, y + theirs * (1 - q)) for x, y in totals for q in map(Fraction, (0, 0.25, 0.5, 0.75, 1))
        ]
    assert not any(x >= division.total_a and y > division.total_b for x, y in totals)
    assert not any(x > division.total_a and y >= division.total_b for x, y in totals)


def test_same_points_throughout_split_one_item() -> None:
    division = adjusted_winner([50, 30, 20], [50, 30, 20])
    assert division.total == (50, 50)
    assert division.shares_a == (1, 0, 0)
    assert division.split is None


def test_an_item_worth_nothing_to_the_other_stays() -> None:
    division = adjusted_winner([90, 10, 0], [0, 10, 90])
    assert division.shares_a == (1, Fraction(1, 2), 0)
    assert division.split == 1
    assert division.total == (95, 95)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ([50, 50], [50, 40], "the first party spreads 100 points and the second 90"),
        ([100], [50, 50], "rates 1 items and the second 2"),
        ([], [], "no item to divide"),
        ([0, 0], [0, 0], "nobody puts a point on anything"),
        ([110, -10], [50, 50], "first party, item 1: -10 is negative"),
        (
            [50, 50.0],
            [50, True],
            "first party, item 1: 50.0 is not a whole number or a fraction\nsecond party, item 1: True",
        ),
    ],
)
def test_points_that_cannot_be_used(a, b, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        adjusted_winner(a, b)
