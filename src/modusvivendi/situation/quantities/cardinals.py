"""Exact numbers in digits and words: ``2 million``, ``a hundred and fifty``, ``one and a half million``.

A recursive descent over the tokens. Each function takes the tokens and a place among them, and gives what it
read and the place after it, or None where its form does not begin. The grammar, ``small`` is a spelled number
below 100::

    cardinal     := part (["and"] part)* ["and" "a" fraction]      each part below the unit of the one before
    part         := fraction-of | mixed | group magnitude*
    group        := digits | (small | ["a"] before a magnitude) ["hundred" [["and"] small]]
    mixed        := (digits | small) "and" ["a" | small] fraction magnitude*
    fraction-of  := ["a" | small] fraction ["of"] ["a"] magnitude*
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.situation.quantities.tokens import Token
from modusvivendi.situation.quantities.vocabulary import (
    ARTICLES,
    FRACTIONS,
    MAGNITUDES,
    PLURALS,
    STANDALONE,
    TENS,
    UNITS,
)

Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Cardinal:
    """An exact number and the magnitude that it ends in.

    Attributes:
        value: the number.
        unit: product of the magnitudes at its end: 1,000 for ``five hundred thousand``, 1 for ``five``.
    """

    value: Fraction
    unit: int


def word_at(tokens: Tokens, at: int) -> str:
    """The word at a place; empty where there is a number, a sign or nothing."""
    return tokens[at].text if at < len(tokens) and tokens[at].kind == "word" else ""


def magnitudes_at(tokens: Tokens, at: int) -> tuple[int, int]:
    """The product of the magnitudes that begin at a place (``of thousands``), and the place after."""
    product = 1
    while True:
        next_at = at
        if word_at(tokens, next_at) == "of":
            next_at += 1
            if word_at(tokens, next_at) in ARTICLES:
                next_at += 1
        size = MAGNITUDES.get(word_at(tokens, next_at))
        if size is None:
            return product, at
        product, at = product * size, next_at + 1


def cardinal_at(tokens: Tokens, at: int) -> tuple[Cardinal, int] | None:
    """The longest exact number that begins at a place."""
    first = _part(tokens, at)
    if first is None:
        return None
    (total, unit), at = first
    size = unit
    while True:
        tail = _half_after(tokens, at, unit) if word_at(tokens, at + 1) in ARTICLES else None
        if tail is not None:
            return Cardinal(total + tail[0], 1), tail[1]
        start = at + 1 if word_at(tokens, at) == "and" else at
        open_to_more = size % 100 == 0 and tokens[at - 1].kind == "word"
        part = _part(tokens, start) if open_to_more else None
        if part is None or part[0][0] >= size or part[0][0] == 0:
            return Cardinal(total, unit), at
        (value, unit), at = part
        total, size = total + value, unit


_Part = tuple[tuple[Fraction, int], int]


def _part(tokens: Tokens, at: int) -> _Part | None:
    return _fraction_of(tokens, at) or _mixed(tokens, at) or _grouped(tokens, at)


def _grouped(tokens: Tokens, at: int) -> _Part | None:
    group = _group(tokens, at)
    if group is None:
        return None
    (value, unit), at = group
    product, after = _bare_magnitudes(tokens, at)
    return (value * product, product if product > 1 else unit), after


def _bare_magnitudes(tokens: Tokens, at: int) -> tuple[int, int]:
    product = 1
    while (size := MAGNITUDES.get(word_at(tokens, at))) is not None:
        product, at = product * size, at + 1
    return product, at


def _group(tokens: Tokens, at: int) -> _Part | None:
    if at < len(tokens) and tokens[at].kind == "number":
        return (tokens[at].value, tokens[at].unit), at + 1
    start = at + 1 if word_at(tokens, at) in ARTICLES else at
    word = word_at(tokens, start)
    if word in STANDALONE:
        return _hundreds(tokens, 1, start)
    small = _below_hundred(tokens, at)
    return None if small is None else _hundreds(tokens, *small)


def _hundreds(tokens: Tokens, count: int, at: int) -> _Part:
    if word_at(tokens, at) != "hundred":
        return (Fraction(count), 1), at
    at += 1
    start = at + 1 if word_at(tokens, at) == "and" else at
    rest = _below_hundred(tokens, start)
    if rest is None:
        return (Fraction(count * 100), 100), at
    return (Fraction(count * 100 + rest[0]), 1), rest[1]


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = word_at(tokens, at)
    if word in TENS:
        digit = UNITS.get(word_at(tokens, at + 1), 0)
        return (TENS[word] + digit, at + 2) if 1 <= digit <= 9 else (TENS[word], at + 1)
    return (UNITS[word], at + 1) if word in UNITS else None


def _fraction_of(tokens: Tokens, at: int) -> _Part | None:
    count = Fraction(1)
    if word_at(tokens, at) in ARTICLES:
        at += 1
    elif (small := _below_hundred(tokens, at)) is not None:
        count, at = Fraction(small[0]), small[1]
    share = FRACTIONS.get(word_at(tokens, at))
    if share is None:
        return None
    at += 1
    if word_at(tokens, at) in ARTICLES and word_at(tokens, at + 1) in MAGNITUDES:
        at += 1
    product, at = magnitudes_at(tokens, at)
    return None if word_at(tokens, at - 1) in PLURALS else ((count * share * product, product), at)


def _mixed(tokens: Tokens, at: int) -> _Part | None:
    if at < len(tokens) and tokens[at].kind == "number" and tokens[at].unit == 1:
        whole, at = tokens[at].value, at + 1
    else:
        small = _below_hundred(tokens, at)
        if small is None:
            return None
        whole, at = Fraction(small[0]), small[1]
    half = _half_after(tokens, at, 1)
    if half is None:
        return None
    product, at = _bare_magnitudes(tokens, half[1])
    return ((whole + half[0]) * product, product), at


def _half_after(tokens: Tokens, at: int, unit: int) -> tuple[Fraction, int] | None:
    """``and a half`` after a number: half of its unit."""
    if word_at(tokens, at) != "and":
        return None
    at += 1
    count = Fraction(1)
    if word_at(tokens, at) in ARTICLES:
        at += 1
    elif (small := _below_hundred(tokens, at)) is not None:
        count, at = Fraction(small[0]), small[1]
    share = FRACTIONS.get(word_at(tokens, at))
    return None if share is None else (count * share * unit, at + 1)
