"""Numbers and lists for readers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from modusvivendi.situation.quantities import Interval, format_number


def span(interval: Interval) -> str:
    """An interval with both ends: ``31``, ``about 16.7``, ``between 12 and 31``.

    Rounded to one decimal, outwards, so that what is shown holds the whole interval.
    """
    low, high = interval.ends
    if low == high:
        shown = Fraction(round(low * 10), 10)
        return _plain(shown) if shown == low else f"about {_plain(shown)}"
    return f"between {_tenths(floor(low * 10))} and {_tenths(ceil(high * 10))}"


def share(interval: Interval) -> str:
    """As :func:`span` for a number from 0 to 1, to two decimals."""
    low, high = interval.ends
    if low == high:
        shown = Fraction(round(low * 100), 100)
        return _plain(shown) if shown == low else f"about {_plain(shown)}"
    return f"between {_hundredths(floor(low * 100))} and {_hundredths(ceil(high * 100))}"


def points(interval: Interval) -> str:
    """A utility: ``between 12 and 31 points of 100``."""
    return f"{span(interval)} points of 100"


def signed(interval: Interval) -> str:
    """The weight of a tie, with its sign: ``+0.5``, ``−1``, ``between −0.2 and +0.4``."""
    low, high = interval.ends
    if low == high:
        shown = Fraction(round(low * 100), 100)
        return _with_sign(shown) if shown == low else f"about {_with_sign(shown)}"
    lower, upper = Fraction(floor(low * 100), 100), Fraction(ceil(high * 100), 100)
    return f"between {_with_sign(lower)} and {_with_sign(upper)}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """``Germany, France and Turkey``; ``nobody`` if there is none."""
    if not names:
        return "nobody"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def possessive(name: str) -> str:
    """``Ukraine's``, ``the United States'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def sentence(text: str) -> str:
    """The text with a capital letter at its beginning and a full stop at its end."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith(".") else ".")


def _tenths(number: int) -> str:
    return _plain(Fraction(number, 10))


def _hundredths(number: int) -> str:
    return _plain(Fraction(number, 100))


def _plain(number: Fraction) -> str:
    return f"−{format_number(-number)}" if number < 0 else format_number(number)


def _with_sign(number: Fraction) -> str:
    mark = "+" if number > 0 else "−" if number < 0 else ""
    return f"{mark}{format_number(abs(number))}"
