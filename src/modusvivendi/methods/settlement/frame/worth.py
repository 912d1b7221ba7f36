"""What each option is worth to each party, in whole units of its own scale (rule 2 of the derivation)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

from modusvivendi.methods.settlement.frame.grid import Grid
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.extras import MOST
from modusvivendi.situation.derive.places import SCALE, on_scale
from modusvivendi.situation.derive.worths import option_worths, salience_of
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import Interval

LARGEST_SCALE = 10**9
"""Units a point. Where an exact scale would be finer, values are rounded to this one."""


Points = tuple[tuple[Fraction, ...], ...]
"""For each issue the points of each option; the best of every issue together make at most 100."""


def points(grids: tuple[Grid, ...], held: Mapping[str, Position]) -> Points | None:
    """Salience × closeness / Σ salience, option by option; None where nothing matters to the party."""
    saliences = [salience_of(held.get(grid.issue.key)) for grid in grids]
    total = sum(saliences, Fraction(0))
    if total == 0:
        return None
    return tuple(
        tuple(salience / total * closeness for closeness in _closeness(grid, held.get(grid.issue.key)))
        for grid, salience in zip(grids, saliences, strict=True)
    )


def scale_of(values: Iterable[Fraction]) -> int:
    """The least number of units a point with which every value is whole; rounded beyond :data:`LARGEST_SCALE`."""
    scale = 1
    for value in values:
        scale = lcm(scale, value.denominator)
        if scale >= LARGEST_SCALE:
            return LARGEST_SCALE
    return scale


def _closeness(grid: Grid, position: Position | None) -> list[Fraction]:
    """What each option is worth of 100: as the file gives it outright, else how close it comes to the ideal."""
    if position is None:
        return [Fraction(0)] * len(grid.names)
    return option_worths(position, grid.names, grid.places, ideal_place(grid, position))


def ideal_place(grid: Grid, position: Position) -> Fraction | None:
    """Where on the scale from 0 to 100 a position wants its issue; None without an order."""
    if isinstance(position.ideal, str):
        at = grid.index(position.ideal)
        return grid.places[at] if grid.places is not None and at is not None else None
    bounds = grid.issue.range or SCALE
    return on_scale(grid.issue, Interval.point(central(position.ideal, bounds))).ends[0]


def unvalued(grid: Grid, position: Position) -> bool:
    """Whether some option has neither a value nor a place, so that only the ideal is worth anything."""
    without = grid.places is None or ideal_place(grid, position) is None
    return without and any(name not in (position.values or {}) for name in grid.names)


Extras = Mapping[tuple[int, int], tuple[tuple[Fraction, ...], ...]]
"""For some pairs of issues the extra points of each option of the first with each of the second."""


def extras(grids: tuple[Grid, ...], held: Mapping[str, Position]) -> Extras:
    """The extra points that one party's positions give for two issues together."""
    numbers = {grid.issue.key: number for number, grid in enumerate(grids)}
    found: dict[tuple[int, int], list[list[Fraction]]] = {}
    for key, position in held.items():
        for option, row in (position.together or {}).items():
            for other, values in row.items():
                here, there = grids[numbers[key]], grids[numbers[other]]
                empty = [[Fraction(0)] * len(there.names) for _ in here.names]
                matrix = found.setdefault((numbers[key], numbers[other]), empty)
                for second, value in values.items():
                    matrix[here.names.index(option)][there.names.index(second)] += central(value, MOST)
    return {pair: tuple(tuple(row) for row in matrix) for pair, matrix in found.items()}


def points_of(
    party: Points, added: Extras, grids: tuple[Grid, ...], package: Mapping[str, Choice]
) -> tuple[Fraction, tuple[int, ...]]:
    """The points of a package, and the issues on which it does not say what holds though that matters.

    Such an issue counts with the middle between the best and the worst of its options.
    """
    total = Fraction(0)
    unknown = []
    for number, grid in enumerate(grids):
        at = grid.index(package.get(grid.issue.key))
        row = party[number]
        if at is None:
            total += (max(row) + min(row)) / 2
            unknown += [number] if max(row) > min(row) else []
        else:
            total += row[at]
    for (one, two), matrix in added.items():
        total += _added(matrix, *(grids[number].index(package.get(grids[number].issue.key)) for number in (one, two)))
    return total, tuple(unknown)


def _added(matrix: tuple[tuple[Fraction, ...], ...], one: int | None, two: int | None) -> Fraction:
    """The extra points of two options; the middle over those that may hold where one is not known."""
    rows = matrix if one is None else (matrix[one],)
    values = [value for row in rows for value in (row if two is None else (row[two],))]
    return (max(values) + min(values)) / 2
