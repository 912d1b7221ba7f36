"""What binds deals and states, and the exceptions that stability needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import block
from modusvivendi.situation.fields.base import Context, Fault, context_of
from modusvivendi.situation.fields.containers import ONE_OR_MANY, read_each
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA
from modusvivendi.situation.fields.references import (
    ActorRef,
    AnyOrigin,
    Choice,
    Choices,
    IssueRef,
    Package,
    to_package,
)
from modusvivendi.situation.fields.statements import Statements
from modusvivendi.situation.fields.texts import Text


@block
class Rule:
    """Either a condition on deals (`if` and `then`, or `then` alone) or an `impossible` combination."""

    if_: Annotated[Choices | None, Field(alias="if")] = None
    """When the deal has one of these options on each of these issues …"""
    then: Choices | None = None
    """… it must have one of these options on each of these. Binds deals only: a state may break it later."""
    impossible: Choices | None = None
    """No state of the world has all of these at once."""
    why: Text | None = None
    """The reason."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""

    @property
    def is_condition(self) -> bool:
        """Whether it binds deals, not states."""
        return self.then is not None


@block
class OneWay:
    """A change that can be made and not undone."""

    issue: IssueRef
    """The issue."""
    from_: Annotated[Text, Field(alias="from")]
    """The option before."""
    to: Text
    """The option after, from which there is no way back."""
    why: Text | None = None
    """The reason."""


@block
class Transition:
    """A move drawn by hand between two states."""

    by: Annotated[tuple[ActorRef, ...], ONE_OR_MANY]
    """Who makes it (several: together)."""
    from_: Annotated[Package, Field(alias="from")]
    """The options before; an issue left out may be anything and stays as it is."""
    to: Package
    """The options after."""
    why: Text | None = None
    """The reason."""


@block
class Preference:
    """A preference between states that overrides the derived one."""

    by: ActorRef
    """Whose preference."""
    this: Choices
    """It likes states with these options …"""
    over: Choices
    """… better than states with these."""
    why: Text | None = None
    """The reason."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""


@block
class Priorities:
    """What an actor wants of states, the most important first (option prioritisation)."""

    by: ActorRef
    """Whose preferences."""
    statements: Statements
    """Statements about states, the most important first: `ceasefire = open and not forces = stay`."""
    why: Text | None = None
    """The reason."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""


def _best_first(value: Any, info: ValidationInfo) -> tuple[tuple[Mapping[str, Choice], ...], ...]:
    if not isinstance(value, (list, tuple)) or not 1 <= len(value) <= MOST_RANKED:
        what = f"a ranking is a list of 1 to {MOST_RANKED:,} states"
        raise Fault("ranking", what, "write [{issue: option}, …], the best first; ties as lists inside", value)
    levels = [level if isinstance(level, (list, tuple)) else [level] for level in value]
    context = context_of(info)
    return tuple(tuple(_packages(level, info, context)) for level in levels)


def _packages(level: Any, info: ValidationInfo, context: Context) -> list[Mapping[str, Choice]]:
    def read(each: Any) -> Mapping[str, Choice]:
        return each if isinstance(each, Mapping) and not isinstance(each, dict) else to_package(each, info)

    return read_each(level, read, context)


MOST_RANKED = 5_000
_STATE: dict[str, Any] = {"type": "object", "minProperties": 1, "additionalProperties": VALUE_SCHEMA}
BestFirst = Annotated[
    tuple[tuple[Mapping[str, Choice], ...], ...],
    PlainValidator(_best_first),
    WithJsonSchema(
        {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [_STATE, {"type": "array", "minItems": 1, "items": _STATE}]},
        }
    ),
]


@block
class Ranking:
    """States in order of preference."""

    by: ActorRef
    """Whose preferences."""
    best_first: BestFirst
    """Every state, the best first: {issue: option}, or a list of states that are equally good."""
    why: Text | None = None
    """The reason."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""


@block
class Moves:
    """Exceptions to the derived moves and preferences; nothing is needed where there are none."""

    one_way: tuple[OneWay, ...] = ()
    """Changes that cannot be undone."""
    transitions: tuple[Transition, ...] = ()
    """Moves drawn by hand."""
    prefers: tuple[Preference, ...] = ()
    """Preferences that override the derived ones, the most important first."""
    priorities: tuple[Priorities, ...] = ()
    """For some actors statements about states in order of importance, instead of the derived preferences."""
    rankings: tuple[Ranking, ...] = ()
    """For some actors all states in order of preference, instead of statements."""
    issues: Annotated[tuple[IssueRef, ...], ONE_OR_MANY] = ()
    """The issues that make up a state; all that somebody sets if left out."""
