"""Who stands how to whom: a square of marks, rows towards columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, at, chart_spec, layer, texts, words
from modusvivendi.answers.model import Chart, Row, Table

_LEFT, _TOP = 130.0, 30.0
_LARGEST = 30.0
_SMALL = 12
_SHAPES = ("circle", "square", "triangle-up", "diamond")


def matrix(
    names: Sequence[str],
    cells: Sequence[Sequence[str]],
    *,
    kinds: tuple[str, ...],
    title: str,
    description: str,
    because: Sequence[tuple[str, ...]],
    empty: str,
) -> Chart:
    """Draw relations of actors to one another.

    Args:
        names: of rows and columns alike; columns are numbered in the drawing.
        cells: for each row what it is to each column, one of ``kinds``, or empty.
        kinds: at most four.
        title: what the drawing shows.
        description: the same in words.
        because: what each row rests on.
        empty: what a cell without a mark means.

    Raises:
        ValueError: there are no names, or too many kinds.
    """
    if not names or len(kinds) > len(_SHAPES):
        raise ValueError("nothing to draw, or too many kinds")
    size = min(_LARGEST, (WIDTH - _LEFT) / len(names))
    heads = [{"px": _LEFT + (n + 0.5) * size, "y": _TOP - 12, "text": str(n + 1)} for n in range(len(names))]
    sides = [
        {"px": 0, "y": _TOP + (n + 0.5) * size, "text": words(f"{n + 1} {name}", _LEFT - 6, _SMALL)}
        for n, name in enumerate(names)
    ]
    points = [
        {
            "px": _LEFT + (column + 0.5) * size,
            "y": _TOP + (row + 0.5) * size,
            "look": theme.SERIES[kinds.index(kind)],
            "shape": _SHAPES[kinds.index(kind)],
        }
        for row, line in enumerate(cells)
        for column, kind in enumerate(line)
        if kind
    ]
    end = _TOP + size * len(names)
    raw: dict[str, Any] = {"type": "nominal", "scale": None}
    layers = [
        _grid(len(names), size),
        texts(heads, align="center", fontSize=_SMALL, fill=theme.MUTED),
        texts(sides, fontSize=_SMALL),
        layer(
            points,
            {"type": "point", "filled": True, "opacity": 1, "size": 90},
            x=at("px"),
            y=at("y"),
            fill={"field": "look", **raw},
            shape={"field": "shape", **raw},
        ),
    ]
    shown = "; ".join(f"{_SHAPES[n].replace('-up', '')}: would {kind}" for n, kind in enumerate(kinds))
    reading = f"Row towards column. {shown[:1].upper()}{shown[1:]}; no mark: {empty}."
    rows = tuple(
        Row((name, *(kind or None for kind in line)), keys)
        for name, line, keys in zip(names, cells, because, strict=True)
    )
    table = Table(title=title, columns=("Who", *names), rows=rows, detail=True, note=f"Empty: {empty}.")
    return Chart(title=title, description=description, spec=chart_spec(end + 6, layers, reading), table=table)


def _grid(count: int, size: float) -> dict[str, Any]:
    ends = (_LEFT + count * size, _TOP + count * size)
    lines: list[Datum] = []
    for n in range(count + 1):
        lines.append({"px": _LEFT + n * size, "px2": _LEFT + n * size, "y": _TOP, "y2": ends[1]})
        lines.append({"px": _LEFT, "px2": ends[0], "y": _TOP + n * size, "y2": _TOP + n * size})
    mark = {"type": "rule", "stroke": theme.LINE}
    return layer(lines, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})
