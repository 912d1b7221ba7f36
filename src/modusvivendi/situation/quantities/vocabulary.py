"""The words that numbers are spelled with, US and UK."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


UNITS: Mapping[str, int] = MappingProxyType(
    _numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen",
        0,
    )
)
TENS: Mapping[str, int] = MappingProxyType(_numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10))
_SINGULAR = {
    "hundred": 100,
    "dozen": 12,
    "score": 20,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
PLURALS: Mapping[str, int] = MappingProxyType({"tens": 10} | {f"{word}s": size for word, size in _SINGULAR.items()})
"""Plural magnitudes; alone they are hedges (``thousands``), after a number they are its magnitude."""
MAGNITUDES: Mapping[str, int] = MappingProxyType(
    _SINGULAR | dict(PLURALS) | {"mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
)
"""Every word that multiplies what stands before it. A billion is a thousand million."""
FRACTIONS: Mapping[str, Fraction] = MappingProxyType(
    {
        "half": Fraction(1, 2),
        "third": Fraction(1, 3),
        "thirds": Fraction(1, 3),
        "quarter": Fraction(1, 4),
        "quarters": Fraction(1, 4),
    }
)
STANDALONE = frozenset(_SINGULAR)
"""Magnitudes that may stand without a number before them: ``a hundred``, ``hundred``."""
ARTICLES = frozenset({"a", "an"})
JOINERS = frozenset({"and", "of", "to", "or", "between", "from"})

NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(MAGNITUDES) | frozenset(FRACTIONS) | ARTICLES | JOINERS
"""Every word that is read without a table of hedges."""
