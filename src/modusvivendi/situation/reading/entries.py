"""The blocks: every entry is read, every fault kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.texts import to_name
from modusvivendi.situation.reading.faults import from_pydantic
from modusvivendi.situation.reading.layout import Block
from modusvivendi.situation.reading.names import article, file_names, nested_type
from modusvivendi.situation.reading.places import Path
from modusvivendi.situation.reading.session import MOST_PROBLEMS, Session, left_empty

_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _adapter(block: Block) -> TypeAdapter[Any]:
    """The block's reader, built when it is first needed."""
    if block.name not in _ADAPTERS:
        _ADAPTERS[block.name] = TypeAdapter(block.type)
    return _ADAPTERS[block.name]


def read_block(session: Session, block: Block) -> Any:
    """All entries of a block that could be read, in the shape in which the situation holds them."""
    node = session.root.get(block.name)
    if node is None or left_empty(node):
        return block.empty()
    if block.shape == "single":
        made = _entry(session, block, node, (block.name,), {})
        return made if made is not None else block.empty()
    if block.shape == "listed":
        return tuple(_listed(session, block, node))
    if not isinstance(node, dict):
        what = f"{block.name} is a mapping of names to entries, one for each {block.one}"
        hint = f"write {block.name}: and below it, indented, name: {{…}}"
        session.say("shape", what, hint, (block.name,), key=True)
        return block.empty()
    if block.shape == "by_actor_and_issue":
        return tuple(_positions(session, block, node))
    return dict(_keyed(session, block, node))


def _listed(session: Session, block: Block, node: Any) -> Iterator[Any]:
    if not isinstance(node, list):
        hint = f"write one {block.one} a line, each after a dash: - {{…}}"
        session.say("shape", f"{block.name} is a list", hint, (block.name,), key=True)
        return
    for number, entry in enumerate(node):
        made = _entry(session, block, entry, (block.name, number), {})
        if made is not None:
            yield made


def _keyed(session: Session, block: Block, node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    own = "actor" if block.shape == "by_actor" else "key"
    for key, entry in node.items():
        path: Path = (block.name, key)
        if block.shape == "by_actor" and not _known(session, "actors", "actor", key, path):
            continue
        if not _good_name(session, key, path):
            continue
        made = _entry(session, block, entry, path, {own: key})
        if made is not None:
            yield key, made


def _positions(session: Session, block: Block, node: dict[str, Any]) -> Iterator[Any]:
    for actor, issues in node.items():
        known = _known(session, "actors", "actor", actor, (block.name, actor))
        if not isinstance(issues, dict):
            hint = f"write {shown(actor)}: {{issue: {{ideal: option}}}}"
            what = "an actor's positions are a mapping of issues"
            session.say("shape", what, hint, (block.name, actor), key=True)
            continue
        for issue, entries in issues.items():
            path = (block.name, actor, issue)
            if _known(session, "issues", "issue", issue, path) and known:
                yield from _dated(session, block, entries, path, {"actor": actor, "issue": issue})


def _dated(session: Session, block: Block, entries: Any, path: Path, names: dict[str, str]) -> Iterator[Any]:
    """One position, or a list of positions that followed one another."""
    several = isinstance(entries, list)
    for number, entry in enumerate(entries if several else [entries]):
        made = _entry(session, block, entry, (*path, number) if several else path, names)
        if made is not None:
            yield made


def _known(session: Session, into: str, one: str, key: str, path: Path) -> bool:
    known = session.context.ids.get(into)
    if known is None or key in known:
        return True
    if session.full(path):
        return False
    what = f'"{shown(key)}" is no {one} of this file'
    session.say(f"unknown-{one}", what, suggest(key, known, into), path, key=True)
    return False


def _good_name(session: Session, key: str, path: Path) -> bool:
    try:
        to_name(key)
    except Fault as fault:
        if not session.full(path):
            session.say(fault.code, fault.what, fault.hint, path, key=True)
        return False
    return True


def _entry(session: Session, block: Block, entry: Any, path: Path, names: dict[str, str]) -> Any:
    if session.full(path):
        return None
    if not isinstance(entry, dict):
        example = ", ".join(f"{name}: …" for name in list(file_names(block.type))[:3])
        session.say("shape", f"{article(block.one)} is a mapping of entries", f"write {{{example}}}", path)
        return None
    for name in names:
        if name in entry:
            what = f'"{name}" is not an entry of {article(block.one)}'
            hint = f"delete it; {names[name]} is already the key it stands under"
            session.say("unknown-key", what, hint, (*path, name), key=True)
    try:
        return _adapter(block).validate_python({**_without_empty(entry, block.type), **names}, context=session.context)
    except ValidationError as error:
        for problem in from_pydantic(error, path, block.type, block.one, session.places):
            if session.full(path):
                break
            session.note(problem)
        return None
    finally:
        for fault in session.context.faults[:MOST_PROBLEMS]:
            session.fault(fault, path)
        session.context.faults.clear()


def _without_empty(item: Any, type_: type[Any]) -> Any:
    """A mapping without its empty values, also inside its entries; an unknown key stays, so that it is reported."""
    if not isinstance(item, dict):
        return item
    known = file_names(type_)
    return {
        key: _each_without_empty(value, nested_type(type_, key)) if isinstance(value, list | dict) else value
        for key, value in item.items()
        if not (left_empty(value) and key in known)
    }


def _each_without_empty(value: Any, type_: type[Any] | None) -> Any:
    """The same for the entries of a list or a mapping inside an entry."""
    if type_ is None:
        return value
    if isinstance(value, list):
        return [_without_empty(item, type_) for item in value]
    return {name: _without_empty(item, type_) for name, item in value.items()}
