"""Reading a record: every line is parsed into nodes that know their place, and every seal is tried.

A record may come from anybody: its size and its lines are bounded, and only a plain file is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Any

from modusvivendi.situation.forecasts.seals import FIRST, holds, seal_in
from modusvivendi.situation.problems import Mark, Problem, SituationError
from modusvivendi.situation.reading.nodes import Mapping, Scalar, Sequence
from modusvivendi.situation.reading.text import decode
from modusvivendi.situation.reading.tree import parse

MOST_BYTES = 4 * 1024 * 1024
MOST_LINES = 10_000
_MOST_PROBLEMS = 20
_RESTORE = "take the record back from a copy or from version control; nothing in it is ever changed by hand"
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Record:
    """What a record holds.

    Attributes:
        file: what messages call it.
        lines: its lines.
        entries: the lines whose seals hold, as nodes.
        problems: what is wrong with it.
        seal: the seal of the last line; ``FIRST`` if there is none.
    """

    file: str
    lines: list[str]
    entries: tuple[Mapping, ...]
    problems: tuple[Problem, ...]
    seal: str


class RecordError(Exception):
    """A record cannot be opened. The message says why, for the person at the keyboard."""


@contextmanager
def opened(path: Path, flags: int) -> Iterator[int]:
    """A plain file, open; never a link, a pipe or a device.

    Raises:
        RecordError: it is none, or the system refuses.
        FileNotFoundError: there is none.
    """
    try:
        handle = os.open(path, flags | _SAFE, 0o666)
    except FileNotFoundError:
        raise
    except OSError as error:
        why = "it is a link, and not the record itself" if path.is_symlink() else error.strerror
        raise RecordError(f"{path} cannot be opened: {why}") from None
    try:
        if not S_ISREG(os.fstat(handle).st_mode):
            raise RecordError(f"{path} cannot be opened: it is no file")
        yield handle
    finally:
        os.close(handle)


def bytes_in(handle: int) -> bytes:
    """All bytes of an open file from its start, and at most one more than a record may have."""
    os.lseek(handle, 0, os.SEEK_SET)
    parts = []
    left = MOST_BYTES + 1
    while left and (part := os.read(handle, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a record; None where there is none.

    Raises:
        RecordError: there is something that cannot be read.
    """
    try:
        with opened(path, os.O_RDONLY) as handle:
            return bytes_in(handle)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}") from None


def read_record(path: Path) -> Record | None:
    """The record at a place and all that is wrong with it; None where there is none."""
    try:
        raw = read_bytes(path)
    except RecordError as error:
        hint = "a record is a plain file; put it back, or move away what stands in its place"
        return _unread(str(path), Problem(code="cannot-read", what=str(error), hint=hint, mark=Mark(str(path), 1, 1)))
    return None if raw is None else record_of(raw, str(path))


def record_of(raw: bytes, file: str) -> Record:
    """A record and all that is wrong with it. Never raises for what the bytes hold."""
    if len(raw) > MOST_BYTES:
        what = f"the record is too large: more than {MOST_BYTES // 1024**2} MB are not read"
        return _unread(file, Problem(code="too-large", what=what, hint=_SPLIT, mark=Mark(file, 1, 1)))
    try:
        text = decode(raw, file)
    except SituationError as error:
        return _unread(file, *error.problems)
    lines = text.split("\n")
    complete = not lines[-1]
    lines = [line.removesuffix("\r") for line in (lines[:-1] if complete else lines)]
    if len(lines) > MOST_LINES:
        what = f"the record has more than {MOST_LINES:,} lines"
        mark = Mark(file, MOST_LINES + 1, 1)
        return _unread(file, Problem(code="too-many", what=what, hint=_SPLIT, mark=mark, text=lines[MOST_LINES][:200]))
    broken = tuple(islice(_broken(lines, file, complete), _MOST_PROBLEMS))
    if broken:
        return Record(file, lines, (), broken, FIRST)
    entries, problems = _parsed(lines, file)
    return Record(file, lines, entries, problems, (seal_in(lines[-1]) or FIRST) if lines else FIRST)


_SPLIT = "begin a new file for the next questions; both files keep their records"


def _unread(file: str, *problems: Problem) -> Record:
    return Record(file, [], (), problems, FIRST)


def _broken(lines: list[str], file: str, complete: bool) -> Iterator[Problem]:
    """A problem for each line whose seal does not hold below the line above it."""
    above = FIRST
    for number, line in enumerate(lines, start=1):
        if not holds(line, above):
            cut = number == len(lines) and not complete
            what, hint = _wrong(line, number, cut)
            yield Problem(code="record", what=what, hint=hint, mark=Mark(file, number, 1), text=line)
        above = seal_in(line) or above


_NUMBER = re.compile(r'\{"entry": ([0-9]{1,9}),')


def _wrong(line: str, number: int, cut: bool) -> tuple[str, str]:
    """What is wrong with a line whose seal does not hold, and what to do."""
    if not line.strip():
        return "this line is empty", "delete it"
    if seal_in(line) is None and cut:
        return "the last line was cut short", f"delete it and record it once more; or {_RESTORE}"
    if seal_in(line) is None:
        return "this line carries no seal: `modus questions` did not write it, or it was altered since", _RESTORE
    said = _NUMBER.match(line)
    if said is not None and int(said[1]) != number:
        what = f"this is entry {said[1]} and stands in line {number}: lines were removed, put in or moved"
        return what, _RESTORE
    return "this line, or the end of the line above it, was altered after it was written", _RESTORE


def _parsed(lines: list[str], file: str) -> tuple[tuple[Mapping, ...], tuple[Problem, ...]]:
    """The lines as nodes, and what keeps a line from being one."""
    entries: list[Mapping] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        try:
            parsed = parse(line, file)
        except SituationError as error:
            problems += [_moved(problem, number, line) for problem in error.problems]
        else:
            problems += [_moved(problem, number, line) for problem in parsed.problems]
            entries.append(_placed(parsed.root, number - 1))
    return tuple(entries), tuple(problems[:_MOST_PROBLEMS])


def _moved(problem: Problem, number: int, line: str) -> Problem:
    """A problem of a line read by itself, at its place in the record."""
    mark = problem.mark
    return replace(problem, mark=None if mark is None else replace(mark, line=number), text=line, related=())


@dataclass(frozen=True, slots=True)
class _At:
    """A place as the parser gives it, lines and columns from 0."""

    line: int
    column: int


def _placed(node: Any, line: int) -> Any:
    """The nodes of a line read by itself, each at its place in the record."""
    if isinstance(node, Scalar):
        node.start, node.end = _At(line, node.start.column), _At(line, node.end.column)
    elif isinstance(node, Sequence):
        node.mark = replace(node.mark, line=line + 1)
        for item in node:
            _placed(item, line)
    elif isinstance(node, Mapping):
        node.mark = replace(node.mark, line=line + 1)
        for key, item in node.items():
            _placed(node.places[key], line)
            _placed(item, line)
    return node
