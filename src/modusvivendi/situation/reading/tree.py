"""From text to a tree of nodes that know their place.

PyYAML's C parser gives events; the tree is built here and not by PyYAML's composer, which crashes the process on
deep nesting and whose tags turn ``NO``, ``on``, ``010`` and ``12:30`` into other things. A scalar stays the text
that stands in the file; the field it fills decides what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from modusvivendi.situation.problems import Mark, Problem, SituationError
from modusvivendi.situation.reading.text import tabs

MOST_DEPTH = 64
MOST_NODES = 1_000_000
MOST_ALIASED = 10_000
"""Nodes that aliases may add to a file beyond those written out."""


class Scalar(str):
    """A piece of text from the file and its place."""

    __slots__ = ("mark", "plain")
    mark: Mark
    plain: bool
    """Not quoted in the file."""

    @classmethod
    def at(cls, text: str, mark: Mark, plain: bool) -> Scalar:
        """The text with its place."""
        made = cls(text)
        made.mark = mark
        made.plain = plain
        return made


class Sequence(list[Any]):
    """A list from the file and its place."""

    __slots__ = ("mark",)

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


class Mapping(dict[str, Any]):
    """A mapping from the file, its place, and the place of each key."""

    __slots__ = ("key_marks", "mark")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks: dict[str, Mark] = {}


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Parsed:
    """A file's tree, its lines, what is wrong with it so far, and the blocks that could not be parsed."""

    file: str
    lines: list[str]
    root: Mapping
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Top-level blocks left out because of a syntax error in them."""


_TOP_KEY = re.compile(r"^([^\s#\-\[\]{},&*!|>'\"%@`:][^:]*|\"[^\"]*\"):(\s|$)")
_MOST_SYNTAX_ERRORS = 10


def parse(text: str, file: str) -> Parsed:
    """The tree of a YAML text.

    A syntax error hides only the top-level block it stands in: the block is blanked and the rest parsed again,
    so that all other problems are still found.

    Raises:
        SituationError: the text is no mapping at all, or exceeds a bound (depth, nodes, aliases).
    """
    lines = text.split("\n")
    problems = tabs(text, file)
    unreadable: set[str] = set()
    kept = list(lines)
    for _ in range(_MOST_SYNTAX_ERRORS):
        builder = _Builder(file, lines)
        try:
            root = builder.build("\n".join(kept))
        except yaml.MarkedYAMLError as error:
            problems.append(_syntax(error, file, lines))
            block = _blank_block(kept, error)
            if block is None:
                break
            unreadable.add(block)
        else:
            return Parsed(file, lines, root, problems + builder.problems, unreadable)
    raise SituationError(problems)


def _syntax(error: yaml.MarkedYAMLError, file: str, lines: list[str]) -> Problem:
    place = error.problem_mark or error.context_mark
    line = min(place.line, len(lines) - 1) if place else 0
    column = place.column if place else 0
    words = " ".join(part for part in (error.context, error.problem) if part)
    what = f"this is not YAML: {words}" if words else "this is not YAML"
    return Problem(
        code="syntax",
        what=what,
        hint=_syntax_hint(words, lines[line]),
        mark=Mark(file, line + 1, column + 1),
        text=lines[line],
        related=_opened(error, file, line),
    )


def _opened(error: yaml.MarkedYAMLError, file: str, line: int) -> tuple[tuple[str, Mark], ...]:
    began = error.context_mark
    if began is None or error.problem_mark is None or began.line >= line:
        return ()
    return (("what it belongs to begins here", Mark(file, began.line + 1, began.column + 1)),)


def _syntax_hint(words: str, line: str) -> str:
    if "\t" in line:
        return "indent with spaces: two a level"
    if "mapping values are not allowed" in words:
        return 'quote a text that holds a colon and a space: text: "Talks: the third round"'
    if "alias" in words or "anchor" in words:
        return "quote a text that begins with * or &"
    if "cannot start any token" in words:
        return "quote a text that begins with @, ` or %"
    if "flow" in words:
        return "a bracket or brace is not closed, or a comma is missing"
    return "compare the indentation with the lines above; entries of one block begin in the same column"


def _blank_block(kept: list[str], error: yaml.MarkedYAMLError) -> str | None:
    """Blank the top-level block around a syntax error; its name, or None where there is none."""
    place = error.problem_mark or error.context_mark
    if place is None:
        return None
    began = error.context_mark.line if error.context_mark is not None else place.line
    starts = [number for number, line in enumerate(kept) if _TOP_KEY.match(line)]
    before = [number for number in starts if number <= min(began, place.line)]
    if not before:
        return None
    start = before[-1]
    end = next((number for number in starts if number > start), len(kept))
    name = kept[start].split(":", 1)[0].strip().strip('"')
    kept[start:end] = [""] * (end - start)
    return name


class _TooMuchError(Exception):
    """A bound is exceeded; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class _Builder:
    """Builds nodes from parser events within the bounds."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0
        self.aliased = 0

    def build(self, text: str) -> Mapping:
        """The root mapping (an empty file is an empty mapping)."""
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        root: Any = None
        documents = 0
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._say("documents", "a second document begins here", "keep one situation a file", event)
                        break
                elif isinstance(event, yaml.NodeEvent):
                    root = self._node(event, events, 1)
        except _TooMuchError as stop:
            raise SituationError([*self.problems, stop.problem]) from None
        if isinstance(root, Mapping):
            return root
        if root is None or (isinstance(root, str) and not root):
            return Mapping(Mark(self.file, 1, 1))
        raise SituationError(
            [self._problem("not-a-situation", "the file is not a list of blocks", _BEGIN, root.mark)]
        )

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _TooMuchError(self._stop("too-many", f"the file has more than {MOST_NODES:,} values", event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if depth > MOST_DEPTH:
            what = f"lists and mappings are nested more than {MOST_DEPTH} deep"
            raise _TooMuchError(self._stop("too-deep", what, event))
        self._refuse_tag(event)
        before = self.nodes
        if event.anchor:
            self.anchors[event.anchor] = (None, 0)
        if isinstance(event, yaml.SequenceStartEvent):
            made: Any = self._sequence(event, events, depth)
        else:
            made = self._mapping(event, events, depth)
        if event.anchor:
            self.anchors[event.anchor] = (made, self.nodes - before + 1)
        return made

    def _scalar(self, event: Any) -> Scalar:
        self._refuse_tag(event)
        made = Scalar.at(event.value, self._mark(event), event.style is None or event.style == "")
        if event.anchor:
            self.anchors[event.anchor] = (made, 1)
        return made

    def _sequence(self, event: Any, events: Iterator[Any], depth: int) -> Sequence:
        made = Sequence(self._mark(event))
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            made.append(self._node(inner, events, depth + 1))
        return made

    def _mapping(self, event: Any, events: Iterator[Any], depth: int) -> Mapping:
        made = Mapping(self._mark(event))
        for inner in events:
            if isinstance(inner, yaml.MappingEndEvent):
                break
            key = self._node(inner, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            self._put(made, key, value)
        return made

    def _put(self, made: Mapping, key: Any, value: Any) -> None:
        if not isinstance(key, Scalar):
            what = "a list or mapping stands where a name is expected"
            self.problems.append(self._problem("key", what, 'write "name: value"', key.mark))
        elif key == "<<" and key.plain:
            what = "merge keys (<<) are not read"
            hint = "write the entries out, or describe the variant under scenarios"
            self.problems.append(self._problem("merge-key", what, hint, key.mark))
        elif key in made:
            related = (("it was first written here", made.key_marks[key]),)
            what = f'"{key}" is written twice; the second would hide the first'
            hint = "rename one of them, or join their contents"
            self.problems.append(self._problem("duplicate", what, hint, key.mark, related))
        else:
            made[str(key)] = value
            made.key_marks[str(key)] = key.mark

    def _alias(self, event: Any) -> Any:
        made, size = self.anchors.get(event.anchor, (None, 0))
        if made is None:
            known = event.anchor in self.anchors
            what = f"*{event.anchor} stands inside itself" if known else f"*{event.anchor} is not defined above"
            raise _TooMuchError(self._stop("alias", what, event))
        self.aliased += size
        self.nodes += size
        if self.aliased > MOST_ALIASED:
            what = f"aliases (*name) would add more than {MOST_ALIASED:,} values"
            raise _TooMuchError(self._stop("too-many-aliases", what, event))
        return made

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            what = f"the tag {event.tag} is not read"
            self._say("tag", what, "delete it; the field decides what a value means", event)

    def _mark(self, event: Any) -> Mark:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Mark(self.file, start.line + 1, start.column + 1, max(1, length))

    def _say(self, code: str, what: str, hint: str, event: Any) -> None:
        self.problems.append(self._problem(code, what, hint, self._mark(event)))

    def _stop(self, code: str, what: str, event: Any) -> Problem:
        return self._problem(code, what, "nothing beyond this point was read", self._mark(event))

    def _problem(
        self, code: str, what: str, hint: str, mark: Mark, related: tuple[tuple[str, Mark], ...] = ()
    ) -> Problem:
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        return Problem(code=code, what=what, hint=hint, mark=mark, text=line.rstrip("\r"), related=related)


_BEGIN = 'begin with "title: …" and "actors: …"; `modus new FILE` writes a file to start from'
