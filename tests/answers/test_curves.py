"""Lines over a common axis: their numbers in a table, their drawings for any name."""

import pytest

from modusvivendi.answers.builders import Curve, curves
from modusvivendi.answers.charts import render_svg
from modusvivendi.answers.model import Chart

NASTY = "<script>alert(1)</script> “x” & y " * 3


def _drawn(*values: tuple[float, ...]) -> Chart:
    lines = [Curve(label=f"{NASTY}{n}", values=each, strong=n == 0) for n, each in enumerate(values)]
    places = [0.5 * n for n in range(len(values[0]))]
    return curves(lines, places, title="t", description="d", across="hours", unit="people")


def test_every_place_is_a_row_and_every_line_a_column() -> None:
    chart = _drawn((0, 5, 9), (0, 0, 2))
    assert [row.cells for row in chart.table.rows] == [(0.0, 0, 0), (0.5, 5, 0), (1.0, 9, 2)]
    assert chart.table.columns[0] == "Hours"
    assert "<script" not in render_svg(chart, "u")


@pytest.mark.parametrize("values", [(0, 0), (0, 1e9), (3, 3)])
def test_flat_and_steep_lines_are_drawn(values: tuple[float, ...]) -> None:
    assert "<svg" in render_svg(_drawn(values), "u")


@pytest.mark.parametrize("lines", [[], [Curve(label="a", values=(1,))], [Curve(label="a", values=(1, 2, 3))]])
def test_what_cannot_be_drawn_is_refused(lines: list[Curve]) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        curves(lines, [0, 1], title="t", description="d", across="hours", unit="people")
