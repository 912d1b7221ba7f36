"""The ways for supplies, grouped by what they carry and by the unit that counts it."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.methods.endurance.case import Route, Supplies
from modusvivendi.methods.endurance.frame.numbers import read
from modusvivendi.situation.blocks.relations import Link
from modusvivendi.situation.derive.evidence import evidence_of_link
from modusvivendi.situation.derive.links import links_under
from modusvivendi.situation.derive.network import PEOPLE
from modusvivendi.situation.derive.states import choices_words
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.network import place_name, way


def supplies(situation: Situation) -> tuple[Supplies, ...]:
    """One group for each thing that is carried and each unit, in the order of the file.

    A place to which no route of the group leads gives, one from which none leads takes. Where routes lead both ways and
    nothing only takes, the places that hold a stock of that unit take; where nothing only gives, all others give.
    """
    groups: dict[tuple[str, str], list[tuple[int, Link]]] = {}
    for number, link in enumerate(situation.network):
        if link.carries != PEOPLE:
            groups.setdefault((link.carries, link.unit), []).append((number, link))
    return tuple(_group(situation, carries, unit, links) for (carries, unit), links in groups.items())


def _group(situation: Situation, carries: str, unit: str, links: list[tuple[int, Link]]) -> Supplies:
    keys = list(dict.fromkeys(end for _, link in links for end in (link.from_, link.to)))
    tails, heads = {link.from_ for _, link in links}, {link.to for _, link in links}
    holding = {stock.at for stock in situation.stocks.values() if stock.unit == unit}
    takers = [key for key in keys if key not in tails] or [key for key in keys if key in holding]
    givers = [key for key in keys if key not in heads] or [key for key in keys if key not in takers and takers]
    return Supplies(
        carries=carries,
        unit=unit,
        places=tuple(place_name(situation, key) for key in keys),
        keys=tuple(keys),
        donors=tuple(keys.index(key) for key in givers),
        recipients=tuple(keys.index(key) for key in takers),
        routes=tuple(_routes(situation, links, keys)),
    )


def _routes(situation: Situation, links: list[tuple[int, Link]], keys: list[str]) -> Iterator[Route]:
    states = links_under(situation, {})
    for number, link in links:
        yield Route(
            number=number,
            words=way(situation, link),
            tail=keys.index(link.from_),
            head=keys.index(link.to),
            capacity=read(link.capacity, times=link.per.a_day),
            open=states[number].value.open is True,
            when=choices_words(situation, link.open_when) if link.open_when else "",
            because=evidence_of_link(situation, number),
        )
