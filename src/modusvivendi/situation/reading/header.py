"""What stands before the blocks: format, title, about, as_of, common_scale, hedges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import plain_tree, to_text
from modusvivendi.situation.quantities import NumberError
from modusvivendi.situation.reading.layout import BLOCK, FORMAT, HEADER
from modusvivendi.situation.reading.session import Session, left_empty

_FIELDS: dict[str, Callable[[Any], Any]] = {
    "title": to_text,
    "about": to_text,
    "as_of": to_day,
    "common_scale": to_text,
}


def read_header(session: Session) -> dict[str, Any]:
    """The header's fields. A title that is missing is an error, and empty here."""
    _unknown_blocks(session)
    _format(session)
    made: dict[str, Any] = {"title": "", "hedges": _hedges(session)}
    for name, read in _FIELDS.items():
        if name in session.root and not left_empty(session.root[name]):
            try:
                made[name] = read(session.root[name])
            except Fault as fault:
                session.fault(fault, (name,))
    _required(session)
    return made


def _unknown_blocks(session: Session) -> None:
    known = [*HEADER, *BLOCK]
    for key in session.root:
        if key not in known and not session.full((key,)):
            what = f'"{shown(key)}" is not a block of a situation'
            session.say("unknown-key", what, suggest(key, known, "blocks"), (key,), key=True)


def _required(session: Session) -> None:
    missing = [name for name in ("title", "actors") if name not in session.unreadable and _without(session, name)]
    if not session.root and not session.unreadable:
        what = "the file is empty"
        hint = 'begin with "title: …" and "actors: …"; `modus new FILE` writes a file to start from'
        session.say("empty-file", what, hint, ())
        return
    hints = {
        "title": "add title: and a few words",
        "actors": "add actors: and below it one line each, such as RUS: {role: party}",
    }
    for name in missing:
        session.say("missing", f'the file lacks "{name}"', hints[name], (name,), key=True)


def _without(session: Session, name: str) -> bool:
    node = session.root.get(name)
    return node is None or left_empty(node) or (name == "actors" and node == {})


def _format(session: Session) -> None:
    given = session.root.get("format", str(FORMAT))
    if given != str(FORMAT) and not left_empty(given):
        what = f'format "{shown(given)}" is not known; this program reads format {FORMAT}'
        session.say("format", what, f"write format: {FORMAT}, or update the program", ("format",))


def _hedges(session: Session) -> dict[str, Any]:
    """The file's own readings of hedged words; the context learns them, so that all numbers use them."""
    node = session.root.get("hedges")
    if node is None or left_empty(node):
        return {}
    if not isinstance(node, dict):
        hint = "write hedges: {about: [0.8, 1.2]}"
        session.say("shape", "hedges is a mapping of words to what they mean", hint, ("hedges",), key=True)
        return {}
    plain: dict[str, Any] = plain_tree(node)
    for words, bounds in plain.items():
        try:
            session.context.hedges = session.context.hedges.with_entries({words: bounds})
        except NumberError as error:
            session.say("hedge", error.reason, error.hint, ("hedges", words))
    return plain
