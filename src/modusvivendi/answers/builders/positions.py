"""Where actors stand on each issue: ideal points, what they accept, and the status quo."""

from __future__ import annotations

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
    width_of,
    words,
)
from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

_NAMES = 150.0
"""At most as many pixels for the actors' names, left of the scale."""
_SMALL = 12
_RIGHT = WIDTH - 6.0
_HEAD, _ROW, _FOOT, _GAP = 36.0, 24.0, 18.0, 14.0
_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where one actor stands on one issue."""

    actor: str
    ideal: float
    low: float | None = None
    """The least that the ideal may be, where it is uncertain."""
    high: float | None = None
    accepts: tuple[tuple[float, float], ...] = ()
    """Bands from–to of what the actor would still accept; a band of no width is a single option."""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One issue: a scale from 0 to 100 with the words at its ends, and who stands where."""

    issue: str
    stances: tuple[Stance, ...]
    now: float | None = None
    """The status quo."""
    at_zero: str = ""
    at_hundred: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Everything drawn so far, by kind of mark, and where the scale begins."""

    begin: float
    heads: list[dict[str, Any]]
    names: list[dict[str, Any]]
    lefts: list[dict[str, Any]]
    rights: list[dict[str, Any]]
    tracks: list[dict[str, Any]]
    bands: list[dict[str, Any]]
    spreads: list[dict[str, Any]]
    points: list[dict[str, Any]]
    now: list[dict[str, Any]]
    now_names: list[dict[str, Any]]


def positions(rows: Sequence[Scale], *, title: str, description: str, note: str = "") -> Chart:
    """Draw issues under each other, each a scale with one line per actor.

    Args:
        rows: The issues, from top to bottom. An actor keeps colour and shape from issue to issue.
        title: What the drawing shows.
        description: The same in words.
        note: Shown under the table of numbers.

    Raises:
        ValueError: there is no stance to draw, or a value is not between 0 and 100.
    """
    actors = list(dict.fromkeys(stance.actor for scale in rows for stance in scale.stances))
    if not actors:
        raise ValueError("no stances to draw")
    names = max(width_of(one_line(actor)) for actor in actors) + 20
    drawn = _Drawn(min(_NAMES, names), [], [], [], [], [], [], [], [], [], [])
    top = 0.0
    for scale in rows:
        _check(scale)
        top = _draw(scale, top, actors, drawn)
    return Chart(
        title=title,
        description=description,
        spec=chart_spec(top - _GAP, _layers(drawn), _reading(drawn)),
        table=_table(rows, title, note),
    )


def _check(scale: Scale) -> None:
    values = [] if scale.now is None else [scale.now]
    for stance in scale.stances:
        values += [stance.ideal, *(end for band in stance.accepts for end in band)]
        values += [end for end in (stance.low, stance.high) if end is not None]
    for value in values:
        if not 0 <= value <= 100:
            raise ValueError(f"{scale.issue!r}: {value} is not between 0 and 100")


def _draw(scale: Scale, top: float, actors: list[str], drawn: _Drawn) -> float:
    """Add one issue from ``top`` downwards; return where the next one starts."""
    drawn.heads.append({"px": 0, "y": top + 8, "text": words(scale.issue, WIDTH)})
    first = top + _HEAD + _ROW / 2
    for n, stance in enumerate(scale.stances):
        _draw_stance(stance, first + n * _ROW, actors.index(stance.actor), drawn)
    bottom = top + _HEAD + _ROW * len(scale.stances)
    if scale.now is not None:
        drawn.now.append({"x": scale.now, "y": top + _HEAD - 8, "y2": bottom})
        place = drawn.begin + scale.now / 100 * (_RIGHT - drawn.begin)
        place = min(max(place, drawn.begin + 28), WIDTH - 30)
        drawn.now_names.append({"px": place, "y": top + _HEAD - 13, "text": "status quo"})
    _draw_ends(scale, bottom + 9, drawn)
    return bottom + _FOOT + _GAP


def _draw_ends(scale: Scale, y: float, drawn: _Drawn) -> None:
    """Write the words at both ends; a short one leaves its room to the other."""
    room = WIDTH - drawn.begin - 16
    left = f"0 · {one_line(scale.at_zero)}" if scale.at_zero.strip() else "0"
    right = f"100 · {one_line(scale.at_hundred)}" if scale.at_hundred.strip() else "100"
    left_room = max(room / 2, room - width_of(right, _SMALL))
    left = words(left, left_room, _SMALL)
    drawn.lefts.append({"px": drawn.begin, "y": y, "text": left})
    right = words(right, room - width_of(left, _SMALL), _SMALL)
    drawn.rights.append({"px": WIDTH, "y": y, "text": right})


def _draw_stance(stance: Stance, y: float, index: int, drawn: _Drawn) -> None:
    look = str(index % len(_SHAPES))
    drawn.names.append({"px": 0, "y": y, "text": words(stance.actor, drawn.begin - 8)})
    drawn.tracks.append({"x": 0, "x2": 100, "y": y})
    for low, high in stance.accepts:
        # A single option would be a bar of no width.
        low, high = (low, high) if high - low >= 2 else (max(0.0, low - 1), min(100.0, high + 1))
        drawn.bands.append({"x": low, "x2": high, "y": y - 6, "y2": y + 6, "look": look})
    if stance.low is not None or stance.high is not None:
        low = stance.ideal if stance.low is None else stance.low
        high = stance.ideal if stance.high is None else stance.high
        drawn.spreads.append({"x": low, "x2": high, "y": y, "look": look})
    drawn.points.append({"x": stance.ideal, "y": y, "look": look})


def _reading(drawn: _Drawn) -> str:
    parts = ["Each mark is the outcome that an actor wants most"]
    if drawn.spreads:
        parts.append("a line through it shows how uncertain that is")
    if drawn.bands:
        parts.append("a shaded band covers what the actor would still accept")
    if drawn.now:
        parts.append("the dashed line is the status quo")
    return "; ".join(parts) + "."


def _x(field: str, begin: float) -> dict[str, Any]:
    scale = {"domain": [0, 100], "range": [begin, _RIGHT], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def _look(channel: tuple[str, ...]) -> dict[str, Any]:
    looks = [str(n) for n in range(len(_SHAPES))]
    scales: dict[str, Any] = {
        "shape": {"domain": looks, "range": list(_SHAPES)},
        "fill": {"domain": looks, "range": list(theme.SERIES)},
        "stroke": {"domain": looks, "range": list(theme.SERIES)},
    }
    return {name: {"field": "look", "type": "nominal", "scale": scales[name], "legend": None} for name in channel}


def _layers(drawn: _Drawn) -> list[dict[str, Any]]:
    line = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 1}
    band = {"type": "rect", "opacity": 1, "fillOpacity": 0.28, "strokeWidth": 1}
    spread = {"type": "rule", "strokeWidth": 2}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 80}
    now = {"type": "rule", "stroke": theme.MUTED, "strokeDash": [3, 3], "strokeWidth": 1.5}
    small: dict[str, Any] = {"fontSize": _SMALL, "fill": theme.MUTED}
    return [
        layer(drawn.tracks, line, x=_x("x", drawn.begin), x2={"field": "x2"}, y=at("y")),
        layer(
            drawn.bands,
            band,
            x=_x("x", drawn.begin),
            x2={"field": "x2"},
            y=at("y"),
            y2={"field": "y2"},
            **_look(("fill", "stroke")),
        ),
        layer(drawn.now, now, x=_x("x", drawn.begin), y=at("y"), y2={"field": "y2"}),
        layer(drawn.spreads, spread, x=_x("x", drawn.begin), x2={"field": "x2"}, y=at("y"), **_look(("stroke",))),
        layer(drawn.points, point, x=_x("x", drawn.begin), y=at("y"), **_look(("shape", "fill"))),
        texts(drawn.heads, fontWeight=600),
        texts(drawn.names),
        texts(drawn.now_names, align="center", **small),
        texts(drawn.lefts, **small),
        texts(drawn.rights, align="right", **small),
    ]


def _table(rows: Sequence[Scale], title: str, note: str) -> Table:
    lines = [
        Row((scale.issue, stance.actor, _ideal(stance), _accepts(stance), scale.now), stance.because)
        for scale in rows
        for stance in scale.stances
    ]
    columns = ("Issue", "Actor", "Wants most (0–100)", "Accepts", "Status quo")
    return Table(title=title, columns=columns, rows=tuple(lines), note=note)


def _ideal(stance: Stance) -> str:
    if stance.low is None and stance.high is None:
        return number_text(stance.ideal)
    low = stance.ideal if stance.low is None else stance.low
    high = stance.ideal if stance.high is None else stance.high
    return f"{number_text(stance.ideal)} ({number_text(low)}–{number_text(high)})"


def _accepts(stance: Stance) -> str | None:
    bands = [
        number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}" for low, high in stance.accepts
    ]
    return ", ".join(bands) or None
