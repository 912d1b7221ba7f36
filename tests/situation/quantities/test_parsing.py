"""What numbers in words mean, case by case."""

from __future__ import annotations

from fractions import Fraction

import pytest

from modusvivendi.situation.quantities import Interval, NumberError, read_law, read_number, read_range

ISSUE = {
    "more than 2 million": "(2000000, inf)",
    "more than two million": "(2000000, inf)",
    "thousands": "[2000, 10000)",
    "hundreds of thousands": "[200000, 1000000)",
    "about 200": "[180, 220]",
    "nearly 200": "[180, 200)",
    "up to 300": "[0, 300]",
    "at least 40": "[40, inf)",
    "dozens": "[24, 100)",
    "several hundred": "[300, 1000)",
    "five to eight thousand": "[5000, 8000]",
    "5-8": "[5, 8]",
}


@pytest.mark.parametrize(("words", "meaning"), ISSUE.items())
def test_the_words_named_by_the_design(words: str, meaning: str) -> None:
    assert str(read_number(words).interval) == meaning


EXACT = {
    "two million": 2_000_000,
    "Two Million": 2_000_000,
    "2 million": 2_000_000,
    "2.5 million": 2_500_000,
    "twenty-four": 24,
    "twenty four": 24,
    "a hundred thousand": 100_000,
    "a hundred and fifty": 150,
    "one hundred fifty": 150,
    "a hundred and fifty thousand": 150_000,
    "hundred and fifty thousand": 150_000,
    "twelve hundred": 1_200,
    "one and a half million": 1_500_000,
    "two and three quarter million": 2_750_000,
    "a million and a half": 1_500_000,
    "half a million": 500_000,
    "half-a-million": 500_000,
    "a quarter of a million": 250_000,
    "three quarters of a million": 750_000,
    "half a dozen": 6,
    "a dozen": 12,
    "two dozen": 24,
    "three score": 60,
    "two million three hundred thousand and five": 2_300_005,
    "2 million 300 thousand": 2_300_000,
    "a thousand million": 10**9,
    "2 billion": 2 * 10**9,
    "44 bn": 44 * 10**9,
    "zero": 0,
    "one-third": Fraction(1, 3),
    "1/2 million": 500_000,
}


@pytest.mark.parametrize(("words", "value"), EXACT.items())
def test_spelled_numbers_are_exact(words: str, value: int | Fraction) -> None:
    number = read_number(words)
    assert number.exact == value
    assert number.kind == "exact"


RANGES = {
    "5-8": (5, 8),
    "5–8": (5, 8),
    "5 — 8": (5, 8),
    "5 to 8": (5, 8),
    "from 5 to 8": (5, 8),
    "between 5 and 8": (5, 8),
    "10,000-15,000": (10_000, 15_000),
    "10 000-15 000": (10_000, 15_000),
    "5-8k": (5_000, 8_000),
    "-5 to -3": (-5, -3),
    "-5--3": (-5, -3),
    "-5-3": (-5, 3),
    "1/3 to 1/2": (Fraction(1, 3), Fraction(1, 2)),
    "between five and eight thousand": (5_000, 8_000),
    "two to three million": (2_000_000, 3_000_000),
    "two-three million": (2_000_000, 3_000_000),
    "five or six thousand": (5_000, 6_000),
    "1.5-2 million": (1_500_000, 2_000_000),
    "half to one million": (500_000, 1_000_000),
    "two hundred to three hundred thousand": (200_000, 300_000),
    "five hundred to two thousand": (500, 2_000),
    "500 to 2 thousand": (500, 2_000),
    "two thousand to three million": (2_000, 3_000_000),
    "a dozen to 200 thousand": (12, 200_000),
    "fifty to two hundred": (50, 200),
    "ninety to a thousand": (90, 1000),
    "between one hundred and two hundred": (100, 200),
    "between one hundred and one hundred and fifty": (100, 150),
    "between one and a half and two million": (1_500_000, 2_000_000),
    "twenty to twenty-five": (20, 25),
}


@pytest.mark.parametrize(("words", "ends"), RANGES.items())
def test_ranges_in_digits_and_words(words: str, ends: tuple[int, int]) -> None:
    assert read_number(words).interval == Interval(Fraction(ends[0]), Fraction(ends[1]))


HEDGES = {
    "over 2,000": "(2000, inf)",
    "above 2,000": "(2000, inf)",
    ">2,000": "(2000, inf)",
    "upwards of 2,000": "(2000, inf)",
    "no fewer than 12": "[12, inf)",
    "2,000+": "[2000, inf)",
    "2 million or more": "[2000000, inf)",
    "2,000 or fewer": "[0, 2000]",
    "fewer than 80": "[0, 80)",
    "less than half a million": "[0, 500000)",
    "under 80": "[0, 80)",
    "no more than 80": "[0, 80]",
    "as many as 30,000": "[0, 30000]",
    "roughly 200": "[180, 220]",
    "some 10,000": "[9000, 11000]",
    "ca. 500": "[450, 550]",
    "~44M": "[39600000, 48400000]",
    "almost 200": "[180, 200)",
    "close to 200": "[180, 200)",
    "just under 200": "[180, 200)",
    "just over two million": "(2000000, 2200000]",
    "a few thousand": "[3000, 7000]",
    "a couple of hundred": "[200, 300]",
    "a handful": "[3, 7]",
    "several": "[3, 10)",
    "several hundred thousand": "[300000, 1000000)",
    "several thousands": "[3000, 10000)",
    "several dozen": "[36, 120)",
    "scores": "[40, 100)",
    "hundreds": "[200, 1000)",
    "tens of thousands": "[20000, 100000)",
    "tens of millions": "[20000000, 100000000)",
    "hundreds to thousands": "[200, 10000)",
    "dozens to several hundred": "[24, 1000)",
    "tens to hundreds of thousands": "[20000, 1000000)",
    "a few to several hundred": "[300, 1000)",
    "more than several hundred": "(300, inf)",
    "at least tens of thousands": "[20000, inf)",
    "up to several thousand": "[0, 10000)",
    "fewer than several hundred": "[0, 1000)",
    "about two to three million": "[1800000, 3300000]",
    "more than about 200": "(180, inf)",
    "about 200 or more": "[180, inf)",
    "more than 0": "(0, inf)",
}


@pytest.mark.parametrize(("words", "meaning"), HEDGES.items())
def test_hedged_words(words: str, meaning: str) -> None:
    number = read_number(words)
    assert str(number.interval) == meaning
    assert number.kind == "hedged"
    assert number.words == words


REFUSED = [
    ("fourty", "unknown-word", "did you mean forty?"),
    ("two milion", "unknown-word", "did you mean million?"),
    ("abuot 80", "unknown-word", "did you mean about?"),
    ("hundreds of people", "unknown-word", "quantity's unit"),
    ("24h", "unknown-word", "quantity's unit"),
    ("5 m", "unknown-word", "such as 5m"),
    ("8-5", "reversed", "write 5 to 8"),
    ("eight thousand to five thousand", "reversed", "write 5,000 to 8,000"),
    ("between eight and five thousand", "ambiguous", "8 to 5,000"),
    ("60-80%", "percent", "write [0.6, 0.8]"),
    ("about 80%", "percent", "write the share"),
    ("nearly 0", "width", "write a range"),
    ("about zero", "width", "write a range"),
    ("about -5", "hedge", "write a range"),
    ("20 10", "malformed", "write 80"),
    ("five six", "malformed", "write 80"),
    ("more than", "malformed", "write 80"),
    ("between 5", "malformed", "write 80"),
    ("two million million and five million million", "malformed", "write 80"),
    ("few", "malformed", "write 80"),
    ("bn", "malformed", "write 80"),
    ("two dozen three", "malformed", "write 80"),
    ("third tens", "malformed", "write 80"),
    ("two million 0,8", "decimal-comma", "write 0.8"),
    ("million " * 7, "too-large", "unit"),
]


@pytest.mark.parametrize(("text", "code", "hint"), REFUSED)
def test_refused_with_code_and_hint(text: str, code: str, hint: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_number(text)
    assert caught.value.code == code
    assert hint in caught.value.hint


def test_words_are_kept_as_given_but_for_spaces() -> None:
    assert read_number("  More\u00a0than  two\tmillion ").words == "More than two million"
    assert read_number("44M").words is None
    assert read_number("5 to 8").words is None


def test_a_range_from_two_ends() -> None:
    assert read_range("60", "1/3 million").interval == Interval(Fraction(60), Fraction(10**6, 3))
    assert read_range("5", "5").exact == 5


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [
        ("90", "60", "reversed"),
        ("about 5", "8", "not-exact"),
        ("5", "0,8", "decimal-comma"),
        ("", "8", "empty"),
    ],
)
def test_a_range_from_wrong_ends(low: str, high: str, code: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_range(low, high)
    assert caught.value.code == code


def test_a_law_takes_exact_parameters_only() -> None:
    assert read_law("normal", ["70", "10"]).kind == "distribution"
    with pytest.raises(NumberError, match="not one exact number"):
        read_law("normal", ["about 70", "10"])
