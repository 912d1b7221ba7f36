"""Amounts over a length of time or another amount: one line for each reading, from a common zero."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, Layer, at, chart_spec, layer, texts, words
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_HEIGHT, _TOP, _BOTTOM = 260.0, 16.0, 44.0
_LEFT, _NAMES = 62.0, 120.0
_APART = 15.0
_SMALL = 12
MOST_POINTS = 200
MOST_FRACTIONS = 20
"""Length of an axis from which on its places are shown as whole numbers."""
_TICKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One line: amounts at places that all lines share."""

    label: str
    values: tuple[float, ...]
    strong: bool = False
    """Whether it is drawn as the main line."""
    because: tuple[str, ...] = ()


def curves(
    lines: Sequence[Curve],
    places: Sequence[float],
    *,
    title: str,
    description: str,
    across: str,
    unit: str,
    note: str = "",
    digits: int = 0,
) -> Chart:
    """Draw lines over a common axis.

    Args:
        lines: all with one value for each place, none below 0.
        places: where the values stand on the axis, rising.
        title: what the drawing shows.
        description: the same in words.
        across: what the axis counts: ``"hours"``.
        unit: what the values count.
        note: shown under the table of numbers.
        digits: decimals of the values in the table.

    Raises:
        ValueError: there are no lines, fewer than two places or more than can be drawn, or a line of another length.
    """
    if not lines or not 2 <= len(places) <= MOST_POINTS or any(len(line.values) != len(places) for line in lines):
        raise ValueError("nothing to draw, or more than can be")
    frame = _Frame(places[0], places[-1], _round(max(max(line.values) for line in lines)))
    layers = [
        _segments(frame.grid(), theme.LINE, 1),
        _segments(_steps([line for line in lines if not line.strong], places, frame), theme.SERIES[0], 1.5),
        _segments(_steps([line for line in lines if line.strong], places, frame), theme.SERIES[1], 4),
        texts(_named(lines, frame), fontSize=_SMALL),
        *frame.labels(across),
    ]
    strong = ", ".join(line.label for line in lines if line.strong)
    rows = tuple(
        Row((place, *(round(line.values[number], digits) if digits else round(line.values[number]) for line in lines)))
        for number, place in enumerate(places)
    )
    table = Table(
        title=title,
        columns=(across.capitalize(), *(f"{line.label} ({unit})" for line in lines)),
        rows=rows,
        note=note,
        detail=True,
    )
    spec = chart_spec(_TOP + _HEIGHT + _BOTTOM, layers, f"Scale in {unit}." + (f" Thick: {strong}." if strong else ""))
    return Chart(title=title, description=description, spec=spec, table=table)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The axes."""

    first: float
    last: float
    top: float

    def x(self, place: float) -> float:
        return _LEFT + (WIDTH - _NAMES - _LEFT) * (place - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return _TOP + _HEIGHT * (1 - value / self.top)

    def grid(self) -> list[Datum]:
        right = self.x(self.last)
        heights = [self.y(self.top * part / _TICKS) for part in range(_TICKS + 1)]
        return [{"px": _LEFT, "px2": right, "y": y, "y2": y} for y in heights]

    def labels(self, across: str) -> list[Layer]:
        small: dict[str, Any] = {"fontSize": _SMALL, "fill": theme.MUTED}
        values = [self.top * part / _TICKS for part in range(_TICKS + 1)]
        sides = [{"px": _LEFT - 8, "y": self.y(value), "text": number_text(value)} for value in values]
        places = [self.first + (self.last - self.first) * part / _TICKS for part in range(_TICKS + 1)]
        ticks = [
            {"px": self.x(place), "y": _TOP + _HEIGHT + 14, "text": _tick(place, self.last - self.first)}
            for place in places
        ]
        title = [{"px": _LEFT, "y": _TOP + _HEIGHT + 34, "text": f"{across.capitalize()} →"}]
        return [
            texts(sides, align="right", **small),
            texts(ticks, align="center", **small),
            texts(title, **small),
        ]


def _tick(place: float, span: float) -> str:
    """A place on the axis; whole where the axis is long."""
    return number_text(round(place) if span >= MOST_FRACTIONS else place)


def _round(most: float) -> float:
    """A round number that is no less."""
    if most <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(most))
    return next(part * scale for part in (1, 2, 2.5, 3, 4, 5, 6, 8, 10) if part * scale >= most)


def _steps(lines: Sequence[Curve], places: Sequence[float], frame: _Frame) -> list[Datum]:
    return [
        {
            "px": frame.x(places[number]),
            "px2": frame.x(places[number + 1]),
            "y": frame.y(line.values[number]),
            "y2": frame.y(line.values[number + 1]),
        }
        for line in lines
        for number in range(len(places) - 1)
    ]


def _segments(data: list[Datum], colour: str, width: float) -> Layer:
    mark = {"type": "rule", "stroke": colour, "strokeWidth": width, "strokeCap": "round"}
    return layer(data, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})


def _named(lines: Sequence[Curve], frame: _Frame) -> list[Datum]:
    """The lines' names beside their ends, one under the other."""
    placed: list[Datum] = []
    floor = -_APART
    for line in sorted(lines, key=lambda each: -each.values[-1]):
        floor = max(frame.y(line.values[-1]), floor + _APART)
        placed.append({"px": frame.x(frame.last) + 8, "y": floor, "text": words(line.label, _NAMES - 8, _SMALL)})
    over = max(0.0, floor - (_TOP + _HEIGHT))
    return [one | {"y": float(one["y"]) - over} for one in placed]
