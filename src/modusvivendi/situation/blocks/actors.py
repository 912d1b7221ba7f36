"""Who is involved, and what each expects without agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.fields.base import Fault, context_of, key_in
from modusvivendi.situation.fields.containers import FROM_KEY, ONE_OR_MANY, entries_of, read_each
from modusvivendi.situation.fields.dates import Day
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Points, Share, Value, within
from modusvivendi.situation.fields.references import ActorRef, AnyOrigin, Choice, refer, to_package
from modusvivendi.situation.fields.texts import Text, one_of

NOW = "now"
"""The outcome "things stay as they are": every issue at its status quo."""

_capability = within(0, 100, "capability")


def _per_issue(value: Any, info: ValidationInfo) -> dict[str, Value]:
    context = context_of(info)
    given = entries_of(value, "a capability for each of some issues", "write {issue: 40}")

    def read(issue: str) -> tuple[str, Value]:
        return refer("issues", "issue", key_in(given, issue), context), _capability(given[issue], info)

    return dict(read_each(given, read, context))


def _outcome(value: Any, info: ValidationInfo) -> Mapping[str, Choice]:
    if isinstance(value, str) and value == NOW:
        return {}
    if not isinstance(value, dict):
        what = "an outcome is a description in options, never a bare number"
        hint = f'write "{NOW}" (things stay as they are) or {{issue: option}}'
        raise Fault("outcome", what, hint, value)
    return to_package(value, info) if value else {}


PerIssue = Annotated[
    Mapping[str, Value],
    PlainValidator(_per_issue),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": VALUE_SCHEMA}),
]
Outcome = Annotated[
    Mapping[str, Choice],
    PlainValidator(_outcome),
    WithJsonSchema({"anyOf": [{"const": NOW}, {"type": "object", "additionalProperties": VALUE_SCHEMA}]}),
]


@block
class Actor:
    """A state, an organisation, a group or a person that acts."""

    key: Key
    name: Text | None = None
    """What readers see instead of the key."""
    role: Annotated[Role, one_of(Role)]
    """Its part in the conflict."""
    aliases: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    """Other names it goes by."""
    code: Text | None = None
    """Its code in a public list, such as ISO 3166 or a Correlates of War number."""
    capability: Annotated[Value, PlainValidator(_capability), WithJsonSchema(VALUE_SCHEMA)] | None = None
    """How much it can bring to bear, 0 to 100, relative to the strongest actor of the file."""
    capability_on: PerIssue | None = None
    """Capability on single issues, where it differs: {issue: 40}."""
    members: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Of a group: who belongs to it."""
    note: Text | None = None
    """Anything a reader should know."""


@block
class War:
    """Fighting on as a costly lottery over what is at stake (Fearon 1995)."""

    wins: Share
    """The chance, 0 to 1, that it would get its way by fighting on."""
    costs: Share
    """What fighting on would cost it, as a share of what is at stake, 0 to 1."""
    rising: Share | None = None
    """By how much the cost grows with each day after `costs_on`; not at all if left out."""
    costs_on: Day | None = None
    """The day for which the cost is given; the file's date if left out."""


@block
class Alternative:
    """What a party expects without an agreement: a described outcome, and what it costs to get there.

    Where only its worth is known, as in the files of other tools, `worth` stands instead of both; where it would be to
    fight on, `war`.
    """

    actor: Annotated[Text, FROM_KEY]
    outcome: Outcome | None = None
    """`now`, or {issue: option}; an issue that is left out stays at its status quo."""
    cost: Points | None = None
    """What that outcome costs, in points of utility from 0 to 100."""
    worth: Points | None = None
    """Instead of `outcome`: its worth in points of utility, all costs counted; needs `why`."""
    war: War | None = None
    """Instead of `outcome`: fighting on; `modus endure` derives its worth."""
    why: Text | None = None
    """Why this is expected."""
    by: Text | None = None
    """Whose judgement it is."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
