"""From here to there: the shortest sequences of moves from the status quo, of which kind they are, and what is open.

Everyone may move, no one twice in succession. Along a path of improvements every mover likes the state that it moves to
better; along a path with coalitional improvements several may also move together where all of them gain.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.coalitions import Consent, coalition_step
from modusvivendi.methods.stability.solve.model import Ints, Model
from modusvivendi.methods.stability.solve.sequences import LIMIT, Budget, Move, follow, forget, steps_of


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What can be reached from one state."""

    start: int
    movers: tuple[tuple[int, ...], ...]
    """Who moves under each number: every decision maker alone, then the coalitions."""
    reached: Ints
    """The states found, in ascending order, the start among them; all that can be reached if the search was complete
    and did not end early."""
    routes: dict[int, tuple[Move, ...] | None]
    """For each state asked for a shortest path, (number of the mover, to which state); None where none was found."""
    complete: bool
    """Whether the search was complete: whether what was not found cannot be reached."""


def paths(
    model: Model,
    start: int,
    targets: Sequence[int] | None = None,
    *,
    improving: bool = True,
    coalitions: Sequence[Collection[int]] = (),
    consent: Consent | None = None,
    limit: int = LIMIT,
) -> Paths:
    """The shortest paths from a state.

    Args:
        model: of either form.
        start: where the paths begin, as a rule the status quo.
        targets: the states asked for; the search ends when it has found all of them. None asks for all that can be
            reached.
        improving: whether every mover must like the state it moves to better (or, where unknown, perhaps better).
        coalitions: who may, besides, move together in one step to a coalitional improvement.
        consent: for choices that nobody owns alone the decision makers who must all consent.
        limit: how many moves are looked at, at most.

    Raises:
        ModelError: a state, a member of a coalition or a choice does not exist.
    """
    asked = _checked(model, start, targets)
    missing = set(asked) - {start}

    def last(state: int) -> bool:
        missing.discard(state)
        return targets is not None and not missing

    budget = Budget(limit)
    everyone = range(model.parties)
    steps = steps_of(model, everyone, improving=improving)
    for number, members in enumerate(coalitions, start=model.parties):
        steps[number] = coalition_step(model, members, consent, budget)
    found = follow(start, steps, forget(model), budget, last)
    routes = {state: found.route(state) if state != start else () for state in asked}
    if targets is None:
        routes = {state: route for state, route in routes.items() if route is not None}
    reached = np.array(sorted({start, *found.shortest}), dtype=np.int64)
    movers = (*((party,) for party in everyone), *(tuple(sorted(set(members))) for members in coalitions))
    return Paths(start, movers, reached, routes, found.complete and budget.left >= 0)


def _checked(model: Model, start: int, targets: Sequence[int] | None) -> Sequence[int]:
    asked = range(model.states) if targets is None else [int(state) for state in targets]
    wrong = sorted({state for state in (start, *asked) if not 0 <= state < model.states})
    if wrong:
        raise ModelError([f"states {wrong}: they are 0 to {model.states - 1}"])
    return asked
