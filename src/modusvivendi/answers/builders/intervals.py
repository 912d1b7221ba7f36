"""Estimates as horizontal bars, whose ends say whether they are included, excluded or not stated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import (
    WIDTH,
    at,
    chart_spec,
    layer,
    texts,
    words,
)
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_ROW = 58.0
_EDGE = 10.0
_READING = {
    "closed": "a filled end is included",
    "open": "a hollow end is not included",
    "arrow": "an arrow means that no bound is stated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One estimate: an end that is ``None`` (or infinite) has no bound."""

    label: str
    low: float | None
    high: float | None
    low_closed: bool = True
    high_closed: bool = True
    words: str = ""
    """The source's own words, shown beside the bar: ``"more than two million"``."""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    log: bool

    def place(self, value: float | None, otherwise: float) -> float:
        """Return where on the axis to draw a bound: within the plot, and at an edge when there is none."""
        return otherwise if value is None else min(max(value, self.low), self.high)


def intervals(
    rows: Sequence[Interval],
    *,
    title: str,
    description: str,
    unit: str,
    log: bool = True,
    note: str = "",
    heads: tuple[str, str, str] = ("Estimate", "As stated", "Read as"),
) -> Chart:
    """Draw estimates of things counted in one unit under each other.

    Args:
        rows: The estimates, from top to bottom.
        title: What is estimated.
        description: What the drawing shows, in words.
        unit: What the axis counts, such as ``"people"``.
        log: Whether the axis is logarithmic. Without a positive bound to show, it is linear.
        note: Shown under the table of numbers.
        heads: Of the columns of that table; the unit is added to the last.

    Raises:
        ValueError: there are no rows, a bound is not a number, or a low bound is above its high one.
    """
    rows = [_checked(row) for row in rows]
    if not rows:
        raise ValueError("no estimates to draw")
    axis = _axis(rows, log)
    height = _ROW * len(rows)
    bars = [_bar(row, n, axis) for n, row in enumerate(rows)]
    ends = [end for row, bar in zip(rows, bars, strict=True) for end in _ends(row, bar)]
    layers = [_bars(bars, axis, unit), *_labels(rows), *_marks(ends, axis)]
    kinds = {end["end"] for end in ends}
    reading = "; ".join(text for kind, text in _READING.items() if kind in kinds)
    reading = f"{reading[:1].upper()}{reading[1:]}." if reading else ""
    return Chart(
        title=title,
        description=description,
        spec=chart_spec(height, layers, reading),
        table=_table(rows, title, unit, note, heads),
    )


def _checked(row: Interval) -> Interval:
    low = None if row.low is None or row.low == -math.inf else row.low
    high = None if row.high is None or row.high == math.inf else row.high
    for bound in (low, high):
        if bound is not None and not math.isfinite(bound):
            raise ValueError(f"{row.label!r}: a bound is {bound}")
    if low is not None and high is not None and low > high:
        raise ValueError(f"{row.label!r}: from {low} to {high}")
    return Interval(
        label=row.label,
        low=low,
        high=high,
        low_closed=row.low_closed,
        high_closed=row.high_closed,
        words=row.words,
        because=row.because,
    )


def _axis(rows: Sequence[Interval], log: bool) -> _Axis:
    bounds = [bound for row in rows for bound in (row.low, row.high) if bound is not None]
    positive = [bound for bound in bounds if bound > 0]
    if log and positive:
        low = math.floor(math.log10(min(positive)))
        high = math.ceil(math.log10(max(positive)))
        unbounded = any(row.high is None for row in rows)
        high += 1 if unbounded and 10.0**high == max(positive) else 0
        return _Axis(10.0**low, 10.0 ** max(high, low + 1), True)
    low_end, high_end = min([0.0, *bounds]), max([0.0, *bounds])
    room = (high_end - low_end) * 0.1 or 1.0
    return _Axis(low_end - (room if low_end < 0 else 0.0), high_end + room, False)


def _bar(row: Interval, n: int, axis: _Axis) -> dict[str, Any]:
    return {
        "label": words(row.label, WIDTH),
        "from": axis.place(row.low, axis.low),
        "to": axis.place(row.high, axis.high),
        "y": n * _ROW + 44,
    }


def _ends(row: Interval, bar: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the marks at both ends; a bound that a logarithmic axis cannot show has none."""
    ends = []
    for side, bound, closed, at_value in (
        ("from", row.low, row.low_closed, bar["from"]),
        ("to", row.high, row.high_closed, bar["to"]),
    ):
        kind = "arrow" if bound is None else "closed" if closed else "open"
        if bound is None or bound == at_value:
            ends.append({"x": at_value, "y": bar["y"], "side": side, "end": kind})
    return ends


def _bars(bars: list[dict[str, Any]], axis: _Axis, unit: str) -> dict[str, Any]:
    mark = {"type": "rule", "stroke": theme.SERIES[0], "strokeWidth": 4}
    return layer(bars, mark, x=_x("from", axis) | _ruler(axis, unit), x2={"field": "to"}, y=at("y"))


def _x(field: str, axis: _Axis) -> dict[str, Any]:
    scale: dict[str, Any] = {
        "type": "log" if axis.log else "linear",
        "domain": [axis.low, axis.high],
        "range": [_EDGE, WIDTH - _EDGE],
        "nice": False,
    }
    return {"field": field, "type": "quantitative", "scale": scale}


def _ruler(axis: _Axis, unit: str) -> dict[str, Any]:
    """Return the axis as one layer alone declares it; the others share it."""
    ruler: dict[str, Any] = {
        "orient": "bottom",
        "title": words(unit, WIDTH - 120) + (", logarithmic scale" if axis.log else ""),
        # d3 says G for a thousand millions; readers say bn.
        "labelExpr": "replace(format(datum.value, '~s'), 'G', 'bn')",
        "domain": False,
        "tickCount": 5,
    }
    if axis.log:
        ruler["values"] = _decades(axis)
    return {"axis": ruler}


def _decades(axis: _Axis) -> list[float]:
    low, high = round(math.log10(axis.low)), round(math.log10(axis.high))
    step = 1 if high - low <= 6 else 3 * math.ceil((high - low) / 18)
    steps = (1, 2, 5) if high - low <= 1 else (1,)
    powers = [power for power in range(low, high + 1) if power % step == 0]
    values = [factor * 10.0**power for power in powers for factor in steps]
    return [value for value in values if value <= axis.high]


def _labels(rows: Sequence[Interval]) -> list[dict[str, Any]]:
    names, sayings = [], []
    for n, row in enumerate(rows):
        said = words(row.words or bounds_text(row), WIDTH)
        names.append({"px": 0, "y": n * _ROW + 12, "text": words(row.label, WIDTH)})
        sayings.append({"px": 0, "y": n * _ROW + 28, "text": said})
    return [texts(names, fontWeight=600), texts(sayings, fill=theme.MUTED)]


def _marks(ends: list[dict[str, Any]], axis: _Axis) -> list[dict[str, Any]]:
    blue = theme.SERIES[0]
    looks: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("closed", "", {"shape": "circle", "fill": blue, "size": 70}),
        ("open", "", {"shape": "circle", "fill": theme.PAPER, "size": 60}),
        ("arrow", "to", {"shape": "triangle-right", "fill": blue, "size": 110}),
        ("arrow", "from", {"shape": "triangle-left", "fill": blue, "size": 110}),
    )
    layers = []
    for kind, side, look in looks:
        data = [end for end in ends if end["end"] == kind and side in ("", end["side"])]
        mark = {"type": "point", "filled": False, "opacity": 1, "stroke": blue, "strokeWidth": 2} | look
        layers.append(layer(data, mark, x=_x("x", axis), y=at("y")))
    return layers


def _count(value: float) -> str:
    return number_text(value, group_from=1000)


def bounds_text(row: Interval) -> str:
    """Return the bounds in words."""
    if row.low is not None and row.low == row.high:
        return _count(row.low)
    low = row.low is not None and (f"{'' if row.low_closed else 'more than '}{_count(row.low)}")
    high = row.high is not None and (f"{'' if row.high_closed else 'less than '}{_count(row.high)}")
    if low and high:
        return f"{low} to {high}"
    if low:
        return f"{low} or more" if row.low_closed else low
    return (f"{high} or less" if row.high_closed else high) if high else "no bound stated"


def _table(rows: Sequence[Interval], title: str, unit: str, note: str, heads: tuple[str, str, str]) -> Table:
    return Table(
        title=title,
        columns=(*heads[:2], f"{heads[2]} ({unit})"),
        rows=tuple(Row((row.label, row.words or None, bounds_text(row)), row.because) for row in rows),
        note=note,
    )
