"""The frustration index, and what the other side costs each actor, as one row."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.methods.alignment.asked import Asked
from modusvivendi.methods.alignment.case import Case
from modusvivendi.methods.record import Output, Record, between, count
from modusvivendi.situation.quantities import Interval

DIGITS = 6


def record(case: Case, asked: Asked) -> Record:
    """How much stands against the camps, of how much, and what each actor's other side costs and it bears."""
    total = sum((abs(bond.weight) for bond in case.bonds), Fraction(0))
    found = [
        count("Ties", "ties", len(case.bonds)),
        _number("Against the camps (L)", "tie weights", asked.result.bound, asked.result.frustration),
        _number(
            "Against the camps (L/m)",
            "% of all",
            100 * asked.result.bound / float(total),
            100 * asked.result.frustration / float(total),
        ),
    ]
    now = asked.now
    if now is not None:
        for at, name in enumerate(case.names):
            if now.gap[at] == now.gap[at]:
                found.append(
                    _number(
                        f"{name}: cost of the other side", "tie weights", float(now.gap_bound[at]), float(now.gap[at])
                    )
                )
    return tuple(found)


def _number(name: str, unit: str, low: float, high: float) -> Output:
    ends = [Fraction(round(end * 10**DIGITS), 10**DIGITS) for end in (low, high)]
    return between(name, unit, Interval(ends[0], ends[1]))
