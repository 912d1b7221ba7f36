"""What each state is worth to an actor by its positions: at the central reading, and between which bounds.

The worth is utility (rule 2) times the sum of saliences, so that it adds up issue by issue: Σ salience × closeness, and
Σ salience × points for each two issues settled together. What lies outside the states is the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from modusvivendi.methods.stability.frame.states import States
from modusvivendi.methods.stability.solve.model import Ints
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.extras import MOST
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.places import SCALE, SHARE, cut
from modusvivendi.situation.derive.utility import terms
from modusvivendi.situation.derive.worths import option_worths, salience_of
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.situation import Situation

LARGEST_SCALE = 10**9
_Reading = tuple[Fraction, Fraction, Fraction]
"""The lowest value, the central one, the highest."""


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """Whole numbers in one unit for each state."""

    low: Ints
    middle: Ints
    high: Ints


@dataclass(frozen=True, slots=True)
class _Part:
    """What one issue, or two together, contribute: a reading for each option, or for each pair of options."""

    issues: tuple[Issue, ...]
    readings: tuple[_Reading, ...]


def worth(situation: Situation, key: str, states: States) -> Worth:
    """What each state is worth to an actor who has positions on some of the issues."""
    parts = [*_single(situation, key, states), *_pairs(situation, key, states)]
    denominators = (value.denominator for part in parts for reading in part.readings for value in reading)
    scale = min(lcm(*denominators), LARGEST_SCALE)
    totals = [np.zeros(states.count, dtype=np.int64) for _ in range(3)]
    for part in parts:
        at = np.zeros(states.count, dtype=np.int64)
        for issue in part.issues:
            at = at * len(issue.options) + states.columns[issue.key]
        for end, total in enumerate(totals):
            total += np.array([round(reading[end] * scale) for reading in part.readings])[at]
    return Worth(*totals)


def _single(situation: Situation, key: str, states: States) -> Iterator[_Part]:
    for held in positions_of(situation, key):
        if held.issue in states.columns:
            issue = situation.issues[held.issue]
            middles = _middles(issue, held)
            bounds = [_bounds(situation, key, issue.key, option.key) for option in issue.options]
            readings = tuple((low, mid, high) for (low, high), mid in zip(bounds, middles, strict=True))
            yield _Part((issue,), readings)


def _middles(issue: Issue, position: Position) -> list[Fraction]:
    """Salience × closeness of each option."""
    given = [option.at for option in issue.options]
    places = [central(at, SCALE) for at in given if at is not None]
    names = [option.key for option in issue.options]
    ordered = places if len(places) == len(names) else None
    if isinstance(position.ideal, str):
        ideal = ordered[names.index(position.ideal)] if ordered is not None and position.ideal in names else None
    else:
        ideal = central(position.ideal, SCALE)
    return [salience_of(position) * worth for worth in option_worths(position, names, ordered, ideal)]


def _bounds(situation: Situation, key: str, issue: str, option: str) -> tuple[Fraction, Fraction]:
    """The least and the greatest salience × closeness of one option, over all that is uncertain."""
    term = next(each for each in terms(situation, key, {issue: option}) if each.issue == issue)
    (least, most), (low, high) = term.salience.ends, term.closeness.ends
    return Fraction(least * low), Fraction(most * high)


def _pairs(situation: Situation, key: str, states: States) -> Iterator[_Part]:
    """Points for two issues settled together, both of them among the states."""
    held = positions_of(situation, key)
    middle = sum((salience_of(each) for each in held), Fraction(0))
    ends = [SHARE.ends if each.salience is None else cut(each.salience.interval, SHARE).ends for each in held]
    saliences = (sum((low for low, _ in ends), Fraction(0)), middle, sum((high for _, high in ends), Fraction(0)))
    for position in held:
        table = position.together or {}
        for other in dict.fromkeys(name for row in table.values() for name in row):
            if position.issue in states.columns and other in states.columns:
                issues = (situation.issues[position.issue], situation.issues[other])
                cells = [
                    table.get(one.key, {}).get(other, {}).get(two.key)
                    for one in issues[0].options
                    for two in issues[1].options
                ]
                yield _Part(issues, tuple(_times(saliences, cell) for cell in cells))


def _times(saliences: _Reading, points: Value | None) -> _Reading:
    if points is None:
        return Fraction(0), Fraction(0), Fraction(0)
    products = [one * end for one in saliences for end in cut(points.interval, MOST).ends]
    return Fraction(min(products)), saliences[1] * central(points, MOST), Fraction(max(products))
