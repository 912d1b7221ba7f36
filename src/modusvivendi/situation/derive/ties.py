"""Rule 6: how two actors stand to each other.

A tie of the file in force on the situation's date beats everything. A pair without one has the tie that the
claims say, by ``TIE_TABLE``; a pair without such claims the one that agreement over positions says,
flagged, because camps made of such ties only restate positions. Other pairs have no tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.central import central, middle
from modusvivendi.situation.derive.contacts import Contact, contacts
from modusvivendi.situation.derive.evidence import evidence_of_position, evidence_of_tie, key_of_claim, unique
from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.derive.names import actor_of
from modusvivendi.situation.derive.places import closeness_on, cut
from modusvivendi.situation.derive.words import sentence, signed, span
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation, holds

FULL = Interval(Fraction(-1), Fraction(1))
"""The scale of ties."""
FEWEST_SHARED = 2
"""Agreement counts from this many shared issues on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedTie:
    """How two actors stand to each other, from ``since`` until before ``until``.

    Attributes:
        of: the two; where the tie is directed, from the first to the second; else in the order of the file.
        weight: −1 (hostile) to 1 (friendly).
        directed: whether it runs one way.
        since: the first day on which it is in force; None if the file does not say.
        until: the first day on which it no longer is; None if it has no end.
        restates_positions: whether it only says how close two positions are.
        number: which of the file's ties it is, where the file states it.
    """

    of: tuple[str, str]
    weight: Interval
    directed: bool = False
    since: date | None = None
    until: date | None = None
    restates_positions: bool = False
    number: int | None = None


Tied = Derived[SignedTie]
_Pair = tuple[str, str]
_Held = dict[str, Position]


def ties(situation: Situation) -> tuple[Tied, ...]:
    """Every tie in force on the situation's date, pair by pair in the order of the file's actors."""
    said = _by_pair(situation)
    known = contacts(situation)
    held = held_positions(situation, tuple(situation.actors))
    found: list[Tied] = []
    for one, two in _pairs(situation, held, [*said, *known]):
        found += _between(situation, (one, two), said, known, (held[one], held[two]))
    return tuple(found)


def _pairs(situation: Situation, held: Mapping[str, _Held], met: Iterable[frozenset[str]]) -> list[_Pair]:
    """The pairs that may have a tie, in the order of the file's actors: of many actors, most pairs have none."""
    order = {key: number for number, key in enumerate(situation.actors)}
    standing = [key for key in situation.actors if held[key]]
    pairs = {*combinations(standing, 2), *(_in_order(pair, order) for pair in met)}
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _in_order(pair: frozenset[str], order: Mapping[str, int]) -> _Pair:
    one, two = sorted(pair, key=order.__getitem__)
    return one, two


def counted_ties(found: Iterable[Tied], positions: bool = False) -> tuple[Tied, ...]:
    """The ties that count for camps: those that only restate positions where there are no others, or if asked for."""
    every = tuple(found)
    firm = tuple(tied for tied in every if not tied.value.restates_positions)
    return every if positions or not firm else firm


def central_weight(situation: Situation, tied: Tied) -> Fraction:
    """The central reading of a tie's weight, as its number says it where the file states it."""
    tie = tied.value
    if tie.number is None or tie.weight.is_point:
        return middle(tie.weight)
    return central(situation.ties[tie.number].weight, FULL)


def ties_between(situation: Situation, one: str, two: str) -> tuple[Tied, ...]:
    """The ties of two actors in force on the situation's date; several only where the file states several.

    Raises:
        UnknownNameError: the situation lacks one of them.
    """
    actor_of(situation, one)
    actor_of(situation, two)
    order = list(situation.actors)
    first, second = sorted((one, two), key=order.index)
    held = held_positions(situation, (first, second))
    return _between(situation, (first, second), _by_pair(situation), contacts(situation), (held[first], held[second]))


def _between(
    situation: Situation,
    pair: _Pair,
    said: dict[frozenset[str], list[int]],
    known: dict[frozenset[str], tuple[Contact, ...]],
    held: tuple[_Held, _Held],
) -> tuple[Tied, ...]:
    numbers = said.get(frozenset(pair))
    if numbers:
        return tuple(_stated(situation, number) for number in numbers)
    met = known.get(frozenset(pair))
    if met:
        return (_from_claims(situation, pair, met),)
    agreed = _from_positions(situation, pair, held)
    return (agreed,) if agreed is not None else ()


def _by_pair(situation: Situation) -> dict[frozenset[str], list[int]]:
    found: dict[frozenset[str], list[int]] = {}
    for number, tie in enumerate(situation.ties):
        if holds(tie, situation.as_of):
            found.setdefault(frozenset(tie.of), []).append(number)
    return found


def _stated(situation: Situation, number: int) -> Tied:
    tie = situation.ties[number]
    weight = cut(tie.weight.interval, FULL)
    reason = tie.why or tie.weight.versions[0].why
    how = f"the file states this tie: {signed(weight)}" + (f"; {reason}" if reason else "")
    return Derived(
        value=SignedTie(
            of=tie.of, weight=weight, directed=tie.directed, since=tie.since, until=tie.until, number=number
        ),
        rule="ties",
        how=sentence(how),
        because=evidence_of_tie(situation, number),
        stated=True,
    )


def _from_claims(situation: Situation, pair: _Pair, met: tuple[Contact, ...]) -> Tied:
    total = sum((contact.row.weight for contact in met), Fraction(0))
    weight = max(Fraction(-1), min(Fraction(1), total))
    dates = [contact.day for contact in met]
    since = None if None in dates else min(day for day in dates if day is not None)
    return Derived(
        value=SignedTie(of=pair, weight=Interval.point(weight), since=since),
        rule="ties",
        how=_claims_how(met, total, weight),
        because=unique(key_of_claim(claim) for contact in met for claim in contact.claims),
    )


def _claims_how(met: tuple[Contact, ...], total: Fraction, weight: Fraction) -> str:
    parts = []
    for contact in met:
        dated = f", {day_in_words(contact.day)}" if contact.day else ""
        parts.append(f"{contact.row.name}{dated} ({signed(Interval.point(contact.row.weight))})")
    how = f"from what happened between them: {'; '.join(parts)}"
    how += f"; together {signed(Interval.point(total))}" if len(met) > 1 else ""
    return sentence(how if weight == total else f"{how}, cut off at {signed(Interval.point(weight))}")


def _from_positions(situation: Situation, pair: _Pair, held: tuple[_Held, _Held]) -> Tied | None:
    shared: list[tuple[str, Interval]] = []
    for issue in (issue for issue in held[0] if issue in held[1]):
        known = situation.issues[issue]
        close = closeness_on(known, held[0][issue].ideal, held[1][issue].ideal)
        if close is not None:
            shared.append((issue, close))
    if len(shared) < FEWEST_SHARED:
        return None
    positions = [side[issue] for issue, _ in shared for side in held]
    weight = _mapped([close for _, close in shared])
    since = [position.since for position in positions if position.since is not None]
    until = [position.until for position in positions if position.until is not None]
    parts = [f"{situation.issues[issue].label} {span(close)} of 100" for issue, close in shared]
    how = f"no tie is stated and no claim tells of one, so from how close they are: {'; '.join(parts)}"
    return Derived(
        value=SignedTie(
            of=pair,
            weight=weight,
            since=max(since, default=None),
            until=min(until, default=None),
            restates_positions=True,
        ),
        rule="ties",
        how=sentence(f"{how}; camps made of such ties only restate positions"),
        because=unique(key for position in positions for key in evidence_of_position(situation, position)),
    )


def _mapped(shared: list[Interval]) -> Interval:
    """The mean closeness, with 0 of 100 as −1 and 100 of 100 as 1."""
    count = len(shared)
    low = sum((close.ends[0] for close in shared), Fraction(0)) / count
    high = sum((close.ends[1] for close in shared), Fraction(0)) / count
    return Interval(low / 50 - 1, high / 50 - 1)
