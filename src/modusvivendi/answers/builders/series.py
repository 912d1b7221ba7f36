"""Numbers over time: one panel for each, under each other along one axis of time; steps, or bands where known so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.dates import day_text, milliseconds, ticks
from modusvivendi.answers.builders.layout import WIDTH, Datum, at, chart_spec, layer, texts, width_of, words
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_HEAD, _PLOT, _GAP, _FOOT = 22.0, 58.0, 16.0, 22.0
_LEFT = 4.0
_SMALL = 12
_THIN = 2.0


@dataclass(frozen=True, slots=True)
class Period:
    """A value from ``first`` until ``until``: a number where both ends are equal, open where an end is None."""

    first: date
    until: date
    low: float | None
    high: float | None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One number over time."""

    label: str
    unit: str
    values: tuple[Period, ...]


def panels(parts: Sequence[Panel], *, title: str, description: str, note: str = "") -> Chart:
    """Draw numbers over time under each other, each on a scale of its own that begins at 0 or below.

    Args:
        parts: The panels, from top to bottom; each has a value.
        title: What the drawing shows.
        description: The same in words.
        note: Shown under the table of numbers.

    Raises:
        ValueError: there is no panel, or one has no values.
    """
    if not parts or not all(part.values for part in parts):
        raise ValueError("no values to draw")
    first = min(value.first for part in parts for value in part.values)
    last = max(value.until for part in parts for value in part.values)
    last = max(last, first + timedelta(days=1))
    heads: list[Datum] = []
    bands: list[Datum] = []
    labels: list[Datum] = []
    bases: list[Datum] = []
    top = 0.0
    for number, part in enumerate(parts):
        scale = _Scale(part, top + _HEAD + _SMALL)
        heads.append({"px": 0, "y": top + 8, "text": words(f"{part.label} ({part.unit})", WIDTH)})
        bases.append({"x": milliseconds(first), "x2": milliseconds(last), "y": scale.bottom})
        look = theme.SERIES[number % len(theme.SERIES)]
        bands += [_band(value, scale, look, last) for value in part.values]
        labels += _labels(part, scale, first, last)
        top = scale.bottom + _GAP
    x = {"first": milliseconds(first), "last": milliseconds(last)}
    axis_days, form = ticks(first, last)
    layers = [
        layer(bases, {"type": "rule", "stroke": theme.LINE}, x=_x(x), x2={"field": "x2"}, y=at("y")),
        layer(
            bands,
            {"type": "rect", "opacity": 1},
            x=_x(x),
            x2={"field": "x2"},
            y=at("y"),
            y2={"field": "y2"},
            fill={"field": "look", "type": "nominal", "scale": None},
        ),
        texts(heads, fontWeight=600),
        texts(labels, fontSize=_SMALL),
        *_axis(axis_days, form, x, top),
    ]
    reading = "Each bar is a value until the next date; a bar with height covers all that is consistent with the file."
    spec = chart_spec(top + _FOOT, layers, reading)
    return Chart(title=title, description=description, spec=spec, table=_table(parts, title, note))


class _Scale:
    """The vertical places of one panel, from the least to the greatest end that is known, 0 included."""

    def __init__(self, part: Panel, top: float) -> None:
        ends = [end for value in part.values for end in (value.low, value.high) if end is not None]
        self.low, self.high = min([0.0, *ends]), max([0.0, *ends])
        self.top, self.bottom = top, top + _PLOT

    def place(self, value: float) -> float:
        """Where a value stands, in pixels from the top."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return self.bottom - share * _PLOT

    def ends(self, value: Period) -> tuple[float, float]:
        """The upper and the lower edge of a value's bar; an end that is not known reaches the panel's edge."""
        upper = self.top if value.high is None else self.place(value.high)
        lower = self.bottom if value.low is None else self.place(value.low)
        return (upper, lower) if lower - upper >= _THIN else (upper - _THIN / 2, upper + _THIN / 2)


def _band(value: Period, scale: _Scale, look: str, last: date) -> Datum:
    upper, lower = scale.ends(value)
    until = max(value.until, value.first + timedelta(days=1))
    return {"x": milliseconds(value.first), "x2": milliseconds(min(until, last)), "y": upper, "y2": lower, "look": look}


def _labels(part: Panel, scale: _Scale, first: date, last: date) -> Iterator[Datum]:
    """The value in words above its bar, wherever it changes and there is room."""
    free = -1.0
    before: tuple[float | None, float | None] | None = None
    for value in part.values:
        ends = (value.low, value.high)
        place = _LEFT + (WIDTH - 2 * _LEFT) * ((value.first - first).days / max(1, (last - first).days))
        text = value_text(*ends)
        width = width_of(text, _SMALL) + 8
        place = min(place, WIDTH - width)
        if ends != before and place >= free:
            yield {"px": place, "y": scale.ends(value)[0] - 8, "text": text}
            free = place + width
            before = ends


def value_text(low: float | None, high: float | None) -> str:
    """A number, both ends, or the one that is known."""
    if low is not None and high is not None:
        return number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}"
    if low is not None:
        return f"{number_text(low)} or more"
    return f"up to {number_text(high)}" if high is not None else "no bound"


def _x(ends: dict[str, int]) -> dict[str, Any]:
    scale = {
        "type": "utc",
        "domain": [ends["first"], ends["last"]],
        "range": [_LEFT, WIDTH - _LEFT],
        "nice": False,
    }
    return {"field": "x", "type": "temporal", "scale": scale, "axis": None}


def _axis(days: Sequence[date], form: str, ends: dict[str, int], top: float) -> list[dict[str, Any]]:
    marks = [{"x": milliseconds(day), "y": top - _GAP + 4, "y2": top - _GAP + 9} for day in days]
    named = [{"x": milliseconds(day), "y": top + 4, "text": _tick(day, form)} for day in days]
    mark = {"type": "text", "align": "center", "baseline": "middle", "fontSize": _SMALL, "fill": theme.MUTED}
    rule = {"type": "rule", "stroke": theme.RULE}
    return [
        layer(marks, rule, x=_x(ends), y=at("y"), y2={"field": "y2"}),
        layer(named, mark, x=_x(ends), y=at("y"), text={"field": "text", "type": "nominal"}),
    ]


def _tick(day: date, form: str) -> str:
    day_month, year = day_text(day).rsplit(" ", 1)
    number, month = day_month.split(" ")
    return {"%Y": year, "%b %Y": f"{month[:3]} {year}"}.get(form, f"{number} {month[:3]}")


def _table(parts: Sequence[Panel], title: str, note: str) -> Table:
    rows = [
        Row((part.label, day_text(value.first), value_text(value.low, value.high), part.unit), value.because)
        for part in parts
        for value in part.values
    ]
    return Table(title=title, columns=("What", "From", "Value", "Counted in"), rows=tuple(rows), note=note, detail=True)
