"""Situation → where the numbers of a graph model come from when it is asked of draws. Knows the file, as its room does.

States, moves and what decision makers say outright are the same in every draw. What differs is what the others make of
each state, by the numbers in their positions and by which of their red lines stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.feeds import Feed, Worth, feed, worths
from modusvivendi.methods.stability.frame.states import States, matching, on_issue
from modusvivendi.methods.stability.solve.model import Ints, Mask
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.extras import MOST
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.places import SCALE
from modusvivendi.situation.derive.worths import salience_of
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot


@dataclass(frozen=True, slots=True, eq=False)
class Stake:
    """What one position makes of each option of its issue."""

    salience: Feed
    worth: tuple[Worth, ...]
    at: Ints
    """The option of each state."""


@dataclass(frozen=True, slots=True, eq=False)
class Extra:
    """Points where two issues are settled so."""

    points: Feed
    there: Mask
    """The states in which they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The red line of one position."""

    stands: Feed
    broken: Mask
    """The states that break it by what it accepts, or by a condition."""
    at: Ints
    places: tuple[Feed, ...] = ()
    """Of the options, where it has bounds."""
    low: Feed | None = None
    high: Feed | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Wants:
    """One decision maker by its positions."""

    saliences: tuple[Feed, ...]
    """Of all its positions, also on issues that are not among the states."""
    stakes: tuple[Stake, ...]
    extras: tuple[Extra, ...]
    lines: tuple[Line, ...]


def feeds(situation: Situation, key: str, states: States, slots: Sequence[Slot]) -> Wants | None:
    """Where the numbers of one decision maker come from; None where it says outright what it wants, or nothing."""
    said = {each.by for each in situation.moves.priorities} | {each.by for each in situation.moves.rankings}
    held = positions_of(situation, key)
    inside = [position for position in held if position.issue in states.columns]
    if key in said or not inside:
        return None
    index = {slot.key: at for at, slot in enumerate(slots)}
    return Wants(
        saliences=tuple(_salience(position, index) for position in held),
        stakes=tuple(_stake(situation, position, states, index) for position in inside),
        extras=tuple(extra for position in held for extra in _extras(situation, position, states, index)),
        lines=tuple(
            _line(situation, position, states, index)
            for position in inside
            if position.accepts or position.at_least or position.at_most or position.only_if
        ),
    )


def _salience(position: Position, index: Mapping[str, int]) -> Feed:
    return feed(index, f"positions.{position.actor}.{position.issue}.salience", salience_of(position))


def _stake(situation: Situation, position: Position, states: States, index: Mapping[str, int]) -> Stake:
    issue = situation.issues[position.issue]
    places, names = _places(issue, index), [option.key for option in issue.options]
    if isinstance(position.ideal, str):
        ideal = places[names.index(position.ideal)] if places and position.ideal in names else None
    else:
        key = f"positions.{position.actor}.{position.issue}.ideal"
        ideal = feed(index, key, central(position.ideal, SCALE))
    return Stake(
        _salience(position, index), worths(position, names, places, ideal, index), states.columns[position.issue]
    )


def _places(issue: Issue, index: Mapping[str, int]) -> tuple[Feed, ...] | None:
    known = [(option.key, option.at) for option in issue.options if option.at is not None]
    if len(known) < len(issue.options):
        return None
    return tuple(feed(index, f"issues.{issue.key}.options.{name}", central(at, SCALE)) for name, at in known)


def _extras(situation: Situation, position: Position, states: States, index: Mapping[str, int]) -> Iterator[Extra]:
    for option, row in (position.together or {}).items():
        for other, cells in row.items():
            for second, value in cells.items():
                if position.issue in states.columns and other in states.columns:
                    key = f"positions.{position.actor}.{position.issue}.together.{option}.{other}.{second}"
                    there = matching(
                        situation, states.columns, {position.issue: (option,), other: (second,)}, states.count
                    )
                    yield Extra(feed(index, key, central(value, MOST)), there)


def _line(situation: Situation, position: Position, states: States, index: Mapping[str, int]) -> Line:
    issue, at = situation.issues[position.issue], f"positions.{position.actor}.{position.issue}"
    broken = np.zeros(states.count, dtype=np.bool_)
    if position.accepts is not None:
        broken |= ~on_issue(situation, states.columns, position.issue, position.accepts, states.count)
    for option, wanted in (position.only_if or {}).items():
        chosen = on_issue(situation, states.columns, position.issue, (option,), states.count)
        broken |= chosen & _unmet(situation, states, wanted)
    bounded = position.at_least is not None or position.at_most is not None
    low, high = (
        None if value is None else feed(index, f"{at}.{field}", central(value, SCALE))
        for field, value in (("at_least", position.at_least), ("at_most", position.at_most))
    )
    return Line(
        stands=feed(index, f"{at}.line", 1.0),
        broken=broken,
        at=states.columns[position.issue],
        places=(_places(issue, index) or ()) if bounded else (),
        low=low,
        high=high,
    )


def _unmet(situation: Situation, states: States, wanted: Mapping[str, tuple[Choice, ...]]) -> Mask:
    """The states that surely lack something wanted; what holds outside the states may not be known."""
    unmet = np.zeros(states.count, dtype=np.bool_)
    for key, choices in wanted.items():
        if key in states.columns or situation.issues[key].now is not None:
            unmet |= ~on_issue(situation, states.columns, key, choices, states.count)
    return unmet
