"""The red lines of an actor, one for each position that draws one, and which of them a package breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import (
    evidence_of_now,
    evidence_of_place,
    evidence_of_position,
    unique,
)
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.names import actor_of
from modusvivendi.situation.derive.places import place_of
from modusvivendi.situation.derive.states import State, all_of, choices_words, is_among, matches, state_of
from modusvivendi.situation.derive.words import listed, possessive, sentence
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


class Verdict(StrEnum):
    """What a package does to a red line."""

    KEPT = "kept"
    BROKEN = "broken"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """A red line under a package.

    Attributes:
        position: the position that draws it.
        verdict: kept, broken, or unsure where a place or a status quo is not known well enough.
        depends_on: the issues on which the verdict depends, its own first.
    """

    position: Position
    verdict: Verdict
    depends_on: tuple[str, ...]

    @property
    def issue(self) -> str:
        """The issue on which it is drawn."""
        return self.position.issue


_Part = tuple[bool | None, str]
"""Whether one part of a red line is kept (None: cannot be told), and that part in words."""


def red_lines(situation: Situation, actor: str, package: State) -> tuple[Derived[RedLine], ...]:
    """Every red line that an actor draws on the situation's date, and what a package does to it.

    Args:
        situation: what is known.
        actor: key of the actor.
        package: {issue: option}; an issue that is left out stays at its status quo.

    Raises:
        UnknownNameError: the situation lacks the actor, or an issue or option of the package.
    """
    actor_of(situation, actor)
    state = state_of(situation, package)
    lines = (_line(situation, held, package, state) for held in positions_of(situation, actor))
    return tuple(line for line in lines if line is not None)


def broken_lines(situation: Situation, actor: str, package: State) -> tuple[Derived[RedLine], ...]:
    """The red lines of an actor that a package breaks, and those of which that cannot be told (``unsure``).

    Raises:
        UnknownNameError: as :func:`red_lines`.
    """
    found = red_lines(situation, actor, package)
    return tuple(line for line in found if line.value.verdict is not Verdict.KEPT)


def line_words(situation: Situation, position: Position) -> str:
    """A red line for a reader; empty where the position draws none."""
    return "; ".join(words for _, words in _parts(situation, position, {}))


def _line(situation: Situation, position: Position, package: State, state: State) -> Derived[RedLine] | None:
    parts = tuple(_parts(situation, position, state))
    if not parts:
        return None
    kept = all_of(verdict for verdict, _ in parts)
    verdict = Verdict.UNSURE if kept is None else Verdict.KEPT if kept else Verdict.BROKEN
    depends_on = _depends_on(position, state.get(position.issue))
    because = [*evidence_of_position(situation, position)]
    for key in depends_on:
        because += evidence_of_place(situation.issues[key], state.get(key))
        because += evidence_of_now(key) if key not in package else ()
    return Derived(
        value=RedLine(position=position, verdict=verdict, depends_on=depends_on),
        rule="preference",
        how=_how(situation, position, state, parts, verdict),
        because=unique(because),
    )


def _depends_on(position: Position, choice: Choice | None) -> tuple[str, ...]:
    """The issue itself, and those that a condition on the option chosen (on any, if unknown) names."""
    conditions = position.only_if or {}
    met = conditions.values() if choice is None else (conditions.get(str(choice), {}),)
    return unique((position.issue, *(issue for wanted in met for issue in wanted)))


def _parts(situation: Situation, position: Position, state: State) -> Iterator[_Part]:
    issue = situation.issues[position.issue]
    choice = state.get(issue.key)
    if position.accepts is not None:
        names = [situation.option_words(issue.key, option) for option in position.accepts]
        yield is_among(choice, position.accepts), listed(names, "or")
    place = place_of(issue, choice)
    unit = f" {issue.unit}" if issue.unit else ""
    if position.at_least is not None:
        words = f"nothing below {position.at_least.describe()}{unit}"
        yield _not_below(place, position.at_least.interval), words
    if position.at_most is not None:
        words = f"nothing above {position.at_most.describe()}{unit}"
        yield _not_below(position.at_most.interval, place), words
    for option, wanted in (position.only_if or {}).items():
        words = f"{situation.option_words(issue.key, option)} only with {choices_words(situation, wanted)}"
        yield _condition(choice, option, state, wanted), words


def _condition(
    choice: Choice | None, option: str, state: State, wanted: Mapping[str, tuple[Choice, ...]]
) -> bool | None:
    if choice is None:
        return True if matches(state, wanted) is True else None
    return True if str(choice) != option else matches(state, wanted)


def _not_below(upper: Interval | None, lower: Interval | None) -> bool | None:
    """Whether every number in one interval is at least every number in the other; None where some are."""
    if upper is None or lower is None:
        return None
    if upper.low is not None and lower.high is not None and upper.low >= lower.high:
        return True
    if upper.high is None or lower.low is None or upper.high > lower.low:
        return None
    return False if upper.high < lower.low or upper.high_open or lower.low_open else None


def _how(situation: Situation, position: Position, state: State, parts: tuple[_Part, ...], verdict: Verdict) -> str:
    issue = situation.issues[position.issue]
    name = situation.actor_name(position.actor)
    choice = state.get(issue.key)
    here = situation.option_words(issue.key, choice) if choice is not None else "not given"
    if verdict is Verdict.KEPT:
        words = "; ".join(words for _, words in parts)
        return sentence(f"{issue.label} ({here}) stays within {possessive(name)} red line; acceptable: {words}")
    hit = "; ".join(words for kept, words in parts if kept is (None if verdict is Verdict.UNSURE else False))
    doing = "may or may not break" if verdict is Verdict.UNSURE else "breaks"
    return sentence(f"{issue.label} ({here}) {doing} {possessive(name)} red line; acceptable: {hit}")
