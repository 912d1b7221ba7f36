"""What a file calls the fields of an entry, and what messages call the entry."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from pydantic.fields import FieldInfo

from modusvivendi.situation.blocks.actors import War
from modusvivendi.situation.blocks.questions import Forecast, ForecastQuestion, Indicator
from modusvivendi.situation.blocks.rules import OneWay, Preference, Priorities, Ranking, Transition
from modusvivendi.situation.fields.containers import FromKey, OneOrMany

_NESTED_ONE: dict[type[Any], str] = {
    Indicator: "indicator",
    ForecastQuestion: "forecast question",
    Forecast: "forecast",
    OneWay: "one-way change",
    Transition: "transition",
    Preference: "preference",
    Priorities: "priorities",
    Ranking: "ranking",
    War: "war",
}


def one_of_nested(type_: type[Any]) -> str:
    """What an entry inside another entry is called in messages."""
    return _NESTED_ONE.get(type_, "entry")


def article(one: str) -> str:
    """The word with ``a`` or ``an`` before it."""
    if one.endswith("s"):
        return one
    vowel = one[0] in "aeiou" and not one.startswith("one")
    return f"{'an' if vowel else 'a'} {one}"


@dataclass(frozen=True, slots=True)
class _Names:
    """What is worked out once for a type of entry."""

    attributes: dict[str, str]
    single: frozenset[str]
    nested: dict[str, type[Any]]


_KNOWN: dict[type[Any], _Names] = {}


def _names(type_: type[Any]) -> _Names:
    if type_ not in _KNOWN:
        _KNOWN[type_] = _worked_out(type_)
    return _KNOWN[type_]


def _worked_out(type_: type[Any]) -> _Names:
    hints = get_type_hints(type_, include_extras=True)
    plain = get_type_hints(type_)
    attributes: dict[str, str] = {}
    single: set[str] = set()
    nested: dict[str, type[Any]] = {}
    for each in fields(type_):
        carried = getattr(hints[each.name], "__metadata__", ())
        if any(isinstance(item, FromKey) for item in carried):
            continue
        aliases = [item.alias for item in carried if isinstance(item, FieldInfo) and item.alias]
        name = aliases[0] if aliases else each.name
        attributes[name] = each.name
        if any(isinstance(item, OneOrMany) for item in carried):
            single.add(each.name)
        inner = [arg for arg in get_args(plain[each.name]) if isinstance(arg, type) and is_dataclass(arg)]
        if inner and inner[0] in _NESTED_ONE:
            nested[name] = inner[0]
    return _Names(attributes, frozenset(single), nested)


def file_names(type_: type[Any]) -> dict[str, str]:
    """The names that a file uses for an entry's fields, and their attributes; those from keys left out."""
    return _names(type_).attributes


def written_single(type_: type[Any]) -> frozenset[str]:
    """The attributes that hold several values of which a file may write one alone."""
    return _names(type_).single


def nested_types(type_: type[Any]) -> dict[str, type[Any]]:
    """The types of the entries inside an entry, by the field's name in the file; ``forecasts-made`` is deeper."""
    found: dict[str, type[Any]] = {}
    for name, inner in _names(type_).nested.items():
        found[name] = inner
        found.update({f"{name}-{deeper}": below for deeper, below in nested_types(inner).items()})
    return found


def nested_type(type_: type[Any], name: str) -> type[Any] | None:
    """The type of the entries in a field of that name in the file, if it is a list or a mapping of such."""
    return _names(type_).nested.get(name)
