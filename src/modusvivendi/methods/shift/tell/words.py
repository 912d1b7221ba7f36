"""Days, changes and p-values for readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import listed, with_caution
from modusvivendi.methods.shift.problem import Ends, Remark, Stand
from modusvivendi.methods.shift.solve.maxsplit import Split
from modusvivendi.situation.derive.words import signed, span
from modusvivendi.situation.fields.dates import Period, day_in_words
from modusvivendi.situation.quantities import Interval, format_number


def between(start: date, end: date) -> str:
    """``"24 February to 11 March 2022"``; one day where they are equal."""
    return Period(start, end).in_words()


def day(value: date) -> str:
    """``"10 March 2022"``."""
    return day_in_words(value)


def places_words(places: Ends, ends: tuple[str, str]) -> str:
    """How far an ideal moved, and towards what: ``"40 places of 100 towards neutrality"``."""
    low, high = places
    if low == high == 0:
        return "no place on the scale"
    if low >= 0:
        words = f"{span(Interval(low, high))} places of 100 towards {ends[1]}"
        return f"{words}, so perhaps not at all" if low == 0 else words
    if high <= 0:
        words = f"{span(Interval(-high, -low))} places of 100 towards {ends[0]}"
        return f"{words}, so perhaps not at all" if high == 0 else words
    back, on = span(Interval.point(-low)), span(Interval.point(high))
    return (
        f"anything from {back} places of 100 towards {ends[0]} to {on} towards {ends[1]}, so that the direction is "
        "not certain"
    )


def sign_words(ends: Ends) -> str:
    """A change with its sign: ``+40``, ``between 0 and +50``."""
    return signed(Interval(*ends))


def red_line(stand: Stand) -> str:
    """A red line in words; empty where there is none."""
    parts = [listed((words for _, words in stand.accepts), "or")] if stand.accepts is not None else []
    return ", ".join([*parts, stand.bounds] if stand.bounds else parts)


def chance(split: Split) -> str:
    """``"p = 0.012, from all 40,320 orders"``."""
    decimals = 3
    shown = Fraction(round(split.p * 10**decimals), 10**decimals)
    p = f"p = {format_number(shown)}" if shown else "p below 0.001"
    orders = f"all {split.orders:,} orders" if split.exact else f"{split.orders:,} drawn orders"
    return f"{p}, from {orders}"


def cited(remark: Remark) -> str:
    """A claim with its source's own caution."""
    return with_caution(remark.text, remark.attribution, remark.hedge)


def unique(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys without repeats, in the order of first mention."""
    return tuple(dict.fromkeys(keys))


def said(text: str, because: Iterable[str], label: str = "") -> Said:
    """A sentence with its evidence named once each."""
    return Said(text, unique(because), label=label)
