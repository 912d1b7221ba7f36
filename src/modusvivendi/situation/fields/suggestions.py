"""What an unknown name was probably meant to be, and how messages quote what stands in a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

_MANY = 500
"""With more names than this, only names one slip away are suggested: comparing with each would take too long."""
_LONGEST = 64
_LISTED = 8


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known name that a word was probably meant to be."""
    if len(word) > _LONGEST:
        return None
    if len(known) > _MANY:
        return next((name for name in _one_slip_away(word) if name in known), None)
    by_lower = {name.lower(): name for name in reversed(list(known))}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+"


def _one_slip_away(word: str) -> Iterator[str]:
    """Other cases of a word, then it with one letter too many, exchanged with the next, wrong, or missing."""
    yield from (word.lower(), word.upper(), word.capitalize())
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + right[1:] for left, right in parts if right)
    yield from (left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1)
    yield from (left + letter + right[1:] for left, right in parts if right for letter in _LETTERS)
    yield from (left + letter + right for left, right in parts for letter in _LETTERS)


def suggest(word: str, known: Collection[str], what: str) -> str:
    """A hint for an unknown name: the nearest one, or the first few there are."""
    close = nearest(word, known)
    if close is not None:
        return f'did you mean "{shown(close)}"?'
    if not known:
        return f"the file has no {what} yet"
    listed = ", ".join(shown(name) for name in islice(known, _LISTED))
    return f"known {what}: {listed}" + (", …" if len(known) > _LISTED else "")


def printable(text: str) -> str:
    """The text without characters that a terminal would obey."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in text)


_LONGEST_SHOWN = 60


def shown(value: Any) -> str:
    """A value as a message quotes it: short, on one line, without characters that a terminal would obey."""
    text = str(value)[: _LONGEST_SHOWN * 4]
    text = " ".join(text.split())
    text = printable(text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
