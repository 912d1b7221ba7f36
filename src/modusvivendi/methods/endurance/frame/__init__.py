"""Situation → routes, stocks, lengths and costs: the only room that knows the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from modusvivendi.answers.model import Need
from modusvivendi.methods.endurance.case import Case, Fighter, Lasted, Range, Stock
from modusvivendi.methods.endurance.frame.numbers import read
from modusvivendi.methods.endurance.frame.routes import supplies
from modusvivendi.situation.blocks.actors import War
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.derive.evidence import (
    evidence_of_actor,
    evidence_of_alternative,
    evidence_of_stock,
    stated,
    unique,
)
from modusvivendi.situation.derive.network import PEOPLE
from modusvivendi.situation.derive.places import SHARE
from modusvivendi.situation.ledger import in_time_order, parties
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.network import place_name

_SNIPPET = """\
network:
  - {from: HARBOUR, to: CITY, carries: aid, unit: tonnes, capacity: {judgement: [200, 600], why: one quay}, per: day}
stocks:
  food: {at: CITY, unit: tonnes, holds: {judgement: [5000, 9000], why: a report}, uses: 300, per: day}"""
HORIZONS = (30, 90, 365)


def needs(situation: Situation) -> tuple[Need, ...]:
    """Ways for supplies, stocks, or a party that would fight on."""
    if any(link.carries != PEOPLE for link in situation.network) or situation.stocks or fighters(situation):
        return ()
    what = "ways for supplies in network, stocks, or what fighting on would cost a party (war, in alternatives)"
    return (Need(what=what, snippet=_SNIPPET),)


def frame(situation: Situation, *, lasted: int | None = None, horizons: Sequence[int] = HORIZONS) -> Case:
    """What the file says of supplies, stocks, and of the war.

    Args:
        situation: what is known.
        lasted: for how many days the war has lasted; by the first attack of the ledger if left out.
        horizons: days beyond which it might last.
    """
    carried = supplies(situation)
    stocks = tuple(_stock(situation, key) for key in situation.stocks)
    fighting = fighters(situation)
    keys = [
        *(key for each in carried for route in each.routes for key in route.because),
        *(key for each in stocks for key in each.because),
        *(key for each in fighting for key in each.because),
    ]
    return Case(
        supplies=carried,
        stocks=stocks,
        fighters=fighting,
        lasted=_lasted(situation, lasted),
        horizons=tuple(sorted(set(horizons))),
        because=unique(keys) or (stated("network"),),
    )


def _stock(situation: Situation, key: str) -> Stock:
    given = situation.stocks[key]
    times = given.per.a_day
    return Stock(
        key=key,
        name=given.name or key,
        at=place_name(situation, given.at),
        unit=given.unit,
        holds=read(given.holds),
        uses=read(given.uses, times=times),
        gets=read(given.gets, times=times),
        floor=read(given.floor),
        as_of=given.as_of,
        because=evidence_of_stock(situation, key),
    )


def fighters(situation: Situation) -> tuple[Fighter, ...]:
    """The parties that would fight on."""
    return tuple(
        _fighter(situation, key, alternative.war)
        for key, alternative in situation.alternatives.items()
        if alternative.war is not None
    )


def _fighter(situation: Situation, key: str, war: War) -> Fighter:
    """The costs are those of the situation's day: what has been added since the day they were given for counts."""
    costs, rising = read(war.costs, SHARE), read(war.rising, SHARE)
    passed = (situation.as_of - war.costs_on).days if situation.as_of and war.costs_on else 0
    since = max(passed, 0)
    return Fighter(
        key=key,
        name=situation.actor_name(key),
        wins=read(war.wins, SHARE),
        costs=Range(
            low=costs.low + since * rising.low,
            central=costs.central + since * rising.central,
            high=costs.high + since * rising.high,
        ),
        rising=rising,
        because=evidence_of_alternative(situation, key),
    )


def _lasted(situation: Situation, given: int | None) -> Lasted | None:
    """From the first attack of one party on another, where every party is a state: it has a code in a public list."""
    sides = parties(situation)
    if given is not None:
        actor = next(iter((*sides, *situation.actors)))
        return Lasted(days=given, since=None, because=evidence_of_actor(situation, actor, "role"))
    if len(sides) < 2 or situation.as_of is None or any(situation.actors[key].code is None for key in sides):
        return None
    for key, first in _attacks(situation, sides):
        return Lasted(days=(situation.as_of - first).days + 1, since=first, because=(f"claim:{key}",))
    return None


def _attacks(situation: Situation, sides: Sequence[str]) -> Iterator[tuple[str, date]]:
    for claim in in_time_order(situation, [Kind.ATTACK]):
        between = set(claim.by) & set(sides) and set(claim.to) & set(sides)
        if between and claim.date is not None and situation.as_of and claim.date.first <= situation.as_of:
            yield claim.key, claim.date.first
