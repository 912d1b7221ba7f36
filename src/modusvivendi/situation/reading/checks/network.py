"""Places, the ways between them, and the vehicles on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from modusvivendi.situation.blocks.relations import Link
from modusvivendi.situation.derive.network import PEOPLE, leading, reachable, shelters, waiting, waiting_places
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.quantities import UncertainNumber
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.network import AMOUNT, of_network

MOST_NAMED = 4
"""Places that one hint names."""


def links(situation: Situation, places: Places) -> Iterator[Problem]:
    """A way leads from one place to another, carries something, and its opening times do not overlap."""
    for number, link in enumerate(situation.network):
        path = ("network", number)
        if link.from_ == link.to:
            what = f'the way leads from "{link.from_}" to itself'
            yield places.problem("loop", what, "name two places", (*path, "to"))
        if link.capacity.interval.high == 0:
            what = "a way that carries nothing"
            hint = "write a number above 0, or delete the way; open_when says when it is open"
            yield places.problem("no-capacity", what, hint, (*path, "capacity"))
        yield from _windows(link, number, places)


def _windows(link: Link, number: int, places: Places) -> Iterator[Problem]:
    """Opening times one after another."""
    known = sorted(range(len(link.windows)), key=lambda at: link.windows[at].opens)
    for before, after in pairwise(known):
        one, two = link.windows[before], link.windows[after]
        if two.opens < one.closes:
            what = f"the opening times from {one.opens:%H:%M} and from {two.opens:%H:%M} overlap"
            hint = f"write one: [{one.opens:%H:%M}, {max(one.closes, two.closes):%H:%M}]"
            yield places.problem("windows-overlap", what, hint, ("network", number, "windows", max(before, after)))


def ends(situation: Situation, places: Places) -> Iterator[Problem]:
    """Numbers of places, ways, vehicles and stocks have an upper end."""
    for slot in of_network(situation):
        if any(each.number.law is None and each.number.interval.high is None for each in slot.value.versions):
            path = slot.path[:-1] if slot.path[-1] == "value" else slot.path
            what = f"{slot.value.describe()} has no upper end: nothing can be computed from it"
            yield places.problem("open-end", what, "write a range, such as [100, 400], with why:", path)
        elif slot.bounds == AMOUNT and not any(_fits(each.number) for each in slot.value.versions):
            path = slot.path[:-1] if slot.path[-1] == "value" else slot.path
            what = f"{slot.value.describe()} is more than can be counted here, {AMOUNT.ends[1]:,}"
            yield places.problem("too-large", what, "choose a larger unit", path)
    for key in waiting_places(situation):
        if situation.places[key].waiting is None and waiting(situation, key).value.high is None:
            what = "the estimates of this quantity have no upper end: nothing can be computed from them"
            hint = "give the quantity bounds, such as bounds: [0, 450k]"
            yield places.problem("open-end", what, hint, ("places", key, "counted_as"))


def _fits(number: UncertainNumber) -> bool:
    """Whether a number, or any part of a distribution, lies within what is counted."""
    if number.law is not None:
        return number.interval.intersect(AMOUNT) is not None
    return number.interval.high is not None and number.interval.high <= AMOUNT.ends[1]


def units(situation: Situation, places: Places) -> Iterator[Problem]:
    """Ways for people count people, and ways for supplies do not."""
    for number, link in enumerate(situation.network):
        if (link.carries == PEOPLE) is not (link.unit == PEOPLE):
            what = f"the way carries {link.carries} and counts {link.unit}"
            hint = "leave unit out for people; for supplies write unit: tonnes, or what is counted"
            yield places.problem("unit", what, hint, ("network", number), warning=True)


def places_of_network(situation: Situation, places: Places) -> Iterator[Problem]:
    """A place is an end of a way; people wait in it or are taken in, not both, and are counted once."""
    ends = {end for link in situation.network for end in (link.from_, link.to)}
    safe = shelters(situation)
    for key, place in situation.places.items():
        path = ("places", key)
        if key not in ends:
            what = f'no way leads to or from "{key}"'
            hint = "add one to network, or delete the place"
            yield places.problem("unused-place", what, hint, path, key=True, warning=True)
        waits = "counted_as" if place.counted_as is not None else "waiting"
        if place.waiting is not None and place.counted_as is not None:
            what = f'those who wait in "{key}" are given and counted by a quantity besides'
            yield places.problem("counted-twice", what, "delete one of the two", (*path, "counted_as"), key=True)
        if place.shelter and (place.waiting is not None or place.counted_as is not None):
            what = f'"{key}" is a shelter, and people wait there to leave'
            yield places.problem("shelter", what, "delete one of the two", (*path, waits), key=True)
        if place.takes is not None and key not in safe:
            what = f'"{key}" is no shelter, and has a limit to those whom it takes in'
            yield places.problem("shelter", what, "add shelter: true, or delete takes", (*path, "takes"), key=True)


def ways_out(situation: Situation, places: Places) -> Iterator[Problem]:
    """From every place where people wait a way leads to a shelter."""
    if not any(link.carries == PEOPLE for link in situation.network):
        return
    known, leads = sorted(shelters(situation)), leading(situation)
    for key in waiting_places(situation):
        if key not in leads:
            what = f'no way for people leads from "{key}" to a shelter'
            reached = sorted(reachable(situation, key))[:MOST_NAMED]
            hint = f"add a link from {' or '.join(reached)} to {' or '.join(known[:MOST_NAMED]) or 'a shelter'}"
            yield places.problem("no-way-out", what, hint, ("places", key), key=True)


def fleets(situation: Situation, places: Places) -> Iterator[Problem]:
    """Vehicles stand at an end of a way that they may take."""
    for key, fleet in situation.vehicles.items():
        own = [link for link in situation.network if link.vehicles == key]
        if own and not any(fleet.at in (link.from_, link.to) for link in own):
            what = f'the vehicles "{key}" stand at "{fleet.at}", where no way for them begins or ends'
            yield places.problem("stranded", what, "add a link with these vehicles there", ("vehicles", key, "at"))
        if not own:
            what = f'no way is for the vehicles "{key}"'
            hint = f"add vehicles: {key} to a link, or delete them"
            yield places.problem("unused-fleet", what, hint, ("vehicles", key), key=True, warning=True)
