"""Every relative link of the Markdown files leads somewhere: to a file, and to a heading of it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from .markdown import FILES, ROOT, name_of, prose_of

LINK = re.compile(r"!?\[(?P<words>[^\]]*)\]\((?P<target>[^()\s]+)\)")
OUTSIDE = ("http://", "https://", "mailto:")


def anchors(path: Path) -> set[str]:
    """The anchors of a file's headings, as GitHub makes them."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", prose_of(path), flags=re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        kept = [char for char in words if char in " -_" or unicodedata.category(char)[0] in "LNM"]
        name = "".join(kept).replace(" ", "-")
        number = 0
        while (numbered := f"{name}-{number}" if number else name) in found:
            number += 1
        found.add(numbered)
    return found


def links(path: Path) -> list[tuple[str, str]]:
    """Words and target of every link; code in backquotes holds none."""
    prose = re.sub(r"`[^`\n]*`", "", prose_of(path))
    return [(link["words"], link["target"]) for link in LINK.finditer(prose)]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_relative_links_resolve(path: Path) -> None:
    broken = []
    for _, target in links(path):
        if target.startswith(OUTSIDE):
            continue
        file, _, anchor = target.partition("#")
        aim = (path.parent / file).resolve() if file else path
        if not aim.exists() or not aim.is_relative_to(ROOT):
            broken.append(f"{target}: no such file")
        elif anchor and anchor not in anchors(aim):
            broken.append(f"{target}: no such heading")
    assert broken == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_pictures_say_what_they_show(path: Path) -> None:
    for words, target in re.findall(r"!\[([^\]]*)\]\(([^()\s]+)\)", prose_of(path)):
        assert len(words) > 20, f"{target} has no description"


def test_every_page_can_be_reached_from_the_readme() -> None:
    waiting, seen = [ROOT / "README.md"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.suffix != ".md":
            continue
        seen.add(path)
        targets = [target.partition("#")[0] for _, target in links(path) if not target.startswith(OUTSIDE)]
        waiting += [aim for target in targets if target and (aim := (path.parent / target).resolve()).is_file()]
    assert {name_of(path) for path in set(FILES) - seen} == set()
