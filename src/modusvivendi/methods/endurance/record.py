"""What can come in, how long stocks last, and what fighting on is worth, as one row."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.methods.endurance.asked import Asked
from modusvivendi.methods.endurance.case import Case, Range
from modusvivendi.methods.record import Output, Record, between
from modusvivendi.situation.quantities import Interval

DIGITS = 10**6


def record(case: Case, asked: Asked) -> Record:
    """What can come in and what each route's closing costs; each stock's days; what fighting on is worth to each."""
    return tuple(_outputs(case, asked))


def _outputs(case: Case, asked: Asked) -> Iterator[Output]:
    for carried in asked.carried:
        name, unit = carried.supplies.carries, f"{carried.supplies.unit} a day"
        yield _number(f"{name}: what can come in", unit, carried.most)
        for route, lost in zip(carried.supplies.open, carried.lost, strict=True):
            yield _number(f"{name}: lost without {route.words}", unit, lost)
    for held in asked.held:
        ends = [None if each is None else _cut(each) for each in (held.least, held.most)]
        name = f"{held.stock.name} in {held.stock.at}: days until the floor"
        yield Output(name=name, unit="days", low=ends[0], high=ends[1])
    for fights in asked.fights:
        yield _number(f"What fighting on is worth to {fights.fighter.name}", "points of 100", fights.worth[0])
    for rate in asked.rates:
        if rate.of:
            share = _cut(Fraction(100 * rate.beyond, rate.of))
            yield between(f"Wars that lasted beyond {rate.days} days", "%", Interval.point(share))


def _number(name: str, unit: str, range_: Range) -> Output:
    return between(name, unit, Interval(_cut(range_.low), _cut(range_.high)))


def _cut(number: Fraction) -> Fraction:
    return Fraction(round(number * DIGITS), DIGITS)
