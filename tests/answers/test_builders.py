from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.answers import Chart
from modusvivendi.answers.builders import Event, Interval, Scale, Stance, intervals, positions, timeline
from modusvivendi.answers.builders.dates import milliseconds, ticks
from modusvivendi.answers.charts import render_svg

FIRST = date(2022, 3, 1)


def draw(*rows: Interval, log: bool = True) -> Chart:
    return intervals(rows, title="t", description="d", unit="people", log=log)


def test_interval_bounds_are_put_into_words() -> None:
    table = draw(
        Interval(label="a", low=2e6, high=None, low_closed=False, words="more than two million", because=("k",)),
        Interval(label="b", low=2e5, high=1e6, high_closed=False),
        Interval(label="c", low=None, high=50),
        Interval(label="d", low=None, high=None),
        Interval(label="e", low=7, high=7),
        Interval(label="f", low=-math.inf, high=5, high_closed=False),
        Interval(label="g", low=3, high=math.inf),
    ).table
    assert [row.cells[2] for row in table.rows] == [
        "more than 2,000,000",
        "200,000 to less than 1,000,000",
        "50 or less",
        "no bound stated",
        "7",
        "less than 5",
        "3 or more",
    ]
    assert table.rows[0].because == ("k",)
    assert table.rows[0].cells[1] == "more than two million"


def test_interval_axis_reads_in_thousands_and_millions() -> None:
    drawing = render_svg(draw(Interval(label="a", low=2e3, high=3e9)), "u")
    for label in (">1k<", ">1M<", ">1bn<"):
        assert label in drawing


def test_interval_ends_are_explained_only_when_drawn() -> None:
    reading = draw(Interval(label="a", low=2, high=3)).spec["usermeta"]["reading"]
    assert reading == "A filled end is included."
    reading = draw(Interval(label="a", low=2, high=None, low_closed=False)).spec["usermeta"]["reading"]
    assert reading == "A hollow end is not included; an arrow means that no bound is stated."


@pytest.mark.parametrize("rows", [(), ((1, math.nan),), ((3, 2),), ((math.inf, None),)])
def test_intervals_that_cannot_be_drawn_are_refused(rows: tuple[tuple[float, float | None], ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each case has its own words
        draw(*(Interval(label="a", low=low, high=high) for low, high in rows))


BOUND = st.none() | st.floats(min_value=-1e12, max_value=1e12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(BOUND, BOUND), min_size=1, max_size=3), st.booleans())
def test_all_intervals_can_be_drawn(pairs: list[tuple[float | None, float | None]], log: bool) -> None:
    rows = []
    for low, high in pairs:
        if low is not None and high is not None and low > high:
            low, high = high, low
        rows.append(Interval(label="a", low=low, high=high))
    drawing = render_svg(draw(*rows, log=log), "u")
    assert "NaN" not in drawing
    assert "Infinity" not in drawing


def test_positions_table_and_reading() -> None:
    scale = Scale(
        issue="Status",
        now=50,
        stances=(
            Stance(actor="A", ideal=10, low=0, high=30, accepts=((0, 40), (70, 70)), because=("k",)),
            Stance(actor="B", ideal=90),
        ),
    )
    chart = positions((scale,), title="t", description="d")
    assert chart.table.rows[0].cells == ("Status", "A", "10 (0–30)", "0–40, 70", 50)
    assert chart.table.rows[1].cells == ("Status", "B", "90", None, 50)
    assert chart.table.rows[0].because == ("k",)
    assert "status quo" in chart.spec["usermeta"]["reading"]
    assert ">status quo<" in render_svg(chart, "u")


def test_positions_off_the_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="not between 0 and 100"):
        positions((Scale(issue="i", stances=(Stance(actor="A", ideal=101),)),), title="t", description="d")
    with pytest.raises(ValueError, match="no stances"):
        positions((Scale(issue="i", stances=()),), title="t", description="d")


def test_timeline_orders_and_dates_its_table() -> None:
    rows = (
        Event(lane="L", label="later", start=date(2022, 3, 10), end=date(2022, 3, 12), because=("k",)),
        Event(lane="L", label="sooner", start=FIRST, kind="meeting"),
    )
    chart = timeline(rows, title="t", description="d")
    assert [row.cells for row in chart.table.rows] == [
        ("1 March 2022", "L", "meeting", "sooner"),
        ("10 March 2022 – 12 March 2022", "L", None, "later"),
    ]
    assert chart.table.rows[1].because == ("k",)


def test_timeline_refuses_nothing_and_backwards() -> None:
    with pytest.raises(ValueError, match="no events"):
        timeline((), title="t", description="d")
    with pytest.raises(ValueError, match="before it starts"):
        timeline((Event(lane="L", label="x", start=FIRST, end=FIRST - timedelta(1)),), title="t", description="d")


def test_a_crowded_timeline_leaves_words_to_the_table_and_rare_kinds_to_other() -> None:
    rows = tuple(
        Event(lane="L", label=f"event {n}", start=FIRST + timedelta(n), kind=f"kind {n % 7}") for n in range(60)
    )
    chart = timeline(rows, title="t", description="d")
    drawing = render_svg(chart, "u")
    assert "event 3" not in drawing
    assert ">other<" in drawing
    assert len(chart.table.rows) == 60


DAYS = st.dates()


@given(DAYS, DAYS)
def test_any_span_has_few_ticks(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    days, _ = ticks(first, last)
    assert len(days) <= 6
    assert all(first <= day <= last for day in days)


@settings(max_examples=15, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=4))
def test_any_dates_can_be_drawn(days: list[date]) -> None:
    chart = timeline([Event(lane="", label="x", start=day) for day in days], title="t", description="d")
    assert "NaN" not in render_svg(chart, "u")
    assert milliseconds(date(1970, 1, 2)) == 86_400_000
