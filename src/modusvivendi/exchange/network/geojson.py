"""Ways and places on a map: GeoJSON (RFC 7946) with lines as ways and points as places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.folder import read_bytes
from modusvivendi.exchange.json_text import parse
from modusvivendi.exchange.lines import MOST_LINES
from modusvivendi.exchange.network.ends import Point
from modusvivendi.exchange.network.features import Feature, tables
from modusvivendi.exchange.network.table import Table
from modusvivendi.situation.problems import Mark

MOST_POSITIONS = 500_000
_A_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')
_POSITION = "a position is [longitude, latitude] in degrees, -180 to 180 and -90 to 90"
_SHAPES = ("LineString", "Point")


def is_ours(content: Any) -> bool:
    """Whether the content of a JSON file is a collection of features."""
    return isinstance(content, dict) and content.get("type") == "FeatureCollection"


def read(path: Path) -> list[Table]:
    """The ways and places of a GeoJSON file.

    Raises:
        SituationError: the file cannot be read, is no collection of features, has too much in it, or a feature is
            none of a network; features count from 1.
    """
    raw = read_bytes(path)
    content = parse(raw, str(path))
    given = content.get("features") if is_ours(content) else None
    if not isinstance(given, list):
        what = "this JSON file is no map of ways"
        raise refuse("geojson", what, 'write {"type": "FeatureCollection", "features": [...]}', str(path))
    if len(given) > MOST_LINES:
        raise refuse("too-large", f"more than {MOST_LINES:,} features are not read", "split it", str(path))
    faults = Faults(str(path))
    marks = [Mark(str(path), line, 1) for line in _lines(raw, len(given))]
    found = list(_features(given, marks, faults))
    if sum(len(feature.points) for feature in found) > MOST_POSITIONS:
        what = f"more than {MOST_POSITIONS:,} positions are not read"
        raise refuse("too-large", what, "simplify the lines, or split the file", str(path))
    return tables(path, found, faults)


def _lines(raw: bytes, count: int) -> list[int]:
    """The line on which each feature says that it is one; the first line for all where that is not clear."""
    text = raw.decode("utf-8-sig")
    lines, line, before = [], 1, 0
    for found in _A_FEATURE.finditer(text):
        line += text.count("\n", before, found.start())
        before = found.start()
        lines.append(line)
    return lines if len(lines) == count else [1] * count


def _features(given: list[Any], marks: list[Mark], faults: Faults) -> Iterator[Feature]:
    """The features that could be read; what is wrong with the others is noted."""
    for number, (each, mark) in enumerate(zip(given, marks, strict=True), start=1):
        try:
            yield _feature(each, number, mark)
        except _NoFeatureError as error:
            faults.add("geojson", f"feature {number}: {error}", error.hint, mark)


class _NoFeatureError(Exception):
    """A feature that is none of a network; ``hint`` says what to write instead."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.hint = hint


def _feature(given: Any, number: int, mark: Mark) -> Feature:
    if not isinstance(given, dict) or given.get("type") != "Feature":
        raise _NoFeatureError('it is no feature with "type": "Feature"', "write one, or delete it")
    geometry = given.get("geometry")
    shape = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or not isinstance(shape, str) or shape not in _SHAPES:
        what = f"a {shown(shape)} is neither a way nor a place" if shape is not None else "it has no geometry"
        raise _NoFeatureError(what, _instead(shape))
    properties = given.get("properties")
    points = _points(geometry.get("coordinates"), shape)
    return Feature(number, properties if isinstance(properties, dict) else {}, tuple(points), mark)


def _instead(shape: Any) -> str:
    if shape == "MultiLineString":
        return "write one LineString for each of its lines, with from, to and capacity of its own"
    return "write a LineString for a way or a Point for a place, or delete it"


def _points(given: Any, shape: str) -> Iterator[Point]:
    listed = [given] if shape == "Point" else given
    if not isinstance(listed, list) or (shape == "LineString" and len(listed) < 2):
        raise _NoFeatureError("the line has not two positions", "write two or more: [[37.1, 36.2], [36.6, 35.9]]")
    for position in listed:
        yield _point(position)


def _point(given: Any) -> Point:
    if not isinstance(given, list) or len(given) < 2 or not all(isinstance(each, str) for each in given[:2]):
        raise _NoFeatureError(f"{shown(given)} is no position", _POSITION)
    try:
        east, north = float(given[0]), float(given[1])
    except ValueError:
        raise _NoFeatureError(f"{shown(given)} is no position", _POSITION) from None
    if not (isfinite(east) and isfinite(north) and abs(east) <= 180 and abs(north) <= 90):
        raise _NoFeatureError(f"{shown(', '.join(given[:2]))} is no longitude and latitude", _POSITION)
    return east, north
