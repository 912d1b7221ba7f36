"""Why an outcome holds or does not, from the status quo on."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods.stability.asked import Watched
from modusvivendi.methods.stability.solve.explain import Response
from modusvivendi.methods.stability.solve.inverse import Change
from modusvivendi.methods.stability.tell.words import Told

MOST_MOVES = 2
"""Moves of one decision maker from one outcome that are told."""
MOST_ROUTES = 3


def today(told: Told) -> Iterator[Said]:
    """Who would leave the status quo, and what deters the others."""
    yield from _reasons(told, told.asked.now, "Today")
    yield from _taking(told, told.asked.now, "things as they are")


def agreed(told: Told) -> Iterator[Said]:
    """For each single thing that several could agree on, whether it would hold, who would break it and why."""
    holding = [told.changed(told.case.now, each.state) for each in told.asked.agreed if each.stable.all()]
    if holding:
        each = "Each of these would hold" if len(holding) > 1 else "This would hold"
        text = f"{each} with all else as today: {'; '.join(holding)}. Nobody would gain by leaving for good."
        yield Said(text, told.because(), label="If agreed")
    for watched in told.asked.agreed:
        what = told.changed(told.case.now, watched.state)
        if watched.stable.all():
            continue
        fresh = list(_reasons(told, watched, "If agreed", only_leaving=True, but=_moves_of_today(told)))
        lead = f"{capitalised(what)}, all else as today: "
        yield from (Said(lead + said.text, said.because, label=said.label) for said in fresh)
        if not fresh:
            text = f"{lead}nothing breaks it but what would be done today all the same."
            yield Said(text, told.because(), label="If agreed")
        else:
            yield from _taking(told, watched, what)


def _moves_of_today(told: Told) -> set[tuple[int, str]]:
    now = told.asked.now
    return {
        (maker, told.changed(now.state, move.improvement))
        for maker, moves in now.leaving.items()
        for move in moves
        if move.sanction is None
    }


def _reasons(
    told: Told,
    watched: Watched,
    label: str,
    *,
    only_leaving: bool = False,
    but: Collection[tuple[int, str]] = frozenset(),
) -> Iterator[Said]:
    for maker, moves in watched.leaving.items():
        open_moves = [
            move
            for move in moves
            if move.sanction is None and (maker, told.changed(watched.state, move.improvement)) not in but
        ]
        because = told.case.makers[maker].because
        if open_moves:
            for move in open_moves[:MOST_MOVES]:
                yield Said(_leaves(told, watched, maker, move), because, label=label)
            more = len(open_moves) - MOST_MOVES
            if more > 0:
                name = told.case.makers[maker].name
                yield Said(f"{name} has {counted(more, 'further such move')}.", because, label=label)
        elif not only_leaving:
            yield Said(_deterred(told, watched, maker, moves[0]), because, label=label)


def _leaves(told: Told, watched: Watched, maker: int, move: Response) -> str:
    name = told.case.makers[maker].name
    change = told.changed(watched.state, move.improvement)
    gain = told.gain(maker, watched.state, move.improvement)
    sure = "" if move.certain else " as far as was searched"
    return f"{name} would gain by moving to {change}{gain}; no answer that others gain by takes that back{sure}."


def _deterred(told: Told, watched: Watched, maker: int, move: Response) -> str:
    name = told.case.makers[maker].name
    change = told.changed(watched.state, move.improvement)
    at, steps = move.improvement, []
    for mover, state in move.sanction or ():
        steps.append(f"{told.case.makers[mover].name} would answer with {told.changed(at, state)}")
        at = state
    after = listed(steps) if steps else "that very move leaves it no better off"
    return f"{name} would gain by moving to {change}, but {after}, and {name} would be no better off than before."


def _taking(told: Told, watched: Watched, what: str) -> Iterator[Said]:
    """The least change of preferences under which an outcome would hold."""
    changes = watched.changes
    if changes is None or not changes.changes:
        return
    parts = [_turned(told, watched.state, change) for change in changes.changes]
    text = (
        f"For {what} to hold, the least change would be that {listed(parts)} (a step makes or breaks a tie between two "
        "outcomes, two turn them round: Kemeny's distance)."
    )
    if changes.holds is False:
        text += " Even then it would not hold, for those changes undo what deters others."
    because = tuple(dict.fromkeys(key for each in changes.changes for key in told.case.makers[each.party].because))
    yield Said(text, because, label="What it would take")


def _turned(told: Told, state: int, change: Change) -> str:
    """What one decision maker would have to like no better than a state, which it likes better now."""
    worth = told.case.model.payoffs.low[change.party]
    turned = np.flatnonzero((worth > worth[state]) & (change.ranks <= change.ranks[state])).tolist()
    named = [f"“{told.changed(state, other)}”" for other in turned[:MOST_MOVES]]
    more = len(turned) - len(named)
    if more:
        named.append(counted(more, "further outcome"))
    sure = "" if change.proven else "at least "
    steps = counted(change.distance if change.proven else change.at_least, "step")
    return f"{told.case.makers[change.party].name} liked it at least as much as {listed(named)} ({sure}{steps})"


def from_here(told: Told) -> Iterator[Said]:
    """Which outcomes that hold can be reached from today, alone or only by a coordinated step."""
    if not told.asked.equilibria:
        return
    alone = [state for state, route in told.asked.alone.routes.items() if route]
    joint = [
        state
        for state, route in told.asked.together.routes.items()
        if route and not told.asked.alone.routes.get(state) and state != told.case.now
    ]
    because = told.because()
    for state in alone[:MOST_ROUTES]:
        route = told.asked.alone.routes[state] or ()
        yield Said(
            f"{_route(told, route, told.asked.alone.movers)}. That holds.", because, label="From here, each alone"
        )
    for state in joint[:MOST_ROUTES]:
        route = told.asked.together.routes[state] or ()
        text = f"{_route(told, route, told.asked.together.movers)}. That holds, and it needs a step taken together."
        yield Said(text, because, label="From here, together")
    if not alone and not joint:
        text = "No other outcome that holds can be reached from today by steps that all who take them gain by."
        if not told.asked.together.complete:
            text = "Within the bound of the search no other outcome that holds was found from today."
        yield Said(text, because, label="From here")


def _route(told: Told, route: tuple[tuple[int, int], ...], movers: tuple[tuple[int, ...], ...]) -> str:
    at, steps = told.case.now, []
    for mover, state in route:
        steps.append(f"{told.names(movers[mover])}: {told.changed(at, state)}")
        at = state
    return capitalised("; then ".join(steps))


def blocs(told: Told) -> Iterator[Said]:
    """What would hold if some acted as one."""
    found = told.asked.blocs
    if found is None:
        return
    names = "; ".join(told.names(bloc) for bloc in told.case.blocs)
    held = np.flatnonzero(found).tolist()
    alone = np.flatnonzero(told.asked.holds("nash")).tolist()
    kept = sum(state in held for state in alone)
    shown = "; or ".join(f"“{told.outcome(state)}”" for state in held[:MOST_ROUTES])
    lead = ", such as " if len(held) > MOST_ROUTES else ": "
    text = (
        f"If each of these acted as one ({names}), nobody would gain by leaving {counted(len(held), 'outcome')}"
        f"{lead + shown if held else ''}. Of {counted(len(alone), 'outcome')} that nobody would gain by leaving where "
        f"each acts alone (Nash), {kept:,} would be among them; what others would answer is not counted in either."
    )
    yield Said(text, told.because(), label="As blocs")


def uncertain(told: Told) -> Iterator[Said]:
    """How many outcomes hold over all that the numbers leave open."""
    surely, perhaps = told.asked.surely, told.asked.perhaps
    if surely is None or perhaps is None:
        return
    both = int(surely[told.asked.equilibria].sum())
    text = (
        f"With every uncertain number anywhere between its bounds, many comparisons are unknown. Of the "
        f"{counted(len(told.asked.equilibria), 'outcome')} that would hold at the central readings, {both:,} would "
        f"hold even if every unknown comparison tempted and none deterred; {int(perhaps.sum()):,} outcomes of "
        f"{told.case.model.states:,} would if unknown comparisons deterred and tempted nobody (extensions a and d of "
        "Li, Hipel, Kilgour and Fang 2004)."
    )
    yield Said(text, told.because(), label="How sure")


def matters(told: Told) -> Iterator[Said]:
    """Issues without which other outcomes would hold."""
    found = [each.label for each, changes in zip(told.case.removals, told.asked.removed, strict=True) if changes]
    if found:
        names = listed(found)
        text = f"If one of these could not change, other outcomes would hold than now: {names}."
        yield Said(text, told.because(), label="What the outcomes hang on")
    added = [each for each, changes in zip(told.case.additions, told.asked.added, strict=True) if changes]
    if added:
        names = listed(each.label for each in added)
        text = f"If one of these could change as well, other outcomes would hold than now: {names}."
        because = tuple(dict.fromkeys(key for each in added for key in each.because))
        yield Said(text, because, label="What the outcomes hang on")
