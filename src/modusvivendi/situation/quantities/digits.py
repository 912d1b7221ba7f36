"""Numbers in digits, read exactly; and the limits of what is read."""

from __future__ import annotations

import re
from fractions import Fraction

from modusvivendi.situation.quantities.errors import NumberError, quoted

LARGEST_EXPONENT = 30
"""Exponents beyond ±30 are refused."""
LARGEST = 10**36
"""Numbers beyond ±10^36, and those that need a denominator beyond it, are refused."""

_PLAIN = re.compile(r"([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([, _])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_CONTINENTAL = re.compile(r"[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]+)")


def read_digits(text: str) -> Fraction:
    """The value of an unsigned digit string: ``0.3``, ``2,000,000``, ``2 000 000``, ``2_000_000``, ``1e6``.

    Raises:
        NumberError: decimal comma, continental thousands, wrong groups, a leading zero, a number too large or
            too fine to be read.
    """
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "").replace(" ", "").replace("_", "")
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise _wrong_form(text)
    whole, decimals, exponent = match[1], match[2] or "", match[3] or "0"
    if len(whole) > 1 and whole[0] == "0":
        hint = f"write {whole.lstrip('0') or '0'}{text[len(whole) :]}"
        raise NumberError(f"{quoted(text)} has a leading zero, which some programs read as octal", hint, "leading-zero")
    return _value(text, whole, decimals, exponent)


def _value(text: str, whole: str, decimals: str, exponent: str) -> Fraction:
    if len(exponent) > 4 or abs(int(exponent)) > LARGEST_EXPONENT:
        reason = f"the exponent of {quoted(text)} is beyond ±{LARGEST_EXPONENT}"
        raise NumberError(reason, "choose a larger or smaller unit", "too-large")
    power = int(exponent) - len(decimals)
    digits = int(whole + decimals)
    return bounded(Fraction(digits * 10**power) if power >= 0 else Fraction(digits, 10**-power))


def bounded(value: Fraction) -> Fraction:
    """The value itself, if it is within the limits.

    Raises:
        NumberError: the number is beyond ±10^36, or has more than 36 decimals.
    """
    if not -LARGEST <= value <= LARGEST:
        raise NumberError("the number is beyond 10^36", "choose a larger unit", "too-large")
    if value.denominator > LARGEST:
        raise NumberError("the number has more than 36 decimals", "round it", "too-fine")
    return value


def _wrong_form(text: str) -> NumberError:
    if _CONTINENTAL.fullmatch(text):
        whole, _, decimals = text.partition(",")
        meant = whole.replace(".", ",").replace(" ", ",") + (f".{decimals}" if decimals else "")
        reason = f"{quoted(text)} has full stops between thousands or a decimal comma"
        return NumberError(reason, f"write {meant}", "decimal-comma" if decimals else "grouping", meant)
    comma = _DECIMAL_COMMA.fullmatch(text)
    if comma:
        meant = f"{comma[1].lstrip('0') or '0'}.{comma[2]}"
        reason = f"{quoted(text)} has a decimal comma; a comma separates thousands"
        return NumberError(reason, f"write {meant}", "decimal-comma", meant)
    reason = f"the digits of {quoted(text)} are not grouped as in 1,500,000"
    return NumberError(reason, "separate thousands by commas and decimals by a full stop: 1,500,000.5", "grouping")


def plain_text(value: Fraction) -> str:
    """The shortest exact text: a decimal number where one exists, else a fraction such as ``1/3``."""
    decimals = _decimals(value.denominator)
    if decimals is None:
        return f"{value.numerator}/{value.denominator}"
    return _fixed(value, decimals)


_DECIMALS_OF_ENDLESS = 4


def format_number(value: Fraction | int) -> str:
    """A number for a reader: commas between thousands; exact decimals kept.

    A fraction without a finite decimal form is rounded to four decimals, counted below 1 from the first that
    is not
    zero: ``1/3`` → ``0.3333``, ``2/3000`` → ``0.0006667``.
    """
    exact = Fraction(value)
    decimals = _decimals(exact.denominator)
    if decimals is None:
        leading = max(0, len(str(exact.denominator // abs(exact.numerator))) - 1)
        decimals = _DECIMALS_OF_ENDLESS + leading
        rounded = round(exact, decimals)
        return _grouped(_fixed(rounded, _decimals(rounded.denominator) or 0))
    return _grouped(_fixed(exact, decimals))


def _grouped(plain: str) -> str:
    whole, point, decimals = plain.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole != "-0" else plain


def _decimals(denominator: int) -> int | None:
    """How many decimals a fraction with this denominator needs; None if no number of them suffices."""
    twos = (denominator & -denominator).bit_length() - 1
    rest = denominator >> twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def _fixed(value: Fraction, decimals: int) -> str:
    scaled = value.numerator * 10**decimals // value.denominator
    if decimals == 0:
        return str(scaled)
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{'-' if scaled < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"
