"""From the name of a table to its text: only a regular file inside the folder of the situation's file is read."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath

from modusvivendi.situation.fields.suggestions import nearest, printable, shown
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.text import MOST_BYTES, decode

ENDING = ".csv"
_OTHER_ENDINGS = (".xlsx", ".xls", ".ods", ".tsv", ".numbers")
_MOST_LISTED = 1_000


class NoTableError(Exception):
    """A name leads to no table; says what is wrong and what to write instead."""

    def __init__(self, code: str, what: str, hint: str) -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.hint = hint


def names_table(name: str) -> bool:
    """Whether a text in the place of a block is meant as the name of a table."""
    return name.lower().endswith((ENDING, *_OTHER_ENDINGS)) and "\n" not in name


def read_table(name: str, folder: Path, size: int) -> str:
    """The text of a table.

    Args:
        name: the file's name as the situation's file has it.
        folder: the folder of the situation's file.
        size: how many bytes may still be read.

    Raises:
        NoTableError: the name is not allowed, or there is no such file.
        SituationError: the file is not UTF-8.
    """
    _refuse_name(name)
    path = folder / name
    try:
        found = path.resolve(strict=True)
        _refuse_outside(found, folder.resolve(strict=True), name)
        raw = _read_regular(found, size + 1)
    except FileNotFoundError:
        what = f"there is no file {shown(name)} in the folder of this file"
        raise NoTableError("no-table", what, _near(name, folder)) from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise NoTableError("no-table", f"{shown(name)} cannot be read: {reason}", _BESIDE) from None
    if len(raw) > size:
        what = f"the file and its tables are too large: more than {MOST_BYTES // 1024**2} MB together are not read"
        raise NoTableError("too-large", what, "split the case into several files")
    return _decoded(raw, str(path))


def _refuse_name(name: str) -> None:
    """Refuse a name that leads out of the folder by itself, on any system."""
    if not name.lower().endswith(ENDING):
        what = f"{shown(name)} is not a CSV file"
        raise NoTableError("no-table", what, f"save the sheet as CSV UTF-8, and name that file, which ends in {ENDING}")
    if "\\" in name or ":" in name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        what = f"a table stands in the folder of this file, and {shown(name)} may lead out of it"
        raise NoTableError("no-table", what, _BESIDE)
    if printable(name) != name:
        raise NoTableError("no-table", f"{shown(name)} cannot be the name of a table", _BESIDE)


def _refuse_outside(path: Path, folder: Path, name: str) -> None:
    if not path.is_relative_to(folder):
        what = f"{shown(name)} is a link that leads out of the folder of this file"
        raise NoTableError("no-table", what, "copy the table into the folder")


def _read_regular(path: Path, size: int) -> bytes:
    """The first bytes of a regular file; opening a pipe does not wait for its other end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is not a regular file")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a regular file")
        return file.read(size)


def _near(name: str, folder: Path) -> str:
    """Which table was probably meant."""
    try:
        with os.scandir(folder) as entries:
            names = (entry.name for entry in islice(entries, _MOST_LISTED))
            there = sorted(each for each in names if each.lower().endswith(ENDING))
    except OSError:
        return _BESIDE
    close = nearest(name, there)
    if close is not None:
        return f'did you mean "{shown(close)}"?'
    listed = ", ".join(shown(each) for each in there[:8])
    return f"tables in the folder: {listed}" if there else _BESIDE


def _decoded(raw: bytes, file: str) -> str:
    try:
        return decode(raw, file)
    except SituationError as error:
        found = [replace(each, hint=_SAVE) if each.code == "encoding" else each for each in error.problems]
        raise SituationError(found) from None


_BESIDE = "put the table into the folder of this file, and write its name: claims: claims.csv"
_SAVE = "save it as CSV UTF-8 (Excel: Save As, CSV UTF-8; LibreOffice: Text CSV, character set Unicode UTF-8)"
