"""The nodes of a file's tree: text, lists and mappings that know their place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from modusvivendi.situation.problems import Mark, Problem


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands, as the parser gives it; a mark is made of it only when one is needed."""

    file: str
    start: Any
    """The parser's own mark, lines and columns from 0."""
    end: Any

    @property
    def mark(self) -> Mark:
        """The place, lines and columns from 1."""
        start, end = self.start, self.end
        length = end.column - start.column if end.line == start.line else 1
        return Mark(self.file, start.line + 1, start.column + 1, max(1, length))


class Scalar(str):
    """A piece of text from the file and its place."""

    __slots__ = ("end", "file", "plain", "start")
    file: str
    start: Any
    end: Any
    plain: bool
    """Not quoted in the file."""

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return Span(self.file, self.start, self.end).mark


class Sequence(list[Any]):
    """A list from the file and its place."""

    __slots__ = ("mark",)

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


class Mapping(dict[str, Any]):
    """A mapping from the file and its place; ``places`` has each key as it stands there."""

    __slots__ = ("mark", "places")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.places: dict[str, Scalar] = {}


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Parsed:
    """A file's tree, its lines, what is wrong with it so far, and the blocks that could not be parsed."""

    file: str
    lines: list[str]
    root: Mapping
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Top-level blocks that are missing in whole or part: a syntax error in them or their table, or written twice."""
    tables: dict[str, list[str]] = field(default_factory=dict)
    """The lines of the tables that blocks name, by the table's file."""
