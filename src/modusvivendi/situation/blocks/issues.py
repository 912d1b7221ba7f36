"""What is in dispute."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.options import Option, Options
from modusvivendi.situation.blocks.sources import Bounds
from modusvivendi.situation.fields.base import Fault, IssueOptions, context_of
from modusvivendi.situation.fields.containers import ONE_OR_MANY
from modusvivendi.situation.fields.references import ActorRef, Choice, number_choice
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import Text, to_text


def _now(value: Any, info: ValidationInfo) -> Choice:
    """The status quo, checked against the issue's own options, which stand before it."""
    options: tuple[Option, ...] = info.data.get("options") or ()
    bounds = info.data.get("range")
    if bounds is not None:
        known = IssueOptions((), bounds.low, bounds.high)
        return number_choice(str(info.data.get("key")), known, value, context_of(info))
    text = to_text(value)
    names = [option.key for option in options]
    if names and text not in names:
        what = f'"{shown(text)}" is no option of this issue'
        raise Fault("unknown-option", what, suggest(text, names, "options"), value)
    return text


Now = Annotated[Choice, PlainValidator(_now), WithJsonSchema({"type": ["string", "number", "boolean"]})]


@block
class Issue:
    """A question in dispute and the ways in which it can be settled."""

    key: Key
    name: Text | None = None
    """What readers see instead of the key."""
    question: Text | None = None
    """The question it settles, as a reader would ask it."""
    options: Options = ()
    """{option: place 0–100} on a scale, [options] without an order; a yes/no issue has two options."""
    range: Bounds | None = None
    """Instead of options: the lowest and the highest number."""
    unit: Text | None = None
    """Of a range: what is counted."""
    now: Now | None = None
    """The status quo."""
    set_by: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Who can do and undo it; several: each must consent."""

    def option(self, key: str) -> Option | None:
        """The option of that name."""
        return next((option for option in self.options if option.key == key), None)

    @property
    def ordered(self) -> bool:
        """Whether its options have places on a scale (a range always has)."""
        return self.range is not None or any(option.at is not None for option in self.options)

    @property
    def label(self) -> str:
        """Its name as readers see it."""
        return self.name or self.key
