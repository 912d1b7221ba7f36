"""Places that move step by step: one line for each actor over the steps of a process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, Layer, at, chart_spec, layer, texts, words
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_HEIGHT, _TOP, _BOTTOM = 280.0, 16.0, 40.0
_LEFT, _NAMES = 36.0, 130.0
_APART = 15.0
_SMALL = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Where one actor stands before the first step and after each."""

    label: str
    values: tuple[float, ...]
    strong: bool = False
    """Whether it is drawn as the main line."""
    because: tuple[str, ...] = ()


def tracks(
    lines: Sequence[Track], *, title: str, description: str, unit: str, span: tuple[float, float], step: str
) -> Chart:
    """Draw places over steps.

    Args:
        lines: all with the same number of values.
        title: what the drawing shows.
        description: the same in words.
        unit: what the scale counts.
        span: the ends of the scale.
        step: what one step is: ``"round"``.

    Raises:
        ValueError: there are no lines, or fewer than two values.
    """
    if not lines or len(lines[0].values) < 2:
        raise ValueError("nothing to draw")
    low, high = span
    count = len(lines[0].values)
    right = WIDTH - _NAMES

    def across(number: int) -> float:
        return _LEFT + (right - _LEFT) * number / (count - 1)

    def up(value: float) -> float:
        return _TOP + _HEIGHT * (1 - (value - low) / (high - low))

    small: dict[str, Any] = {"fontSize": _SMALL, "fill": theme.MUTED}
    every = max(1, -(-(count - 1) // 10))
    ticks = [{"px": across(number), "y": _TOP + _HEIGHT + 14, "text": str(number)} for number in range(0, count, every)]
    sides = [
        {"px": _LEFT - 8, "y": up(value), "text": number_text(value)}
        for value in (low + (high - low) * part / 4 for part in range(5))
    ]
    frame = [{"px": _LEFT, "px2": right, "y": up(value), "y2": up(value)} for value in (low, high)]
    named = [
        {"px": right + 8, "y": up(line.values[-1]), "text": words(line.label, _NAMES - 8, _SMALL)} for line in lines
    ]
    layers = [
        _segments(frame, theme.LINE, 1),
        _segments(_steps([line for line in lines if not line.strong], across, up), theme.SERIES[0], 1.5),
        _segments(_steps([line for line in lines if line.strong], across, up), theme.SERIES[1], 4),
        texts(_spread(named), fontSize=_SMALL),
        texts(ticks, align="center", **small),
        texts(sides, align="right", **small),
        texts([{"px": _LEFT, "y": _TOP + _HEIGHT + 32, "text": f"{step.capitalize()} →"}], **small),
    ]
    reading = f"Scale in {unit}. Thick: {', '.join(line.label for line in lines if line.strong) or 'none'}."
    rows = tuple(Row((line.label, *(round(value, 1) for value in line.values)), line.because) for line in lines)
    table = Table(
        title=title,
        columns=("Who", "Before", *(str(number) for number in range(1, count))),
        rows=rows,
        detail=True,
        note=f"In {unit}; columns count each {step}.",
    )
    spec = chart_spec(_TOP + _HEIGHT + _BOTTOM, layers, reading)
    return Chart(title=title, description=description, spec=spec, table=table)


def _steps(lines: Sequence[Track], across: Any, up: Any) -> list[Datum]:
    return [
        {
            "px": across(number),
            "px2": across(number + 1),
            "y": up(line.values[number]),
            "y2": up(line.values[number + 1]),
        }
        for line in lines
        for number in range(len(line.values) - 1)
    ]


def _segments(data: list[Datum], colour: str, width: float) -> Layer:
    mark = {"type": "rule", "stroke": colour, "strokeWidth": width}
    return layer(data, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})


def _spread(named: list[Datum]) -> list[Datum]:
    """Names one under the other; those of one place share a line as far as there is room."""
    placed: list[Datum] = []
    floor = -_APART
    for one in sorted(named, key=lambda each: float(each["y"])):
        y = max(float(one["y"]), floor + _APART)
        floor = y
        placed.append(one | {"y": y})
    over = floor - (_TOP + _HEIGHT)
    return [one | {"y": one["y"] - max(0.0, over)} for one in placed]
