"""The lines of a record, each sealed with a hash over itself and the seal of the line above.

Whoever alters, adds, removes or moves a line breaks a seal, unless every seal from there on is made anew. Two things no
seal can show: that the last lines were cut off, and that the whole record was written anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

ENDING = ".forecasts.jsonl"
FIRST = ""
"""What stands for the seal above the first line."""
_SEALED = re.compile(r'(\{.*), "seal": "([0-9a-f]{64})"\}\Z', re.DOTALL)
_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Line breaks that JSON lets stand and YAML does not."""


def place_of(situation: Path) -> Path:
    """Where the record of a situation's file stands: ``talks.forecasts.jsonl`` beside ``talks.yaml``."""
    return situation.with_name(situation.stem + ENDING)


def sealed(body: Mapping[str, Any], above: str) -> str:
    """An entry as a line of the record, without its line break.

    Args:
        body: what the line says.
        above: the seal of the line above; ``FIRST`` if there is none.
    """
    opened = json.dumps(body, ensure_ascii=False).translate(_BREAKS)[:-1]
    return f'{opened}, "seal": "{_seal(opened, above)}"}}'


def seal_in(line: str) -> str | None:
    """The seal that a line carries, right or wrong; None if it carries none."""
    match = _SEALED.match(line)
    return match[2] if match is not None else None


def holds(line: str, above: str) -> bool:
    """Whether a line is as it was written, below the line with the seal ``above``."""
    match = _SEALED.match(line)
    return match is not None and _seal(match[1], above) == match[2]


def wording(texts: Iterable[str | None]) -> str:
    """A hash of a question's own words and days, by which a later change of them is noticed."""
    return sha256(json.dumps(list(texts), ensure_ascii=False).encode()).hexdigest()[:16]


def _seal(opened: str, above: str) -> str:
    return sha256(f"{above}\n{opened}".encode("utf-8", "surrogatepass")).hexdigest()
