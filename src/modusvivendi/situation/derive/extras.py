"""Extra points for two issues settled together: what an option adds where another issue is settled in some way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.evidence import evidence_of_position
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.states import State
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

MOST = Interval(Fraction(-100), Fraction(100))
"""The bounds of extra points."""


@dataclass(frozen=True, slots=True)
class Extra:
    """Points added to an actor's utility for two issues together."""

    points: Interval
    words: str
    """The two choices, as a reader knows them."""
    because: tuple[str, ...]


def extras(situation: Situation, actor: str, state: State) -> tuple[Extra, ...]:
    """The extra points that a state brings an actor; an issue on which nothing is known may be settled in any way."""
    found = []
    for position in positions_of(situation, actor):
        for other in dict.fromkeys(issue for row in (position.together or {}).values() for issue in row):
            extra = _extra(situation, position, other, state)
            if extra is not None:
                found.append(extra)
    return tuple(found)


def _extra(situation: Situation, position: Position, other: str, state: State) -> Extra | None:
    here, there = state.get(position.issue), state.get(other)
    table = {option: row.get(other, {}) for option, row in (position.together or {}).items()}
    values = list(_values(situation, position.issue, other, table, here, there))
    if not values or values == [Interval.point(0)]:
        return None
    points = Interval(min(each.ends[0] for each in values), max(each.ends[1] for each in values))
    words = f"{_words(situation, position.issue, here)} with {_words(situation, other, there)}"
    return Extra(points, words, evidence_of_position(situation, position))


def _values(
    situation: Situation,
    issue: str,
    other: str,
    table: Mapping[str, Mapping[str, Value]],
    here: Choice | None,
    there: Choice | None,
) -> Iterator[Interval]:
    """The extra points of every pair of options that may hold."""
    for option in _possible(situation, issue, here):
        for second in _possible(situation, other, there):
            value = table.get(option, {}).get(second)
            yield Interval.point(0) if value is None else value.interval


def _possible(situation: Situation, issue: str, choice: Choice | None) -> tuple[str, ...]:
    return (str(choice),) if choice is not None else tuple(option.key for option in situation.issues[issue].options)


def _words(situation: Situation, issue: str, choice: Choice | None) -> str:
    label = situation.issues[issue].label
    return f"{label} ({'not given' if choice is None else situation.option_words(issue, choice)})"
