"""Arbitrary and hostile text: refused with NumberError, quickly, never anything else."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.quantities import (
    NumberError,
    UncertainNumber,
    read_credibility,
    read_exact,
    read_number,
    read_probability,
    read_range,
    read_reliability,
)

_PIECES = """
1 2 5 8 24 2,000 0.3 44M 5k 1e6 1/3 0,8 1.500.000 % - – to and between from a an half quarter two three
five eight twenty fifty hundred thousand million thousands hundreds dozens of several few couple about nearly
over more than at least up most or so + > ~ just under some people ( nan
"""
number_texts = st.lists(st.sampled_from(_PIECES.split()), max_size=8).map(" ".join)
"""Texts made of the words of numbers, most of them senseless."""


def _refusal(read: Callable[[str], object], text: str) -> NumberError | None:
    try:
        read(text)
    except NumberError as error:
        return error
    return None


@settings(deadline=None)
@given(st.text(max_size=80) | number_texts)
def test_reading_raises_nothing_but_its_own_error(text: str) -> None:
    for read in (read_number, read_exact, read_reliability, read_credibility):
        error = _refusal(read, text)
        assert error is None or (error.reason and len(str(error)) < 1000)
    for scale in (None, "phia", text):
        with pytest.raises(NumberError):
            read_probability("%" + text, scale)


@settings(deadline=None)
@given(number_texts)
def test_whatever_is_read_is_read_back_equal(text: str) -> None:
    try:
        number = read_number(text)
    except NumberError:
        return
    assert _read_back(number) == number
    assert number.describe()


def _read_back(number: UncertainNumber) -> UncertainNumber:
    plain = number.to_plain()
    assert not isinstance(plain, dict)
    return read_number(plain) if isinstance(plain, str) else read_range(*plain)


HOSTILE = [
    "1e999999999",
    "1e-999999999",
    "9" * 100_000,
    "9" * 200,
    "0." + "0" * 190 + "1",
    "1" * 190 + "e30",
    "x" * 1_000_000,
    "(" * 100_000,
    "(" * 200,
    "between " * 25,
    "five and " * 22,
    "5-" * 100,
    "5 to " * 40,
    "1,000" * 40,
    "0.9,_" * 40,
    "about " * 33 + "5",
    "million " * 25,
    "a half of a " * 16,
    "\x00",
    "\ud800",
    "5\u0301",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered_at_once(text: str) -> None:
    start = time.process_time()
    error = _refusal(read_number, text)
    assert error is None or len(str(error)) < 1000
    assert time.process_time() - start < 0.5
