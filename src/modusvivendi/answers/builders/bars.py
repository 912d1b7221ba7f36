"""Signed amounts as horizontal bars from a common zero, in groups under one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, at, chart_spec, layer, texts, words
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_ROW, _HEAD = 24.0, 34.0
_NAMES, _EDGE = 150.0, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One amount; bars of one group follow one another."""

    label: str
    group: str
    value: float
    because: tuple[str, ...] = ()


def bars(rows: Sequence[Bar], *, title: str, description: str, unit: str, digits: int = 1, note: str = "") -> Chart:
    """Draw signed amounts.

    Args:
        rows: in the order in which they are drawn.
        title: what the drawing shows.
        description: the same in words.
        unit: what the amounts count.
        digits: decimals that are shown.
        note: shown under the table of numbers.

    Raises:
        ValueError: there are no rows.
    """
    if not rows:
        raise ValueError("nothing to draw")
    low, high = min(0.0, *(row.value for row in rows)), max(0.0, *(row.value for row in rows))
    begin, end = _NAMES + (_EDGE if low < 0 else 0), WIDTH - _EDGE
    scale = (end - begin) / ((high - low) or 1.0)
    zero = begin - low * scale
    top = 0.0
    heads: list[Datum] = []
    names: list[Datum] = []
    drawn: list[Datum] = []
    numbers: dict[str, list[Datum]] = {"left": [], "right": []}
    for group, members in groupby(rows, key=lambda row: row.group):
        heads.append({"px": 0, "y": top + 16, "text": words(group, WIDTH)})
        top += _HEAD
        for row in members:
            tip, y = zero + row.value * scale, top + _ROW / 2
            names.append({"px": 0, "y": y, "text": words(row.label, _NAMES - 8)})
            drawn.append({"px": zero, "px2": tip, "y": y})
            side = "left" if row.value >= 0 else "right"
            away = 6 if row.value >= 0 else -6
            numbers[side].append({"px": tip + away, "y": y, "text": _amount(row.value, digits)})
            top += _ROW
    mark = {"type": "rule", "stroke": theme.SERIES[0], "strokeWidth": 12}
    layers = [
        texts(heads, fontWeight=600),
        texts(names),
        layer(drawn, mark, x=at("px"), x2={"field": "px2"}, y=at("y")),
        layer(
            [{"px": zero, "y": _HEAD - 6, "y2": top}],
            {"type": "rule", "stroke": theme.RULE},
            x=at("px"),
            y=at("y"),
            y2={"field": "y2"},
        ),
        texts(numbers["left"]),
        texts(numbers["right"], align="right"),
    ]
    table = Table(
        title=title,
        columns=("Of", "Who", f"Amount ({unit})"),
        rows=tuple(Row((row.group, row.label, round(row.value, digits)), row.because) for row in rows),
        note=note,
        detail=True,
    )
    reading = f"In {unit}; to the right upwards on the scale, to the left downwards."
    return Chart(title=title, description=description, spec=chart_spec(top + 4, layers, reading), table=table)


def _amount(value: float, digits: int) -> str:
    text = number_text(round(value, digits) + 0.0)
    return f"+{text}" if value > 0 else text
