"""How each two actors stood to each other on both dates, stated or derived from claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from modusvivendi.answers.evidence import claim_key
from modusvivendi.methods.shift.problem import Bond, Pair, Point
from modusvivendi.situation.derive import ties
from modusvivendi.situation.derive.contacts import Contact, contacts
from modusvivendi.situation.derive.evidence import evidence_of_tie
from modusvivendi.situation.derive.places import cut
from modusvivendi.situation.derive.ties import FULL
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.stood import as_it_stood

_Name = tuple[str, str, bool]
"""The two actors, and whether the tie runs from the first to the second only."""


def pairs(situation: Situation, start: date, end: date) -> tuple[Pair, ...]:
    """Every two actors that have a tie on either date or dated dealings between them, in the order of the file.

    Positions are left out, because a tie that only restates positions is no tie that could change on its own.
    """
    on_start, on_end = (replace(as_it_stood(situation, day), positions=()) for day in (start, end))
    before, after = _bonds(on_start), _bonds(on_end)
    points = _points(on_end, start, end)
    return tuple(
        Pair(
            names=_names(situation, name),
            before=before.get(name),
            after=after.get(name),
            points=points.get(name, ()),
        )
        for name in dict.fromkeys([*before, *after, *points])
    )


def _name(situation: Situation, one: str, other: str, directed: bool = False) -> _Name:
    if directed:
        return one, other, True
    order = {key: number for number, key in enumerate(situation.actors)}
    first, second = sorted((one, other), key=order.__getitem__)
    return first, second, False


def _names(situation: Situation, name: _Name) -> str:
    joint = " towards " if name[2] else " and "
    return f"{situation.actor_name(name[0])}{joint}{situation.actor_name(name[1])}"


def _bonds(situation: Situation) -> dict[_Name, Bond]:
    found: dict[_Name, Bond] = {}
    for tie in ties(situation):
        held = tie.value
        bond = Bond(weight=held.weight.ends, number=held.number, how=tie.how, because=tie.because)
        found[_name(situation, *held.of, held.directed)] = bond
    return found


def _points(situation: Situation, start: date, end: date) -> dict[_Name, tuple[Point, ...]]:
    """Dated dealings of the window by pair; where the file states ties of a pair, those that begin in it instead."""
    found: dict[_Name, list[Point]] = {}
    for pair, met in contacts(situation).items():
        one, other = sorted(pair)
        dated = [point for point in _dealings(met) if start <= point.day <= end]
        if dated:
            found[_name(situation, one, other)] = dated
    stated: dict[_Name, list[Point]] = {}
    for number, tie in enumerate(situation.ties):
        name = _name(situation, *tie.of, tie.directed)
        begun = stated.setdefault(name, [])
        if tie.since is not None and start <= tie.since <= end:
            words = f"tie from {day_in_words(tie.since)}: {tie.weight.describe()}"
            ends = cut(tie.weight.interval, FULL).ends
            begun.append(Point(day=tie.since, ends=ends, words=words, because=evidence_of_tie(situation, number)))
    ordered = {name: sorted(points, key=lambda point: point.day) for name, points in (found | stated).items()}
    return {name: tuple(points) for name, points in ordered.items() if points}


def _dealings(met: tuple[Contact, ...]) -> Iterator[Point]:
    for contact in met:
        if contact.day is not None:
            weight = contact.row.weight
            words = f"{contact.row.name}, {day_in_words(contact.day)}"
            because = tuple(claim_key(claim) for claim in contact.claims)
            yield Point(day=contact.day, ends=(weight, weight), words=words, because=because)
