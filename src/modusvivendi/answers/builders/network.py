"""Who is tied to whom: actors as marks by camp, ties as lines that are friendly or hostile, names round about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.builders.layout import WIDTH, Datum, Layer, at, chart_spec, layer, texts, width_of, words
from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Chart, Row, Table

MOST_NODES = 60
"""With more nodes than this the names no longer fit round the drawing."""

_SMALL = 12
_NAME_ROOM = 124.0
"""At most as many pixels on either side for the names of the outermost nodes."""
_APART = 14.5
"""Pixels from one name to the next below it."""
_BESIDE = 11.0
"""Pixels from the middle of a node to its name."""
_EDGE = 8.0
_SIZE, _ROOMY = 130.0, 30
"""Square pixels of a node's mark where there are at most so many nodes; with more it is smaller."""
_BEND, _BEND_OF_LENGTH, _BEND_LEAST = 0.3, 0.22, 18.0
"""How far a tie bends towards the middle, so that it passes no other node on the way: as a part of its own length, of
at least so many pixels, but at most as a part of the way to the middle."""
_WIDEST = 160.0
"""At most as many pixels from the middle of the drawing to its sides."""
_MANY_TIES = 40
"""With more ties than this lines become thinner."""
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
_COLOURS = (theme.SERIES[3], theme.SERIES[2], theme.SERIES[4])
_FRIENDLY, _HOSTILE = theme.SERIES[0], theme.SERIES[1]
_NEUTRAL = -1
_ROW = 21.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One actor."""

    name: str
    camp: int | None
    """By its order in the list of camps; −1: neutral; none: undetermined or without ties."""
    x: float
    """From 0 on the left to 1 on the right."""
    y: float
    """From 0 at the bottom to 1 at the top."""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One tie: the nodes that it joins, by their order in the list."""

    one: int
    two: int
    weight: float
    """Above zero: friendly; below: hostile. How far from zero: how strong."""
    broken: bool
    """Whether it stands against the camps: friendly between two of them, or hostile within one."""
    note: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name beside its node, or above or below it."""

    px: float
    y: float
    align: str
    text: str
    node: int


_Spot = tuple[float, float]


def network(
    nodes: Sequence[Node], ties: Sequence[Tie], *, camps: Sequence[str], title: str, description: str, note: str = ""
) -> Chart:
    """Draw actors, their camps and the ties between them.

    Args:
        nodes: the actors; :func:`~modusvivendi.answers.builders.places.places` lays them out on a circle.
        ties: between two different nodes; of no weight is none.
        camps: what each camp is called.
        title: what the drawing shows.
        description: the same in words.
        note: shown under the table.

    Raises:
        ValueError: there are no nodes or more than :data:`MOST_NODES`, a place is not between 0 and 1, a camp is not
            listed, a tie does not join two nodes of the list or has no weight.
    """
    _check(nodes, ties, camps)
    spots, bottom = _spots(nodes)
    names = _names(nodes, spots)
    # Names above the uppermost node push everything down.
    shift = max(0.0, _EDGE - min(name.y for name in names))
    spots = [(px, y + shift) for px, y in spots]
    names = [_Name(name.px, name.y + shift, name.align, name.text, name.node) for name in names]
    bottom = max([bottom + shift, *(name.y for name in names)])
    legend, height = _legend(nodes, ties, camps, bottom + _ROW + 4)
    layers = [*_lines(ties, spots), *_leaders(names, spots), *_marks(nodes, spots), *_written(names), *legend]
    return Chart(
        title=title,
        description=description,
        spec=chart_spec(height, layers, _reading(ties)),
        table=_table(nodes, ties, title, note),
    )


def _check(nodes: Sequence[Node], ties: Sequence[Tie], camps: Sequence[str]) -> None:
    if not nodes:
        raise ValueError("nothing to draw")
    if len(nodes) > MOST_NODES:
        raise ValueError(f"{len(nodes)} nodes are more than the {MOST_NODES} whose names can be read")
    for node in nodes:
        if not (0 <= node.x <= 1 and 0 <= node.y <= 1):
            raise ValueError(f"{node.name!r}: ({node.x}, {node.y}) is not between 0 and 1")
        if node.camp is not None and not _NEUTRAL <= node.camp < len(camps):
            raise ValueError(f"{node.name!r}: there is no camp {node.camp}")
    for tie in ties:
        if tie.one == tie.two or not (0 <= tie.one < len(nodes) and 0 <= tie.two < len(nodes)):
            raise ValueError(f"a tie of {tie.one} and {tie.two} does not join two of {len(nodes)} nodes")
        if tie.weight == 0 or not math.isfinite(tie.weight):
            raise ValueError(f"a tie of weight {tie.weight} is neither friendly nor hostile")


def _spots(nodes: Sequence[Node]) -> tuple[list[_Spot], float]:
    """Return where each node is in pixels, and where the lowest may be."""
    across = _WIDEST
    for node in nodes:
        room = min(_NAME_ROOM, width_of(one_line(node.name), _SMALL) + 4) + _BESIDE
        across = min(across, (WIDTH / 2 - room) / max(abs(2 * node.x - 1), 0.1))
    tall = max(min(330.0, 110.0 + 14.0 * len(nodes)), len(nodes) / 2 * (_APART + 0.5))
    top = _EDGE
    if len(nodes) == 1:
        return [(WIDTH / 2, top)], top + _EDGE
    spots = [(round(WIDTH / 2 + (2 * node.x - 1) * across, 1), round(top + (1 - node.y) * tall, 1)) for node in nodes]
    return spots, max(y for _, y in spots) + _EDGE


def _names(nodes: Sequence[Node], spots: Sequence[_Spot]) -> list[_Name]:
    """Place the names left and right of the nodes, each clear of the next and of the nodes on its side.

    A node in the middle at the very top or bottom has its name above or below everything.
    """
    middle_y = (min(y for _, y in spots) + max(y for _, y in spots)) / 2
    tips = _tips(spots)
    names = []
    for right in (False, True):
        side = [n for n, (px, _) in enumerate(spots) if n not in tips and (px > WIDTH / 2) is right]
        names += _column(nodes, spots, side, middle_y, right=right)
    for n in tips:
        px, y = spots[n]
        text = words(nodes[n].name, WIDTH * 0.6, _SMALL)
        half = width_of(text, _SMALL) / 2 + 14
        near = [name.y for name in names if _reaches(name, px - half, px + half)]
        over = min([y, *near]) - _APART
        under = max([y, *near]) + _APART
        names.append(_Name(px, over if y <= middle_y and len(spots) > 1 else under, "center", text, n))
    return names


def _tips(spots: Sequence[_Spot]) -> list[int]:
    """Return the nodes in the middle that lie above or below all others."""
    heights = [y for _, y in spots]
    return [
        n
        for n, (px, y) in enumerate(spots)
        if abs(px - WIDTH / 2) < _BESIDE and (heights.count(y) == 1 and y in (min(heights), max(heights)))
    ]


def _reaches(name: _Name, left: float, right: float) -> bool:
    """Tell whether a name has letters between two verticals."""
    wide = width_of(name.text, _SMALL)
    start = name.px - wide if name.align == "right" else name.px
    return start < right and start + wide > left


def _column(
    nodes: Sequence[Node], spots: Sequence[_Spot], side: list[int], middle_y: float, *, right: bool
) -> list[_Name]:
    """Place the names of one side, in the order of their nodes from top to bottom."""
    sign = 1.0 if right else -1.0
    # Of two nodes at one height, in the upper half the inner one has its name above, in the lower half below.
    side = sorted(side, key=lambda n: (spots[n][1], sign * spots[n][0] * (1.0 if spots[n][1] <= middle_y else -1.0), n))
    reach = max(1.0, max(y for _, y in spots) - middle_y)
    wanted = [spots[n][1] + 8.0 * ((spots[n][1] - middle_y) / reach) ** 3 for n in side]
    placed = []
    for n, y in zip(side, _spread(wanted), strict=True):
        beside = [sign * spots[m][0] for m in side if abs(spots[m][1] - y) < _BESIDE]
        px = sign * max([sign * spots[n][0], *beside]) + sign * _BESIDE
        room = WIDTH - px if right else px
        placed.append(_Name(px, round(y, 1), "left" if right else "right", words(nodes[n].name, room, _SMALL), n))
    return placed


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return the heights nearest to the wanted ones, in the same order, that are far enough apart.

    The least sum of squares, by pooling adjacent violators.
    """
    blocks: list[tuple[float, int]] = []
    for n, y in enumerate(wanted):
        mean, size = y - n * _APART, 1
        while blocks and blocks[-1][0] >= mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    means = [mean for mean, size in blocks for _ in range(size)]
    return [mean + n * _APART for n, mean in enumerate(means)]


def _lines(ties: Sequence[Tie], spots: Sequence[_Spot]) -> list[Layer]:
    """The ties: those that stand against the camps over a band, with a cross, above the others."""
    strongest = max((abs(tie.weight) for tie in ties), default=1.0)
    middle = (WIDTH / 2, (min(y for _, y in spots) + max(y for _, y in spots)) / 2)
    thin = min(1.0, math.sqrt(_MANY_TIES / max(1, len(ties))))
    paths: dict[tuple[bool, bool], list[Datum]] = {}
    bands: list[Datum] = []
    crosses: list[Datum] = []
    for number, tie in enumerate(ties):
        start, end = spots[tie.one], spots[tie.two]
        bend = _bend(start, end, middle)
        width = 0.5 + thin * (0.5 + 2.5 * abs(tie.weight) / strongest)
        points = [
            {"tie": number, "step": step, "px": px, "y": y, "width": round(width + tie.broken, 2)}
            for step, (px, y) in enumerate((start, bend, end))
        ]
        paths.setdefault((tie.broken, tie.weight > 0), []).extend(points)
        if tie.broken:
            bands += [point | {"width": round(width + 8.0, 2)} for point in points]
            # A curve of three points passes here.
            px, y = ((a + 4 * b + c) / 6 for a, b, c in zip(start, bend, end, strict=True))
            crosses.append({"px": round(px, 1), "y": round(y, 1)})
    return [
        *(_curves(paths.get((False, friendly), []), friendly=friendly) for friendly in (False, True)),
        _curves(bands, friendly=None),
        *(_curves(paths.get((True, friendly), []), friendly=friendly) for friendly in (False, True)),
        *_crosses(crosses),
    ]


def _bend(start: _Spot, end: _Spot, middle: _Spot) -> _Spot:
    """Return the point towards which a tie is drawn on its way."""
    px, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    away = math.dist((px, y), middle)
    part = 0.0 if away == 0 else min(_BEND, max(_BEND_LEAST, _BEND_OF_LENGTH * math.dist(start, end)) / away)
    return round(px + part * (middle[0] - px), 1), round(y + part * (middle[1] - y), 1)


def _stroke(friendly: bool | None) -> dict[str, Any]:
    """Return how a friendly or hostile tie looks, or the band under one that stands against the camps."""
    if friendly is None:
        return {"stroke": theme.LINE, "strokeCap": "round"}
    return {"stroke": _FRIENDLY} if friendly else {"stroke": _HOSTILE, "strokeDash": [6, 4]}


def _curves(points: Sequence[Datum], *, friendly: bool | None) -> Layer:
    return layer(
        points,
        {"type": "line", "interpolate": "basis", "opacity": 1} | _stroke(friendly),
        x=at("px"),
        y=at("y"),
        detail={"field": "tie", "type": "nominal"},
        order={"field": "step", "type": "quantitative"},
        strokeWidth=at("width"),
    )


def _crosses(places: Sequence[Datum]) -> list[Layer]:
    """Crosses of two strokes in ink."""
    arms = [
        datum | {"px": datum["px"] - 4, "px2": datum["px"] + 4, "y": datum["y"] - 4 * up, "y2": datum["y"] + 4 * up}
        for datum in places
        for up in (1, -1)
    ]
    mark = {"type": "rule", "stroke": theme.INK, "strokeWidth": 2, "strokeCap": "round"}
    return [layer(arms, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})]


def _leaders(names: Sequence[_Name], spots: Sequence[_Spot]) -> list[Layer]:
    """Thin lines from nodes to those names that could not stand right beside them."""
    lines = []
    for name in names:
        px, y = spots[name.node]
        gap = 0.0 if name.align == "center" else 3.0 if name.align == "right" else -3.0
        far = abs(name.y - y) if name.align != "center" else abs(name.y - y) - _APART
        if far > 10 or abs(name.px - px) > _BESIDE + 5:
            end = name.y if gap else name.y + math.copysign(8.0, y - name.y)
            lines.append({"px": px, "y": y, "px2": round(name.px + gap, 1), "y2": round(end, 1)})
    mark = {"type": "rule", "stroke": theme.RULE, "strokeWidth": 0.75}
    return [layer(lines, mark, x=at("px"), x2={"field": "px2"}, y=at("y"), y2={"field": "y2"})]


def _look(camp: int | None) -> Datum:
    """Return the shape and the colours of a node."""
    if camp is None:
        return {"shape": "circle", "look": theme.PAPER, "edge": theme.MUTED}
    if camp == _NEUTRAL:
        return {"shape": "cross", "look": theme.MUTED, "edge": theme.PAPER}
    colour = _COLOURS[camp % len(_COLOURS)]
    return {"shape": _SHAPES[camp % len(_SHAPES)], "look": colour, "edge": theme.PAPER}


def _points(data: Sequence[Datum], size: float = _SIZE) -> Layer:
    raw: dict[str, Any] = {"type": "nominal", "scale": None}
    return layer(
        data,
        {"type": "point", "filled": True, "opacity": 1, "size": size, "strokeWidth": 1.5},
        x=at("px"),
        y=at("y"),
        shape={"field": "shape", **raw},
        fill={"field": "look", **raw},
        stroke={"field": "edge", **raw},
    )


def _marks(nodes: Sequence[Node], spots: Sequence[_Spot]) -> list[Layer]:
    data = [{"px": px, "y": y} | _look(node.camp) for node, (px, y) in zip(nodes, spots, strict=True)]
    return [_points(data, round(_SIZE * min(1.0, _ROOMY / len(nodes)), 1))]


def _written(names: Sequence[_Name]) -> list[Layer]:
    return [
        texts(
            [{"px": round(name.px, 1), "y": name.y, "text": name.text} for name in names if name.align == align],
            align=align,
            fontSize=_SMALL,
        )
        for align in ("left", "right", "center")
    ]


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of the legend: a tie's line, a band with a cross, or a node's mark."""

    text: str
    line: bool = False
    friendly: bool | None = None
    camp: int | None = None


def _items(nodes: Sequence[Node], ties: Sequence[Tie], camps: Sequence[str]) -> list[_Item]:
    items = [
        _Item(text, line=True, friendly=friendly)
        for text, friendly in (("friendly", True), ("hostile", False))
        if any((tie.weight > 0) is friendly for tie in ties)
    ]
    if any(tie.broken for tie in ties):
        items.append(_Item("stands against the camps", line=True))
    used = {node.camp for node in nodes}
    items += [_Item(name, camp=camp) for camp, name in enumerate(camps) if camp in used]
    if _NEUTRAL in used:
        items.append(_Item("neutral", camp=_NEUTRAL))
    if None in used:
        items.append(_Item("undetermined, or no ties"))
    return items


def _legend(nodes: Sequence[Node], ties: Sequence[Tie], camps: Sequence[str], top: float) -> tuple[list[Layer], float]:
    """Return what every mark means, in lines of words under the drawing, and where that ends."""
    left, y = 0.0, top
    written: list[Datum] = []
    marks: list[Datum] = []
    crosses: list[Datum] = []
    samples: dict[bool | None, list[Datum]] = {None: [], True: [], False: []}
    kind = True
    for number, item in enumerate(_items(nodes, ties, camps)):
        begin = 36.0 if item.line else 18.0
        text = words(item.text, WIDTH - begin, _SMALL)
        wide = begin + width_of(text, _SMALL)
        # Ties and nodes begin lines of their own.
        if left > 0 and (left + wide > WIDTH or item.line is not kind):
            left, y = 0.0, y + _ROW
        kind = item.line
        written.append({"px": left + begin, "y": y, "text": text})
        if not item.line:
            marks.append({"px": left + 7, "y": y} | _look(item.camp))
        else:
            width = 10.0 if item.friendly is None else 2.25
            samples[item.friendly] += [
                {"tie": number, "step": step, "px": left + px, "y": y, "width": width}
                for step, px in enumerate((3.0, 27.0))
            ]
            crosses += [{"px": left + 15.0, "y": y}] if item.friendly is None else []
        left += wide + 14
    layers = [_curves(points, friendly=friendly) for friendly, points in samples.items()]
    return [*layers, *_crosses(crosses), _points(marks), texts(written, fontSize=_SMALL)], y + 10


def _reading(ties: Sequence[Tie]) -> str:
    if not ties:
        return "Each mark is an actor, its shape and colour the camp."
    parts = "Each mark is an actor, its shape and colour the camp; the wider a line, the stronger the tie."
    if any(tie.broken for tie in ties):
        parts += " A cross on a shaded line: friendly between two camps, or hostile within one."
    return parts


def _table(nodes: Sequence[Node], ties: Sequence[Tie], title: str, note: str) -> Table:
    rows = []
    for tie in ties:
        one, two = nodes[tie.one], nodes[tie.two]
        stands = "against the camps" if tie.broken else "with the camps"
        kind = "friendly" if tie.weight > 0 else "hostile"
        cells = (one.name, two.name, kind, tie.weight, stands, tie.note or None)
        rows.append(Row(cells, tuple(dict.fromkeys((*tie.because, *one.because, *two.because)))))
    columns = ("One", "The other", "Tie", "Weight", "Stands", "Note")
    return Table(title=title, columns=columns, rows=tuple(rows), note=note)
