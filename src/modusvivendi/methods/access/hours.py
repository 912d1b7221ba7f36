"""Lengths of time in words."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.answers.numbers import number_text

MOST_HOURS = 24 * 90
"""The longest truce that is looked at."""


def hours_text(hours: Fraction) -> str:
    """``"24 hours"``, and days from three on."""
    if hours >= 72 and hours % 24 == 0:
        return f"{number_text(int(hours / 24))} days"
    return f"{number_text(float(hours))} hour{'' if hours == 1 else 's'}"
