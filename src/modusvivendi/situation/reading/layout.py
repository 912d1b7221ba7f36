"""The blocks of a file: their names, shapes and types; reading, writing, schema and codebook follow them."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, get_args, get_type_hints

from pydantic.fields import FieldInfo

from modusvivendi.situation.blocks.actors import Actor, Alternative
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.questions import Indicator, Questions, Scenario
from modusvivendi.situation.blocks.relations import Link, Stock, Tie
from modusvivendi.situation.blocks.rules import Moves, OneWay, Preference, Rule, Transition
from modusvivendi.situation.blocks.sources import Quantity, Source
from modusvivendi.situation.fields.containers import FromKey, OneOrMany

Shape = Literal["keyed", "listed", "single", "by_actor", "by_actor_and_issue"]

FORMAT = 1
"""The version of the file format that this program reads and writes."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the file."""

    name: str
    shape: Shape
    """``keyed``: {name: entry}; ``listed``: [entry]; ``single``: one entry; else entries under actors."""
    type: type[Any]
    one: str
    """What one entry is called in messages."""
    what: str
    """What the block holds, for the schema and the codebook."""


BLOCKS = (
    Block("sources", "keyed", Source, "source", "Where knowledge comes from."),
    Block("quantities", "keyed", Quantity, "quantity", "What estimates measure."),
    Block("actors", "keyed", Actor, "actor", "Who is involved."),
    Block("issues", "keyed", Issue, "issue", "What is in dispute, and how each question can be settled."),
    Block(
        "claims", "keyed", Claim, "claim", "The ledger: who says that what happened, and when that was known."
    ),
    Block("positions", "by_actor_and_issue", Position, "position", "Where each actor stands on each issue."),
    Block(
        "alternatives", "by_actor", Alternative, "alternative", "What each party expects without agreement."
    ),
    Block("rules", "listed", Rule, "rule", "What a deal must satisfy, and what no state of the world has."),
    Block(
        "moves",
        "single",
        Moves,
        "moves",
        "Exceptions for stability; moves are otherwise derived from the issues.",
    ),
    Block(
        "ties",
        "listed",
        Tie,
        "tie",
        "How actors stand to each other, where claims and positions do not say so.",
    ),
    Block("network", "listed", Link, "link", "Ways from place to place, and what they carry."),
    Block("stocks", "keyed", Stock, "stock", "Supplies and what is used of them."),
    Block("scenarios", "keyed", Scenario, "scenario", "Named variants laid over the file by --scenario."),
    Block(
        "questions", "single", Questions, "questions", "What the file is asked by default, and what to watch."
    ),
)
BLOCK = {block.name: block for block in BLOCKS}
HEADER = ("format", "title", "about", "as_of", "hedges")
"""The entries before the blocks."""


_NESTED_ONE: dict[type[Any], str] = {
    Indicator: "indicator",
    OneWay: "one-way change",
    Transition: "transition",
    Preference: "preference",
}


def one_of_nested(type_: type[Any]) -> str:
    """What an entry of a list inside another entry is called in messages."""
    return _NESTED_ONE.get(type_, "entry")


def article(one: str) -> str:
    """The word with ``a`` or ``an`` before it."""
    return one if one.endswith("s") else f"{'an' if one[0] in 'aeiou' else 'a'} {one}"


@cache
def metadata(type_: type[Any]) -> dict[str, tuple[Any, ...]]:
    """What each field's type carries besides the type, by attribute."""
    hints = get_type_hints(type_, include_extras=True)
    return {each.name: getattr(hints[each.name], "__metadata__", ()) for each in fields(type_)}


@cache
def file_names(type_: type[Any]) -> dict[str, str]:
    """The names that a file uses for a block's fields, and their attributes; those from keys left out."""
    names = {}
    for attribute, carried in metadata(type_).items():
        if any(isinstance(item, FromKey) for item in carried):
            continue
        aliases = [item.alias for item in carried if isinstance(item, FieldInfo) and item.alias]
        names[aliases[0] if aliases else attribute] = attribute
    return names


@cache
def written_single(type_: type[Any]) -> frozenset[str]:
    """The attributes that hold several values of which a file may write one alone."""
    return frozenset(
        attribute
        for attribute, carried in metadata(type_).items()
        if any(isinstance(item, OneOrMany) for item in carried)
    )


@cache
def nested_type(type_: type[Any], name: str) -> type[Any] | None:
    """The block type of the entries in a list field of that name in the file, if it holds such."""
    attribute = file_names(type_).get(name)
    hint = get_type_hints(type_).get(attribute or "")
    inner = [each for each in get_args(hint) if isinstance(each, type) and is_dataclass(each)]
    return inner[0] if inner and inner[0] in _NESTED_ONE else None
