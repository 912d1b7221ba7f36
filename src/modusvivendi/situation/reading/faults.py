"""From what a validator refused to a problem with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import nearest, shown, suggest
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.names import article, file_names, nested_type, one_of_nested
from modusvivendi.situation.reading.places import Path, Places


def from_pydantic(error: ValidationError, path: Path, type_: type[Any], one: str, places: Places) -> Iterator[Problem]:
    """The problems of the entry at ``path``. A key that is only misspelt is not missing as well."""
    items = error.errors(include_url=False, include_input=False)
    unknown = [item["loc"] for item in items if item["type"] == "unexpected_keyword_argument"]
    for item in items:
        if item["type"] != "missing" or not _misspelt(item["loc"], unknown):
            yield _problem(item, path, type_, one, places)


def _misspelt(missing: tuple[int | str, ...], unknown: list[tuple[int | str, ...]]) -> bool:
    name = str(missing[-1])
    beside = [str(loc[-1]) for loc in unknown[:20] if loc[:-1] == missing[:-1]]
    return any(_OTHER_WORDS.get(word.lower()) == name or nearest(word, [name]) for word in beside)


def _problem(error: Any, path: Path, type_: type[Any], one: str, places: Places) -> Problem:
    """The problem behind one of pydantic's error entries."""
    loc = error["loc"]
    where = (*path, *loc)
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, Fault):
        return places.fault(cause, where)
    kind, last = error["type"], str(loc[-1]) if loc else ""
    type_, one = _innermost(loc, type_, one)
    if kind == "unexpected_keyword_argument":
        what = f'"{shown(last)}" is not an entry of {article(one)}'
        return places.problem("unknown-key", what, unknown_key_hint(last, type_), where, key=True)
    if kind == "missing":
        what = f'this {one} lacks "{last}"'
        return places.problem("missing", what, f"add {last}: …", where[:-1], key=True)
    if kind == "dataclass_type":
        names = ", ".join(f"{name}: …" for name in list(file_names(type_))[:2])
        return places.problem("shape", f"{article(one)} is a mapping of entries", f"write {{{names}}}", where)
    if kind in ("tuple_type", "list_type"):
        return places.problem("shape", "a list is expected", "write [a, b], or one entry a line after -", where)
    return places.problem("shape", str(error["msg"]), "see the codebook of the file format", where)


def _innermost(loc: tuple[int | str, ...], type_: type[Any], one: str) -> tuple[type[Any], str]:
    """The type of the entry that a place lies in, and what messages call it: a name and an index lead one deeper."""
    for step in range(0, len(loc) - 1, 2):
        inner = nested_type(type_, str(loc[step]))
        if inner is None:
            break
        type_, one = inner, one_of_nested(inner)
    return type_, one


_OTHER_WORDS = {
    "from": "src",
    "source": "src",
    "sources": "src",
    "origin": "src",
    "who": "by",
    "actor": "by",
    "actors": "by",
    "whom": "to",
    "when": "date",
    "day": "date",
    "place": "at",
    "where": "at",
    "summary": "text",
    "note": "text",
    "reason": "why",
    "because": "why",
    "weight": "salience",
    "importance": "salience",
    "status_quo": "now",
    "type": "kind",
    "label": "name",
    "link": "url",
    "red_line": "accepts",
    "start": "since",
    "end": "until",
    "confidence": "credibility",
    "probability": "p",
    "question": "asks",
    "criteria": "resolves",
    "deadline": "closes",
    "resolved": "settled",
    "resolution": "outcome",
}
"""Words that people write for an entry, and the entry's own name."""


def own_word(word: str, type_: type[Any]) -> str | None:
    """The entry's own name for what people also call otherwise."""
    meant = _OTHER_WORDS.get(word.lower())
    return meant if meant in file_names(type_) else None


def unknown_key_hint(word: str, type_: type[Any]) -> str:
    """What to write for a key that an entry does not have."""
    meant = own_word(word, type_)
    if meant is not None:
        return f'write "{meant}" instead'
    return suggest(word, file_names(type_), "entries")
