"""From bytes to text: encoding, size, tabs and control characters, each refused at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from modusvivendi.situation.problems import Mark, Problem, SituationError

MOST_BYTES = 16 * 1024 * 1024
_MOST_OF_ONE_KIND = 20
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_TAB_INDENT = re.compile(r" *\t")
_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def decode(raw: bytes, file: str) -> str:
    """The text of a file.

    Raises:
        SituationError: the file is too large, or is not UTF-8.
    """
    if len(raw) > MOST_BYTES:
        what = f"the file is too large: more than {MOST_BYTES // 1024**2} MB are not read"
        raise SituationError([_problem("too-large", what, "split the case into several files", file)])
    if raw.startswith(b"PK"):
        what = "this is not a text file but a Word, Excel or zip file"
        raise SituationError(
            [_problem("encoding", what, "save the text itself, as UTF-8, with the ending .yaml", file)]
        )
    for bom, name in _BOMS:
        if raw.startswith(bom):
            what = f"the file is encoded as {name} (byte order mark at byte offset 0)"
            raise SituationError([_problem("encoding", what, _SAVE_AS_UTF8, file)])
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise SituationError([_not_utf8(raw, error, file)]) from None


def lines_of(text: str) -> list[str]:
    """The lines of a text, ended by whatever YAML counts as a line break."""
    return _BREAK.split(text)


def control_characters(lines: Iterable[str], file: str) -> list[Problem]:
    """A problem for each of the first few characters that no text has, such as NUL."""
    return list(islice(_control_characters(lines, file), _MOST_OF_ONE_KIND))


def _control_characters(lines: Iterable[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        for match in _CONTROL.finditer(line):
            what = f"the character U+{ord(match[0]):04X} cannot stand in a text file"
            hint = "delete it" if match[0] != "\0" else f"delete it; if the file is full of them, {_SAVE_AS_UTF8}"
            mark = Mark(file, number, match.start() + 1)
            yield Problem(code="control-character", what=what, hint=hint, mark=mark, text=line)


def tabs(lines: Iterable[str], file: str) -> list[Problem]:
    """A problem for every line indented with a tab (of the first few)."""
    return list(islice(_tabs(lines, file), _MOST_OF_ONE_KIND))


def _tabs(lines: Iterable[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        match = _TAB_INDENT.match(line)
        if match and line.strip():
            mark = Mark(file, number, match.end())
            hint = "indent with spaces: two a level"
            what = "the line is indented with a tab"
            yield Problem(code="tab", what=what, hint=hint, mark=mark, text=line)


_SAVE_AS_UTF8 = "save the file as UTF-8 (in most editors: Save with encoding, UTF-8)"


def _problem(code: str, what: str, hint: str, file: str) -> Problem:
    return Problem(code=code, what=what, hint=hint, mark=Mark(file, 1, 1))


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    place = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    before = lines_of(place)
    after = lines_of(raw[error.start : error.start + 40].decode("cp1252", "replace"))[0]
    byte = raw[error.start]
    guess = raw[error.start : error.start + 1].decode("cp1252", "replace")
    what = f"the file is not UTF-8: byte 0x{byte:02X} at byte offset {error.start}"
    if guess != "\ufffd" and guess.isprintable():
        what += f' (in Windows-1252 it would be "{guess}")'
    mark = Mark(file, len(before), len(before[-1]) + 1)
    return Problem(code="encoding", what=what, hint=_SAVE_AS_UTF8, mark=mark, text=before[-1] + after)
