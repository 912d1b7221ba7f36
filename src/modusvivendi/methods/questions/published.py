"""Brier's own example."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.methods.questions.scored import Scored
from modusvivendi.methods.questions.solve import verified
from modusvivendi.methods.verifying import Cell, Check

_FORECASTS = ("0.7", "0.9", "0.8", "0.4", "0.2", "0", "0", "0", "0", "0.1")
_RAIN = (1, 2, 3)
"""On these occasions, counted from 0, it rained."""


def checks() -> Iterator[Check]:
    """Ten forecasts of rain."""
    scored = [Scored(Fraction(p), Fraction(p), at in _RAIN, at) for at, p in enumerate(_FORECASTS)]
    found = verified(scored)
    score = "none" if found is None else f"{float(found.scores.brier.low):g}"
    yield Check(
        "Ten forecasts of rain",
        "Brier (1950), Monthly Weather Review 78(1), table 1",
        "published",
        (Cell("Brier score", "0.19", score),),
    )
