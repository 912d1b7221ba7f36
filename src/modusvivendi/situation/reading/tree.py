"""From text to a tree of nodes that know their place.

PyYAML's C parser gives events; the tree is built here and not by PyYAML's composer, which crashes the process
on deep nesting and whose tags turn ``NO``, ``on``, ``010`` and ``12:30`` into other things. A scalar stays the
text that stands in the file; the field it fills decides what it means.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import yaml

from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.problems import Mark, Problem, SituationError
from modusvivendi.situation.reading.commas import comma_words, splits_number
from modusvivendi.situation.reading.nodes import Mapping, Parsed, Scalar, Sequence, Span
from modusvivendi.situation.reading.syntax import MOST_DEPTH, blank_block, syntax_problem, too_deep
from modusvivendi.situation.reading.text import control_characters, lines_of, tabs

MOST_NODES = 1_000_000
MOST_ALIASED = 10_000
"""Nodes that aliases may add to a file beyond those written out."""
_MOST_SYNTAX_ERRORS = 10
MOST_PROBLEMS = 1_000


def parse(text: str, file: str) -> Parsed:
    """The tree of a YAML text.

    A syntax error hides only the top-level block it stands in: the block is blanked and the rest parsed
    again, so that all other problems are still found.

    Raises:
        SituationError: the text is no mapping at all, exceeds a bound (depth, nodes, aliases), or holds
            characters that no text has.
    """
    lines = lines_of(text)
    problems = control_characters(lines, file)
    if problems:
        raise SituationError(problems)
    problems = tabs(lines, file)
    unreadable: set[str] = set()
    kept = list(lines)
    for _ in range(_MOST_SYNTAX_ERRORS):
        builder = Builder(file, lines)
        try:
            root = builder.build("\n".join(kept) if unreadable else text)
        except yaml.MarkedYAMLError as error:
            _add_unless_there(problems, syntax_problem(error, file, lines))
            block = blank_block(kept, error)
            if block is None:
                break
            unreadable.add(block)
        else:
            return Parsed(file, lines, root, problems + builder.problems, unreadable | builder.twice)
    raise SituationError(problems)


def _add_unless_there(problems: list[Problem], problem: Problem) -> None:
    """A tab that is already reported on its line is also what the parser stumbles over."""
    tabbed = {known.mark.line for known in problems if known.code == "tab" and known.mark is not None}
    if problem.mark is None or problem.mark.line not in tabbed:
        problems.append(problem)


class TooMuchError(Exception):
    """A bound is exceeded; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class Builder:
    """Builds nodes from parser events within the bounds."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[Problem] = []
        self.twice: set[str] = set()
        """Top-level blocks that are written twice."""
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0
        self.aliased = 0

    def build(self, text: str) -> Mapping:
        """The root mapping (an empty file is an empty mapping)."""
        self.next = yaml.CSafeLoader(text).get_event
        try:
            root = self._root()
        except TooMuchError as stop:
            raise SituationError([*self.problems, stop.problem]) from None
        if isinstance(root, Mapping):
            return root
        if root is None or (isinstance(root, str) and not root):
            return Mapping(Mark(self.file, 1, 1))
        kind = "one list" if isinstance(root, list) else "one text"
        what = f"the file is {kind}, not blocks with names"
        raise SituationError([*self.problems, self._problem("not-a-situation", what, _BEGIN, root.mark)])

    def _root(self) -> Any:
        root: Any = None
        documents = 0
        while (event := self.next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "keep one situation a file; delete the line ---"
                    self._say("documents", "a second document begins here", hint, event)
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        return root

    def _node(self, event: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop("too-many", f"the file has more than {MOST_NODES:,} values", event)
        if type(event) is yaml.AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            self._refuse_tag(event)
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > MOST_DEPTH:
            self._stop("too-deep", too_deep(), event)
        return self._collection(event, depth)

    def _scalar(self, event: Any) -> Scalar:
        made = Scalar(event.value)
        made.file = self.file
        made.start = event.start_mark
        made.end = event.end_mark
        made.plain = not event.style
        if event.anchor:
            self.anchors[event.anchor] = (made, 1)
        return made

    def _collection(self, event: Any, depth: int) -> Any:
        before = self.nodes
        if event.anchor:
            self.anchors[event.anchor] = (None, 0)
        sequence = type(event) is yaml.SequenceStartEvent
        made: Any = self._sequence(event, depth) if sequence else self._mapping(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = (made, self.nodes - before + 1)
        return made

    def _sequence(self, event: Any, depth: int) -> Sequence:
        made = Sequence(self._mark(event))
        while type(inner := self.next()) is not yaml.SequenceEndEvent:
            made.append(self._node(inner, depth + 1))
        return made

    def _mapping(self, event: Any, depth: int) -> Mapping:
        made = Mapping(self._mark(event))
        before: Any = None
        continued = False
        while type(inner := self.next()) is not yaml.MappingEndEvent:
            key = self._node(inner, depth + 1)
            value = self._node(self.next(), depth + 1)
            if not value and isinstance(value, Scalar) and value.plain and splits_number(before, key):
                if not continued:
                    self.problems.append(self._comma(before, key))
                continued = True
                before = key
                continue
            before, continued = value, False
            if isinstance(key, Scalar) and key not in made and key != "<<":
                name = str(key)
                made[name] = value
                made.places[name] = key
            else:
                self._refuse_key(made, key, depth)
        return made

    def _comma(self, before: Scalar, key: Scalar) -> Problem:
        """The problem of a number that a comma splits into two entries."""
        code, what, hint = comma_words(before, key)
        mark = replace(before.mark, length=len(before) + 1 + len(key))
        return self._problem(code, what, hint, mark)

    def _refuse_key(self, made: Mapping, key: Any, depth: int) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooMuchError(
                self._problem("too-many-problems", f"more than {MOST_PROBLEMS:,} problems", "", key.mark)
            )
        if not isinstance(key, Scalar):
            what = "a list or mapping stands where a name is expected"
            hint = 'write "name: value"; put quotes around a text that begins with [ or {'
            self.problems.append(self._problem("key", what, hint, key.mark))
        elif key in made:
            related = (("it was first written here", made.places[key].mark),)
            what = f'"{shown(key)}" is written twice; the second would hide the first'
            hint = "rename one of them, or join their contents"
            self.problems.append(self._problem("duplicate", what, hint, key.mark, related))
            if depth == 1:
                self.twice.add(key)
        else:
            what = "merge keys (<<) are not read"
            hint = "write the entries out, or describe the variant under scenarios"
            self.problems.append(self._problem("merge-key", what, hint, key.mark))

    def _alias(self, event: Any) -> Any:
        made, size = self.anchors.get(event.anchor, (None, 0))
        if made is None:
            inside = event.anchor in self.anchors
            name = shown(f"*{event.anchor}")
            what = f"{name} stands inside itself" if inside else f"{name} is not defined above"
            self._stop("alias", what, event)
        self.aliased += size
        self.nodes += size
        if self.aliased > MOST_ALIASED:
            what = f"aliases (*name) would add more than {MOST_ALIASED:,} values"
            self._stop("too-many-aliases", what, event)
        return made

    def _refuse_tag(self, event: Any) -> None:
        if event.tag != "!":
            what = f"the tag {shown(event.tag)} is not read"
            self._say("tag", what, "delete it; the field decides what a value means", event)

    def _mark(self, event: Any) -> Mark:
        return Span(self.file, event.start_mark, event.end_mark).mark

    def _say(self, code: str, what: str, hint: str, event: Any) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(self._problem(code, what, hint, self._mark(event)))

    def _stop(self, code: str, what: str, event: Any) -> None:
        hint = _STOPPED.get(code, "") + "nothing after this point was read"
        raise TooMuchError(self._problem(code, what, hint, self._mark(event)))

    def _problem(
        self, code: str, what: str, hint: str, mark: Mark, related: tuple[tuple[str, Mark], ...] = ()
    ) -> Problem:
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        return Problem(code=code, what=what, hint=hint, mark=mark, text=line, related=related)


_STOPPED = {
    "alias": "write the value out, or put quotes around a text that begins with *; ",
    "too-many-aliases": "write the values out; ",
    "too-deep": "look for brackets that are not closed; ",
    "too-many": "split the case into several files; ",
}
_BEGIN = 'begin with "title: …" and "actors: …"; `modus new FILE` writes a file to start from'
