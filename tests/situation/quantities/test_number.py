"""The one type: its kinds, its words for a reader, its plain data."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.quantities import (
    Interval,
    Normal,
    UncertainNumber,
    describe_interval,
    read_law,
    read_number,
    read_range,
)

DESCRIBED = {
    "80": "80",
    "0.3": "0.3",
    "two million": "2,000,000",
    "60-90": "60 to 90",
    "more than two million": "more than 2,000,000",
    "more than 2,000,000": "more than 2,000,000",
    "at least 40": "at least 40",
    "over two million": 'more than 2,000,000 ("over two million")',
    "more than several hundred": 'more than 300 ("more than several hundred")',
    "thousands": '2,000 or more, below 10,000 ("thousands")',
    "just over 100": 'more than 100, up to 110 ("just over 100")',
    "about 80": '72 to 88 ("about 80")',
}


@pytest.mark.parametrize(("text", "described"), DESCRIBED.items())
def test_described_for_a_reader(text: str, described: str) -> None:
    assert read_number(text).describe() == described


@pytest.mark.parametrize(
    ("name", "parameters", "described"),
    [
        ("normal", ["70", "10"], "about 70 (normal, standard deviation 10)"),
        ("lognormal", ["2000", "1.5"], "about 2,000 (lognormal, geometric standard deviation 1.5)"),
        ("uniform", ["60", "90"], "60 to 90 (uniform)"),
        ("triangular", ["60", "70", "90"], "60 to 90, most likely 70 (triangular)"),
        ("pert", ["60", "70", "90"], "60 to 90, most likely 70 (PERT)"),
        ("beta", ["2", "5"], "0 to 1 (beta, alpha 2, beta 5)"),
    ],
)
def test_distributions_described_and_written(name: str, parameters: list[str], described: str) -> None:
    number = read_law(name, parameters)
    assert number.describe() == described
    assert number.to_plain() == {name: parameters}


@pytest.mark.parametrize("text", ["thousands", "60-90", "about 80", "several hundred"])
def test_no_midpoint_is_shown_or_given(text: str) -> None:
    number = read_number(text)
    low, high = number.interval.ends
    assert number.exact is None
    assert f"{(low + high) / 2:}" not in number.describe().split('"')[0].replace(",", "").split()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("80", "80"),
        ("2,000,000", "2000000"),
        ("0.30", "0.3"),
        ("1/3", "1/3"),
        ("60–90", ["60", "90"]),
        ("more than two million", "more than two million"),
    ],
)
def test_plain_data(text: str, plain: str | list[str]) -> None:
    assert read_number(text).to_plain() == plain


_ends = st.fractions(max_denominator=10**9, min_value=-(10**20), max_value=10**20)


@settings(deadline=None)
@given(_ends, _ends)
def test_ranges_are_read_back_equal(one: Fraction, other: Fraction) -> None:
    number = UncertainNumber(Interval(min(one, other), max(one, other)))
    plain = number.to_plain()
    assert not isinstance(plain, dict)
    assert (read_number(plain) if isinstance(plain, str) else read_range(*plain)) == number


@settings(deadline=None)
@given(_ends, _ends.map(lambda x: abs(x) + 1))
def test_distributions_are_read_back_equal(mean: Fraction, sd: Fraction) -> None:
    law = Normal(mean, sd)
    number = UncertainNumber(law.support, law)
    plain = number.to_plain()
    assert isinstance(plain, dict)
    assert [read_law(name, parameters) for name, parameters in plain.items()] == [number]


NORMAL = Normal(Fraction(70), Fraction(10))


@pytest.mark.parametrize(
    ("interval", "law", "words"),
    [
        (Interval(Fraction(0), Fraction(1)), NORMAL, None),
        (NORMAL.support, NORMAL, "about 70"),
        (Interval(Fraction(0), None), None, None),
        (Interval(Fraction(0), Fraction(1), high_open=True), None, None),
    ],
)
def test_contradicting_parts_are_refused(interval: Interval, law: Normal | None, words: str | None) -> None:
    with pytest.raises(ValueError, match=r"distribution|open interval"):
        UncertainNumber(interval, law, words)


def test_every_form_of_interval_has_words() -> None:
    assert describe_interval(Interval(None, None)) == "any number"
    assert describe_interval(Interval(None, Fraction(5))) == "at most 5"
    assert describe_interval(Interval(None, Fraction(5), high_open=True)) == "below 5"
    assert describe_interval(Interval(Fraction(2), Fraction(5), True, True)) == "more than 2, below 5"


def test_numbers_can_be_sent_to_other_processes() -> None:
    for number in (read_number("more than two million"), read_law("beta", ["2", "5"])):
        assert pickle.loads(pickle.dumps(number)) == number
