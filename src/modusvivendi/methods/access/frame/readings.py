"""Every uncertain number of a network at the lower end, the middle and the upper end of what people could get out.

People out grow with those who wait, with capacities, room, screening, vehicles and seats, and shrink with transit times
and with chances of being stopped. So the ends of their range are two whole readings of the network, and no combination
of single numbers leads beyond.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor

from modusvivendi.methods.access.case import Reading
from modusvivendi.methods.access.frame.packages import Linked
from modusvivendi.situation.blocks.words import Per
from modusvivendi.situation.derive.central import central, middle
from modusvivendi.situation.derive.ends import ends
from modusvivendi.situation.derive.network import waiting, waiting_places
from modusvivendi.situation.derive.places import SHARE
from modusvivendi.situation.fields.durations import Duration
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.network import AMOUNT

Pick = Callable[[Value, Interval], Fraction]


def _least(value: Value, bounds: Interval) -> Fraction:
    return ends(value, bounds).ends[0]


def _most(value: Value, bounds: Interval) -> Fraction:
    return ends(value, bounds).ends[1]


def readings(
    situation: Situation, linked: Linked, nodes: Sequence[str], fleets: Sequence[str]
) -> tuple[Reading, Reading, Reading]:
    """The readings with the fewest people out, in the middle, and with the most."""
    picks = ((_least, _most), (central, central), (_most, _least))
    low, mid, high = (_reading(situation, linked, nodes, fleets, more, less) for more, less in picks)
    return low, mid, high


def middle_reading(situation: Situation, linked: Linked, nodes: Sequence[str], fleets: Sequence[str]) -> Reading:
    """Every number at its central reading."""
    return _reading(situation, linked, nodes, fleets, central, central)


def _reading(
    situation: Situation, linked: Linked, nodes: Sequence[str], fleets: Sequence[str], more: Pick, less: Pick
) -> Reading:
    """One reading: ``more`` picks what people out grow with, ``less`` what they shrink with."""
    places = [situation.places.get(end) for end in nodes]
    return Reading(
        waiting=tuple(_waiting(situation, end, more) for end in nodes),
        takes=tuple(_limit(place.takes if place else None, more) for place in places),
        holds=tuple(_limit(place.holds if place else None, more) for place in places),
        screening=tuple(
            _hourly(place.screening, place.per, more) if place is not None and place.screening is not None else None
            for place in places
        ),
        capacity=tuple(_hourly(link.capacity, link.per, more) for _, link in linked),
        transit=tuple(_minutes(link.transit, less) for _, link in linked),
        halt_chance=tuple(
            less(link.halt_chance, SHARE) if link.halt_chance is not None else Fraction(0) for _, link in linked
        ),
        count=tuple(floor(more(situation.vehicles[key].count, AMOUNT)) for key in fleets),
        seats=tuple(floor(more(situation.vehicles[key].seats, AMOUNT)) for key in fleets),
    )


def _waiting(situation: Situation, end: str, more: Pick) -> int:
    """Those who wait in a place; none where nobody does."""
    if end not in waiting_places(situation):
        return 0
    given = situation.places[end].waiting
    if given is not None:
        return floor(more(given, AMOUNT))
    counted = waiting(situation, end).value
    low, high = counted.ends
    if more is central:
        return floor(middle(counted))
    return floor(low if more is _least else high)


def _limit(value: Value | None, more: Pick) -> int | None:
    return None if value is None else floor(more(value, AMOUNT))


def _hourly(value: Value, per: Per, more: Pick) -> Fraction:
    """People an hour: whole ones a day."""
    return Fraction(floor(more(value, AMOUNT) * per.a_day), 24)


def _minutes(transit: Duration | None, less: Pick) -> Fraction:
    return Fraction(0) if transit is None else less(transit.value, AMOUNT) * transit.factor
