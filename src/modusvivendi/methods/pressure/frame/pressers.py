"""Who has a position on an issue, where it lies, and how much weight stands behind it."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.methods.pressure.case import Amount, Presser
from modusvivendi.situation.blocks.actors import Actor
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.derive.central import central, middle
from modusvivendi.situation.derive.evidence import (
    evidence_of_actor,
    evidence_of_place,
    evidence_of_position,
    judgement,
    stated,
    unique,
)
from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.derive.places import SCALE, SHARE, cut, place_of
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

_ONE = Amount(1.0, 1.0, 1.0)
_UNKNOWN = Amount(0.0, 0.5, 1.0)
"""Of a priority that the file does not give."""


def bounds_of(issue: Issue) -> Interval:
    """The ends of an issue's scale: 0 and 100 for options, else those of its range."""
    return issue.range if issue.range is not None else SCALE


def span_of(issue: Issue) -> tuple[float, float]:
    """The same as floats."""
    low, high = bounds_of(issue).ends
    return float(low), float(high)


def pressers(situation: Situation, issue: Issue) -> tuple[Presser, ...]:
    """Everybody with a place on the issue's scale, and a capability where anybody in the file has one."""
    equal = not _any_capability(situation)
    held = held_positions(situation, tuple(situation.actors))
    found = []
    for actor in situation.actors.values():
        position = held[actor.key].get(issue.key)
        place = _place(issue, position) if position is not None else None
        capability = _ONE if equal else _capability(actor, issue)
        if position is not None and place is not None and capability is not None:
            found.append(_presser(situation, issue, actor, position, (place, capability)))
    return tuple(found)


def left_out(situation: Situation, issue: Issue) -> tuple[str, ...]:
    """Names of actors who have a place on the scale and no capability, where others have one."""
    if not _any_capability(situation):
        return ()
    held = held_positions(situation, tuple(situation.actors))
    return tuple(
        situation.actor_name(key)
        for key, actor in situation.actors.items()
        if issue.key in held[key] and _capability(actor, issue) is None
    )


def _any_capability(situation: Situation) -> bool:
    return any(actor.capability is not None or actor.capability_on for actor in situation.actors.values())


def _presser(
    situation: Situation, issue: Issue, actor: Actor, position: Position, amounts: tuple[Amount, Amount]
) -> Presser:
    place, capability = amounts
    choice = position.ideal
    keys = [*evidence_of_position(situation, position), *_grounds(situation, issue, actor)]
    if isinstance(choice, str):
        keys += evidence_of_place(issue, choice)
    return Presser(
        key=actor.key,
        name=situation.actor_name(actor.key),
        party=actor.role is Role.PARTY,
        decides=actor.key in issue.set_by,
        place=place,
        option=choice if isinstance(choice, str) else "",
        wants=situation.option_words(issue.key, choice),
        capability=capability,
        salience=_amount(position.salience, SHARE) if position.salience is not None else _UNKNOWN,
        before=_before(situation, issue, position, place),
        because=unique(keys),
    )


def _place(issue: Issue, position: Position) -> Amount | None:
    if isinstance(position.ideal, Value):
        return _amount(position.ideal, bounds_of(issue)) if issue.ordered else None
    place = place_of(issue, position.ideal)
    return _spread(cut(place, bounds_of(issue))) if place is not None else None


def _spread(interval: Interval) -> Amount:
    low, high = interval.ends
    return Amount(float(low), float(middle(interval)), float(high))


def _amount(value: Value, bounds: Interval) -> Amount:
    low, high = cut(value.interval, bounds).ends
    return Amount(float(low), float(min(max(central(value, bounds), low), high)), float(high))


def _given(actor: Actor, issue: Issue) -> Value | None:
    return (actor.capability_on or {}).get(issue.key) or actor.capability


def _capability(actor: Actor, issue: Issue) -> Amount | None:
    given = _given(actor, issue)
    return _amount(given, Interval(Fraction(0), Fraction(100))) if given is not None else None


def _grounds(situation: Situation, issue: Issue, actor: Actor) -> tuple[str, ...]:
    given = _given(actor, issue)
    if given is None:
        return ()
    if given is actor.capability:
        return evidence_of_actor(situation, actor.key, "capability")
    path = f"actors.{actor.key}.capability_on.{issue.key}"
    return (judgement(path) if given.judged else stated(path),)


def _before(situation: Situation, issue: Issue, position: Position, place: Amount) -> tuple[float, str] | None:
    """Its first dated place in the file, where it is another than today's."""
    own = [
        (other.since, other)
        for other in situation.positions
        if (other.actor, other.issue) == (position.actor, position.issue) and other.since is not None
    ]
    if not own:
        return None
    since, first = min(own, key=lambda each: each[0])
    was = _place(issue, first)
    if was is None or was.middle == place.middle:
        return None
    return was.middle, day_in_words(since)
