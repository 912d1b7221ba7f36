"""The parties: what each option is worth to them, and what they expect without an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from modusvivendi.methods.settlement.case import Side
from modusvivendi.methods.settlement.frame.grid import Grid
from modusvivendi.methods.settlement.frame.worth import (
    LARGEST_SCALE,
    Extras,
    Points,
    extras,
    points,
    points_of,
    scale_of,
    unvalued,
)
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import RULE, central
from modusvivendi.situation.derive.evidence import evidence_of_alternative, evidence_of_position, stated
from modusvivendi.situation.derive.places import SCALE
from modusvivendi.situation.derive.states import state_of, state_words
from modusvivendi.situation.situation import Situation

Assumed = tuple[str, tuple[str, ...]]
"""What the numbers rest on beyond what the file gives: words and evidence."""


@dataclass(frozen=True, slots=True)
class Party:
    """One party in numbers and words."""

    key: str
    side: Side
    units: tuple[tuple[int, ...], ...]
    """Issues × options, in whole units."""
    extras: Mapping[tuple[int, int], tuple[tuple[int, ...], ...]]
    """For pairs of issues: options × options, in whole units, added."""
    reservation: int | None
    held: Mapping[str, Position]
    assumed: tuple[Assumed, ...]


def party(
    situation: Situation, key: str, grids: tuple[Grid, ...], held: Mapping[str, Position], scale: int | None = None
) -> Party | None:
    """One party, in units of its own or in those given; None where nothing matters to it."""
    own = points(grids, held)
    if own is None:
        return None
    added = extras(grids, held)
    expected, unknown = _expected(situation, key, own, added, grids)
    values = [value for row in own for value in row] + [
        value for matrix in added.values() for row in matrix for value in row
    ]
    if scale is None:
        scale = scale_of([*values, *([] if expected is None else [expected])])
    side = Side(
        name=situation.actor_name(key),
        scale=scale,
        bound=expected is not None,
        alternative=_alternative_words(situation, key),
        because=evidence_of_alternative(situation, key)
        if key in situation.alternatives
        else (stated(f"actors.{key}"),),
    )
    # where scores are rounded one by one, their sum may lie below the exact one by a unit for each
    slack = len(grids) + len(added) if scale == LARGEST_SCALE else 0
    return Party(
        key=key,
        side=side,
        units=tuple(tuple(round(value * scale) for value in row) for row in own),
        extras={
            pair: tuple(tuple(round(value * scale) for value in row) for row in matrix)
            for pair, matrix in added.items()
        },
        reservation=None if expected is None else ceil(expected * scale) - slack,
        held=held,
        assumed=tuple(_assumed(situation, side, grids, held, unknown)),
    )


def _expected(
    situation: Situation, key: str, own: Points, added: Extras, grids: tuple[Grid, ...]
) -> tuple[Fraction | None, tuple[int, ...]]:
    """The points of the described alternative less its cost; None where the file describes none."""
    alternative = situation.alternatives.get(key)
    if alternative is None:
        return None, ()
    if alternative.outcome is None:
        return (None if alternative.worth is None else central(alternative.worth, SCALE)), ()
    reached, unknown = points_of(own, added, grids, state_of(situation, alternative.outcome))
    cost = Fraction(0) if alternative.cost is None else central(alternative.cost, SCALE)
    return reached - cost, unknown


def _alternative_words(situation: Situation, key: str) -> str:
    alternative = situation.alternatives.get(key)
    if alternative is None:
        return "the file does not say"
    if alternative.war is not None:
        return "fighting on: its chance to prevail less what that costs it"
    if alternative.outcome is None:
        return "as the file says outright"
    cost = "" if alternative.cost is None else f", less a cost of {alternative.cost.describe()} points of 100"
    return f"{state_words(situation, alternative.outcome)}{cost}"


def _assumed(
    situation: Situation, side: Side, grids: tuple[Grid, ...], held: Mapping[str, Position], unknown: tuple[int, ...]
) -> Iterator[Assumed]:
    name = side.name
    labels = {grid.issue.key: grid.issue.label for grid in grids}
    unsaid = [position for position in held.values() if position.salience is None]
    if unsaid:
        words = ", ".join(labels[position.issue] for position in unsaid)
        keys = tuple(key for position in unsaid for key in evidence_of_position(situation, position))
        yield f"How much {words} matters to {name} is not given; a half is taken, of 0 to 1.", keys
    for grid in grids:
        if grid.issue.key in held and unvalued(grid, held[grid.issue.key]):
            words = (
                f"What the options of {grid.issue.label} are worth to {name} is not given; only what it wants counts."
            )
            yield words, evidence_of_position(situation, held[grid.issue.key])
    if not side.bound:
        words = f"The file does not say what {name} expects without an agreement; any deal within its red lines counts."
        yield words, side.because
    for number in unknown:
        label = grids[number].issue.label
        words = f"What holds today on {label} is not given; the middle is taken in what {name} expects without a deal."
        yield words, side.because
    if side.scale >= LARGEST_SCALE:
        yield f"The points of {name} are rounded to a billionth of a point.", side.because


CENTRAL = f"Every uncertain number is taken at one place: {RULE}."
