"""Access asked of many draws: how many get out within the truce that is asked about, and within the others.

Where nothing changes with time and people wait in one place, each draw is one static flow, and the lengths of truce
follow from it. Elsewhere each draw is a flow over time of the one truce that is asked about, in coarser steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.flow import build, steps
from modusvivendi.methods.access.frame import STEPS, frame, nodes_of, ways_of
from modusvivendi.methods.access.frame.readings import middle_reading
from modusvivendi.methods.access.hours import hours_text
from modusvivendi.methods.access.runs import of
from modusvivendi.methods.drawn import Column, Mapped, Template
from modusvivendi.situation.derive.network import PEOPLE
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find

MOST_STEPS = 96


def slots(situation: Situation, _options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Those of places, vehicles and ways for people."""
    return tuple(slot for slot in find(situation) if _counts(situation, slot))


def _counts(situation: Situation, slot: Slot) -> bool:
    block, at = slot.path[0], slot.path[1]
    if block == "network" and isinstance(at, int):
        return situation.network[at].carries == PEOPLE and slot.path[2] != "halt_chance"
    return block in ("places", "vehicles")


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The case, ready for draws.

    Raises:
        SituationError: as the method's own frame.
    """
    case = frame(situation, **options)
    plain = _is_plain(case)
    if not plain:
        case = replace(case, step=_coarse(case))
    lengths = [length.hours for length in case.lengths] if plain else [case.hours]
    asked = list(dict.fromkeys([case.hours, *lengths]))
    nodes, fleets = nodes_of(situation), tuple(situation.vehicles)

    def one(drawn: Situation) -> list[float]:
        reading = middle_reading(drawn, list(ways_of(drawn)), nodes, fleets)
        return _row(case, reading, asked)

    return Mapped(situation, slots, one, _columns(case, asked))


def _is_plain(case: Case) -> bool:
    """Whether nothing changes with time, nobody needs a seat, and people wait in one place."""
    ways = [case.ways[at] for at in case.open | case.open_now]
    changing = any(way.openings or way.halts or way.fleet is not None for way in ways)
    shelters = sum(place.shelter for place in case.places)
    limited = shelters > 1 and any(each is not None for each in case.high.takes)
    return not changing and not limited and sum(people > 0 for people in case.high.waiting) == 1


def _coarse(case: Case) -> int:
    """The finest step with which the truce that is asked about has few steps, never finer than the case's own."""
    return next((step for step in STEPS if step >= case.step and 60 * case.hours / step <= MOST_STEPS), STEPS[-1])


def _columns(case: Case, asked: Sequence[Fraction]) -> tuple[Column, ...]:
    length = hours_text(case.hours)
    return (
        *(Column(f"people out within {hours_text(hours)}", "people") for hours in asked),
        Column(f"share of those waiting out within {length}", "%"),
        Column("people waiting", "people"),
        *([Column(f"people out within {length} as things are", "people")] if case.open_now else []),
    )


def _row(case: Case, reading: Reading, asked: Sequence[Fraction]) -> list[float]:
    waiting = sum(reading.waiting)
    out = _out(case, reading, case.open, asked)
    now = _out(case, reading, case.open_now, [case.hours]) if case.open_now else []
    share = 100 * out[0] / waiting if waiting else 100.0
    return [*map(float, out), share, float(waiting), *map(float, now)]


def _out(case: Case, reading: Reading, open_: frozenset[int], asked: Sequence[Fraction]) -> list[int]:
    """People out within some lengths of truce."""
    built = build(case, reading, open_, max(asked))
    if built is None:
        return [0] * len(asked)
    last = [steps(case, 60 * hours) for hours in asked]
    found = of(case, reading, built)
    return [found.by(step) for step in last]
