"""Where lines on a map meet: places by their coordinates, the same within a ten-thousandth of a degree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
_SCALE = 10_000_000
_NEAR = 1_000
"""Within so many ten-millionths of a degree two points are one place."""
EARTH_KM = 6371.0088
"""Mean radius of the Earth in kilometres (Moritz 2000, Geodetic Reference System 1980)."""


class Ends:
    """Names of places by their coordinates."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, int, str]]] = {}

    def add(self, point: Point, name: str) -> None:
        """Let a place have a name; where there is a place already it keeps its own."""
        if self.at(point) is None:
            x, y = _whole(point)
            self._cells.setdefault((x // _NEAR, y // _NEAR), []).append((x, y, name))

    def at(self, point: Point) -> str | None:
        """The nearest place within 0.0001° of longitude and of latitude, if one is there."""
        x, y = _whole(point)
        near = [(max(abs(x - u), abs(y - v)), name) for u, v, name in self._around(x, y)]
        distance, name = min(near, key=lambda each: each[0], default=(_NEAR + 1, ""))
        return name if distance <= _NEAR else None

    def name_of(self, point: Point) -> str:
        """The name of the place there; where there is none, one is made of the coordinates."""
        self.add(point, coordinates(point))
        return self.at(point) or coordinates(point)

    def _around(self, x: int, y: int) -> Iterator[tuple[int, int, str]]:
        for across, along in product((-1, 0, 1), repeat=2):
            yield from self._cells.get((x // _NEAR + across, y // _NEAR + along), ())


def coordinates(point: Point) -> str:
    """A point in words, to four decimals: ``36.2021N 37.1343E``."""
    east, north = point
    return f"{abs(north):.4f}{'N' if north >= 0 else 'S'} {abs(east):.4f}{'E' if east >= 0 else 'W'}"


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0] * _SCALE), round(point[1] * _SCALE)


def kilometres(line: Sequence[Point]) -> float:
    """The great-circle length of a line, by the haversine formula on a sphere."""
    return sum(_arc(one, two) for one, two in pairwise(line))


def _arc(one: Point, two: Point) -> float:
    (east, north), (other_east, other_north) = (tuple(map(radians, point)) for point in (one, two))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
