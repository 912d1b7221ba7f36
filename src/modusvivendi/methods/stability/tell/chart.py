"""The neighbourhood of the status quo as a picture: what could be agreed, who would leave it, and where paths lead."""

from __future__ import annotations

from modusvivendi.answers.builders.moves import Move, Place, moves
from modusvivendi.answers.model import Chart
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.stability.tell.words import Told

MOST_PLACES = 14
MOST_ROUTES = 3
_Edge = tuple[int, int, tuple[int, ...]]


def charts(told: Told) -> tuple[Chart, ...]:
    """One drawing; none where nothing moves."""
    edges = _edges(told)
    columns = {told.case.now: 0}
    kept: list[_Edge] = []
    for start, end, movers in edges:
        if len(columns) < MOST_PLACES or end in columns:
            columns.setdefault(end, columns.get(start, 0) + 1)
            kept.append((start, end, movers))
    if not kept:
        return ()
    states = list(columns)
    holds = set(told.asked.equilibria)
    places = [
        Place(
            number=number,
            label="today" if state == told.case.now else told.outcome(state),
            column=columns[state],
            holds=state in holds,
            because=told.because(),
        )
        for number, state in enumerate(states, start=1)
    ]
    steps = [
        Move(by=told.names(movers), start=states.index(start), end=states.index(end), together=len(movers) > 1)
        for start, end, movers in kept
    ]
    what = counted(len(places), "outcome")
    held = [str(place.number) for place in places if place.holds]
    last = f" Of these {listed(held)} would hold." if held else " None of these would hold."
    return (
        moves(
            places,
            steps,
            title="Moves from today",
            description=f"{what} around today's, and the moves between them by which movers gain.{last}",
            note="Outcomes are named by what differs from today (1). A step together is agreed by all whom it needs.",
        ),
    )


def _edges(told: Told) -> list[_Edge]:
    """Gains from today that nothing deters, paths to outcomes that hold, and gains from what could be agreed."""
    asked, found = told.asked, dict[_Edge, None]()
    watched = [asked.now, *(each for each in asked.agreed if each.leaving)]
    for each in watched:
        if each.state != told.case.now:
            joint = next((matter.joint for matter in told.case.matters if _changes(told, each.state, matter.joint)), ())
            found[told.case.now, each.state, joint] = None
        for maker, responses in each.leaving.items():
            for response in responses[:2]:
                if response.sanction is None:
                    found[each.state, response.improvement, (maker,)] = None
    for paths in (asked.alone, asked.together):
        for route in [route for route in paths.routes.values() if route][:MOST_ROUTES]:
            at = told.case.now
            for mover, state in route:
                found[at, state, paths.movers[mover]] = None
                at = state
    return list(found)


def _changes(told: Told, state: int, joint: tuple[int, ...]) -> bool:
    """Whether a state differs from today on an issue of some who must consent."""
    one, two = told.case.choices.options(told.case.now), told.case.choices.options(state)
    changed = [at for at, (before, after) in enumerate(zip(one, two, strict=True)) if before != after]
    return bool(joint) and any(told.case.matters[at].joint == joint for at in changed)
