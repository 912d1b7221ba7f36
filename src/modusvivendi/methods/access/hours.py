"""Lengths of time in words."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.answers.numbers import number_text

MOST_HOURS = 24 * 90
"""The longest truce that is looked at."""


def hours_text(hours: Fraction) -> str:
    """``"24 hours"``, and days from three on."""
    if hours >= 72:
        return f"{number_text(round(float(hours / 24), 1))} days"
    return f"{number_text(round(float(hours), 1))} hour{'' if hours == 1 else 's'}"
