"""The uncertain numbers of places, ways, vehicles and stocks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.situation.blocks.relations import Link
from modusvivendi.situation.derive.evidence import (
    evidence_of_fleet,
    evidence_of_link,
    evidence_of_place_entry,
    evidence_of_stock,
)
from modusvivendi.situation.derive.network import waiting, waiting_places
from modusvivendi.situation.derive.places import SHARE
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Path, Slot

AMOUNT = Interval(Fraction(0), Fraction(10**9))
"""What a number of people, vehicles, tonnes or minutes is drawn within: only the tails of distributions reach it."""
_UNITS = {"min": "minutes", "h": "hours", "d": "days"}


def of_network(situation: Situation) -> Iterator[Slot]:
    """Those who wait, places, vehicles, ways, stocks, in this order."""
    for key in waiting_places(situation):
        yield _of_waiting(situation, key)
    for key in situation.places:
        yield from _of_place(situation, key)
    for key in situation.vehicles:
        yield from _of_fleet(situation, key)
    for number in range(len(situation.network)):
        yield from _of_link(situation, number)
    for key in situation.stocks:
        yield from _of_stock(situation, key)


def place_name(situation: Situation, end: str) -> str:
    """An end of a link as readers see it: a place, an actor, or the word itself."""
    place = situation.places.get(end)
    return place.name or end if place is not None else situation.actor_name(end)


def way(situation: Situation, link: Link) -> str:
    """A link as readers see it: ``"the way from A to B"``."""
    return f"the way from {place_name(situation, link.from_)} to {place_name(situation, link.to)}"


def _of_waiting(situation: Situation, key: str) -> Slot:
    place, found = situation.places[key], waiting(situation, key)
    quantity = situation.quantities.get(place.counted_as or "")
    bounds = quantity.bounds if quantity is not None and quantity.bounds is not None else AMOUNT
    low, high = found.value.low or Fraction(0), found.value.high
    counted = UncertainNumber(Interval(low, bounds.high if high is None else high))
    value = place.waiting or Value((Version(number=counted),))
    label = f"how many people wait in {place.name or key}"
    return _slot(("places", key, "waiting"), label, value, found.because, bounds)


def _of_place(situation: Situation, key: str) -> Iterator[Slot]:
    place, because = situation.places[key], evidence_of_place_entry(situation, key)
    name = place.name or key
    for field, label in (
        ("takes", f"how many people {name} can take in"),
        ("holds", f"how many people can wait in {name} on their way"),
        ("screening", f"how many people can be screened in {name} each {place.per.value}"),
    ):
        value = getattr(place, field)
        if value is not None:
            yield _slot(("places", key, field), label, value, because)


def _of_fleet(situation: Situation, key: str) -> Iterator[Slot]:
    fleet, because = situation.vehicles[key], evidence_of_fleet(situation, key)
    name = fleet.name or key
    yield _slot(("vehicles", key, "count"), f"how many of {name} there are", fleet.count, because)
    yield _slot(("vehicles", key, "seats"), f"how many seats one of {name} has", fleet.seats, because)


def _of_link(situation: Situation, number: int) -> Iterator[Slot]:
    link, because = situation.network[number], evidence_of_link(situation, number)
    words = way(situation, link)
    label = f"how many {link.unit} {words} carries each {link.per.value}"
    yield _slot(("network", number, "capacity"), label, link.capacity, because)
    if link.transit is not None:
        label = f"how many {_UNITS[link.transit.unit]} {words} takes"
        yield _slot(("network", number, "transit", "value"), label, link.transit.value, because)
    if link.halt_chance is not None:
        label = f"the chance for each hour that {words} is stopped"
        yield _slot(("network", number, "halt_chance"), label, link.halt_chance, because, SHARE)


def _of_stock(situation: Situation, key: str) -> Iterator[Slot]:
    stock, because = situation.stocks[key], evidence_of_stock(situation, key)
    name = stock.name or key
    for field, label in (
        ("holds", f"how much there is of {name}"),
        ("uses", f"how much of {name} is used each {stock.per.value}"),
        ("gets", f"how much of {name} comes in each {stock.per.value}"),
        ("floor", f"below how much {name} counts as exhausted"),
    ):
        value = getattr(stock, field)
        if value is not None:
            yield _slot(("stocks", key, field), label, value, because)


def _slot(path: Path, label: str, value: Value, because: tuple[str, ...], bounds: Interval = AMOUNT) -> Slot:
    key = ".".join(str(step) for step in path if step != "value")
    return Slot(key=key, label=label, value=value, bounds=bounds, given=True, path=path, because=because)
