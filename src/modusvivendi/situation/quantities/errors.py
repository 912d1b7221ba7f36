"""The one error of this package: text that is not the number, word or grade it should be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

ErrorCode = Literal[
    "empty",
    "too-long",
    "too-large",
    "too-fine",
    "malformed",
    "character",
    "decimal-comma",
    "grouping",
    "leading-zero",
    "base",
    "percent",
    "non-finite",
    "unknown-word",
    "reversed",
    "ambiguous",
    "width",
    "not-exact",
    "law",
    "hedge",
    "scale",
    "grade",
]
"""Short stable names of the ways in which a text can be wrong."""


class NumberError(ValueError):
    """A text cannot be read as the number, verbal probability or grade that is expected.

    Attributes:
        reason: what is wrong, in plain words.
        hint: what to write instead; may be empty.
        code: the kind of fault, one of ``ErrorCode``.
        suggestion: the text to write instead, where it is certain (``"0.8"`` for ``"80%"``); else None.
    """

    def __init__(
        self, reason: str, hint: str = "", code: ErrorCode = "malformed", suggestion: str | None = None
    ) -> None:
        super().__init__(reason, hint, code, suggestion)
        self.reason = reason
        self.hint = hint
        self.code = code
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"{self.reason}; {self.hint}" if self.hint else self.reason


_SHOWN = 60


def quoted(text: str) -> str:
    """A text as an error shows it: in quotes, unprintable characters escaped, shortened to 60 characters."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return '"' + "".join(char if char.isprintable() else repr(char)[1:-1] for char in short) + '"'


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that an unknown one was probably meant to be, or None."""
    found = get_close_matches(word[:_SHOWN].lower(), list(known), n=1, cutoff=0.7)
    return found[0] if found else None
