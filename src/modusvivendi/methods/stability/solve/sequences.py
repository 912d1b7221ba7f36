"""Legal sequences of moves from one state: breadth first, on demand, within a bound.

A sequence is legal if nobody moves twice in succession (Fang, Hipel and Kilgour 1993). Where everyone's moves are
transitive (option form with certain preferences), shortest sequences are legal of themselves and states need not
remember who moved last; on drawn graphs, and for moves to states that are better or unknown, they do.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from modusvivendi.methods.stability.solve.bounds import Bounds, bounds
from modusvivendi.methods.stability.solve.model import Choices, Ints, Model

Move = tuple[int, int]
"""Who moves, and the state it leads to."""
Step = Callable[[int], Ints]
"""From a state to where one mover may go."""
LIMIT = 1_000_000
"""Moves that a search looks at, at most, where nothing else is said."""
_Node = tuple[int, int]
"""A state and who moved last; −1 where that does not matter."""


@dataclass(slots=True)
class Budget:
    """How many more moves may be looked at; shared by the searches for one answer."""

    left: int = LIMIT

    def spend(self, moves: int) -> bool:
        """Whether there was enough left for these."""
        self.left -= moves
        return self.left >= 0


@dataclass(slots=True)
class Sequences:
    """What was found from one state."""

    start: int
    before: dict[_Node, _Node] = field(default_factory=dict)
    movers: dict[_Node, int] = field(default_factory=dict)
    shortest: dict[int, _Node] = field(default_factory=dict)
    """For each state that a move leads to, the end of a shortest sequence, in the order of discovery."""
    complete: bool = True
    """Whether no legal sequence was left out for want of budget."""

    def route(self, state: int) -> tuple[Move, ...] | None:
        """A shortest legal sequence to a state, with one move or more; None where none was found."""
        node = self.shortest.get(state)
        if node is None:
            return None
        moves: list[Move] = []
        while node in self.before:
            moves.append((self.movers[node], node[0]))
            node = self.before[node]
        return tuple(reversed(moves))


def improvements(model: Model, numbers: Bounds, mover: int, state: int) -> Ints:
    """The states that a decision maker moves to of its own accord: better or, where unknown, perhaps better."""
    targets = model.moves(mover, state)
    chosen: Ints = targets[numbers.better[targets] > numbers.kept[state]]
    return chosen


def search(
    model: Model,
    start: int,
    movers: Sequence[int],
    *,
    improving: bool,
    budget: Budget,
    stop: Callable[[int], bool] | None = None,
) -> Sequences:
    """Follow all legal sequences of some decision makers from one state, the shortest first.

    Args:
        model: of either form.
        start: where the sequences begin.
        movers: who may move.
        improving: whether everyone moves only to what it likes better.
        budget: how many moves are looked at; ``complete`` is false where that was not enough.
        stop: end the search at the first state for which this holds.
    """
    return follow(start, steps_of(model, movers, improving=improving), forget(model), budget, stop)


def forget(model: Model) -> bool:
    """Whether it does not matter who moved last: everyone's moves and improvements are transitive."""
    return isinstance(model, Choices) and model.payoffs.certain


def steps_of(model: Model, movers: Sequence[int], *, improving: bool) -> dict[int, Step]:
    """For each of some decision makers where its moves, or its improvements, lead to."""
    if not improving:
        return {mover: partial(model.moves, mover) for mover in movers}
    return {mover: partial(improvements, model, bounds(model.payoffs, mover), mover) for mover in movers}


def follow(
    start: int,
    steps: Mapping[int, Step],
    forgets: bool,
    budget: Budget,
    stop: Callable[[int], bool] | None = None,
) -> Sequences:
    """Follow all sequences of some steps in which no one moves twice in succession; for the rest as :func:`search`.

    Where it does not matter who moved last, whoever was the first to reach a state need not go on from there: its moves
    are transitive, so that all they lead to was found before.
    """
    found = Sequences(start)
    seen: set[_Node] = {(start, -1)}
    waiting: deque[_Node] = deque(seen)
    while waiting:
        node = waiting.popleft()
        for mover, step in steps.items():
            if mover == found.movers.get(node):
                continue
            targets = step(node[0]).tolist()
            if not budget.spend(len(targets) + 1):
                found.complete = False
                return found
            for reached in _new(targets, -1 if forgets else mover, seen):
                found.before[reached], found.movers[reached] = node, mover
                found.shortest.setdefault(reached[0], reached)
                if stop is not None and stop(reached[0]):
                    return found
                waiting.append(reached)
    return found


def _new(targets: Sequence[int], last: int, seen: set[_Node]) -> Iterator[_Node]:
    for target in targets:
        reached = (target, last)
        if reached not in seen:
            seen.add(reached)
            yield reached
