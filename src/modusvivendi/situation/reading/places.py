"""Where a path of the situation stands in its file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.suggestions import printable, shown
from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.nodes import Parsed

Path = tuple[str | int, ...]


class Places:
    """Finds the place of a path in a file, and makes the problems that stand there."""

    def __init__(self, parsed: Parsed) -> None:
        self.root = parsed.root
        self.lines = parsed.lines
        self.file = parsed.file
        self.tables = parsed.tables

    def of(self, path: Path, key: bool = False) -> Mark:
        """The mark of the deepest part of a path that the file has.

        Args:
            path: keys and list indices from the top of the file.
            key: whether the key is meant rather than the value (of lists and mappings it always is).
        """
        node: Any = self.root
        mark = Mark(self.file, 1, 1)
        for step in path:
            inner = _child(node, step)
            if inner is None:
                break
            written = getattr(node, "places", {}).get(step)
            scalar = not isinstance(inner, (list, dict))
            meant = written if written is not None and (key or not scalar or not inner) else inner
            mark = getattr(meant, "mark", mark)
            node = inner
        return mark

    def has(self, block: str | int) -> bool:
        """Whether the file has a block of this name."""
        return _child(self.root, block) is not None

    def line(self, mark: Mark) -> str:
        """The line that a mark points into."""
        lines = self.lines if mark.file == self.file else self.tables.get(mark.file, [])
        return lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""

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
            what=printable(what),
            hint=printable(hint),
            mark=place,
            text=self.line(place),
            path=".".join(shown(step) for step in path),
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
