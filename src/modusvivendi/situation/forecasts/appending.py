"""Adding a line to a record: under a lock, in one write, after everything that stands there.

A record is opened for appending only. When a write fails half way, as on a full disk, the half line is taken away
again; nothing else ever shortens a record.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

from modusvivendi.situation.forecasts.record import MOST_BYTES, MOST_LINES, RecordError, bytes_in, opened

_TRIES = 50
_PAUSE = 0.1
"""Seconds between two tries to lock a record: five seconds in all."""


def append(path: Path, line: Callable[[bytes], str]) -> None:
    """Add one line.

    Args:
        path: the record, made if there is none.
        line: makes the line from the bytes of the record, while nobody else can add one. What it raises is
            passed on, and nothing is written.

    Raises:
        RecordError: the record cannot be opened, locked or written, or is full. It is then as it was.
    """
    try:
        with opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT) as handle:
            _lock(handle, path)
            before = bytes_in(handle)
            try:
                _write(handle, before, line(before), path)
            finally:
                _remove_if_empty(handle, path)
    except OSError as error:
        raise RecordError(f"{path} cannot be written: {error.strerror}") from None


def _write(handle: int, before: bytes, line: str, path: Path) -> None:
    """One write at the end of the record; a line break first, if somebody's editor took away the last one."""
    joint = b"" if not before or before.endswith(b"\n") else b"\n"
    added = joint + line.encode() + b"\n"
    if len(before) + len(added) > MOST_BYTES or before.count(b"\n") >= MOST_LINES:
        raise RecordError(f"{path} is full; begin a new file for the next questions, both keep their records")
    written = 0
    try:
        written = os.write(handle, added)
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, len(before))
        raise
    if written != len(added):
        os.ftruncate(handle, len(before))
        raise RecordError(f"{path} cannot be written: no space is left for the line")


def _remove_if_empty(handle: int, path: Path) -> None:
    """Leave no empty record behind where nothing could be written."""
    if os.fstat(handle).st_size == 0:
        path.unlink(missing_ok=True)


def _lock(handle: int, path: Path) -> None:
    """Keep other programs from adding a line until the file is closed.

    Raises:
        RecordError: another one holds the record for longer than five seconds, or put another in its place.
    """
    for attempt in range(_TRIES):
        if attempt:
            sleep(_PAUSE)
        if _locked(handle):
            break
    else:
        raise RecordError(f"{path} is being written by another program; nothing was written, try again")
    try:
        same = os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        same = False
    if not same:
        raise RecordError(f"{path} was exchanged by another program; nothing was written, try again")


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """A byte beyond any record: Windows keeps others from reading what is locked."""

    def _locked(handle: int) -> bool:
        """Whether the record could be locked now."""
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        """Whether the record could be locked now."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
