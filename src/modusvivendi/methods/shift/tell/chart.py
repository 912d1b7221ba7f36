"""Positions over time on the scale of one issue: a line where the place is exact, a band where it is an interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.dates import milliseconds, ticks
from modusvivendi.answers.builders.layout import WIDTH, at, chart_spec, layer, texts, width_of, words
from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods.shift.problem import Problem, Stand, Track
from modusvivendi.methods.shift.solve import Solution
from modusvivendi.methods.shift.tell.words import between, day
from modusvivendi.situation.derive.words import span
from modusvivendi.situation.quantities import Interval

_EDGE, _PLOT, _APART, _LINE, _WORDS = 8.0, 180.0, 6.0, 20.0, 18.0


def charts(problem: Problem, solution: Solution) -> Iterator[Chart]:
    """One for each issue on which anyone moved, with the dated positions of all."""
    moved = dict.fromkeys(
        track.issue
        for track, one in zip(problem.tracks, solution.tracks, strict=True)
        if one.substance and track.ends[1]
    )
    for issue in moved:
        tracks = [track for track in problem.tracks if track.issue == issue and any(s.place for s in track.stands)]
        yield _chart(tracks, problem.start, problem.end)


def _chart(tracks: Sequence[Track], start: date, end: date) -> Chart:
    issue, (at_zero, at_hundred) = capitalised(tracks[0].issue), tracks[0].ends
    keys, top = _keys([track.actor for track in tracks])
    top += _WORDS
    ends = [
        {"px": 0, "y": top - _WORDS / 2 - 4, "text": words(f"100: {at_hundred}", WIDTH)},
        {"px": 0, "y": top + _PLOT + _WORDS / 2 + 2, "text": words(f"0: {at_zero}", WIDTH)},
    ]
    height = top + _PLOT + _WORDS
    drawn = [one for number, track in enumerate(tracks) for one in _track(track, number, len(tracks), top, start, end)]
    layers = [
        _frame(start, end),
        *_grid(top, start, end),
        *drawn,
        *keys,
        texts(ends, fill=theme.MUTED, fontSize=12),
    ]
    reading = "A line is an exact place on the scale, a band a place that is only known as an interval."
    return Chart(
        title=f"{issue} over time",
        description=f"{issue}, {between(start, end)}, on a scale from 0 ({at_zero}) to 100 ({at_hundred}): "
        + "; ".join(_described(track) for track in tracks)
        + ".",
        spec=chart_spec(height, layers, reading),
        table=_table(tracks, issue),
    )


def _described(track: Track) -> str:
    return f"{track.actor}: {', then '.join(stand.wants for stand in track.stands)}"


def _keys(actors: Sequence[str]) -> tuple[list[dict[str, Any]], float]:
    """A key for each actor, flowing over as many lines as they need, and the height used."""
    layers, left, top = [], 0.0, 0.0
    for number, actor in enumerate(actors):
        text = words(one_line(actor), WIDTH / 2)
        if left and left + 30 + width_of(text) > WIDTH:
            left, top = 0.0, top + 18
        swatch = [{"px": left, "px2": left + 18, "y": top + 8}]
        mark = {"type": "rule", "strokeWidth": 4, **_look(number)}
        layers.append(layer(swatch, mark, x=at("px"), x2={"field": "px2"}, y=at("y")))
        layers.append(texts([{"px": left + 24, "y": top + 8, "text": text}]))
        left += 24 + width_of(text) + 20
    return layers, top + 24


def _look(number: int) -> dict[str, Any]:
    colour = theme.SERIES[number % len(theme.SERIES)]
    dash = {} if number < len(theme.SERIES) else {"strokeDash": [6, 3]}
    return {"stroke": colour, **dash}


def _track(track: Track, number: int, count: int, top: float, start: date, end: date) -> Iterator[dict[str, Any]]:
    """The lines and bands of one actor, moved a little so that equal places stay apart."""
    aside = (number - (count - 1) / 2) * min(_APART, _LINE / count)
    lines, bands = [], []
    for stand in track.stands:
        spot = _spot(stand, start, end)
        if spot is not None and stand.place is not None:
            low, high = (top + _PLOT * (1 - float(place) / 100) + aside for place in stand.place)
            (lines if low == high else bands).append({**spot, "y": low, "y2": high})
    look = _look(number)
    line = {"type": "rule", "strokeWidth": 4, **look}
    band = {"type": "rect", "fill": look["stroke"], "fillOpacity": 0.2, "strokeWidth": 1.5, **look}
    x2 = {"field": "to"}
    yield layer(lines, line, x=_x("from", start, end), x2=x2, y=at("y"))
    yield layer(bands, band, x=_x("from", start, end), x2=x2, y=at("y"), y2={"field": "y2"})


def _spot(stand: Stand, start: date, end: date) -> dict[str, int] | None:
    """From when to when a position shows in the window; None where it does not."""
    first, last = max(stand.since or start, start), min(stand.until or end, end)
    return {"from": milliseconds(first), "to": milliseconds(last)} if first < last else None


def _x(field: str, start: date, end: date) -> dict[str, Any]:
    domain = [milliseconds(start), milliseconds(end)]
    scale = {"type": "utc", "domain": domain, "range": [_EDGE, WIDTH - _EDGE], "nice": False}
    return {"field": field, "type": "temporal", "scale": scale}


def _frame(start: date, end: date) -> dict[str, Any]:
    """The axis of time, carried by an invisible rule over the whole window."""
    values, form = ticks(start, end)
    axis = {
        "values": [milliseconds(value) for value in values],
        "format": form,
        "title": f"{end.year}" if form == "%-d %b" else None,
        "domain": False,
        "grid": False,
        "orient": "bottom",
        "labelFlush": True,
    }
    whole = [{"from": milliseconds(start), "to": milliseconds(end), "y": 0}]
    mark = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 0}
    return layer(whole, mark, x=_x("from", start, end) | {"axis": axis}, x2={"field": "to"}, y=at("y"))


def _grid(top: float, start: date, end: date) -> Iterator[dict[str, Any]]:
    lines = [{"from": milliseconds(start), "to": milliseconds(end), "y": top + _PLOT * part / 4} for part in range(5)]
    mark = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 1}
    yield layer(lines, mark, x=_x("from", start, end), x2={"field": "to"}, y=at("y"))


def _table(tracks: Sequence[Track], issue: str) -> Table:
    rows = tuple(
        Row(
            (
                track.actor,
                day(stand.since) if stand.since else None,
                day(stand.until) if stand.until else None,
                stand.wants,
                span(Interval(*stand.place)) if stand.place is not None else None,
            ),
            stand.because,
        )
        for track in tracks
        for stand in track.stands
    )
    columns = ("Actor", "From", "Until before", "Wants", "Place, 0–100")
    return Table(title=f"{issue} over time", columns=columns, rows=rows, detail=True)
