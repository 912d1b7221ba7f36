"""Situation → the counts of each quantity, in time order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count as numbers

from modusvivendi.answers.evidence import claim_key, grade_of
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import names
from modusvivendi.methods.estimates.count import Count
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.sources import Quantity, Source
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.fields.dates import Period
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One claim about a quantity."""

    evidence: str
    count: Count
    stated: str
    """The number in words, as far as the source gives it."""
    day: str
    who: str
    """Whom the source cites, else who is said to have counted, else the source's title."""
    source: str
    grade: str
    hedge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All estimates of one quantity, in time order."""

    key: str
    label: str
    unit: str
    accumulates: bool
    bounds: Interval | None
    """What the quantity can be at all, as far as the file says."""
    estimates: tuple[Estimate, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """What is compared, in the same order."""
        return tuple(estimate.count for estimate in self.estimates)


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
    """The estimates by quantity. O(n log n) in the number of claims."""
    claims: dict[str | None, list[Claim]] = {}
    for claim in in_time_order(situation, [Kind.ESTIMATE]):
        claims.setdefault(claim.of, []).append(claim)
    quantities = [quantity for quantity in situation.quantities.values() if quantity.key in claims]
    series = [_series(situation, quantity, claims[quantity.key]) for quantity in quantities]
    return Problem(tuple(each for each in series if each.estimates))


def _series(situation: Situation, quantity: Quantity, claims: Iterable[Claim]) -> Series:
    name = quantity.name or quantity.key
    place = f" ({quantity.at})" if quantity.at and quantity.at.lower() not in name.lower() else ""
    voices: dict[str, int] = {}
    fresh = numbers()
    made = []
    for claim in claims:
        if claim.value is not None and claim.date is not None:
            voice = _voice(situation, claim)
            number = voices[voice] if voice in voices else voices.setdefault(voice, next(fresh))
            made.append(_estimate(situation, claim, claim.value, claim.date, number))
    return Series(
        key=quantity.key,
        label=name + place,
        unit=quantity.unit,
        accumulates=quantity.accumulates,
        bounds=quantity.bounds,
        estimates=tuple(made),
    )


def _estimate(situation: Situation, claim: Claim, value: Value, period: Period, voice: int) -> Estimate:
    source = _source(situation, claim)
    title = source.title if source else "no source"
    return Estimate(
        evidence=claim_key(claim.key),
        count=Count(value.interval, period.first, period.last, voice),
        stated=value.describe(),
        day=period.in_words(),
        who=claim.attribution or names(situation, claim.by) or title,
        source=title,
        grade=grade_of(situation, claim).label,
        hedge=claim.hedge or "",
    )


def _voice(situation: Situation, claim: Claim) -> str:
    """Who counted: whom the claim names, else whom it cites, else who published the source."""
    source = _source(situation, claim)
    published = (source.publisher or source.title) if source else ""
    return names(situation, claim.by) or claim.attribution or published or claim.key


def _source(situation: Situation, claim: Claim) -> Source | None:
    origin = next((origin for origin in claim.src if origin.source), None)
    return situation.sources[origin.source] if origin is not None and origin.source else None
