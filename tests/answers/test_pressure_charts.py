"""Bars, tracks and squares of marks: their numbers in a table, their drawings for any name."""

import pytest

from modusvivendi.answers.builders import Bar, Track, bars, matrix, tracks
from modusvivendi.answers.charts import render_svg
from modusvivendi.answers.model import Chart

NASTY = "<script>alert(1)</script> “x” & y " * 3


def _bars(*values: float) -> Chart:
    rows = [Bar(label=f"{NASTY}{n}", group="g", value=value, because=("k",)) for n, value in enumerate(values)]
    return bars(rows, title="t", description="d", unit="points")


def test_bars_show_their_numbers() -> None:
    chart = _bars(3.14, -2, 0)
    assert [row.cells[2] for row in chart.table.rows] == [3.1, -2, 0]
    assert chart.table.rows[0].because == ("k",)
    drawing = render_svg(chart, "u")
    assert "+3.1" in drawing
    assert "−2" in drawing
    assert "<script" not in drawing


@pytest.mark.parametrize("values", [(0.0,), (5.0,), (-5.0,), (1e9, -1e-9)])
def test_bars_of_one_sign_or_none_are_drawn(values: tuple[float, ...]) -> None:
    assert "<svg" in render_svg(_bars(*values), "u")


def test_tracks_have_a_column_for_every_step() -> None:
    lines = [Track(label=NASTY, values=(0.0, 50.0, 100.0)), Track(label="m", values=(1.0, 2.0, 3.0), strong=True)]
    chart = tracks(lines, title="t", description="d", unit="points", span=(0, 100), step="round")
    assert chart.table.columns == ("Who", "Before", "1", "2")
    assert chart.table.rows[0].cells[1:] == (0, 50, 100)
    assert "<script" not in render_svg(chart, "u")


def test_a_square_of_marks_says_in_words_what_it_draws() -> None:
    cells = [["", "give in"], ["meet", ""]]
    chart = matrix(
        [NASTY, "B"],
        cells,
        kinds=("meet", "give in"),
        title="t",
        description="d",
        because=[("k",), ()],
        empty="nothing",
    )
    assert chart.table.rows[0].cells[2] == "give in"
    assert chart.table.rows[0].cells[1] is None
    assert "<script" not in render_svg(chart, "u")


def test_nothing_to_draw_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bars([], title="t", description="d", unit="u")
    with pytest.raises(ValueError, match="nothing"):
        tracks([Track(label="a", values=(1.0,))], title="t", description="d", unit="u", span=(0, 1), step="round")
    with pytest.raises(ValueError, match="nothing"):
        matrix([], [], kinds=(), title="t", description="d", because=[], empty="e")
