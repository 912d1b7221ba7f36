"""What tables of networks are called by: their columns, the words for these, and which heading means which table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum


class Kind(StrEnum):
    """What the rows of a table are."""

    WAYS = "ways"
    PLACES = "places"
    VEHICLES = "vehicles"
    STOCKS = "stocks"


PAIRS = (("from", "to"), ("source", "target"), ("origin", "destination"))
"""Headings of the two ends of a way; the first pair that is there whole counts."""
_PER = ("per",)
_WHY = ("why", "reason", "note", "notes")
_SRC = ("src", "source", "reference")
COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.WAYS: {
        "capacity": ("capacity",),
        "per": _PER,
        "transit": ("transit", "transitmin", "transitminutes", "traveltime", "minutes"),
        "carries": ("carries", "commodity"),
        "unit": ("unit", "units"),
        "windows": ("windows", "window", "open", "openingtimes"),
        "halts": ("halts", "halt"),
        "halt_chance": ("haltchance",),
        "vehicles": ("vehicles", "vehicle", "fleet"),
        "why": _WHY,
        "src": _SRC,
    },
    Kind.PLACES: {
        "place": ("place", "location", "node"),
        "name": ("name",),
        "waiting": ("waiting", "people", "population", "supply", "demand"),
        "shelter": ("shelter", "destination"),
        "takes": ("takes",),
        "holds": ("holds",),
        "screening": ("screening",),
        "per": _PER,
        "why": _WHY,
        "src": _SRC,
    },
    Kind.VEHICLES: {
        "fleet": ("fleet", "vehicles", "vehicle"),
        "count": ("count", "number"),
        "seats": ("seats",),
        "at": ("at", "place", "start"),
        "why": _WHY,
        "src": _SRC,
    },
    Kind.STOCKS: {
        "stock": ("stock", "key"),
        "at": ("at", "place", "actor"),
        "unit": ("unit", "units"),
        "holds": ("holds",),
        "uses": ("uses", "use"),
        "gets": ("gets",),
        "floor": ("floor",),
        "per": _PER,
        "as_of": ("asof", "date"),
        "why": _WHY,
        "src": _SRC,
    },
}
"""The columns of each table, and the words for them without spaces, underscores and brackets."""
NEEDED = {
    Kind.WAYS: ("capacity",),
    Kind.PLACES: ("place",),
    Kind.VEHICLES: ("fleet", "count", "seats", "at"),
    Kind.STOCKS: ("stock", "at", "unit", "holds", "uses"),
}
"""The columns without which a table cannot be read, besides the two ends of a way."""
HEADINGS = (
    "ways: from,to,capacity,transit; places: place,waiting,shelter; vehicles: fleet,count,seats,at; "
    "stocks: stock,at,unit,holds,uses"
)
_OF_TIES = "sign"
_OF_PLACES = {"waiting", "shelter", "takes", "holds", "screening"}


def plain(cell: str) -> str:
    """A heading without what is written differently: case, spaces, underscores, brackets."""
    return re.sub(r"[\W_]+", "", cell.lower())


def pair_of(head: Sequence[str]) -> tuple[int, int] | None:
    """Where the two ends of a way stand, if a heading names both."""
    words = [plain(cell) for cell in head]
    return next(((words.index(one), words.index(two)) for one, two in PAIRS if {one, two} <= set(words)), None)


def column_of(kind: Kind, cell: str) -> str | None:
    """Which column a word of a heading means, if one."""
    word = plain(cell)
    return next((name for name, words in COLUMNS[kind].items() if word in words), None)


def kind_of(head: Sequence[str]) -> Kind | None:
    """Which table a heading belongs to; None where it is none of a network."""
    if _has(Kind.STOCKS, head, ("stock", "holds", "uses")):
        return Kind.STOCKS
    if _has(Kind.VEHICLES, head, ("fleet", "count", "seats")):
        return Kind.VEHICLES
    if pair_of(head) is not None:
        ties = _OF_TIES in map(plain, head)
        return Kind.WAYS if not ties and _has(Kind.WAYS, head, ("capacity",)) else None
    named = {column_of(Kind.PLACES, cell) for cell in head}
    return Kind.PLACES if "place" in named and named & _OF_PLACES else None


def _has(kind: Kind, head: Iterable[str], names: Iterable[str]) -> bool:
    return set(names) <= {column_of(kind, cell) for cell in head}
