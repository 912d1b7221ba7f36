"""Exact numbers in digits, and the forms that are refused wherever a number is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from modusvivendi.situation.quantities.digits import bounded, plain_text
from modusvivendi.situation.quantities.errors import NumberError, quoted
from modusvivendi.situation.quantities.tokens import LONGEST_TEXT, Token, normalised, tokenise

_NON_FINITE = re.compile(r"[+-]?\.?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_OTHER_BASE = re.compile(r"[+-]?0(?:x[0-9a-f]+|o[0-7]+|b[01]+)", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|٪|\bper\s?cent\b|\bpct\b\.?)", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{1,4}([-/])[0-9]{1,2}\1[0-9]{1,4}")
_FORMS = "write a number such as 80, 0.3, 2,000,000, 44M or 1/3"


def read_exact(text: str) -> Fraction:
    """An exact number in digits: ``80``, ``-0.3``, ``2,000,000``, ``1e6``, ``44M``, ``1/3``.

    Raises:
        NumberError: the text is anything else; its hint says what to write.
    """
    number = exact_tokens(tokenise(prepared(text)))
    if number is None:
        raise NumberError(f"{quoted(text)} is not one number in digits", _FORMS)
    return number


def prepared(text: str) -> str:
    """The text with its spaces made regular, if it is not of a form that is always refused.

    Raises:
        NumberError: empty text, over 200 characters, a percentage, a non-finite number, hexadecimal, octal or
            binary digits, a date.
    """
    if len(text) > LONGEST_TEXT:
        reason = f"{quoted(text)} is {len(text):,} characters long; a number has at most {LONGEST_TEXT}"
        raise NumberError(reason, "write the number alone", "too-long")
    plain = normalised(text)
    if not plain:
        raise NumberError("the text is empty", "write a number, or leave the entry out", "empty")
    if _NON_FINITE.fullmatch(plain):
        reason = f"{quoted(plain)} is not a finite number"
        raise NumberError(reason, "write a number; for no upper end write more than, then a number", "non-finite")
    if _OTHER_BASE.fullmatch(plain):
        value = int(plain, 0)
        hint = f"write {value}" if len(plain) <= 20 else "write decimal digits"
        raise NumberError(f"{quoted(plain)} is not in decimal digits", hint, "base")
    if _DATE.fullmatch(plain):
        raise NumberError(f"{quoted(plain)} looks like a date, not a number", "write a number such as 2022")
    if _PERCENT.search(plain):
        raise percentage(plain)
    return plain


def percentage(text: str) -> NumberError:
    """The error for a text that is a percentage, with the share to write instead where it is certain."""
    rest = without_percent(text)
    try:
        share = plain_text(bounded(read_exact(rest) / 100))
    except NumberError:
        return NumberError(f"{quoted(text)} is a percentage", "write the share: 0.8 for 80%", "percent")
    return NumberError(f"{quoted(text)} is a percentage", f"write {share}", "percent", share)


def without_percent(text: str) -> str:
    """The text without its percent signs and words."""
    return _PERCENT.sub("", text)


def exact_tokens(tokens: Sequence[Token]) -> Fraction | None:
    """The value of tokens that are one number in digits or a fraction of two, perhaps signed; else None.

    Raises:
        NumberError: a fraction over 0, or a number beyond the limits.
    """
    sign, tokens = signed(tokens)
    if len(tokens) == 1 and tokens[0].kind == "number":
        return bounded(sign * tokens[0].value)
    if len(tokens) == 3 and tokens[1].text == "/" and tokens[0].kind == tokens[2].kind == "number":
        return bounded(sign * quotient(tokens[0], tokens[2]))
    return None


def signed(tokens: Sequence[Token]) -> tuple[int, Sequence[Token]]:
    """The sign before a number in digits (1 if there is none), and the tokens after it."""
    if len(tokens) > 1 and tokens[0].text in ("-", "+") and tokens[1].kind == "number" and tokens[1].tight:
        return (-1 if tokens[0].text == "-" else 1), tokens[1:]
    return 1, tokens


def quotient(above: Token, below: Token) -> Fraction:
    """The fraction of two numbers.

    Raises:
        NumberError: the lower one is 0.
    """
    if below.value == 0:
        raise NumberError(f"{above.text}/{below.text} divides by 0", "write a fraction such as 1/3")
    return above.value / below.value
