"""People out for each length of truce, as one row."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.methods.access.asked import Asked, Band
from modusvivendi.methods.access.case import Case
from modusvivendi.methods.access.hours import hours_text
from modusvivendi.methods.record import Output, Record, between
from modusvivendi.situation.quantities import Interval


def record(case: Case, asked: Asked) -> Record:
    """Those who wait, and those who get out within each length of truce and within the one that is asked about."""
    lengths = dict.fromkeys((case.hours, *(length.hours for length in case.lengths)))
    return (
        _people("People waiting", asked.waiting),
        *(_people(f"People out within {hours_text(hours)}", asked.band(hours)) for hours in lengths),
        _people(f"People out within {hours_text(case.hours)} as things are", asked.band_now(case.hours)),
    )


def _people(name: str, band: Band) -> Output:
    return between(name, "people", Interval(Fraction(band.low), Fraction(band.high)))
