"""From the features of a map to rows: a line is a way in both directions unless it says otherwise, a point a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.network.columns import COLUMNS, PAIRS, Kind, column_of, plain
from modusvivendi.exchange.network.ends import Ends, Point, kilometres
from modusvivendi.exchange.network.table import Row, Table
from modusvivendi.situation.problems import Mark
from modusvivendi.situation.quantities import NumberError, read_number

_SPEED = ("speed", "speedkmh", "kmh")
_FORWARD, _BACKWARD = ("yes", "true", "1"), ("-1", "reverse")
_BOTH = ("", "no", "false", "0")
_FIGURES = set(COLUMNS[Kind.PLACES]) - {"place", "name", "why", "src"}
DIRECTIONS = "Lines without oneway lead in both directions, each with the whole capacity."
LENGTHS = (
    "Where a line has a speed and no transit, its transit is its great-circle length divided by that speed, to a "
    "tenth of a minute."
)
COORDINATES = (
    "Ends of lines that have no name are called by their coordinates; within 0.0001° of one another they are one place."
)


@dataclass(frozen=True, slots=True)
class Feature:
    """A line or a point of a map."""

    number: int
    """Counts from 1."""
    properties: Mapping[str, Any]
    points: tuple[Point, ...]
    """A point has one, a line two or more."""
    mark: Mark

    @property
    def where(self) -> str:
        """What messages call it."""
        return f"feature {self.number}"


def tables(path: Path, features: Sequence[Feature], faults: Faults) -> list[Table]:
    """The ways and the places of a map.

    Raises:
        SituationError: there are no lines and no places, or no line has a capacity.
    """
    lines = [(each, _said(each, Kind.WAYS, faults)) for each in features if len(each.points) > 1]
    points = [(each, _said(each, Kind.PLACES, faults)) for each in features if len(each.points) == 1]
    ends = _named_ends(lines, points)
    ways, notes = _ways(lines, ends, faults)
    places = tuple(_places(points, ends, faults))
    if not ways and not places and not faults.problems:
        faults.add("geojson", "the map has no lines and no places with figures", "add lines with a capacity")
    if ways and not any("capacity" in row.said for row in ways):
        hint = "add it to each line: how many people can set out on it per hour"
        faults.add("missing", "no line has the property capacity", hint)
        faults.stop()
    if not ways and not places:
        faults.stop()
    told, whole = tuple(faults.problems), not faults.problems
    made = [
        Table(Kind.WAYS, path, tuple(ways), _columns(ways), (*notes, *_unread(features)), told, whole),
        Table(Kind.PLACES, path, places, _columns(places)),
    ]
    return [table for table in made if table.rows or table.problems]


def _said(feature: Feature, kind: Kind, faults: Faults) -> dict[str, str]:
    """The properties that are columns, in words; also ``speed`` and ``oneway`` of a line."""
    pair = _pair(feature) if kind is Kind.WAYS else {}
    made: dict[str, str] = {}
    for word, value in feature.properties.items():
        name = pair.get(word) or column_of(kind, word) or (_own(word) if kind is Kind.WAYS else None)
        if name is None or value is None:
            continue
        if isinstance(value, (list, dict)):
            what = f"{feature.where}: the property {shown(word)} is a list or an object"
            faults.add("geojson", what, "write a text: 06:00-18:00; 20:00-22:00", feature.mark)
        elif name in made:
            what = f"{feature.where}: {name} is there twice, also as {shown(word)}"
            faults.add("geojson", what, "keep one of them", feature.mark)
        else:
            made[name] = _text(value)
    return {name: text for name, text in made.items() if text}


def _pair(feature: Feature) -> dict[str, str]:
    """The properties that name the two ends."""
    words = {plain(word): word for word in feature.properties}
    for one, two in PAIRS:
        if one in words or two in words:
            return {words[each]: name for each, name in ((one, "from"), (two, "to")) if each in words}
    return {}


def _own(word: str) -> str | None:
    """What only lines of a map have."""
    return "speed" if plain(word) in _SPEED else "oneway" if plain(word) == "oneway" else None


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()


_Said = list[tuple[Feature, dict[str, str]]]


def _named_ends(lines: _Said, points: _Said) -> Ends:
    """The places that have names: of points first, then of lines."""
    ends = Ends()
    for feature, said in points:
        name = said.get("place") or said.get("name")
        if name:
            ends.add(feature.points[0], name)
    for feature, said in lines:
        for column, at in (("from", 0), ("to", -1)):
            if column in said:
                ends.add(feature.points[at], said[column])
    return ends


def _ways(lines: _Said, ends: Ends, faults: Faults) -> tuple[list[Row], list[str]]:
    """The rows of the ways, two for a line that leads both ways, and how they were read."""
    made: list[Row] = []
    notes: dict[str, None] = {}
    short = 0
    for feature, said in lines:
        if not {"from", "to"} <= set(said):
            notes[COORDINATES] = None
            said |= {name: said.get(name) or ends.name_of(feature.points[at]) for name, at in (("from", 0), ("to", -1))}
            if said["from"] == said["to"]:
                short += 1
                continue
        if "speed" in said and "transit" not in said:
            notes[LENGTHS] = None
            said["transit"] = _transit(feature, said["speed"], faults)
        made += _directed(feature, said, faults)
    if any(said.get("oneway", "no").lower() in _BOTH for _, said in lines):
        notes[DIRECTIONS] = None
    if short:
        notes[f"Lines without names that begin and end at one place were passed over: {short}."] = None
    return made, list(notes)


def _directed(feature: Feature, said: dict[str, str], faults: Faults) -> Iterator[Row]:
    oneway = said.pop("oneway", "").lower()
    back = {**said, "from": said["to"], "to": said["from"]}
    if oneway in (*_FORWARD, *_BOTH):
        yield Row(said, feature.mark, feature.where)
    if oneway in (*_BACKWARD, *_BOTH):
        yield Row(back, feature.mark, feature.where)
    if oneway not in (*_FORWARD, *_BACKWARD, *_BOTH):
        what = f"{feature.where}: {shown(oneway)} says no direction"
        faults.add("geojson", what, "write oneway yes, no, or -1 for a line that is drawn backwards", feature.mark)


def _transit(feature: Feature, speed: str, faults: Faults) -> str:
    """How long a line takes at a speed in km/h, a range of speeds included."""
    try:
        bounds = read_number(speed).interval
        slow, fast = bounds.low, bounds.high
    except NumberError as error:
        faults.add("number", f"{feature.where}: the speed: {error.reason}", error.hint, feature.mark)
        return ""
    if slow is None or fast is None or slow <= 0:
        what = f"{feature.where}: the speed {shown(speed)} is no speed above 0 with an upper end"
        faults.add("number", what, "write km/h: 40, or 30-50", feature.mark)
        return ""
    length = kilometres(feature.points)
    least, most = (f"{max(60 * length / float(each), 0.1):.1f}" for each in (fast, slow))
    return f"{least} min" if least == most else f"{least}-{most} min"


def _places(points: _Said, ends: Ends, faults: Faults) -> Iterator[Row]:
    """The rows of the points that have figures."""
    for feature, said in points:
        if not _FIGURES & set(said):
            continue
        place = said.get("place") or said.get("name") or ends.at(feature.points[0])
        if place is None:
            what = f"{feature.where}: the point has no place, and no line ends within 0.0001° of it"
            faults.add("unknown-place", what, "add the property place, or move the point to the end", feature.mark)
        else:
            yield Row({**said, "place": place}, feature.mark, feature.where)


def _columns(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(column for row in rows for column in row.said)


def _unread(features: Sequence[Feature]) -> tuple[str, ...]:
    """The properties of which nothing is read, as a note."""
    left: dict[str, None] = {}
    for feature in features:
        kind = Kind.WAYS if len(feature.points) > 1 else Kind.PLACES
        known = set(_pair(feature)) if kind is Kind.WAYS else set()
        for word in feature.properties:
            own = kind is Kind.WAYS and _own(word) is not None
            if word not in known and column_of(kind, word) is None and not own:
                left[shown(word)] = None
    return (f"Properties that were not read: {', '.join(list(left)[:20])}.",) if left else ()
