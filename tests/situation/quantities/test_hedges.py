"""The table of hedged words, and how a situation edits it."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.situation.quantities import (
    DEFAULT_HEDGES,
    Hedge,
    Interval,
    NumberError,
    interval_text,
    read_number,
)


def test_every_entry_says_why_and_is_read_as_it_says() -> None:
    for hedge in DEFAULT_HEDGES.entries:
        assert hedge.why.endswith(".")
        for words in (hedge.words, *hedge.also):
            text = f"{words} 1" if hedge.form == "times" else words
            assert read_number(text).interval == hedge.interval, words
        for words in hedge.after:
            assert read_number(f"1 {words}").interval == hedge.interval, words


def test_no_words_stand_twice_in_the_table() -> None:
    before = [words for hedge in DEFAULT_HEDGES.entries for words in (hedge.words, *hedge.also)]
    after = [words for hedge in DEFAULT_HEDGES.entries for words in hedge.after]
    assert len(set(before)) == len(before)
    assert len(set(after)) == len(after)


positive = st.fractions(min_value=0, max_value=1000, max_denominator=4).filter(lambda x: x > 0)


_factors = [hedge for hedge in DEFAULT_HEDGES.entries if hedge.form == "times"]


@settings(deadline=None)
@given(st.sampled_from(_factors), positive, positive, positive)
def test_a_hedge_before_a_range_holds_the_hedged_numbers_of_the_range(
    hedge: Hedge, a: Fraction, b: Fraction, x: Fraction
) -> None:
    """x lies in `hedge [low, high]` exactly if x is a factor of the hedge times a number of [low, high]."""
    low, high = min(a, b), max(a, b)
    factors_that_reach_x = Interval(x / high, x / low)
    assert hedge.apply(Interval(low, high)).contains(x) == (hedge.interval.intersect(factors_that_reach_x) is not None)


def test_a_situation_overrides_entries() -> None:
    table = DEFAULT_HEDGES.with_entries({"about": ["0.8", "1.2"], "thousands": ["1000", "10000"]})
    assert str(read_number("about 100", table).interval) == "[80, 120]"
    assert str(read_number("roughly 100", table).interval) == "[80, 120]"
    assert str(read_number("thousands", table).interval) == "[1000, 10000]"
    assert str(read_number("about 100").interval) == "[90, 110]"
    assert read_number("about 100", table) != read_number("about 100")


def test_one_of_several_words_is_changed_alone() -> None:
    table = DEFAULT_HEDGES.with_entries({"roughly": [Fraction(1, 2), 2]})
    assert str(read_number("roughly 100", table).interval) == "[50, 200]"
    assert str(read_number("about 100", table).interval) == "[90, 110]"


def test_new_words_and_interval_notation() -> None:
    table = DEFAULT_HEDGES.with_entries(
        {
            "a battalion": {"amount": ["300", "1000"], "why": "usual strength"},
            "Far more than": {"times": "(2, inf)"},
            "swathes": "[1,10)",
        }
    )
    assert str(read_number("a battalion", table).interval) == "[300, 1000]"
    assert str(read_number("far more than 100", table).interval) == "(200, inf)"
    assert str(read_number("about swathes", table).interval) == "[9/10, 11)"
    assert next(h for h in table.entries if h.words == "a battalion").why == "usual strength"


@pytest.mark.parametrize(
    ("words", "value", "reason"),
    [
        ("about", ["1.2", "0.8"], "holds no number"),
        ("about", "1", "two numbers"),
        ("about", ["1", "2", "3"], "two numbers"),
        ("about", {"factor": [1, 2]}, "one of times and amount"),
        ("about", {"amount": [1, 2]}, "of the form times"),
        ("about", ["-1", "1"], "0 or more"),
        ("about", [0, 0], "not both 0"),
        ("about", [True, 2], "two numbers"),
        ("about", ["0,8", "1.2"], "decimal comma"),
        ("about", [float("nan"), 2], "finite"),
        ("about", None, "two numbers"),
        ("million", [1, 2], "its meaning is fixed"),
        ("and", [1, 2], "its meaning is fixed"),
        ("5 apples", [1, 2], "cannot be a hedge"),
        ("", [1, 2], "cannot be a hedge"),
        ("w" * 100_000, [1, 2], "cannot be a hedge"),
        ("one two three four five six seven", [1, 2], "cannot be a hedge"),
    ],
)
def test_wrong_entries_are_refused(words: str, value: object, reason: str) -> None:
    with pytest.raises(NumberError) as caught:
        DEFAULT_HEDGES.with_entries({words: value})
    assert reason in caught.value.reason


def test_too_many_entries_are_refused() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    with pytest.raises(NumberError, match="too many"):
        DEFAULT_HEDGES.with_entries({a + b: [1, 2] for a in letters for b in letters})


@settings(deadline=None)
@given(st.text(max_size=12), st.text(max_size=20) | st.lists(st.integers() | st.floats() | st.text(max_size=5)))
def test_editing_raises_nothing_but_its_own_error(words: str, value: object) -> None:
    try:
        table = DEFAULT_HEDGES.with_entries({words: value})
    except NumberError:
        return
    assert table != DEFAULT_HEDGES


@pytest.mark.parametrize("hedge", DEFAULT_HEDGES.entries, ids=lambda hedge: hedge.words)
def test_the_notation_of_the_table_is_read_back(hedge: Hedge) -> None:
    blank: list[object] = ["1", "1.5"]
    table = DEFAULT_HEDGES.with_entries({hedge.words: blank}).with_entries({hedge.words: interval_text(hedge.interval)})
    assert [one.interval for one in table.entries] == [one.interval for one in DEFAULT_HEDGES.entries]


def test_the_table_can_be_sent_to_other_processes() -> None:
    copy = pickle.loads(pickle.dumps(DEFAULT_HEDGES))
    assert copy == DEFAULT_HEDGES
    assert read_number("dozens", copy) == read_number("dozens")
