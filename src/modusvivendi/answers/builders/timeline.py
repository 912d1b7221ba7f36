"""Dated events, lane by lane, each with its words beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.dates import day_text, milliseconds, ticks
from modusvivendi.answers.builders.layout import WIDTH, at, chart_spec, layer, texts, width_of, words
from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Chart, Row, Table

_EDGE = 8.0
_LANE, _ROW, _GAP = 24.0, 21.0, 8.0
_BESIDE = 10.0
_ENOUGH = 210.0
"""Pixels beside a mark that will do for its words."""
_MOST_WORDED = 20
"""With more events than this, each lane is one line and the words are left to the table."""
_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down")
_OTHER = str(len(_SHAPES) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, on a day or from one day to another (both included)."""

    lane: str
    label: str
    start: date
    end: date | None = None
    kind: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Time:
    first: date
    last: date

    def pixel(self, day: date) -> float:
        """Return the place of a day in the plot."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return _EDGE + share * (WIDTH - 2 * _EDGE)


def timeline(rows: Sequence[Event], *, title: str, description: str, note: str = "") -> Chart:
    """Draw events along one axis of time, lane under lane in the order of first mention.

    Args:
        rows: The events. Within a lane they are drawn by date. A lane of ``""`` has no heading.
        title: What the drawing shows.
        description: The same in words.
        note: Shown under the table of dates.

    Raises:
        ValueError: there are no events, or one ends before it starts.
    """
    if not rows:
        raise ValueError("no events to draw")
    for row in rows:
        if row.end is not None and row.end < row.start:
            raise ValueError(f"{row.label!r}: ends on {row.end}, before it starts on {row.start}")
    time = _Time(min(row.start for row in rows), max(row.end or row.start for row in rows))
    if time.first == time.last and time.last < date.max:
        time = _Time(time.first, time.last + timedelta(days=1))
    looks = _looks(rows)
    heads: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    sayings: list[dict[str, Any]] = []
    keys, ground = _legend(looks, others=len(looks) < len({row.kind for row in rows}))
    top = ground
    for lane in dict.fromkeys(row.lane for row in rows):
        events = sorted((row for row in rows if row.lane == lane), key=lambda row: (row.start, row.end or row.start))
        if lane.strip():
            heads.append({"px": 0, "y": top + 10, "text": words(lane, WIDTH)})
            top += _LANE
        for event in events:
            top += _add(event, top, time, looks, marks, sayings, worded=len(rows) <= _MOST_WORDED)
        top += _GAP + (0 if len(rows) <= _MOST_WORDED else _ROW)
    return Chart(
        title=title,
        description=description,
        spec=chart_spec(top, _layers(heads, marks, sayings, keys, time, ground, top)),
        table=_table(rows, title, note),
    )


def _looks(rows: Sequence[Event]) -> dict[str, str]:
    """Return the look of each kind; the rarest kinds share the last one when there are too many."""
    count = Counter(row.kind for row in rows)
    kinds = list(count)
    if len(kinds) > len(_SHAPES):
        common = {kind for kind, _ in count.most_common(len(_SHAPES) - 1)}
        kinds = [kind for kind in kinds if kind in common]
    return {kind: str(n) for n, kind in enumerate(kinds)}


def _legend(looks: dict[str, str], *, others: bool) -> tuple[list[dict[str, Any]], float]:
    """Return one key for each look, flowing over as many lines as they need, and the height used."""
    named = [(kind, look) for kind, look in looks.items() if kind.strip()]
    named += [("other", _OTHER)] if others else []
    if len(named) < 2:
        return [], 0.0
    keys, left, top = [], 0.0, 0.0
    for kind, look in named:
        text = words(kind, WIDTH / 2)
        if left and left + 14 + width_of(text) > WIDTH:
            left, top = 0.0, top + 18
        keys.append({"mark": left + 6, "px": left + 15, "y": top + 8, "text": text, "look": look})
        left += 15 + width_of(text) + 20
    return keys, top + 28


def _add(
    event: Event,
    top: float,
    time: _Time,
    looks: dict[str, str],
    marks: list[dict[str, Any]],
    sayings: list[dict[str, Any]],
    *,
    worded: bool,
) -> float:
    """Add an event's mark and words from ``top`` downwards; return the height used."""
    left, right = time.pixel(event.start), time.pixel(event.end or event.start)
    said, height, mark_y = None, 0.0, top + _ROW / 2
    if worded:
        said, height, mark_y = _words(one_line(event.label), left, right, top)
    look = looks.get(event.kind, _OTHER)
    mark = {"from": milliseconds(event.start), "to": milliseconds(event.end or event.start), "y": mark_y}
    marks.append(mark | {"label": one_line(event.label), "kind": one_line(event.kind), "look": look})
    if said is not None:
        sayings.append(said)
    return height


def _words(text: str, left: float, right: float, top: float) -> tuple[dict[str, Any], float, float]:
    """Return an event's words, the height that it takes, and where its mark goes."""
    after, before = WIDTH - right - _BESIDE, left - _BESIDE
    width, middle = width_of(text), top + _ROW / 2
    if width > after and width > before and (width <= WIDTH or max(after, before) < _ENOUGH):
        on_right = left > WIDTH / 2
        above = _saying(text, WIDTH if on_right else 0, middle, "right" if on_right else "left", WIDTH)
        return above, 2 * _ROW - 6, top + 1.5 * _ROW - 6
    if width <= after or (width > before and after >= before):
        return _saying(text, right + _BESIDE, middle, "left", after), _ROW, middle
    return _saying(text, left - _BESIDE, middle, "right", before), _ROW, middle


def _saying(text: str, place: float, y: float, align: str, room: float) -> dict[str, Any]:
    return {"px": place, "y": y, "text": words(text, room), "align": align}


def _layers(
    heads: list[dict[str, Any]],
    marks: list[dict[str, Any]],
    sayings: list[dict[str, Any]],
    keys: list[dict[str, Any]],
    time: _Time,
    ground: float,
    bottom: float,
) -> list[dict[str, Any]]:
    spans = [mark for mark in marks if mark["to"] > mark["from"]]
    days = [mark for mark in marks if mark["to"] == mark["from"]]
    span = {"type": "rule", "strokeWidth": 5, "strokeCap": "round"}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 75}
    return [
        _frame(time),
        _grid(time, ground, bottom),
        layer(spans, span, x=_x("from", time), x2={"field": "to"}, y=at("y"), stroke=_look("stroke")),
        layer(days, point, x=_x("from", time), y=at("y"), fill=_look("fill"), shape=_look("shape")),
        layer(keys, point, x=at("mark"), y=at("y"), fill=_look("fill"), shape=_look("shape")),
        texts(keys, fill=theme.MUTED),
        texts(heads, fontWeight=600),
        texts([one for one in sayings if one["align"] == "left"]),
        texts([one for one in sayings if one["align"] == "right"], align="right"),
    ]


def _frame(time: _Time) -> dict[str, Any]:
    """Return the axis and grid, carried by an invisible rule over the whole time."""
    values, form = ticks(time.first, time.last)
    years = f"{time.first.year}" if time.first.year == time.last.year else f"{time.first.year}–{time.last.year}"
    axis = {
        "values": [milliseconds(day) for day in values],
        "format": form,
        "title": years if form == "%-d %b" else None,
        "domain": False,
        "grid": False,
        "orient": "bottom",
        "labelFlush": True,
    }
    whole = [{"from": milliseconds(time.first), "to": milliseconds(time.last), "y": 0}]
    mark = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 0}
    return layer(whole, mark, x=_x("from", time) | {"axis": axis}, x2={"field": "to"}, y=at("y"))


def _grid(time: _Time, top: float, bottom: float) -> dict[str, Any]:
    days = ticks(time.first, time.last)[0]
    data = [{"from": milliseconds(day), "y": top, "y2": bottom} for day in days]
    mark = {"type": "rule", "stroke": theme.LINE, "strokeWidth": 1}
    return layer(data, mark, x=_x("from", time), y=at("y"), y2={"field": "y2"})


def _x(field: str, time: _Time) -> dict[str, Any]:
    scale = {
        "type": "utc",
        "domain": [milliseconds(time.first), milliseconds(time.last)],
        "range": [_EDGE, WIDTH - _EDGE],
        "nice": False,
    }
    return {"field": field, "type": "temporal", "scale": scale}


def _look(channel: str) -> dict[str, Any]:
    looks = [str(n) for n in range(len(_SHAPES))]
    ranges = list(_SHAPES) if channel == "shape" else list(theme.SERIES)
    return {"field": "look", "type": "nominal", "scale": {"domain": looks, "range": ranges}, "legend": None}


def _table(rows: Sequence[Event], title: str, note: str) -> Table:
    lines = []
    for row in sorted(rows, key=lambda row: (row.start, row.end or row.start)):
        when = day_text(row.start) if row.end in (None, row.start) else f"{day_text(row.start)} – {_end(row)}"
        lines.append(Row((when, row.lane, row.kind or None, row.label), row.because))
    return Table(title=title, columns=("When", "Who", "What kind", "What"), rows=tuple(lines), note=note)


def _end(row: Event) -> str:
    return day_text(row.end or row.start)
