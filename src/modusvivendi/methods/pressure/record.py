"""Where the weight of positions points on each issue."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.methods.pressure.asked import Asked
from modusvivendi.methods.pressure.case import Case
from modusvivendi.methods.record import Output, Record


def record(case: Case, asked: Asked) -> Record:
    """The compromise on each issue, as the bounds that the ranges of the file leave."""
    return tuple(
        Output(
            name=f"{question.label}: compromise of all positions",
            unit=question.unit,
            low=Fraction(round(push.lines[0].low, 6)).limit_denominator(10**6),
            high=Fraction(round(push.lines[0].high, 6)).limit_denominator(10**6),
        )
        for question, push in zip(case.questions, asked.pushes, strict=True)
    )
