"""A text that states a number, cut into numbers, words and signs.

Every digit string is read here, so that a wrong form (decimal comma, leading zero, huge exponent) is refused
with its own words before anybody tries to make sense of the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from modusvivendi.situation.quantities.digits import read_digits
from modusvivendi.situation.quantities.errors import NumberError, quoted

LONGEST_TEXT = 200
"""Characters of number text that are read; longer text is refused."""

SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
"""Letters that may stand at the end of digits (``44M``), in either case. A billion is a thousand million."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text.

    Attributes:
        kind: a number in digits, a word in lower case, or a sign.
        text: the word or sign; of a number, its digits.
        value: of a number, its value with the suffix.
        unit: of a number, what its suffix stands for (1 without suffix).
        tight: whether no space stands before it.
    """

    kind: Literal["number", "word", "sign"]
    text: str
    value: Fraction = Fraction(0)
    unit: int = 1
    tight: bool = False


_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u2007\u2009\u200a\u202f"), " ")
_SIGNS = {ord("\u2212"): "-", ord("\u2011"): "-", ord("\u2010"): "-"}
_SUFFIX = "|".join(sorted(SUFFIXES, key=len, reverse=True))
_TOKEN = re.compile(
    r"(?P<space> +)"
    r"|(?P<digits>(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)*|[0-9][0-9.,_]*|\.[0-9][0-9.,_]*)"
    r"(?:[eE][+-]?[0-9]+)?)"
    rf"(?:(?P<suffix>(?i:{_SUFFIX}))(?![^\W_]))?"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<sign>>=|<=|[-–—/+~≈<>≤≥])"
)


def normalised(text: str) -> str:
    """The text with every run of spaces (also thin and non-breaking ones) made one space, and trimmed."""
    return " ".join(text.translate(_SPACES).split())


def tokenise(text: str) -> list[Token]:
    """Cut a normalised text into tokens.

    Raises:
        NumberError: a character that belongs to no number, or digits in a form that is not read.
    """
    plain = text.translate(_SIGNS)
    tokens: list[Token] = []
    at = 0
    tight = False
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if match is None:
            raise _unreadable(plain[at], text)
        at = match.end()
        if match.lastgroup == "space":
            tight = False
            continue
        tokens.append(_token(match, tight))
        tight = True
    return tokens


def _token(match: re.Match[str], tight: bool) -> Token:
    digits = match["digits"]
    if digits is not None:
        unit = SUFFIXES[match["suffix"].lower()] if match["suffix"] else 1
        return Token("number", digits, read_digits(digits) * unit, unit, tight)
    if match["word"] is not None:
        return Token("word", match["word"].rstrip(".").lower(), tight=tight)
    return Token("sign", match["sign"], tight=tight)


def _unreadable(char: str, text: str) -> NumberError:
    reason = f"{quoted(char)} in {quoted(text)} is not part of a number"
    if char.isdigit():
        return NumberError(reason, "write the digits 0 to 9", "character")
    if char in "$€£¥₽₴":
        return NumberError(reason, "write the number alone; the currency is the quantity's unit", "character")
    if char in "'’":
        return NumberError(reason, "separate thousands by commas: 1,500,000", "character")
    return NumberError(reason, "write a number such as 80, 2,000,000 or more than two million", "character")
