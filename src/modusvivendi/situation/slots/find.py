"""Which numbers of a situation are uncertain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.situation.blocks.actors import Actor, Alternative
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.evidence import (
    evidence_of_actor,
    evidence_of_alternative,
    evidence_of_place,
    evidence_of_position,
    evidence_of_tie,
    judgement,
    stated,
)
from modusvivendi.situation.derive.extras import MOST
from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.derive.places import SCALE, SHARE
from modusvivendi.situation.derive.ties import FULL
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.situation import Situation, holds
from modusvivendi.situation.slots.lay import draws_line
from modusvivendi.situation.slots.network import of_network
from modusvivendi.situation.slots.slot import Path, Slot

_CAPABILITY = Interval(Fraction(0), Fraction(100))


def find(situation: Situation) -> tuple[Slot, ...]:
    """The slots of capabilities, places of options, positions held today, alternatives, ties, networks and stocks.

    A salience that the file leaves out is a slot over the whole of its scale. A red line whose firmness the file gives
    is a slot: it stands in so many of the draws. Slots are independent of one another but where ``correlations`` in
    the file joins them.
    """
    return tuple(slot for slot in numbers(situation) if slot.uncertain)


def numbers(situation: Situation) -> tuple[Slot, ...]:
    """Every number that could be a slot, exact ones among them, in the order of :func:`find`."""
    return (
        *(slot for actor in situation.actors.values() for slot in _of_actor(situation, actor)),
        *(slot for issue in situation.issues.values() for slot in _of_issue(issue)),
        *(slot for at, position in _held(situation) for slot in _of_position(situation, at, position)),
        *(slot for each in situation.alternatives.values() for slot in _of_alternative(situation, each)),
        *(_of_tie(situation, at) for at, tie in enumerate(situation.ties) if holds(tie, situation.as_of)),
        *of_network(situation),
    )


def centre(slot: Slot) -> float:
    """The central reading of a slot; a red line stands."""
    return 1.0 if slot.kind == "line" else float(central(slot.value, slot.bounds))


def _held(situation: Situation) -> Iterator[tuple[int, Position]]:
    """The positions that hold on the situation's date, with their places in its list."""
    held = held_positions(situation, tuple(situation.actors))
    today = {id(position) for by_issue in held.values() for position in by_issue.values()}
    yield from ((at, position) for at, position in enumerate(situation.positions) if id(position) in today)


def _of_tie(situation: Situation, at: int) -> Slot:
    tie = situation.ties[at]
    one, two = (situation.actor_name(actor) for actor in tie.of)
    return Slot(
        key=f"ties.{at}.weight",
        label=f"how {one} stands to {two}" if tie.directed else f"how {one} and {two} stand to each other",
        value=tie.weight,
        bounds=FULL,
        given=True,
        path=("ties", at, "weight"),
        because=evidence_of_tie(situation, at),
    )


def _of_actor(situation: Situation, actor: Actor) -> Iterator[Slot]:
    key, name = f"actors.{actor.key}", situation.actor_name(actor.key)
    if actor.capability is not None:
        yield Slot(
            key=f"{key}.capability",
            label=f"how much {name} can bring to bear",
            value=actor.capability,
            bounds=_CAPABILITY,
            given=True,
            path=("actors", actor.key, "capability"),
            because=evidence_of_actor(situation, actor.key, "capability"),
        )
    for issue, value in (actor.capability_on or {}).items():
        at = f"{key}.capability_on.{issue}"
        yield Slot(
            key=at,
            label=f"how much {name} can bring to bear on {_label(situation, issue)}",
            value=value,
            bounds=_CAPABILITY,
            given=True,
            path=("actors", actor.key, "capability_on", issue),
            because=(judgement(at) if value.judged else stated(at),),
        )


def _of_issue(issue: Issue) -> Iterator[Slot]:
    for number, option in enumerate(issue.options):
        if option.at is not None:
            yield Slot(
                key=f"issues.{issue.key}.options.{option.key}",
                label=f"where {option.text or option.key} lies on the scale of {issue.label}",
                value=option.at,
                bounds=SCALE,
                given=True,
                path=("issues", issue.key, "options", number, "at"),
                because=evidence_of_place(issue, option.key),
            )


def _of_position(situation: Situation, at: int, position: Position) -> Iterator[Slot]:
    name, issue = situation.actor_name(position.actor), situation.issues[position.issue]
    because = evidence_of_position(situation, position)
    for field, label, value, bounds in _fields(name, issue, position):
        yield Slot(
            key=".".join(str(step) for step in ("positions", position.actor, position.issue, *field)),
            label=label,
            value=value if value is not None else Value((Version(number=UncertainNumber(SHARE)),)),
            bounds=bounds,
            given=value is not None,
            path=("positions", at, *field),
            because=because,
        )
    if position.firmness is not None and draws_line(position):
        yield Slot(
            key=f"positions.{position.actor}.{position.issue}.line",
            label=f"whether the red line of {name} on {issue.label} stands",
            value=position.firmness,
            bounds=SHARE,
            given=True,
            path=("positions", at, "firmness"),
            because=because,
            kind="line",
        )


_Field = tuple[Path, str, Value | None, Interval]


def _fields(name: str, issue: Issue, position: Position) -> Iterator[_Field]:
    scale, on = issue.range or SCALE, issue.label
    if isinstance(position.ideal, Value):
        yield ("ideal",), f"where {name} stands on {on}", position.ideal, scale
    yield ("salience",), f"how much {on} matters to {name}", position.salience, SHARE
    if position.at_least is not None:
        yield ("at_least",), f"the least that {name} could accept on {on}", position.at_least, scale
    if position.at_most is not None:
        yield ("at_most",), f"the most that {name} could accept on {on}", position.at_most, scale
    for option, value in (position.values or {}).items():
        yield ("values", option), f"what {option} on {on} is worth to {name}", value, SCALE
    for option, row in (position.together or {}).items():
        for other, cells in row.items():
            for second, value in cells.items():
                label = f"what {option} together with {second} on {other} adds for {name}"
                yield ("together", option, other, second), label, value, MOST


def _of_alternative(situation: Situation, alternative: Alternative) -> Iterator[Slot]:
    because = evidence_of_alternative(situation, alternative.actor)
    for field, label, value, bounds in _of_expecting(situation.actor_name(alternative.actor), alternative):
        if value is not None:
            yield Slot(
                key=".".join(("alternatives", alternative.actor, *field)),
                label=label,
                value=value,
                bounds=bounds,
                given=True,
                path=("alternatives", alternative.actor, *field),
                because=because,
            )


def _of_expecting(name: str, alternative: Alternative) -> Iterator[tuple[tuple[str, ...], str, Value | None, Interval]]:
    yield ("cost",), f"what it costs {name} to go without an agreement", alternative.cost, SCALE
    yield ("worth",), f"what going without an agreement is worth to {name}", alternative.worth, SCALE
    war = alternative.war
    if war is not None:
        yield ("war", "wins"), f"the chance that {name} would prevail by fighting on", war.wins, SHARE
        yield ("war", "costs"), f"what fighting on costs {name}, as a share of what is at stake", war.costs, SHARE
        yield ("war", "rising"), f"by how much that cost grows for {name} each day", war.rising, SHARE


def _label(situation: Situation, issue: str) -> str:
    known = situation.issues.get(issue)
    return known.label if known is not None else issue
