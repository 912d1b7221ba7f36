"""The Markdown files of the project and their fenced code blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = tuple(
    sorted(
        [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")],
        key=lambda path: path.relative_to(ROOT).as_posix(),
    )
)
FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")


def name_of(path: Path) -> str:
    """The path from the project's folder, for test names and messages."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced code block: where it stands, the words after its fence, its text."""

    path: Path
    line: int
    language: str
    options: str
    text: str
    after_block: bool
    """Whether only blank lines stand between it and the block before."""

    @property
    def place(self) -> str:
        """``file:line``, as editors make it clickable."""
        return f"{name_of(self.path)}:{self.line}"

    def option(self, name: str) -> str | None:
        """The value of ``name=value`` after the fence; the value may stand in double quotes."""
        found = re.search(rf'(?:^|\s){name}=(?:"([^"]*)"|(\S+))', self.options)
        return None if found is None else found[1] or found[2]


def blocks_of(path: Path) -> Iterator[Block]:
    """The fenced blocks of a file, in order.

    Raises:
        AssertionError: a fence is not closed.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    opened: re.Match[str] | None = None
    start = 0
    previous_end: int | None = None
    for number, line in enumerate(lines, start=1):
        fence = FENCE.match(line)
        if opened is None:
            if fence is not None:
                opened, start = fence, number
        elif fence is not None and fence["marks"].startswith(opened["marks"]) and not fence["info"].strip():
            indent = len(opened["indent"])
            text = "\n".join(inner[indent:] for inner in lines[start : number - 1]) + "\n"
            language, _, options = opened["info"].strip().partition(" ")
            between = [inner for inner in lines[previous_end : start - 1] if inner.strip()] if previous_end else ["x"]
            yield Block(path, start, language, options, text, not between)
            opened, previous_end = None, number
    assert opened is None, f"{name_of(path)}:{start}: the fence is not closed"


def prose_of(path: Path) -> str:
    """The text of a file without its fenced blocks (blank lines stand for them)."""
    kept, inside = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        fence = FENCE.match(line)
        if not inside and fence is not None:
            inside = fence["marks"]
        elif inside:
            if fence is not None and fence["marks"].startswith(inside) and not fence["info"].strip():
                inside = ""
        else:
            kept.append(line)
            continue
        kept.append("")
    return "\n".join(kept)
