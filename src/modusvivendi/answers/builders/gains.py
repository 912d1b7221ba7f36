"""What outcomes give several parties: two against each other, more side by side on parallel axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, Layer, at, chart_spec, layer, texts, width_of, words
from modusvivendi.answers.model import Chart, Row, Table
from modusvivendi.answers.numbers import number_text

Kind = Literal["efficient", "fair", "offer"]

_HEIGHT = 300.0
_LEFT, _TOP, _BOTTOM = 48.0, 12.0, 44.0
_SMALL = 12
_LOOK = {
    "efficient": (theme.RULE, "circle", 50),
    "fair": (theme.SERIES[3], "diamond", 130),
    "offer": (theme.SERIES[1], "square", 80),
}
_KINDS = {"efficient": "efficient agreement", "fair": "fair agreement", "offer": "offer on the table"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One outcome: what it gives each party."""

    label: str
    kind: Kind
    gains: tuple[float, ...]
    because: tuple[str, ...] = ()


def gains(
    outcomes: Sequence[Outcome], parties: Sequence[str], *, unit: str, title: str, description: str, note: str = ""
) -> Chart:
    """Draw what outcomes give each party.

    Args:
        outcomes: what is compared, in any order.
        parties: names of the parties, in the order of the gains.
        unit: what the axes count.
        title: what the drawing shows.
        description: the same in words.
        note: shown under the table of numbers.

    Raises:
        ValueError: there is no outcome, or there are fewer than two parties.
    """
    if not outcomes or len(parties) < 2:
        raise ValueError("nothing to draw")
    draw = _scatter if len(parties) == 2 else _parallel
    kinds = "; ".join(f"{_shape(kind)}: {_KINDS[kind]}" for kind in _LOOK if any(one.kind == kind for one in outcomes))
    reading = f"{kinds[:1].upper()}{kinds[1:]}. Dashed: no gain over no deal."
    spec = chart_spec(_TOP + _HEIGHT + _BOTTOM, draw(outcomes, parties, unit), reading)
    return Chart(title=title, description=description, spec=spec, table=_table(outcomes, parties, title, note))


def _shape(kind: str) -> str:
    return _LOOK[kind][1]


class _Axis:
    """A scale from the least to the greatest gain, 0 included, over a stretch of pixels."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self.low, self.high = min(0.0, *values), max(0.0, *values)
        if self.high == self.low:
            self.high = self.low + 1.0
        room = (self.high - self.low) * 0.06
        self.low, self.high = self.low - room, self.high + room
        self.begin, self.end = begin, end

    def place(self, value: float) -> float:
        """The pixel at which a value stands."""
        return self.begin + (value - self.low) / (self.high - self.low) * (self.end - self.begin)

    def ticks(self) -> list[float]:
        """At most six round values."""
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000):
            first = -(-self.low // step)
            values = [float(n * step) for n in range(int(first), int(self.high // step) + 1)]
            if len(values) <= 6:
                return values
        return [0.0]


def _points(outcomes: Sequence[Outcome], place: Any) -> list[Datum]:
    order = {"efficient": 0, "offer": 1, "fair": 2}
    made = []
    for one in sorted(outcomes, key=lambda each: order[each.kind]):
        colour, shape, size = _LOOK[one.kind]
        for px, y in place(one):
            made.append({"px": px, "y": y, "look": colour, "shape": shape, "size": size})
    return made


def _marks(points: Sequence[Datum]) -> Layer:
    raw: dict[str, Any] = {"type": "nominal", "scale": None}
    mark = {"type": "point", "filled": True, "opacity": 1}
    return layer(
        points,
        mark,
        x=at("px"),
        y=at("y"),
        fill={"field": "look", **raw},
        shape={"field": "shape", **raw},
        size={"field": "size", "type": "quantitative", "scale": None},
    )


def _scatter(outcomes: Sequence[Outcome], parties: Sequence[str], unit: str) -> list[Layer]:
    across = _Axis([one.gains[0] for one in outcomes], _LEFT, WIDTH - 6.0)
    up = _Axis([one.gains[1] for one in outcomes], _TOP + _HEIGHT, _TOP)
    bottom = _TOP + _HEIGHT
    zero = [
        {"px": across.place(0), "px2": across.place(0), "y": _TOP, "y2": bottom},
        {"px": _LEFT, "px2": WIDTH - 6.0, "y": up.place(0), "y2": up.place(0)},
    ]
    named = [
        {"px": across.place(one.gains[0]), "y": up.place(one.gains[1]), "text": one.label}
        for one in outcomes
        if one.kind != "efficient"
    ]
    ticks = [{"px": across.place(value), "y": bottom + 12, "text": number_text(value)} for value in across.ticks()]
    sides = [{"px": _LEFT - 8, "y": up.place(value), "text": number_text(value)} for value in up.ticks()]
    small: dict[str, Any] = {"fontSize": _SMALL, "fill": theme.MUTED}
    return [
        _rules([{"px": _LEFT, "px2": WIDTH - 6.0, "y": bottom, "y2": bottom}], theme.RULE),
        _rules([{"px": _LEFT, "px2": _LEFT, "y": _TOP, "y2": bottom}], theme.RULE),
        _rules(zero, theme.MUTED, dash=True),
        _marks(_points(outcomes, lambda one: [(across.place(one.gains[0]), up.place(one.gains[1]))])),
        texts(_spread(named), fontSize=_SMALL),
        texts(ticks, align="center", **small),
        texts(sides, align="right", **small),
        texts(
            [{"px": WIDTH - 6.0, "y": bottom + 32, "text": words(f"{parties[0]} gains ({unit}) →", WIDTH)}],
            align="right",
        ),
        texts([{"px": 0, "y": 4, "text": words(f"↑ {parties[1]} gains ({unit})", WIDTH)}]),
    ]


def _rules(data: Sequence[Datum], colour: str, *, dash: bool = False) -> Layer:
    mark: dict[str, Any] = {"type": "rule", "stroke": colour}
    if dash:
        mark["strokeDash"] = [3, 3]
    return layer(data, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})


def _spread(named: Sequence[Datum]) -> list[Datum]:
    """Labels beside their marks, left of them where there is no room, and none over another one."""
    placed: list[Datum] = []
    for one in sorted(named, key=lambda each: each["y"]):
        text = words(one["text"], 150, _SMALL)
        width = width_of(text, _SMALL)
        left = one["px"] + 9 if one["px"] + 9 + width <= WIDTH else one["px"] - 9 - width
        clash = any(
            abs(one["y"] - other["y"]) < 13 and left < other["px"] + other["w"] and other["px"] < left + width
            for other in placed
        )
        if not clash:
            placed.append({"px": left, "y": one["y"], "text": text, "w": width})
    return placed


def _parallel(outcomes: Sequence[Outcome], parties: Sequence[str], unit: str) -> list[Layer]:
    every = [value for one in outcomes for value in one.gains]
    up = _Axis(every, _TOP + _HEIGHT, _TOP + 20)
    gap = (WIDTH - _LEFT - 40.0) / (len(parties) - 1)
    places = [_LEFT + number * gap for number in range(len(parties))]
    axes = [{"px": px, "px2": px, "y": _TOP + 20, "y2": _TOP + _HEIGHT} for px in places]
    zero = [{"px": places[0], "px2": places[-1], "y": up.place(0), "y2": up.place(0)}]
    heads = [{"px": px, "y": 6, "text": words(name, gap - 6, _SMALL)} for px, name in zip(places, parties, strict=True)]
    sides = [{"px": _LEFT - 8, "y": up.place(value), "text": number_text(value)} for value in up.ticks()]
    small: dict[str, Any] = {"fontSize": _SMALL, "fill": theme.MUTED}
    lines = [
        {
            "px": places[number],
            "px2": places[number + 1],
            "y": up.place(one.gains[number]),
            "y2": up.place(one.gains[number + 1]),
            "look": _LOOK[one.kind][0],
            "width": 1 if one.kind == "efficient" else 2.5,
        }
        for one in sorted(outcomes, key=lambda each: each.kind != "efficient")
        for number in range(len(parties) - 1)
    ]
    look: dict[str, Any] = {"type": "nominal", "scale": None}
    strokes = layer(
        lines,
        {"type": "rule"},
        x=at("px"),
        x2={"field": "px2"},
        y=at("y"),
        y2={"field": "y2"},
        stroke={"field": "look", **look},
        strokeWidth={"field": "width", "type": "quantitative", "scale": None},
    )
    named = [one for one in outcomes if one.kind != "efficient"]
    points = _points(named, lambda one: list(zip(places, map(up.place, one.gains), strict=True)))
    return [
        _rules(axes, theme.RULE),
        _rules(zero, theme.MUTED, dash=True),
        strokes,
        _marks(points),
        texts(heads, align="center", fontSize=_SMALL),
        texts(sides, align="right", **small),
        texts([{"px": 0, "y": _TOP + _HEIGHT + 24, "text": words(f"Gains ({unit})", WIDTH)}]),
    ]


def _table(outcomes: Sequence[Outcome], parties: Sequence[str], title: str, note: str) -> Table:
    rows = [
        Row((one.label, _KINDS[one.kind], *(round(gain, 1) for gain in one.gains)), one.because) for one in outcomes
    ]
    return Table(
        title=title,
        columns=("Outcome", "What it is", *(f"{name} gains" for name in parties)),
        rows=tuple(rows),
        note=note,
        detail=len(rows) > 12,
    )
