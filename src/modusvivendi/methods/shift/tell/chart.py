"""Positions over time on the scale of one issue: a line where the place is exact, a band where it is an interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
_Look = dict[str, Any]


def charts(problem: Problem, solution: Solution) -> Iterator[Chart]:
    """One for each issue on which somebody's ideal moved, with the dated positions of all."""
    told = zip(problem.tracks, solution.tracks, strict=True)
    moved = dict.fromkeys(
        track.issue for track, one in told if track.ends[1] and any(step.change.ideal for step in one.steps)
    )
    drawn = [track for track in problem.tracks if track.issue in moved and any(stand.place for stand in track.stands)]
    looks = {actor: _look(number) for number, actor in enumerate(dict.fromkeys(track.actor for track in drawn))}
    time = _Time(problem.start, problem.end)
    for issue in moved:
        yield _chart([track for track in drawn if track.issue == issue], time, looks)


@dataclass(frozen=True, slots=True)
class _Time:
    """The days drawn, both included."""

    first: date
    last: date

    @property
    def after(self) -> date:
        """Where the last day ends."""
        return self.last + timedelta(days=1) if self.last < date.max else self.last

    def x(self, field: str) -> dict[str, Any]:
        """The encoding of a place in time."""
        domain = [milliseconds(self.first), milliseconds(self.after)]
        scale = {"type": "utc", "domain": domain, "range": [_EDGE, WIDTH - _EDGE], "nice": False}
        return {"field": field, "type": "temporal", "scale": scale}

    def whole(self, y: float) -> dict[str, float]:
        """A line over all of it."""
        return {"from": milliseconds(self.first), "to": milliseconds(self.after), "y": y}


def _chart(tracks: Sequence[Track], time: _Time, looks: dict[str, _Look]) -> Chart:
    issue, (at_zero, at_hundred) = capitalised(tracks[0].issue), tracks[0].ends
    keys, top = _keys([track.actor for track in tracks], looks)
    top += _WORDS
    ends = [
        {"px": 0, "y": top - _WORDS / 2 - 4, "text": words(f"100: {at_hundred}", WIDTH)},
        {"px": 0, "y": top + _PLOT + _WORDS / 2 + 2, "text": words(f"0: {at_zero}", WIDTH)},
    ]
    drawn = [
        one
        for number, track in enumerate(tracks)
        for one in _track(track, _aside(number, len(tracks)) + top, time, looks[track.actor])
    ]
    layers = [_frame(time), _grid(top, time), *drawn, *keys, texts(ends, fill=theme.MUTED, fontSize=12)]
    return Chart(
        title=f"{issue} over time",
        description=f"{issue}, {between(time.first, time.last)}, on a scale from 0 ({at_zero}) to 100 ({at_hundred}): "
        + "; ".join(_described(track) for track in tracks)
        + ".",
        spec=chart_spec(
            top + _PLOT + _WORDS,
            layers,
            "A line is an exact place on the scale, a band a place that is only known as an interval.",
        ),
        table=_table(tracks, issue),
    )


def _described(track: Track) -> str:
    return f"{track.actor}: {', then '.join(stand.wants for stand in track.stands)}"


def _keys(actors: Sequence[str], looks: dict[str, _Look]) -> tuple[list[dict[str, Any]], float]:
    """A key for each actor, flowing over as many lines as they need, and the height used."""
    layers, left, top = [], 0.0, 0.0
    for actor in actors:
        text = words(one_line(actor), WIDTH / 2)
        if left and left + 30 + width_of(text) > WIDTH:
            left, top = 0.0, top + 18
        swatch = [{"px": left, "px2": left + 18, "y": top + 8}]
        mark = {"type": "rule", "strokeWidth": 4, **looks[actor]}
        layers.append(layer(swatch, mark, x=at("px"), x2={"field": "px2"}, y=at("y")))
        layers.append(texts([{"px": left + 24, "y": top + 8, "text": text}]))
        left += 24 + width_of(text) + 20
    return layers, top + 24


def _look(number: int) -> _Look:
    """A colour of its own; dashed when the colours run out."""
    colour = theme.SERIES[number % len(theme.SERIES)]
    dash: _Look = {} if number < len(theme.SERIES) else {"strokeDash": [6, 3]}
    return {"stroke": colour, **dash}


def _aside(number: int, count: int) -> float:
    """How far to draw an actor above or below its place, so that equal places stay apart."""
    return (number - (count - 1) / 2) * min(_APART, _LINE / count)


def _track(track: Track, top: float, time: _Time, look: _Look) -> Iterator[dict[str, Any]]:
    """The lines and bands of one actor."""
    lines: list[dict[str, Any]] = []
    bands: list[dict[str, Any]] = []
    for stand in track.stands:
        spot = _spot(stand, time)
        if spot is not None and stand.place is not None:
            low, high = (top + _PLOT * (1 - float(place) / 100) for place in stand.place)
            (lines if low == high else bands).append({**spot, "y": low, "y2": high})
    line = {"type": "rule", "strokeWidth": 4, **look}
    band = {"type": "rect", "fill": look["stroke"], "fillOpacity": 0.2, "strokeWidth": 1.5, **look}
    to = {"field": "to"}
    yield layer(lines, line, x=time.x("from"), x2=to, y=at("y"))
    yield layer(bands, band, x=time.x("from"), x2=to, y=at("y"), y2={"field": "y2"})


def _spot(stand: Stand, time: _Time) -> dict[str, int] | None:
    """From when to when a position shows; None where it does not."""
    first, last = max(stand.since or time.first, time.first), min(stand.until or time.after, time.after)
    return {"from": milliseconds(first), "to": milliseconds(last)} if first < last else None


def _frame(time: _Time) -> dict[str, Any]:
    """The axis of time, carried by an invisible rule over the whole of it."""
    values, form = ticks(time.first, time.last)
    axis = {
        "values": [milliseconds(value) for value in values],
        "format": form,
        "title": f"{time.last.year}" if form == "%-d %b" else None,
        "domain": False,
        "grid": False,
        "orient": "bottom",
        "labelFlush": True,
    }
    mark = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 0}
    return layer([time.whole(0)], mark, x=time.x("from") | {"axis": axis}, x2={"field": "to"}, y=at("y"))


def _grid(top: float, time: _Time) -> dict[str, Any]:
    lines = [time.whole(top + _PLOT * quarter / 4) for quarter in range(5)]
    mark = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 1}
    return layer(lines, mark, x=time.x("from"), x2={"field": "to"}, y=at("y"))


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
