"""What is shown holds the whole interval."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.situation.derive.words import listed, possessive, sentence, share, signed, span
from modusvivendi.situation.quantities import Interval


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((31, 31), "31"),
        ((12, 31), "between 12 and 31"),
        ((Fraction(50, 3), Fraction(50, 3)), "about 16.7"),
        ((Fraction(1, 3), Fraction(2, 3)), "between 0.3 and 0.7"),
        ((Fraction(-1, 3), 0), "between −0.4 and 0"),
    ],
)
def test_span(ends: tuple[Fraction, Fraction], words: str) -> None:
    assert span(Interval(Fraction(ends[0]), Fraction(ends[1]))) == words


def test_shares_and_signs() -> None:
    assert share(Interval(Fraction(1, 3), Fraction(1))) == "between 0.33 and 1"
    assert share(Interval.point(Fraction(1, 4))) == "0.25"
    assert signed(Interval.point(Fraction(-1, 4))) == "−0.25"
    assert signed(Interval.point(Fraction(1, 3))) == "about +0.33"
    assert signed(Interval(Fraction(-1), Fraction(0))) == "between −1 and 0"


def test_lists() -> None:
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"], "or")] == [
        "nobody",
        "A",
        "A and B",
        "A, B or C",
    ]
    assert [possessive("Ukraine"), possessive("United States")] == ["Ukraine's", "United States'"]
    assert [sentence("it is so"), sentence("It is so.")] == ["It is so.", "It is so."]


@given(st.fractions(0, 100), st.fractions(0, 100))
def test_nothing_is_cut_off_by_rounding(one: Fraction, two: Fraction) -> None:
    low, high = min(one, two), max(one, two)
    if low == high:
        return
    _, first, _, second = span(Interval(low, high)).split()
    assert Fraction(first) <= low
    assert high <= Fraction(second)
