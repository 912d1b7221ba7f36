"""Shares as horizontal bars from zero, each under its whole name, with its interval as a line across the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from textwrap import wrap

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, at, chart_spec, layer, texts, words
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_LINE, _BAR = 17.0, 26.0
_CHARACTERS, _MOST_LINES = 56, 3
_EDGE = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One amount from zero up, such as a share in %."""

    label: str
    value: float
    ends: tuple[float, float] | None = None
    """Of its interval, where it has one."""
    because: tuple[str, ...] = ()


def shares(
    rows: Sequence[Share], *, title: str, description: str, unit: str, whole: float | None = None, note: str = ""
) -> Chart:
    """Draw amounts from zero up, one under another.

    Args:
        rows: in the order in which they are drawn.
        title: what the drawing shows.
        description: the same in words.
        unit: what the amounts count.
        whole: where the scale ends, such as 100; at the greatest amount or end of an interval if left out.
        note: shown under the table of numbers.

    Raises:
        ValueError: there are no rows, or an amount is no number.
    """
    if not rows or not all(isfinite(row.value) for row in rows):
        raise ValueError("nothing to draw")
    ends = [end for row in rows for end in _known(row)]
    top = whole or max(0.0, *(row.value for row in rows), *ends) or 1.0
    scale = (WIDTH - _EDGE) / top
    y, names, bars, lines, numbers = 0.0, [], [], [], []
    for row in rows:
        for line in _lines(row.label):
            names.append({"px": 0, "y": y + _LINE / 2, "text": line})
            y += _LINE
        tip, middle = max(row.value, 0.0) * scale, y + _BAR / 2 - 3
        bars.append({"px": 0, "px2": tip, "y": middle})
        known = [end * scale for end in _known(row)]
        if known:
            lines.append({"px": known[0], "px2": known[1], "y": middle})
        far = max([tip, *known])
        numbers.append({"px": far + 6, "y": middle, "text": number_text(round(row.value, 1) + 0.0)})
        y += _BAR
    return Chart(
        title=title,
        description=description,
        spec=chart_spec(y + 4, _layers(names, bars, lines, numbers, y), _reading(unit, bool(ends))),
        table=_table(rows, title, unit, note),
    )


def _known(row: Share) -> tuple[float, ...]:
    """The ends of an interval on the scale from zero up."""
    return tuple(max(end, 0.0) for end in row.ends) if row.ends and all(map(isfinite, row.ends)) else ()


def _lines(label: str) -> list[str]:
    found = wrap(label, _CHARACTERS) or [""]
    if len(found) > _MOST_LINES:
        found = [*found[: _MOST_LINES - 1], words(" ".join(found[_MOST_LINES - 1 :]), WIDTH)]
    return [words(line, WIDTH) for line in found]


def _layers(
    names: list[Datum], bars: list[Datum], lines: list[Datum], numbers: list[Datum], height: float
) -> list[dict[str, object]]:
    span = {"x": at("px"), "x2": {"field": "px2"}, "y": at("y")}
    zero = [{"px": 0, "y": 0, "y2": height}]
    return [
        texts(names),
        layer(bars, {"type": "rule", "stroke": theme.SERIES[0], "strokeWidth": 12}, **span),
        layer(lines, {"type": "rule", "stroke": theme.INK, "strokeWidth": 2}, **span),
        layer(zero, {"type": "rule", "stroke": theme.RULE}, x=at("px"), y=at("y"), y2={"field": "y2"}),
        texts(numbers),
    ]


def _reading(unit: str, ends: bool) -> str:
    return f"In {unit}." + (" The thin dark line is the 95 % interval." if ends else "")


def _table(rows: Sequence[Share], title: str, unit: str, note: str) -> Table:
    return Table(
        title=title,
        columns=("Of", f"Amount ({unit})", "95 % interval"),
        rows=tuple(Row((row.label, round(row.value, 2) + 0.0, _words(row)), row.because) for row in rows),
        note=note,
        detail=True,
    )


def _words(row: Share) -> str | None:
    if row.ends is None or not all(map(isfinite, row.ends)):
        return None
    low, high = (number_text(round(end, 1) + 0.0) for end in row.ends)
    return f"{low} to {high}"
