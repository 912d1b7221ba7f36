"""Syntax errors: what they say, and which block they hide."""

from __future__ import annotations

import re

import yaml

from modusvivendi.situation.problems import Mark, Problem

MOST_DEPTH = 64
_TOO_DEEP = "maximum nesting depth"
"""What newer versions of the YAML parser say before the reader has counted."""
_TOP_KEY = re.compile(r"^([^\s#\-\[\]{},&*!|>'\"%@`:][^:]*|\"[^\"]*\"):(\s|$)")


def syntax_problem(error: yaml.MarkedYAMLError, file: str, lines: list[str]) -> Problem:
    """The problem of a syntax error, with the likeliest remedy."""
    place = error.problem_mark or error.context_mark
    line = min(place.line, len(lines) - 1) if place else 0
    column = min(place.column, len(lines[line])) if place else 0
    words = " ".join(part for part in (error.context, error.problem) if part)
    what, hint = _explained(words, lines[line])
    deep = _TOO_DEEP in words
    return Problem(
        code="too-deep" if deep else "syntax",
        what=what,
        hint=hint,
        mark=Mark(file, line + 1, column + 1),
        text=lines[line],
        related=_opened(error, file, line),
    )


def _opened(error: yaml.MarkedYAMLError, file: str, line: int) -> tuple[tuple[str, Mark], ...]:
    began = error.context_mark
    if began is None or error.problem_mark is None or began.line >= line:
        return ()
    return (("what it belongs to begins here", Mark(file, began.line + 1, began.column + 1)),)


_QUOTE = "put quotes around a text that"
_EXPLAINED = (
    (
        "mapping values are not allowed",
        "a colon and a space stand where no name can be",
        f'{_QUOTE} holds a colon and a space: text: "Talks: the third round"; or compare the indentation',
    ),
    (
        "tab character",
        "a tab stands where spaces are needed",
        "indent with spaces: two a level",
    ),
    (
        "cannot start any token",
        "no value can begin with this character",
        f"{_QUOTE} begins with @, ` or %; indent with spaces, not tabs",
    ),
    (
        "quoted scalar",
        "a quotation mark is opened and not closed",
        "close it; a quotation mark inside such a text is doubled ('') or written \\\"",
    ),
    (
        "escape",
        "a backslash in a double-quoted text begins something unknown",
        "write \\\\ for a backslash, or put the text in single quotes",
    ),
    (
        "flow",
        "a bracket or brace is not closed, or a comma is missing",
        "compare opening and closing [ ] { }; put a comma between entries",
    ),
    ("alias", "a * stands where no name follows", f"{_QUOTE} begins with *"),
    ("anchor", "an & stands where no name follows", f"{_QUOTE} begins with &"),
    ("tag", "a ! begins a tag, and tags are not read", f"{_QUOTE} begins with !"),
    (
        "block",
        "this line does not fit into the lines above it",
        "begin the entries of one block in the same column, and write name: value",
    ),
    (
        "simple key",
        "this line is neither a name: value nor part of the text above",
        "write name: value; indent a text that continues",
    ),
    (
        "document",
        "this line ends the entries above, and cannot begin new ones",
        "begin every block in the first column, and write name: value",
    ),
)
"""Words of the parser, what they mean to the writer of a file, and what to do."""


def too_deep() -> str:
    """What is wrong with a file that nests too much."""
    return f"lists and mappings are nested more than {MOST_DEPTH} deep"


def _explained(words: str, line: str) -> tuple[str, str]:
    if _TOO_DEEP in words:
        return too_deep(), "look for brackets that are not closed"
    for sign, what, hint in _EXPLAINED:
        if sign in words:
            if line.lstrip(" ").startswith("\t"):
                hint = "indent with spaces: two a level"
            return f"{what} (YAML: {words})", hint
    return f"this is not YAML: {words}", "compare the line with the ones above"


def blank_block(kept: list[str], error: yaml.MarkedYAMLError) -> str | None:
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
