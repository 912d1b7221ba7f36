"""Where people wait, where they are taken in, and what carries them."""

from __future__ import annotations

from typing import Annotated

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.words import Per
from modusvivendi.situation.fields.containers import ONE_OR_MANY
from modusvivendi.situation.fields.numbers import Positive
from modusvivendi.situation.fields.references import AnyOrigin, PlaceRef, QuantityRef
from modusvivendi.situation.fields.texts import Text, YesNo, one_of


@block
class Place:
    """An end of a link: how many wait there, whether it takes people in, and what holds them up."""

    key: Key
    name: Text | None = None
    """What readers see instead of the key."""
    waiting: Positive | None = None
    """How many people wait there to leave."""
    counted_as: QuantityRef | None = None
    """Instead of `waiting`: the quantity whose estimates in the ledger say how many wait."""
    shelter: YesNo = False
    """Whether people are safe once they are there; left out everywhere, it is where ways end and none begins."""
    takes: Positive | None = None
    """Of a shelter: how many people it can take in at most."""
    holds: Positive | None = None
    """How many people on their way can wait there at once; whoever is there at the start does not count."""
    screening: Positive | None = None
    """How many people can pass its checks per `per`."""
    per: Annotated[Per, one_of(Per)] = Per.HOUR
    """The time over which screening is counted."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
    why: Text | None = None
    """The reason, where its numbers are an analyst's judgement."""


@block
class Fleet:
    """Vehicles that carry people on the links that name them, and come back for more."""

    key: Key
    name: Text | None = None
    """What readers see instead of the key."""
    count: Positive
    """How many vehicles there are."""
    seats: Positive
    """How many people one of them carries."""
    at: PlaceRef
    """Where they stand at the start."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources it comes from."""
    why: Text | None = None
    """The reason, where its numbers are an analyst's judgement."""
