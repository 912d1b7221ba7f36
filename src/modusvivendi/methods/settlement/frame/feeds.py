"""Situation → where each number of a settlement comes from when it is asked of draws. Knows the file, as its room does.

The structure is fixed: parties, issues, options and red lines are those of the situation itself. What differs from
draw to draw are numbers, and which red lines stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from modusvivendi.methods.feeds import Feed, Worth, feed, worths
from modusvivendi.methods.settlement.frame import Built
from modusvivendi.methods.settlement.frame.grid import Grid
from modusvivendi.methods.settlement.frame.moving import Moving
from modusvivendi.methods.settlement.frame.parties import Party
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.extras import MOST
from modusvivendi.situation.derive.places import SCALE
from modusvivendi.situation.derive.states import choices_words, state_of
from modusvivendi.situation.derive.worths import salience_of
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find

Options = Mapping[int, tuple[int, ...]]
"""Issue: options, by place."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Points that two issues settled together add for one party."""

    one: int
    two: int
    cells: tuple[tuple[int, int, Feed], ...]
    """(option of the first, option of the second, points)."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one party makes of packages, and what it expects without one."""

    salience: tuple[Feed, ...]
    """For each issue; zero where it has no position."""
    worth: tuple[tuple[Worth, ...], ...]
    """Issues × options."""
    extras: tuple[Pair, ...]
    outcome: tuple[int | None, ...] | None
    """The package expected without an agreement; None where the file describes none."""
    cost: Feed
    """What that outcome costs, in points."""
    outright: Feed | None
    """What going without is worth, where the file says it outright."""


@dataclass(frozen=True, slots=True)
class Line:
    """One red line; where ``given`` holds, it is broken unless ``allowed`` holds too."""

    party: int
    words: str
    given: Options
    allowed: Options
    issue: int
    stands: Feed
    """1 where it stands, 0 where not."""
    places: tuple[Feed, ...] = ()
    """Of the options of its own issue, where it has bounds; in the issue's own units."""
    low: Feed | None = None
    high: Feed | None = None


@dataclass(frozen=True, slots=True)
class Feeds:
    """Everything that differs from draw to draw."""

    sides: tuple[Side, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """The places of slots: by key, and of those that move an option."""

    keys: Mapping[str, int]
    moving: Mapping[tuple[str, Fraction], int]


def slots(situation: Situation, built: Built) -> tuple[Slot, ...]:
    """The uncertain numbers that a settlement rests on: of its parties and its issues."""
    sides = {one.key: one.held for one in built.sides}
    issues = {each.issue.key for each in built.grids}

    def counts(slot: Slot) -> bool:
        block, at = slot.path[0], slot.path[1]
        if block == "positions" and isinstance(at, int):
            position = situation.positions[at]
            return sides.get(position.actor, {}).get(position.issue) is position
        expected = block == "alternatives" and at in sides and slot.path[2] != "war"
        return (block == "issues" and at in issues) or expected

    return tuple(slot for slot in find(situation) if counts(slot))


def feeds(situation: Situation, made: Moving, slots: Sequence[Slot]) -> Feeds:
    """Where every number comes from."""
    built = made.built
    index = _Index({slot.key: at for at, slot in enumerate(slots)}, made.slots)
    return Feeds(
        tuple(_side(situation, one, built.grids, index) for one in built.sides),
        tuple(_lines(situation, built, index)),
    )


def _side(situation: Situation, one: Party, grids: tuple[Grid, ...], index: _Index) -> Side:
    held = [one.held.get(each.issue.key) for each in grids]
    alternative = situation.alternatives.get(one.key)
    described = alternative is not None and alternative.outcome is not None
    state = state_of(situation, alternative.outcome or {}) if alternative is not None and described else {}
    cost = alternative.cost if alternative is not None else None
    worth = alternative.worth if alternative is not None and not described else None
    key = f"alternatives.{one.key}"
    return Side(
        salience=tuple(
            feed(index.keys, f"positions.{one.key}.{each.issue.key}.salience", salience_of(position))
            for each, position in zip(grids, held, strict=True)
        ),
        worth=tuple(_worths(each, position, index) for each, position in zip(grids, held, strict=True)),
        extras=tuple(_extras(grids, held, index)),
        outcome=tuple(each.index(state.get(each.issue.key)) for each in grids) if described else None,
        cost=feed(index.keys, f"{key}.cost", Fraction(0) if cost is None else central(cost, SCALE)),
        outright=None if worth is None else feed(index.keys, f"{key}.worth", central(worth, SCALE)),
    )


def _worths(each: Grid, position: Position | None, index: _Index) -> tuple[Worth, ...]:
    if position is None:
        return (Worth(),) * len(each.names)
    return worths(position, each.names, _places(each, index), _ideal(each, position, index), index.keys)


def _places(each: Grid, index: _Index) -> tuple[Feed, ...] | None:
    """Where the options lie on the scale from 0 to 100."""
    if each.places is None:
        return None
    if each.numbers is not None:
        low, high = (float(end) for end in (each.issue.range or SCALE).ends)
        return tuple(
            replace(number, factor=100 / (high - low), add=-100 * low / (high - low))
            for number in _own_units(each, index)
        )
    keys = [f"issues.{each.issue.key}.options.{name}" for name in each.names]
    return tuple(feed(index.keys, key, place) for key, place in zip(keys, each.places, strict=True))


def _own_units(each: Grid, index: _Index) -> tuple[Feed, ...]:
    """The options of an issue that is a number; some move."""
    numbers = each.numbers or ()
    return tuple(Feed(index.moving.get((each.issue.key, number)), float(number)) for number in numbers)


def _ideal(each: Grid, position: Position, index: _Index) -> Feed | None:
    if isinstance(position.ideal, str):
        at, places = each.index(position.ideal), _places(each, index)
        return None if at is None or places is None else places[at]
    low, high = (float(end) for end in (each.issue.range or SCALE).ends)
    fixed = float(central(position.ideal, each.issue.range or SCALE))
    slot = index.keys.get(f"positions.{position.actor}.{position.issue}.ideal")
    return Feed(slot, fixed, 100 / (high - low), -100 * low / (high - low))


def _extras(grids: tuple[Grid, ...], held: Sequence[Position | None], index: _Index) -> Iterator[Pair]:
    numbers = {each.issue.key: number for number, each in enumerate(grids)}
    for number, position in enumerate(held):
        table = (position.together if position is not None else None) or {}
        for other in dict.fromkeys(name for row in table.values() for name in row):
            here, there, at = grids[number], grids[numbers[other]], f"positions.{position.actor}.{position.issue}"  # type: ignore[union-attr]  # the table is the position's
            cells = [
                (option, second, value) for option, row in table.items() for second, value in row.get(other, {}).items()
            ]
            yield Pair(
                number,
                numbers[other],
                tuple(
                    (
                        here.names.index(option),
                        there.names.index(second),
                        feed(index.keys, f"{at}.together.{option}.{other}.{second}", central(value, MOST)),
                    )
                    for option, second, value in cells
                ),
            )


def _lines(situation: Situation, built: Built, index: _Index) -> Iterator[Line]:
    """Every red line of every party that may bind, conditions "only if" each by itself."""
    numbers = {each.issue.key: number for number, each in enumerate(built.grids)}
    for party, one in enumerate(built.sides):
        for position in one.held.values():
            number = numbers[position.issue]
            each = built.grids[number]
            at, name = f"positions.{one.key}.{position.issue}", f"{one.side.name} on {each.issue.label}"
            stands = feed(index.keys, f"{at}.line", 1.0)
            yield from _own_line(each, position, (party, number), name, stands, index)
            for option, wanted in (position.only_if or {}).items():
                words = situation.option_words(position.issue, option)
                condition = f"{words} only with {choices_words(situation, wanted)}"
                allowed = {numbers[key]: built.grids[numbers[key]].among(choices) for key, choices in wanted.items()}
                yield Line(party, f"{name} ({condition})", {number: each.among([option])}, allowed, number, stands)


def _own_line(
    each: Grid, position: Position, at: tuple[int, int], name: str, stands: Feed, index: _Index
) -> Iterator[Line]:
    party, number = at
    every = tuple(range(len(each.names)))
    accepted = every if position.accepts is None else each.among(position.accepts)
    bounds = (position.at_least, position.at_most)
    if bounds == (None, None):
        if accepted != every:
            yield Line(party, name, {}, {number: accepted}, number, stands)
        return
    key, scale = f"positions.{position.actor}.{position.issue}", each.issue.range or SCALE
    low, high = (
        None if value is None else feed(index.keys, f"{key}.{field}", central(value, scale))
        for field, value in zip(("at_least", "at_most"), bounds, strict=True)
    )
    if each.numbers is not None:
        places = _own_units(each, index)
    else:
        places = _places(each, index) or tuple(Feed(None, float("nan")) for _ in every)
    yield Line(party, name, {}, {number: accepted}, number, stands, places, low, high)
