"""Numbers in digits: what is read, what is refused with which words, how numbers are shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.quantities import NumberError, format_number, plain_text, read_exact

READ = {
    "80": 80,
    "-5": -5,
    "\u22125": -5,
    "+5": 5,
    "0": 0,
    "0.3": Fraction(3, 10),
    ".5": Fraction(1, 2),
    "2,000,000": 2_000_000,
    "2 000 000": 2_000_000,
    "2\u202f000\u202f000": 2_000_000,
    "2\u00a0000": 2_000,
    "2_000_000": 2_000_000,
    "1,500.25": Fraction(6001, 4),
    "1e6": 1_000_000,
    "2.5E-3": Fraction(1, 400),
    "44M": 44_000_000,
    "44m": 44_000_000,
    "5k": 5_000,
    "5K": 5_000,
    "1.5bn": 1_500_000_000,
    "1/3": Fraction(1, 3),
    "-2/4": Fraction(-1, 2),
}


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_read(text: str, value: Fraction) -> None:
    assert read_exact(text) == value


REFUSED = [
    ("0,8", "decimal-comma", "decimal comma", "write 0.8"),
    ("1,5", "decimal-comma", "decimal comma", "write 1.5"),
    ("1.500.000", "grouping", "full stops between thousands", "write 1,500,000"),
    ("1.500,5", "decimal-comma", "decimal comma", "write 1,500.5"),
    ("12,34,567", "grouping", "not grouped", "1,500,000.5"),
    ("10_00", "grouping", "not grouped", "1,500,000.5"),
    ("80%", "percent", "percentage", "write 0.8"),
    ("80 per cent", "percent", "percentage", "write 0.8"),
    ("nan", "non-finite", "finite", "write a number"),
    (".inf", "non-finite", "finite", "write a number"),
    ("-Infinity", "non-finite", "finite", "write a number"),
    ("∞", "non-finite", "finite", "write a number"),
    ("", "empty", "empty", "write a number"),
    (" \t\u00a0", "empty", "empty", "write a number"),
    ("0x1F", "base", "decimal digits", "write 31"),
    ("0o17", "base", "decimal digits", "write 15"),
    ("010", "leading-zero", "leading zero", "write 10"),
    ("007.5", "leading-zero", "leading zero", "write 7.5"),
    ("1e31", "too-large", "exponent", "unit"),
    ("1e999999999", "too-large", "exponent", "unit"),
    ("9" * 40, "too-large", "10^36", "unit"),
    ("0." + "1" * 40, "too-fine", "36 decimals", "round"),
    ("9" * 100_000, "too-long", "100,000 characters", "alone"),
    ("1/0", "malformed", "divides by 0", "1/3"),
    ("03/10/2022", "malformed", "looks like a date", "number"),
    ("2022-03-11", "malformed", "looks like a date", "number"),
    ("$5", "character", "not part of a number", "unit"),
    ("1'500", "character", "not part of a number", "1,500,000"),
    ("٣", "character", "not part of a number", "0 to 9"),
    ("two", "malformed", "not one number in digits", "80"),
]


@pytest.mark.parametrize(("text", "code", "reason", "hint"), REFUSED)
def test_refused_with_reason_and_hint(text: str, code: str, reason: str, hint: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_exact(text)
    assert caught.value.code == code
    assert reason in caught.value.reason
    assert hint in caught.value.hint
    assert len(str(caught.value)) < 300


def test_a_percentage_suggests_the_share() -> None:
    with pytest.raises(NumberError) as caught:
        read_exact("12.5%")
    assert caught.value.suggestion == "0.125"


SHOWN = {
    Fraction(80): "80",
    Fraction(2_000_000): "2,000,000",
    Fraction(-12345, 10): "-1,234.5",
    Fraction(-1, 2): "-0.5",
    Fraction(123456, 1000000): "0.123456",
    Fraction(1, 3): "0.3333",
    Fraction(2, 3): "0.6667",
    Fraction(2, 3000): "0.0006667",
    Fraction(10000, 3): "3,333.3333",
    Fraction(29999999, 3): "9,999,999.6667",
    Fraction(-1, 3): "-0.3333",
}


@pytest.mark.parametrize(("value", "shown"), SHOWN.items())
def test_shown(value: Fraction, shown: str) -> None:
    assert format_number(value) == shown


@settings(deadline=None)
@given(st.integers(-(10**30), 10**30), st.integers(0, 30))
def test_finite_decimals_are_shown_exactly(digits: int, decimals: int) -> None:
    value = Fraction(digits, 10**decimals)
    assert Fraction(format_number(value).replace(",", "")) == value


@settings(deadline=None)
@given(st.fractions(max_denominator=10**12, min_value=-(10**30), max_value=10**30))
def test_plain_text_is_read_back_exactly(value: Fraction) -> None:
    assert read_exact(plain_text(value)) == value


def test_plain_text_prefers_decimals() -> None:
    assert [plain_text(Fraction(1, n)) for n in (1, 3, 8)] == ["1", "1/3", "0.125"]
