"""Half-open spans, and exact differences."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.shift.solve.difference import difference, gained
from modusvivendi.methods.shift.solve.spans import ALWAYS, ENDLESS, held_on, turns

Spans = list[tuple[int, int]]


@st.composite
def spans(draw: st.DrawFn) -> Spans:
    """Spans that follow one another, with or without gaps; the first may have no beginning, the last no end."""
    days = sorted(draw(st.sets(st.integers(0, 20), min_size=0, max_size=8)))
    joined = list(pairwise(days))
    kept = [one for one in joined if draw(st.booleans())]
    if kept and draw(st.booleans()):
        kept[0] = (ALWAYS, kept[0][1])
    if kept and draw(st.booleans()):
        kept[-1] = (kept[-1][0], ENDLESS)
    return kept


def arrays(known: Spans) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    since, until = (np.array([one[side] for one in known], dtype=np.int64) for side in (0, 1))
    return since, until


@given(spans(), st.integers(-2, 22))
def test_a_span_holds_from_its_first_day_until_before_its_last(known: Spans, day: int) -> None:
    since, until = arrays(known)
    held = [number for number, (first, end) in enumerate(known) if first <= day < end]
    assert held_on(since, until, day) == (held[-1] if held else -1)


@given(spans(), st.integers(-2, 22), st.integers(0, 22))
def test_turns_are_found_as_by_going_day_by_day(known: Spans, start: int, length: int) -> None:
    since, until = arrays(known)
    found = []
    for day in range(start + 1, start + length + 1):
        before, after = held_on(since, until, day - 1), held_on(since, until, day)
        if before != after:
            found.append((day, before, after))
    assert list(turns(since, until, start, start + length)) == found


@given(spans(), st.integers(-2, 22))
def test_nothing_turns_between_equal_dates(known: Spans, day: int) -> None:
    assert turns(*arrays(known), day, day) == ()


@given(spans(), st.integers(-2, 22), st.integers(0, 22))
def test_turns_form_a_chain(known: Spans, start: int, length: int) -> None:
    since, until = arrays(known)
    chain = turns(since, until, start, start + length)
    states = [held_on(since, until, start), *(after for _, _, after in chain)]
    assert [before for _, before, _ in chain] == states[:-1]
    assert states[-1] == held_on(since, until, start + length)


FRACTIONS = st.fractions(min_value=0, max_value=100, max_denominator=12)
ENDS = st.tuples(FRACTIONS, FRACTIONS).map(lambda one: (min(one), max(one)))


@given(ENDS, ENDS)
def test_swapping_the_dates_reverses_the_sign(
    before: tuple[Fraction, Fraction], after: tuple[Fraction, Fraction]
) -> None:
    there, back = difference(before, after), difference(after, before)
    assert there is not None
    assert back == (-there[1], -there[0])


@given(ENDS, ENDS, st.fractions(0, 1, max_denominator=9), st.fractions(0, 1, max_denominator=9))
def test_the_difference_holds_every_possible_one(
    before: tuple[Fraction, Fraction], after: tuple[Fraction, Fraction], one: Fraction, other: Fraction
) -> None:
    low, high = difference(before, after) or (Fraction(0), Fraction(0))
    x = before[0] + one * (before[1] - before[0])
    y = after[0] + other * (after[1] - after[0])
    assert low <= y - x <= high
    assert high - low == (before[1] - before[0]) + (after[1] - after[0])


def test_the_uncertainty_of_one_and_the_same_number_cancels() -> None:
    ends = (Fraction(10), Fraction(30))
    assert difference(ends, ends) == (-20, 20)
    assert difference(ends, ends, same=True) == (0, 0)
    assert difference(None, ends) is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [({"a"}, {"a", "b"}, {"b"}), ({"a", "b"}, {"a"}, set()), (None, {"a"}, set()), ({"a"}, None, set())],
)
def test_options_gained(before: set[str] | None, after: set[str] | None, expected: set[str]) -> None:
    assert gained(before, after) == expected
