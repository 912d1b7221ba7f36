"""What follows from the places and ways of a network: shelters, who waits where, what can be reached."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import evidence_of_place_entry, stated, unique
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

PEOPLE = "people"
"""What links carry that people take; the other links carry supplies."""


def shelters(situation: Situation) -> frozenset[str]:
    """The places marked as shelters; where none is, those where ways for people end.

    A place from which a way leads on, where people wait or are only passed through (screening, holds) is none.
    """
    marked = frozenset(key for key, place in situation.places.items() if place.shelter)
    if marked:
        return marked
    ways = [link for link in situation.network if link.carries == PEOPLE]
    ends = frozenset(link.to for link in ways) - frozenset(link.from_ for link in ways)
    passed = frozenset(key for key, each in situation.places.items() if each.screening or each.holds)
    return ends - passed - frozenset(waiting_places(situation))


def waiting_places(situation: Situation) -> tuple[str, ...]:
    """The places where people wait, in the order of the file."""
    return tuple(
        key for key, place in situation.places.items() if place.waiting is not None or place.counted_as is not None
    )


def waiting(situation: Situation, key: str) -> Derived[Interval]:
    """How many people wait in a place: as the file gives it, or by the estimates of a quantity.

    Of several estimates the one interval that holds them all is taken, ends included and cut to the bounds of the
    quantity: none is preferred. Estimates that another kind of count replaced are for ``modus estimates`` to sort out.
    """
    place = situation.places[key]
    given = evidence_of_place_entry(situation, key)
    if place.waiting is not None:
        return _waiting(place.waiting.interval, "as the file gives it", given)
    claims = {k: c for k, c in situation.claims.items() if c.of == place.counted_as and c.value is not None}
    hull: Interval | None = None
    for claim in claims.values():
        if claim.value is not None:
            hull = claim.value.interval if hull is None else hull.hull(claim.value.interval)
    quantity = situation.quantities.get(place.counted_as or "")
    name = place.counted_as if quantity is None else quantity.name or quantity.key
    limit = (quantity.bounds if quantity is not None else None) or Interval(Fraction(0), None)
    if hull is None:
        return _waiting(
            limit, f"no estimate of {place.counted_as} is known: it may be anything within its bounds", given
        )
    because = unique((*(f"claim:{name}" for name in claims), *given))
    what = f"the interval that holds every estimate of {name} in the ledger, within its bounds"
    found = hull.clip(limit) or limit
    return _waiting(Interval(found.low, found.high), what, because)


def _waiting(value: Interval, how: str, because: tuple[str, ...]) -> Derived[Interval]:
    return Derived(value=value, rule="links", how=how, because=because or (stated("places"),))


def reachable(situation: Situation, key: str) -> frozenset[str]:
    """A place and where one can get from it on ways for people, whenever these are open."""
    return _spread({key}, [(link.from_, link.to) for link in situation.network if link.carries == PEOPLE])


def leading(situation: Situation) -> frozenset[str]:
    """The shelters, and the places from which one can get to one on ways for people, whenever these are open."""
    return _spread(shelters(situation), [(link.to, link.from_) for link in situation.network if link.carries == PEOPLE])


def _spread(begin: Iterable[str], steps: Iterable[tuple[str, str]]) -> frozenset[str]:
    """What can be got to from some places by steps from one place to another."""
    onward: dict[str, list[str]] = {}
    for one, other in steps:
        onward.setdefault(one, []).append(other)
    found = set(begin)
    left = list(found)
    while left:
        fresh = [end for end in onward.get(left.pop(), ()) if end not in found]
        found.update(fresh)
        left += fresh
    return frozenset(found)
