"""Situation → the estimates of each quantity, as intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from modusvivendi.answers.evidence import claim_key, grade_of
from modusvivendi.answers.model import Need
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.sources import Quantity
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One claim about a quantity."""

    evidence: str
    stated: str
    """The number in words, as far as the source gives it."""
    interval: Interval
    last_day: date
    day: str
    source: str
    grade: str
    hedge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All estimates of one quantity, in time order."""

    label: str
    unit: str
    accumulates: bool
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One series for each quantity that somebody estimated, in the order of the file."""

    series: tuple[Series, ...]


def needs(situation: Situation) -> tuple[Need, ...]:
    """At least one estimate."""
    if any(claim.kind is Kind.ESTIMATE for claim in situation.claims.values()):
        return ()
    snippet = (
        "quantities:\n  displaced: {unit: people, accumulates: true}\n"
        "claims:\n  c2: {kind: estimate, of: displaced, value: more than two million, date: 2022-03-10, src: art#1}"
    )
    return (Need(what="an estimate of some quantity", snippet=snippet),)


def frame(situation: Situation) -> Problem:
    """The estimates by quantity."""
    estimates = in_time_order(situation, [Kind.ESTIMATE])
    series = [
        _series(situation, quantity, [claim for claim in estimates if claim.of == quantity.key])
        for quantity in situation.quantities.values()
    ]
    return Problem(tuple(each for each in series if each.estimates))


def _series(situation: Situation, quantity: Quantity, claims: list[Claim]) -> Series:
    name = quantity.name or quantity.key
    place = f" ({quantity.at})" if quantity.at and quantity.at.lower() not in name.lower() else ""
    made = [
        _estimate(situation, claim, claim.value, claim.date.last)
        for claim in claims
        if claim.value is not None and claim.date is not None
    ]
    return Series(
        label=name + place,
        unit=quantity.unit,
        accumulates=quantity.accumulates,
        estimates=tuple(made),
    )


def _estimate(situation: Situation, claim: Claim, value: Value, last_day: date) -> Estimate:
    origin = next((origin for origin in claim.src if origin.source), None)
    source = situation.sources[origin.source] if origin is not None and origin.source else None
    return Estimate(
        evidence=claim_key(claim.key),
        stated=value.describe(),
        interval=value.interval,
        last_day=last_day,
        day=claim.date.in_words() if claim.date else "",
        source=source.title if source else "no source",
        grade=grade_of(situation, claim).label,
        hedge=claim.hedge or "",
    )
