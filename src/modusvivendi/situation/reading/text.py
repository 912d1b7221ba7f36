"""From bytes to text: encoding, size, tabs and control characters, each refused at its place."""

from __future__ import annotations

import re

from modusvivendi.situation.problems import Mark, Problem, SituationError

MOST_BYTES = 16 * 1024 * 1024
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def decode(raw: bytes, file: str) -> str:
    """The text of a file.

    Raises:
        SituationError: the file is too large, is not UTF-8, or holds characters that no text has.
    """
    if len(raw) > MOST_BYTES:
        what = f"the file has {len(raw):,} bytes; at most {MOST_BYTES:,} are read"
        raise SituationError([_problem("too-large", what, "split the case into several files", file)])
    for bom, name in _BOMS:
        if raw.startswith(bom):
            what = f"the file is encoded as {name} (byte offset 0)"
            raise SituationError([_problem("encoding", what, _SAVE_AS_UTF8, file)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SituationError([_not_utf8(raw, error, file)]) from None
    problems = control_characters(text, file)
    if problems:
        raise SituationError(problems)
    return text


def control_characters(text: str, file: str) -> list[Problem]:
    """A problem for each of the first few characters that no text has, such as NUL."""
    found: list[Problem] = []
    for match in _CONTROL.finditer(text):
        what = f"the character U+{ord(match[0]):04X} cannot stand in a text file"
        found.append(_at(text, match.start(), "control-character", what, "delete it", file))
        if len(found) == 20:
            break
    return found


def tabs(text: str, file: str) -> list[Problem]:
    """A problem for every line indented with a tab (at most 20)."""
    found = []
    for match in _TAB_INDENT.finditer(text):
        what = "a tab is used for indentation"
        found.append(_at(text, match.end() - 1, "tab", what, "indent with spaces: two a level", file))
        if len(found) == 20:
            break
    return found


_SAVE_AS_UTF8 = "save the file as UTF-8 (in most editors: Save with encoding, UTF-8)"


def _problem(code: str, what: str, hint: str, file: str) -> Problem:
    return Problem(code=code, what=what, hint=hint, mark=Mark(file, 1, 1))


def _at(text: str, index: int, code: str, what: str, hint: str, file: str) -> Problem:
    line = text.count("\n", 0, index) + 1
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    shown = text[start : end if end >= 0 else len(text)]
    return Problem(
        code=code, what=what, hint=hint, mark=Mark(file, line, index - start + 1), text=shown.rstrip("\r")
    )


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    start = raw.rfind(b"\n", 0, error.start) + 1
    line = raw.count(b"\n", 0, error.start) + 1
    before = raw[start : error.start].decode("utf-8", "replace")
    after = raw[error.start : error.start + 40].split(b"\n")[0].decode("cp1252", "replace")
    byte = raw[error.start]
    guess = raw[error.start : error.start + 1].decode("cp1252", "replace")
    what = f"the file is not UTF-8: byte 0x{byte:02X} at byte offset {error.start}"
    if guess != "\ufffd":
        what += f' (it would be "{guess}" in Windows-1252)'
    mark = Mark(file, line, len(before) + 1)
    return Problem(code="encoding", what=what, hint=_SAVE_AS_UTF8, mark=mark, text=before + after)
