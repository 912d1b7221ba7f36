"""Situation → a signed graph of its actors: the only room that knows the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from modusvivendi.answers.model import Need
from modusvivendi.methods.alignment.case import Bond, Case, Moment, Pair
from modusvivendi.methods.alignment.frame.anchors import anchors
from modusvivendi.methods.alignment.frame.bonds import by_pair, in_use, mean
from modusvivendi.methods.alignment.frame.past import Past, past_of
from modusvivendi.methods.alignment.frame.views import unweighted, within
from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.derive import ties
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

_SNIPPET = """\
actors: {NORTH: {role: party}, SOUTH: {role: party}, LAKE: {role: third}}
ties:
  - {of: [NORTH, SOUTH], weight: -1, since: 2022-02-24, why: at war}
  - {of: [LAKE, NORTH], weight: [0.2, 0.6], why: trade}
  - {of: [LAKE, SOUTH], weight: 0.5, why: a treaty}"""
_CAPABILITY = Interval(Fraction(0), Fraction(100))


def needs(situation: Situation) -> tuple[Need, ...]:
    """Two actors with a tie."""
    if any(mean(situation, several) for several in by_pair(ties(situation))):
        return ()
    what = "two actors with a tie in force that is not 0 at its middle, stated or from what happened between them"
    return (Need(what=what, snippet=_SNIPPET),)


def frame(
    situation: Situation,
    *,
    camps: int = 2,
    neutral: bool = False,
    anchor: Sequence[str] | None = None,
    before: date | None = None,
    positions: bool = False,
    window: tuple[date, date] | None = None,
    signs: bool = False,
) -> Case:
    """The ties of today and of the days on which they changed.

    Args:
        situation: what is known.
        camps: how many there may be.
        neutral: whether there may be a neutral one besides.
        anchor: keys of actors that stay where they are.
        before: an earlier day to compare with; the day before ties last changed if left out.
        positions: whether ties that only restate positions count although there are others.
        window: the first and the last day of what happened that counts; all of it if left out.
        signs: whether every tie counts as 1 or −1.

    Raises:
        SituationError: an anchor is no actor or has no tie, two are in one part of the graph, the earlier day is not
            before the situation's, or the window has no tie or ends after that.
    """
    if window is not None:
        situation = within(situation, window)
        if needs(situation):
            what = f"--window: nobody has a tie from {window[0]} to {window[1]}"
            raise SituationError([Problem(code="window", what=what, hint="widen the window")])
    ties_ = in_use(situation, positions)
    used = ties_.used
    restating = any(each.kind == "positions" for each in used)
    past = past_of(situation, used, before, restating)
    order = _tied([*used, *ties_.even], past)
    place = {old: new for new, old in enumerate(order)}
    keys = [key for at, key in enumerate(situation.actors) if at in place]
    now = tuple(_placed(each, place) for each in used)
    case = Case(
        keys=tuple(keys),
        names=tuple(situation.actor_name(key) for key in keys),
        bonds=now,
        parties=tuple(at for at, key in enumerate(keys) if situation.actors[key].role is Role.PARTY),
        anchors=anchors(situation, keys, now, anchor),
        sizes=tuple(_size(situation, key) for key in keys),
        untied=tuple(situation.actor_name(key) for at, key in enumerate(situation.actors) if at not in place),
        even=tuple(_placed(each, place) for each in ties_.even),
        left_out=tuple(_placed(each, place) for each in ties_.left_out if set(each.of) <= place.keys()),
        before=_moment(past.before, place) if past.before is not None else None,
        changed={_place(each.of, place): _placed(each, place) for each in past.changed},
        history=tuple(_moment(each, place) for each in past.history),
        earlier=past.earlier,
        camps=camps,
        neutral=neutral,
        unit=all(abs(each.weight) == 1 for each in used),
    )
    return unweighted(case) if signs else case


def _tied(used: Sequence[Bond], past: Past) -> list[int]:
    """The actors with a tie on any of the days, in the order of the file."""
    moments = [*past.history, *([past.before] if past.before is not None else [])]
    pairs = [*(each.of for each in used), *(pair for moment in moments for pair in moment.weights)]
    return sorted({end for pair in pairs for end in pair})


def _place(pair: Pair, place: Mapping[int, int]) -> Pair:
    return place[pair[0]], place[pair[1]]


def _placed(bond: Bond, place: Mapping[int, int]) -> Bond:
    return replace(bond, of=_place(bond.of, place))


def _moment(moment: Moment, place: Mapping[int, int]) -> Moment:
    return replace(moment, weights={_place(pair, place): weight for pair, weight in moment.weights.items()})


def _size(situation: Situation, key: str) -> Fraction | None:
    actor = situation.actors[key]
    return None if actor.capability is None else central(actor.capability, _CAPABILITY)
