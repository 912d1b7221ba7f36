"""From a utility on its own scale to points from 0 to 100, exactly.

Where weights sum to 1 and values lie from 0 to 1, a utility of 0.7 is 70 points. Any other utility is moved and
stretched so that nothing lies outside 0 to 100: which packages are acceptable, efficient, or fair after Nash or
Kalai and Smorodinsky does not depend on that (von Neumann and Morgenstern 1944: utilities are meant up to it).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.exchange.domain import Line, Pairs, Profile, Values


@dataclass(frozen=True, slots=True)
class Scaled:
    """One party as a situation has it."""

    saliences: tuple[Fraction, ...]
    """Sum to 1."""
    values: tuple[Values, ...]
    """From 0 to 100; a line goes from 0 to 100 or back."""
    pairs: Pairs
    """In points."""
    worth: Fraction | None
    """Of no agreement, in points."""
    note: str
    """How the points come from the utility; empty where one is 100 times the other."""


class NotRepresentableError(Exception):
    """A utility that no situation can hold; the reason."""


def scaled(profile: Profile) -> Scaled:
    """The saliences, values and worth of one party.

    Raises:
        NotRepresentableError: every package is worth the same; or a range alone would have to carry a shift.
    """
    if _natural(profile):
        return Scaled(
            saliences=profile.weights,
            values=tuple(_times(values, Fraction(100)) for values in profile.values),
            pairs=_pairs(profile, Fraction(100)),
            worth=None if profile.reservation is None else 100 * profile.reservation,
            note="",
        )
    return _moved(profile)


def _natural(profile: Profile) -> bool:
    reservation = profile.reservation if profile.reservation is not None else Fraction(0)
    return (
        profile.constant == 0
        and sum(profile.weights) == 1
        and all(weight >= 0 for weight in profile.weights)
        and 0 <= reservation <= 1
        and all(_within(values) for values in profile.values)
        and all(abs(value) <= 1 for matrix in profile.pairs.values() for row in matrix for value in row)
    )


def _within(values: Values) -> bool:
    if isinstance(values, Line):
        return {values.at_low, values.at_high} == {Fraction(0), Fraction(1)}
    return all(0 <= value <= 1 for value in values)


def _times(values: Values, factor: Fraction) -> Values:
    if isinstance(values, Line):
        return Line(values.at_low * factor, values.at_high * factor)
    return tuple(value * factor for value in values)


def _pairs(profile: Profile, factor: Fraction) -> Pairs:
    return {
        pair: tuple(tuple(value * factor for value in row) for row in matrix) for pair, matrix in profile.pairs.items()
    }


def _ends(values: Values) -> tuple[Fraction, Fraction]:
    listed = (values.at_low, values.at_high) if isinstance(values, Line) else values
    return min(listed), max(listed)


def _moved(profile: Profile) -> Scaled:
    """Points = 100 × (utility − least) / (most − least), shared out among the issues."""
    weighted = [_times(values, weight) for values, weight in zip(profile.values, profile.weights, strict=True)]
    ends = [_ends(values) for values in weighted]
    low = profile.constant + sum(end[0] for end in ends)
    high = profile.constant + sum(end[1] for end in ends)
    spans = [top - bottom for bottom, top in ends]
    if not any(spans) and not profile.pairs:
        raise NotRepresentableError("every package is worth the same to it")
    carrier = next((at for at, values in enumerate(weighted) if not isinstance(values, Line)), None)
    least, most = _bounds(profile, low, high, tight=carrier is None)
    span = most - least
    if carrier is None and span != sum(spans):
        raise NotRepresentableError("its reservation value lies outside what the ranges alone can be worth")
    below = low - least
    saliences, values = [], []
    for at, (row, (bottom, _)) in enumerate(zip(weighted, ends, strict=True)):
        own = spans[at] + (span - sum(spans) if at == carrier else 0)
        shift = (below if at == carrier else 0) - bottom
        saliences.append(own / span)
        values.append(_onto(row, shift, own))
    return Scaled(
        saliences=tuple(saliences),
        values=tuple(values),
        pairs=_pairs(profile, 100 / span),
        worth=None if profile.reservation is None else 100 * (profile.reservation - least) / span,
        note=""
        if least == 0 and most == 1
        else f"its utilities from {_decimal(least)} to {_decimal(most)} are counted as 0 to 100 points",
    )


def _bounds(profile: Profile, low: Fraction, high: Fraction, *, tight: bool) -> tuple[Fraction, Fraction]:
    """What is counted as 0 and as 100 points: 0 and 1 where all lies between them, unless nothing may be added."""
    given = [] if profile.reservation is None else [profile.reservation]
    least, most = min([low, *given]), max([high, *given])
    if not tight:
        least, most = min(least, Fraction(0)), max(most, Fraction(1))
    extras = (abs(value) for matrix in profile.pairs.values() for row in matrix for value in row)
    return least, max([most, *(least + extra for extra in extras)])


def _onto(values: Values, shift: Fraction, span: Fraction) -> Values:
    if isinstance(values, Line):
        return Line(*(100 * (end + shift) / span if span else Fraction(0) for end in (values.at_low, values.at_high)))
    return tuple(100 * (value + shift) / span if span else Fraction(0) for value in values)


def _decimal(number: Fraction) -> str:
    return f"{float(number):.6g}"
