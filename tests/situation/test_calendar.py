from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.situation.calendar import Step, dates, to_step
from modusvivendi.situation.fields.base import Fault

UNITS = st.sampled_from(["day", "week", "month", "year"])


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("week", Step(1, "week")),
        ("Weeks", Step(1, "week")),
        ("2 weeks", Step(2, "week")),
        (" 10  days ", Step(10, "day")),
        ("1 month", Step(1, "month")),
    ],
)
def test_steps_are_read(text, step):
    assert to_step(text) == step


@pytest.mark.parametrize("text", ["", "0 days", "-1 week", "2.5 weeks", "fortnight", "weekly", "1000 days", "day day"])
def test_other_words_are_refused_with_an_example(text):
    with pytest.raises(Fault) as refused:
        to_step(text)
    assert refused.value.hint


def test_the_end_of_a_short_month_does_not_pull_the_later_dates_with_it():
    found = list(dates(date(2022, 1, 31), date(2022, 4, 30), Step(1, "month")))
    assert found == [date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31), date(2022, 4, 30)]


def test_the_calendar_ends():
    assert list(dates(date(9999, 12, 30), date.max, Step(1, "year"))) == [date(9999, 12, 30), date.max]


@given(st.dates(), st.integers(0, 4000), st.integers(1, 40), UNITS)
def test_dates_rise_from_the_first_to_the_last(first, days, number, unit):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    found = list(dates(first, last, Step(number, unit)))
    assert found[0] == first
    assert found[-1] == last
    assert all(one < two for one, two in pairwise(found))
