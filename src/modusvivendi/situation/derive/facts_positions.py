"""Facts about where each side stands: what the file states in its positions and preferences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.rules import Preference
from modusvivendi.situation.derive.evidence import evidence_of_position, grounds, path_of_position
from modusvivendi.situation.derive.facts import Fact, how_given, stated_fact
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.redlines import line_words
from modusvivendi.situation.derive.states import choices_words
from modusvivendi.situation.derive.words import listed
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of a position, in words."""

    name: str
    words: str
    value: str
    number: Value | None = None


def facts_of_positions(situation: Situation, actor: str) -> Iterator[Fact]:
    """What an actor wants on each issue, how much that matters, what it could accept, how firmly it stands."""
    for position in positions_of(situation, actor):
        path = path_of_position(situation, position)
        because = evidence_of_position(situation, position)
        for entry in _entries(situation, position):
            yield stated_fact(
                f"{path}.{entry.name}",
                entry.words,
                entry.value,
                f"{_dates(position)}{how_given(entry.number, position.why, position.by)}",
                because,
                actors=(actor,),
                issues=(position.issue,),
            )


def facts_of_preferences(situation: Situation) -> Iterator[Fact]:
    """The preferences between states that the file states outright."""
    for number, statement in enumerate(situation.moves.prefers):
        name = situation.actor_name(statement.by)
        liked, other = choices_words(situation, statement.this), choices_words(situation, statement.over)
        yield stated_fact(
            f"moves.prefers.{number}",
            f"what {name} prefers (preference, overrides the derived one)",
            f"{liked}, to {other}",
            how_given(why=statement.why),
            grounds(f"moves.prefers.{number}", statement.src, statement.why),
            actors=(statement.by,),
            issues=_issues(statement),
        )


def _issues(statement: Preference) -> frozenset[str]:
    return frozenset((*statement.this, *statement.over))


def _entries(situation: Situation, position: Position) -> Iterator[_Entry]:
    name, label = situation.actor_name(position.actor), situation.issues[position.issue].label
    ideal = position.ideal if isinstance(position.ideal, Value) else None
    words = f"what {name} wants on {label} (ideal)"
    yield _Entry(name="ideal", words=words, value=_ideal_words(situation, position), number=ideal)
    salience = position.salience
    yield _Entry(
        name="salience",
        words=f"how much {label} matters to {name} (salience, 0 to 1)",
        value=salience.describe() if salience is not None else "not given: anything from 0 to 1",
        number=salience,
    )
    line = line_words(situation, position)
    words = f"what {name} could still accept on {label} (red line)"
    yield _Entry(name="red_line", words=words, value=line or "anything: no red line is drawn")
    if position.firmness is not None:
        words = f"how firmly {name} holds its red line on {label} (firmness, 0 to 1)"
        value = position.firmness.describe()
        yield _Entry(name="firmness", words=words, value=value, number=position.firmness)
    if position.values:
        words = f"what each option of {label} is worth to {name} (values, of 100)"
        yield _Entry(name="values", words=words, value=_worths(situation, position, position.values))


def _ideal_words(situation: Situation, position: Position) -> str:
    if isinstance(position.ideal, str):
        words = situation.option_words(position.issue, position.ideal)
    else:
        issue = situation.issues[position.issue]
        scale = f" {issue.unit}" if issue.unit else "" if issue.range is not None else " on the scale of 100"
        words = f"{position.ideal.describe()}{scale}"
    beyond = position.beyond_red_line
    return f"{words} (outside its own red line: {beyond})" if beyond else words


def _worths(situation: Situation, position: Position, values: Mapping[str, Value]) -> str:
    return listed(
        [f"{situation.option_words(position.issue, option)} {value.describe()}" for option, value in values.items()]
    )


def _dates(position: Position) -> str:
    since = f"since {day_in_words(position.since)}; " if position.since is not None else ""
    until = f"until before {day_in_words(position.until)}; " if position.until is not None else ""
    return since + until
