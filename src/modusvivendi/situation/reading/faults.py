"""From what a validator refused to a problem with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.containers import FromKey
from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.tree import Parsed

Path = tuple[str | int, ...]


def file_names(type_: type[Any]) -> dict[str, str]:
    """The names that a file uses for a block's fields, and the attribute each fills; those from keys left out."""
    hints = get_type_hints(type_, include_extras=True)
    names = {}
    for each in fields(type_):
        metadata = getattr(hints[each.name], "__metadata__", ())
        if any(isinstance(item, FromKey) for item in metadata):
            continue
        aliases = [item.alias for item in metadata if isinstance(item, FieldInfo) and item.alias]
        names[aliases[0] if aliases else each.name] = each.name
    return names


class Places:
    """Finds the place of a path in a file."""

    def __init__(self, *files: Parsed) -> None:
        self.root = files[0].root
        self.lines = {parsed.file: parsed.lines for parsed in files}
        self.first = files[0].file

    def of(self, path: Path, key: bool = False) -> Mark:
        """The mark of the deepest part of a path that the file has; with ``key``, of the key rather than the value."""
        node: Any = self.root
        mark = Mark(self.first, 1, 1)
        for step in path:
            inner = _child(node, step)
            if inner is None:
                break
            keys = getattr(node, "key_marks", {})
            at_key = keys.get(step)
            node = inner
            scalar = not isinstance(inner, (list, dict))
            mark = at_key if at_key is not None and (key or not scalar) else getattr(inner, "mark", mark)
        return mark

    def line(self, mark: Mark) -> str:
        """The line that a mark points into."""
        lines = self.lines.get(mark.file, [])
        return lines[mark.line - 1].rstrip("\r") if 0 < mark.line <= len(lines) else ""

    def problem(
        self,
        code: str,
        what: str,
        hint: str,
        path: Path,
        *,
        key: bool = False,
        mark: Mark | None = None,
        related: Iterable[tuple[str, Mark]] = (),
        warning: bool = False,
    ) -> Problem:
        """A problem at a path."""
        place = mark or self.of(path, key)
        return Problem(
            code=code,
            what=what,
            hint=hint,
            mark=place,
            text=self.line(place),
            path=".".join(str(step) for step in path),
            related=tuple(related),
            severity="warning" if warning else "error",
        )

    def fault(self, fault: Fault, path: Path) -> Problem:
        """The problem of a fault that a field raised."""
        return self.problem(fault.code, fault.what, fault.hint, path, mark=fault.mark, related=fault.related)


def _child(node: Any, step: str | int) -> Any:
    if isinstance(node, dict) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None


def from_pydantic(error: Any, path: Path, type_: type[Any], one: str, places: Places) -> Problem:
    """The problem behind one of pydantic's error entries for the entry at ``path``."""
    where = (*path, *error["loc"])
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, Fault):
        return places.fault(cause, where)
    kind, last = error["type"], error["loc"][-1] if error["loc"] else ""
    if kind == "unexpected_keyword_argument":
        known = list(file_names(_inner_type(type_, error["loc"])))
        what = f'"{shown(last)}" is not an entry of a {one}'
        hint = _unknown_key_hint(str(last), known)
        return places.problem("unknown-key", what, hint, where, key=True)
    if kind == "missing":
        what = f'this {one} lacks "{last}"'
        return places.problem("missing", what, f"add {last}: …", where[:-1], key=True)
    if kind == "dataclass_type":
        return places.problem("shape", f"a {one} is a mapping of entries", "write entry: value lines", where)
    if kind in ("tuple_type", "list_type"):
        return places.problem(
            "shape", "a list is expected", "write [a, b], or one entry a line after -", where
        )
    return places.problem("shape", str(error["msg"]), "see `modus schema` or the codebook", where)


_OTHER_WORDS = {
    "from": "src",
    "source": "src",
    "sources": "src",
    "origin": "src",
    "who": "by",
    "actor": "by",
    "whom": "to",
    "when": "date",
    "place": "at",
    "where": "at",
    "summary": "text",
    "note": "text",
    "reason": "why",
    "because": "why",
    "weight": "salience",
    "importance": "salience",
    "status_quo": "now",
}
"""Words that people write for an entry, and the entry's own name."""


def _unknown_key_hint(word: str, known: list[str]) -> str:
    meant = _OTHER_WORDS.get(word.lower())
    if meant in known:
        return f'write "{meant}" instead'
    return suggest(word, known, "entries")


def _inner_type(type_: type[Any], loc: tuple[str | int, ...]) -> type[Any]:
    """The dataclass that the last step of a location belongs to: the block's, or one nested in its lists."""
    if len(loc) < 3:
        return type_
    hint = str(get_type_hints(type_).get(file_names(type_).get(str(loc[0]), ""), ""))
    inner = [known for known in _nested(type_) if known.__name__ in hint]
    return inner[0] if inner else type_


def _nested(type_: type[Any]) -> list[type[Any]]:
    found = []
    for hint in get_type_hints(type_).values():
        found += [arg for arg in getattr(hint, "__args__", ()) if hasattr(arg, "__dataclass_fields__")]
    return found
