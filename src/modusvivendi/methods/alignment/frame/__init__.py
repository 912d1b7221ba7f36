"""Situation → a signed graph of its actors: the only room that knows the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from modusvivendi.answers.model import Need
from modusvivendi.methods.alignment.case import Bond, Case, Moment, Pair
from modusvivendi.methods.alignment.frame.anchors import anchors
from modusvivendi.methods.alignment.frame.bonds import Central, bond, bonds
from modusvivendi.methods.alignment.frame.moments import MOST, asked_before, changes, last_day, on, told_days
from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

_SNIPPET = """\
actors: {NORTH: {role: party}, SOUTH: {role: party}, LAKE: {role: third}}
ties:
  - {of: [NORTH, SOUTH], weight: -1, since: 2022-02-24, why: at war}
  - {of: [LAKE, NORTH], weight: [0.2, 0.6], why: trade}
  - {of: [LAKE, SOUTH], weight: 0.5, why: a treaty}"""
_CAPABILITY = Interval(Fraction(0), Fraction(100))
_BEGAN_ALREADY = 2
"""Days of change from which on there is an earlier state to compare with."""


def needs(situation: Situation) -> tuple[Need, ...]:
    """Two actors with a tie."""
    read = Central(situation)
    if any(read.mean(several) for several in bonds(situation).values()):
        return ()
    return (Need(what="two actors with a tie, stated or from what happened between them", snippet=_SNIPPET),)


def frame(
    situation: Situation,
    *,
    camps: int = 2,
    neutral: bool = False,
    anchor: Sequence[str] | None = None,
    before: date | None = None,
    positions: bool = False,
) -> Case:
    """The ties of today and of the days on which they changed.

    Args:
        situation: what is known.
        camps: how many there may be.
        neutral: whether there may be a neutral one besides.
        anchor: keys of actors that stay where they are.
        before: an earlier day to compare with; the day before ties last changed if left out.
        positions: whether ties that only restate positions count although there are others.

    Raises:
        SituationError: an anchor is no actor or has no tie, two are in one part of the graph, or the earlier day is not
            before the situation's.
    """
    read, every = Central(situation), bonds(situation)
    index = {key: number for number, key in enumerate(situation.actors)}
    found = [bond(several, read, index) for several in every.values()]
    found = [each for each in found if each.weight]
    firm = [each for each in found if each.kind != "positions"]
    used = found if positions or not firm else firm
    last, with_positions = last_day(situation), positions or not firm
    days = changes(situation, last, with_positions) if last is not None else []
    then = _before(situation, before, days, last, index, with_positions)
    told = list(told_days(situation, [day for day in days if last is None or day < last]))
    history = [on(situation, day, index, with_positions)[0] for day in told[-MOST:]]
    order = _tied(used, [*history, *([then] if then else [])])
    place = {old: new for new, old in enumerate(order)}
    keys = tuple(situation.actors)
    moved = _changed(situation, used, then, index, with_positions)
    now = tuple(replace(each, of=_place(each.of, place)) for each in used)
    past = tuple(_placed(moment, place) for moment in history)
    if last is not None:
        past = (*past, Moment(day=last, weights={each.of: each.weight for each in now}))
    return Case(
        keys=tuple(keys[at] for at in order),
        names=tuple(situation.actor_name(keys[at]) for at in order),
        bonds=now,
        parties=tuple(new for new, old in enumerate(order) if situation.actors[keys[old]].role is Role.PARTY),
        anchors=anchors(situation, [keys[at] for at in order], now, anchor),
        sizes=tuple(_size(situation, keys[at]) for at in order),
        untied=tuple(situation.actor_name(key) for at, key in enumerate(keys) if at not in place),
        left_out=tuple(
            replace(each, of=_place(each.of, place))
            for each in found
            if used is firm and each.kind == "positions" and set(each.of) <= place.keys()
        ),
        before=_placed(then, place) if then is not None else None,
        changed={_place(pair, place): replace(each, of=_place(pair, place)) for pair, each in moved.items()},
        history=_steps(past),
        earlier=max(len(told) - MOST, 0),
        today=day_in_words(last) if last is not None else "",
        camps=camps,
        neutral=neutral,
        unit=all(abs(each.weight) == 1 for each in used),
    )


def _before(
    situation: Situation,
    asked: date | None,
    days: Sequence[date],
    last: date | None,
    index: Mapping[str, int],
    positions: bool,
) -> Moment | None:
    if asked is not None:
        return on(situation, asked_before(asked, last), index, positions)[0]
    if len(days) < _BEGAN_ALREADY:
        return None
    return on(situation, days[-1] - timedelta(days=1), index, positions)[0]


def _changed(
    situation: Situation, used: Sequence[Bond], then: Moment | None, index: Mapping[str, int], positions: bool
) -> dict[Pair, Bond]:
    """The bonds that are not as they were; of one that is no more, what it rested on."""
    if then is None:
        return {}
    now = {each.of: each for each in used}
    moved = {pair: each for pair, each in now.items() if then.weights.get(pair, 0) != each.weight}
    _, tied = on(situation, then.day, index, positions)
    for pair, weight in then.weights.items():
        if pair not in now:
            was = tied[pair]
            nothing = Fraction(0)
            moved[pair] = Bond(
                of=pair, weight=nothing, low=nothing, high=nothing, kind="stated", ways=(), how=f"Ended: {weight}",
                because=was.because,
            )  # fmt: skip
    return dict(sorted(moved.items()))


def _tied(used: Sequence[Bond], history: Sequence[Moment]) -> list[int]:
    """The actors with a tie on any of the days, in the order of the file."""
    pairs = [each.of for each in used] + [pair for moment in history for pair in moment.weights]
    return sorted({end for pair in pairs for end in pair})


def _place(pair: Pair, place: Mapping[int, int]) -> Pair:
    return place[pair[0]], place[pair[1]]


def _placed(moment: Moment, place: Mapping[int, int]) -> Moment:
    return replace(moment, weights={_place(pair, place): weight for pair, weight in moment.weights.items()})


def _steps(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Without days on which nothing changed, but the last."""
    kept = [each for at, each in enumerate(moments) if at == 0 or each.weights != moments[at - 1].weights]
    if moments and kept[-1] is not moments[-1]:
        kept.append(moments[-1])
    return tuple(each for each in kept if each.weights)


def _size(situation: Situation, key: str) -> Fraction | None:
    actor = situation.actors[key]
    return None if actor.capability is None else central(actor.capability, _CAPABILITY)
