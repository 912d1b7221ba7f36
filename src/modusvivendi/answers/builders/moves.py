"""Who moves from where to where: states as numbered marks in columns by their distance, moves as lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, Layer, at, chart_spec, layer, texts, words
from modusvivendi.answers.model import Chart, Row, Table

_TOP, _ROW, _LEFT = 28.0, 58.0, 16.0
_SMALL = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One state."""

    number: int
    """By which it is called in the drawing and the table."""
    label: str
    column: int
    """Its distance from the state on the left."""
    holds: bool
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move: who makes it, and the places that it joins by their order in the list."""

    by: str
    start: int
    end: int
    together: bool


def moves(places: Sequence[Place], steps: Sequence[Move], *, title: str, description: str, note: str = "") -> Chart:
    """Draw states and the moves between them.

    Args:
        places: the states, the one on the left first.
        steps: the moves between them.
        title: what the drawing shows.
        description: the same in words.
        note: shown under the table.

    Raises:
        ValueError: there is nothing to draw.
    """
    if not places or not steps:
        raise ValueError("nothing to draw")
    gap = _gap(places)
    rows: dict[int, int] = {}
    spots = []
    for place in places:
        row = rows.get(place.column, 0)
        rows[place.column] = row + 1
        spots.append((_LEFT + place.column * gap, _TOP + row * _ROW + (place.column % 2) * _ROW / 3))
    height = _TOP + max(rows.values()) * _ROW + _ROW / 2
    reading = "A filled mark holds, a hollow one does not. Solid: a move alone; dashed: a step together."
    spec = chart_spec(height, _layers(places, steps, spots), reading)
    return Chart(title=title, description=description, spec=spec, table=_table(places, steps, title, note))


def _gap(places: Sequence[Place]) -> float:
    """Pixels between two columns."""
    columns = max(place.column for place in places) + 1
    return float(WIDTH - 2 * _LEFT - 130.0) / max(1, columns - 1)


def _layers(places: Sequence[Place], steps: Sequence[Move], spots: Sequence[tuple[float, float]]) -> list[Layer]:
    lines = [
        _lines([_line(step, spots) for step in steps if step.together is joint], dash=joint) for joint in (False, True)
    ]
    raw: dict[str, Any] = {"type": "nominal", "scale": None}
    marks = [
        {"px": px, "y": y, "look": theme.SERIES[3] if place.holds else theme.PAPER, "edge": theme.SERIES[3]}
        for place, (px, y) in zip(places, spots, strict=True)
    ]
    dots = layer(
        marks,
        {"type": "point", "filled": True, "opacity": 1, "size": 150, "shape": "circle", "strokeWidth": 2},
        x=at("px"),
        y=at("y"),
        fill={"field": "look", **raw},
        stroke={"field": "edge", **raw},
    )
    room = max(120.0, _gap(places) - 30.0)
    named = [
        {"px": px - 6, "y": y + 17, "text": words(f"{place.number}. {place.label}", room, _SMALL)}
        for place, (px, y) in zip(places, spots, strict=True)
    ]
    movers = [
        {
            "px": spots[step.start][0] * 0.6 + spots[step.end][0] * 0.4 + 6,
            "y": spots[step.start][1] * 0.6 + spots[step.end][1] * 0.4 + 4,
            "text": words(step.by, 120, _SMALL),
        }
        for step in steps
        if not step.together
    ]
    return [*lines, dots, texts(named, fontSize=_SMALL), texts(movers, fontSize=_SMALL, fill=theme.MUTED)]


def _line(step: Move, spots: Sequence[tuple[float, float]]) -> Datum:
    (px, y), (px2, y2) = spots[step.start], spots[step.end]
    return {"px": px, "y": y, "px2": px2, "y2": y2}


def _lines(data: Sequence[Datum], *, dash: bool) -> Layer:
    mark: dict[str, Any] = {"type": "rule", "stroke": theme.MUTED, "strokeWidth": 1.5}
    if dash:
        mark["strokeDash"] = [4, 3]
    return layer(data, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})


def _table(places: Sequence[Place], steps: Sequence[Move], title: str, note: str) -> Table:
    rows = []
    for step in steps:
        start, end = places[step.start], places[step.end]
        cells = (f"{start.number}. {start.label}", step.by, f"{end.number}. {end.label}", "yes" if end.holds else "no")
        rows.append(Row(cells, tuple(dict.fromkeys((*start.because, *end.because)))))
    return Table(title=title, columns=("From", "Who moves", "To", "Does it hold"), rows=tuple(rows), note=note)
