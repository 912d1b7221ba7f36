"""What a cell may hold, by the type of the entry's field that it fills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import PlainValidator, WithJsonSchema

from modusvivendi.situation.blocks.options import Options
from modusvivendi.situation.blocks.positions import OwnChoices
from modusvivendi.situation.blocks.relations import Pair
from modusvivendi.situation.fields.containers import OneOrMany
from modusvivendi.situation.fields.references import ActorTexts, Choices
from modusvivendi.situation.fields.texts import to_text, to_yes_no
from modusvivendi.situation.reading.names import file_names

_LISTS: tuple[Any, ...] = (OwnChoices, Pair, Options)
"""Fields that are lists of names although a single name may not stand for the list everywhere."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the cells of a field are read."""

    text: bool = False
    """As they stand, whatever they begin with."""
    listed: bool = False
    """As a list of names where semicolons part them."""
    inside: Form | None = None
    """How a column is read that holds one entry of the field, ``offers.neutrality``; None where the field has none."""
    reasoned: bool = False
    """The field may be a judgement, whose reason and author are texts."""
    yes_no: bool = False
    needed: bool = False
    """An entry without it cannot be read."""

    def entry(self, name: str) -> Form | None:
        """How a column is read that holds one entry of the field; None where the field has none."""
        return _TEXT if self.reasoned and name in ("why", "by") else self.inside


_TEXT = Form(text=True)


_INSIDE: tuple[tuple[Any, Form], ...] = ((Choices, Form(listed=True)), (ActorTexts, _TEXT))
"""How the entries of some mappings are read; those of all others as values."""
_KNOWN: dict[type[Any], dict[str, Form]] = {}


def forms_of(type_: type[Any]) -> dict[str, Form]:
    """The forms of an entry's fields, by their names in the file."""
    if type_ not in _KNOWN:
        hints = get_type_hints(type_, include_extras=True)
        needed = {each.name for each in fields(type_) if each.default is MISSING and each.default_factory is MISSING}
        _KNOWN[type_] = {
            name: _form(hints[attribute], attribute in needed) for name, attribute in file_names(type_).items()
        }
    return _KNOWN[type_]


def _form(hint: Any, needed: bool) -> Form:
    inner = _without_none(hint)
    carried = getattr(inner, "__metadata__", ())
    many = any(isinstance(item, OneOrMany) for item in carried)
    items_are_text = many and _read_by(get_args(get_args(inner)[0])[0], to_text)
    schemas = [item.json_schema for item in carried if isinstance(item, WithJsonSchema)]
    mappings = [mapping for schema in schemas if schema for mapping in _mappings(schema)]
    return Form(
        text=_read_by(inner, to_text),
        listed=(many and not items_are_text) or inner in _LISTS,
        inside=next((form for known, form in _INSIDE if known == inner), Form()) if mappings else None,
        reasoned=any("judgement" in mapping.get("properties", ()) for mapping in mappings),
        yes_no=_read_by(inner, to_yes_no),
        needed=needed,
    )


def _without_none(hint: Any) -> Any:
    """The type of a field that may be left out, from within ``Annotated`` too."""
    if get_origin(hint) is Annotated and get_origin(hint.__origin__) in (Union, UnionType):
        return _without_none(hint.__origin__)
    if get_origin(hint) in (Union, UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _read_by(hint: Any, reader: Any) -> bool:
    """Whether a plain validator with this function reads the type."""
    carried = hint.__metadata__ if get_origin(hint) is Annotated else ()
    return any(isinstance(item, PlainValidator) and item.func is reader for item in carried)


def _mappings(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The mappings that a schema allows in the field's own place."""
    if schema.get("type") == "object":
        yield schema
    for form in schema.get("anyOf", ()):
        yield from _mappings(form)
