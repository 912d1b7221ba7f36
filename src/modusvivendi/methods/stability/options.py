"""The setting of ``modus stability``."""

from __future__ import annotations

from typing import Any

from modusvivendi.methods.base import Option
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

Blocs = tuple[tuple[str, ...], ...]


def _blocs(value: Any) -> Blocs:
    """``UKR+USA,RUS+BLR`` as it is typed, or a list of lists of keys."""
    given = to_text(value).split(",") if isinstance(value, str) else list(value)
    blocs = tuple(
        tuple(key.strip() for key in (to_text(bloc).split("+") if isinstance(bloc, str) else map(to_text, bloc)))
        for bloc in given
    )
    keys = [key for bloc in blocs for key in bloc]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if "" in keys or any(len(bloc) < 2 for bloc in blocs) or not blocs:
        what = f'"{shown(to_text(value))}" names no blocs' if isinstance(value, str) else "no blocs are named"
        raise Fault("option", what, "write keys of actors with + between them, two or more: UKR+USA,RUS+BLR", value)
    if twice:
        raise Fault("option", f"{', '.join(twice)} is named twice", "name every actor in one bloc only", value)
    return blocs


OPTIONS = (
    Option(
        name="blocs",
        flag="--blocs",
        metavar="KEY+KEY,…",
        help="Ask also what would hold if these acted as one: UKR+USA.",
        read=_blocs,
    ),
)
