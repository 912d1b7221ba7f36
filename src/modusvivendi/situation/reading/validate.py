"""From a tree to a situation: every entry is read, every fault kept, references checked as they are met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.fields.base import Context, Fault, IssueOptions
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.fields.texts import plain_tree, to_name, to_text
from modusvivendi.situation.problems import Mark, Problem, has_errors, in_order
from modusvivendi.situation.quantities import NumberError
from modusvivendi.situation.reading.checks import cross_check
from modusvivendi.situation.reading.faults import Path, Places, file_names, from_pydantic
from modusvivendi.situation.reading.layout import BLOCK, BLOCKS, FORMAT, HEADER, Block
from modusvivendi.situation.reading.tree import Parsed
from modusvivendi.situation.situation import Situation


def validate(parsed: Parsed, *overlays: Parsed) -> tuple[Situation | None, tuple[Problem, ...]]:
    """The situation that a tree describes, or None where it has errors; and all problems, in file order."""
    reader = _Reader(parsed, *overlays)
    situation = reader.read()
    problems = in_order(reader.problems)
    return (None if has_errors(problems) else situation), problems


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _adapter(block: Block) -> TypeAdapter[Any]:
    """The block's reader, built when it is first needed."""
    if block.name not in _ADAPTERS:
        _ADAPTERS[block.name] = TypeAdapter(block.type)
    return _ADAPTERS[block.name]


class _Reader:
    """One reading of one tree."""

    def __init__(self, parsed: Parsed, *overlays: Parsed) -> None:
        self.parsed = parsed
        self.root = parsed.root
        self.places = Places(parsed, *overlays)
        self.problems: list[Problem] = list(parsed.problems)
        self.context = Context(ids=self._ids())

    def read(self) -> Situation | None:
        """The situation, as far as its entries can be read; None without title or actors."""
        self._unknown_blocks()
        header = self._header()
        made: dict[str, Any] = {}
        for block in BLOCKS:
            made[block.name] = self._block(block)
            if block.name == "issues":
                self._learn_issues(made["issues"])
            if block.name == "quantities":
                self._learn_quantities(made["quantities"])
        if "title" not in header:
            return None
        situation = Situation(**header, **made)
        self.problems += cross_check(situation, self.places, self.parsed.unreadable)
        return situation

    # -- what references are checked against --

    def _ids(self) -> dict[str, dict[str, Mark | None]]:
        ids: dict[str, dict[str, Mark | None]] = {}
        for block in BLOCKS:
            if block.shape != "keyed" or block.name in self.parsed.unreadable:
                continue
            node = self.root.get(block.name)
            marks = getattr(node, "key_marks", {})
            ids[block.name] = {key: marks.get(key) for key in node} if isinstance(node, dict) else {}
        return ids

    def _learn_issues(self, issues: dict[str, Issue]) -> None:
        for key, issue in issues.items():
            mark = self.places.of(("issues", key, "range" if issue.range else "options"), key=True)
            low, high = (issue.range.low, issue.range.high) if issue.range else (None, None)
            options = tuple(option.key for option in issue.options)
            self.context.issues[key] = IssueOptions(options, low, high, mark)

    def _learn_quantities(self, quantities: dict[str, Any]) -> None:
        for key, quantity in quantities.items():
            if quantity.bounds is not None:
                mark = self.places.of(("quantities", key, "bounds"), key=True)
                self.context.quantity_bounds[key] = (quantity.bounds, mark)

    # -- the header --

    def _unknown_blocks(self) -> None:
        known = [*HEADER, *BLOCK]
        for key in self.root:
            if key not in known:
                what = f'"{shown(key)}" is not a block of a situation'
                self._say("unknown-key", what, suggest(key, known, "blocks"), (key,), key=True)

    def _header(self) -> dict[str, Any]:
        self._format()
        made: dict[str, Any] = {"hedges": self._hedges()}
        for name, read in (("title", to_text), ("about", to_text), ("as_of", to_day)):
            if _given(self.root, name):
                self._attempt(made, name, read)
        if "title" not in self.root and "title" not in self.parsed.unreadable:
            self._say("missing", 'the file lacks "title"', "add title: and a few words", ())
        if not self.context.ids.get("actors", {"": None}):
            hint = "add actors: and below it one line each, such as RUS: {role: party}"
            self._say("missing", 'the file lacks "actors"', hint, ())
        return made

    def _attempt(self, made: dict[str, Any], name: str, read: Any) -> None:
        try:
            made[name] = read(self.root[name])
        except Fault as fault:
            self.problems.append(self.places.fault(fault, (name,)))

    def _format(self) -> None:
        given = self.root.get("format", str(FORMAT))
        if given != str(FORMAT):
            what = f'format "{shown(given)}" is not known; this program reads format {FORMAT}'
            self._say("format", what, f"write format: {FORMAT}, or update the program", ("format",))

    def _hedges(self) -> dict[str, Any]:
        """The file's own readings of hedged words; the context learns them, so that all numbers use them."""
        node = self.root.get("hedges")
        if not node:
            return {}
        if not isinstance(node, dict):
            self._say("shape", "hedges is a mapping", "write hedges: {about: [0.8, 1.2]}", ("hedges",))
            return {}
        plain = plain_tree(node)
        for words, bounds in plain.items():
            try:
                self.context.hedges = self.context.hedges.with_entries({words: bounds})
            except NumberError as error:
                self._say("hedge", error.reason, error.hint, ("hedges", words))
        return dict(plain)

    # -- the blocks --

    def _block(self, block: Block) -> Any:
        node = self.root.get(block.name)
        empty: Any = {} if block.shape in ("keyed", "by_actor") else ()
        if node is None or (isinstance(node, str) and not node):
            return block.type() if block.shape == "single" else empty
        if block.shape == "single":
            made = self._entry(block, node, (block.name,), {})
            return made if made is not None else block.type()
        if block.shape == "listed":
            return tuple(self._listed(block, node))
        if not isinstance(node, dict):
            hint = f"write {block.name}: and below it name: {{…}} entries, one for each {block.one}"
            self._say(
                "shape", f"{block.name} is a mapping of names to entries", hint, (block.name,), key=True
            )
            return empty
        if block.shape == "by_actor_and_issue":
            return tuple(self._positions(block, node))
        return dict(self._keyed(block, node))

    def _listed(self, block: Block, node: Any) -> Iterator[Any]:
        if not isinstance(node, (list, tuple)):
            hint = f"write one {block.one} a line, each after a dash: - {{…}}"
            self._say("shape", f"{block.name} is a list", hint, (block.name,), key=True)
            return
        for number, entry in enumerate(node):
            made = self._entry(block, entry, (block.name, number), {})
            if made is not None:
                yield made

    def _keyed(self, block: Block, node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        for key, entry in node.items():
            path: Path = (block.name, key)
            if block.shape == "by_actor" and not self._known("actors", "actor", key, path):
                continue
            if not self._good_name(key, path):
                continue
            made = self._entry(block, entry, path, {"actor" if block.shape == "by_actor" else "key": key})
            if made is not None:
                yield key, made

    def _positions(self, block: Block, node: dict[str, Any]) -> Iterator[Any]:
        for actor, issues in node.items():
            known = self._known("actors", "actor", actor, (block.name, actor))
            if not isinstance(issues, dict):
                hint = f"write {actor}: {{issue: {{ideal: …}}}}"
                self._say("shape", "positions are given by issue", hint, (block.name, actor), key=True)
                continue
            for issue, entries in issues.items():
                path = (block.name, actor, issue)
                if self._known("issues", "issue", issue, path) and known:
                    yield from self._dated(block, entries, path, {"actor": actor, "issue": issue})

    def _dated(self, block: Block, entries: Any, path: Path, names: dict[str, str]) -> Iterator[Any]:
        """One position, or a list of positions that followed one another."""
        several = isinstance(entries, (list, tuple))
        for number, entry in enumerate(entries if several else [entries]):
            made = self._entry(block, entry, (*path, number) if several else path, names)
            if made is not None:
                yield made

    def _known(self, into: str, one: str, key: str, path: Path) -> bool:
        known = self.context.ids.get(into)
        if known is None or key in known:
            return True
        self._say(
            f"unknown-{one}",
            f'"{shown(key)}" is no {one} of this file',
            suggest(key, known, into),
            path,
            key=True,
        )
        return False

    def _good_name(self, key: str, path: Path) -> bool:
        try:
            to_name(key)
        except Fault as fault:
            self._say(fault.code, fault.what, fault.hint, path, key=True)
            return False
        return True

    def _entry(self, block: Block, entry: Any, path: Path, names: dict[str, str]) -> Any:
        if not isinstance(entry, dict):
            hint = "write " + "{" + ", ".join(f"{name}: …" for name in list(file_names(block.type))[:3]) + "}"
            self._say("shape", f"a {block.one} is a mapping of entries", hint, path)
            return None
        data = {key: value for key, value in entry.items() if not _left_empty(value)}
        clash = [name for name in names if name in entry]
        for name in clash:
            what = f'"{name}" is not an entry of a {block.one}'
            self._say("unknown-key", what, "its name is the key it stands under", (*path, name), key=True)
        try:
            return _adapter(block).validate_python({**data, **names}, context=self.context)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                self.problems.append(from_pydantic(item, path, block.type, block.one, self.places))
            return None
        finally:
            self.problems += [self.places.fault(fault, path) for fault in self.context.faults]
            self.context.faults.clear()

    def _say(self, code: str, what: str, hint: str, path: Path, key: bool = False) -> None:
        self.problems.append(self.places.problem(code, what, hint, path, key=key))


def _given(root: dict[str, Any], name: str) -> bool:
    return name in root and not _left_empty(root[name])


def _left_empty(value: Any) -> bool:
    """Whether an entry was written without a value, which is the same as leaving it out."""
    return isinstance(value, str) and not value and getattr(value, "plain", True)
