"""What the file is asked, what to watch, and the variants of the situation."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.words import Sign
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.containers import ONE_OR_MANY
from modusvivendi.situation.fields.references import ActorRef, AnyOrigin, IssueRef
from modusvivendi.situation.fields.texts import Name, Text, one_of, plain_tree


@block
class Indicator:
    """Something to watch for."""

    what: Text
    """What would be seen."""
    means: Text | None = None
    """What it would mean."""
    about: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Whom it is about."""
    on: Annotated[tuple[IssueRef, ...], ONE_OR_MANY] = ()
    """Which issues it is about."""
    state: Annotated[Sign, one_of(Sign)] = Sign.UNSEEN
    """Whether it has been seen."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources that make it worth watching, or that saw it."""


@block
class Questions:
    """What the file is asked by default."""

    ask: Annotated[tuple[Name, ...], ONE_OR_MANY] = ()
    """The methods that `modus brief` runs, by name; all that can answer if left out."""
    watch: tuple[Indicator, ...] = ()
    """The indicators to watch."""


def _overlay(value: Any) -> Any:
    if isinstance(value, dict):
        return plain_tree(value)
    raise Fault("scenario", "a scenario is a mapping of blocks", "write {about: …, positions: {…}}", value)


@block
class Scenario:
    """A named variant: blocks laid over those of the file."""

    key: Key
    about: Text | None = None
    """What is different, in a sentence."""
    changes: Annotated[Any, PlainValidator(_overlay), WithJsonSchema({"type": "object"})]
    """Blocks as in the file. A mapping is merged entry by entry, anything else replaces what stood there, and
    an empty value removes it."""
