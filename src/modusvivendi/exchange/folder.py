"""Files beside one another: reading them within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from modusvivendi.exchange.faults import refuse
from modusvivendi.situation.reading.text import MOST_BYTES

MOST_FILES = 200
"""Files of a folder that are looked at."""


def read_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        SituationError: it cannot be read, or is too large.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise refuse("cannot-read", f"{path} cannot be read: {reason}", "check the name", str(path)) from None
    if len(raw) > MOST_BYTES:
        what = f"the file is too large: more than {MOST_BYTES // 1024**2} MB are not read"
        raise refuse("too-large", what, "split it", str(path))
    return raw


def beside(folder: Path, *endings: str) -> Iterator[Path]:
    """The files of a folder with some endings, in order of their names; the first few hundred."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in endings and path.is_file())
    except OSError:
        return
    yield from found[:MOST_FILES]
