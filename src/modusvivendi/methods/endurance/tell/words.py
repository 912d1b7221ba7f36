"""Words that the sentences, tables and charts of endurance share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from modusvivendi.answers.numbers import number_text
from modusvivendi.methods.endurance.asked import Asked
from modusvivendi.methods.endurance.case import Case, Range

MOST_KEYS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A case and its answers, as every part of the text needs them."""

    case: Case
    asked: Asked


def number(value: Fraction | float, digits: int = 3) -> str:
    """A number at some significant digits, thousands apart."""
    plain = float(value)
    return number_text(float(f"{plain:.{digits}g}"), group_from=1_000)


def ranged(range_: Range, digits: int = 3) -> str:
    """``"400 (100 to 900)"``; the number alone where it is exact."""
    middle = number(range_.central, digits)
    return middle if range_.exact else f"{middle} ({number(range_.low, digits)} to {number(range_.high, digits)})"


def days_text(days: Fraction | None) -> str:
    """A length of time in whole days; without end where there is none."""
    if days is None:
        return "without end"
    shown = floor(days * 10) / 10 if days < 30 else floor(days)
    return f"{number_text(shown, group_from=1_000)} day{'' if shown == 1 else 's'}"


def percent(share: float) -> str:
    """A share in hundredths."""
    return f"{number_text(round(100 * share))} %"
