"""Stability in option form: one threshold for Nash, GMR, SMR, SEQ and SSEQ.

With P the payoff of the focal decision maker i, a state s is stable for i if and only if

    P(s) ≥ max over s1 ∈ R(s) of min(P(s1), v(s1))

where R(s) is what i can reach alone in one move, and v is +∞ for Nash (Nash 1950); the least P over what the others
can reach from s1 for GMR (general metarationality, Howard 1971); the least E over that for SMR (symmetric
metarationality), where E(s2) is the greatest P over s2 and R(s2): what i can save itself to; and the same two over what
the others reach by their own improvements for SEQ (sequential stability, Fraser and Hipel 1979) and SSEQ (symmetric
sequential stability, Rêgo and Vieira 2017).

The others reach what legal sequences of them lead to: any length, no one twice in succession (Fang, Hipel and Kilgour
1993, chapter 4). Moves in option form are transitive, so that such a sequence is any path, and v is the fixed point of
one-step minima.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from modusvivendi.methods.stability.solve import drawn
from modusvivendi.methods.stability.solve.ascent import MOST_ROUNDS, ascend
from modusvivendi.methods.stability.solve.bounds import EXTREMES, Bounds, bounds, compact
from modusvivendi.methods.stability.solve.grid import Grid
from modusvivendi.methods.stability.solve.improving import Improvements, laid
from modusvivendi.methods.stability.solve.listing import as_graph
from modusvivendi.methods.stability.solve.model import Choices, Mask, Values

SANCTIONS = ("nash", "gmr", "smr", "seq", "sseq")
_Step = Callable[[Values], Values]


def stable(model: Choices, concepts: tuple[str, ...], extension: str = "a") -> dict[str, Mask]:
    """For each concept who finds which states stable, shape (n, m).

    Raises:
        ModelError: with unknown preferences, there are too many moves to list.
    """
    if not model.payoffs.certain and _listed(model, concepts, extension):
        return drawn.stable(as_graph(model), concepts, extension)
    return OptionForm(model, extension).stable(concepts)


def _listed(model: Choices, concepts: tuple[str, ...], extension: str) -> bool:
    """Whether unknown preferences need every move on its own.

    So it is where a state must not be its own answer (c); where three or more answer each other by moves that may be
    better, which are not transitive; and with one-way choices.
    """
    one_way = any(not table.all() for table in model.allowed)
    answers = model.parties > 2 and any(concept in ("seq", "sseq") for concept in concepts)
    return extension == "c" or one_way or answers


class OptionForm:
    """A model laid out for the concepts that are asked; nothing is computed for those that are not."""

    def __init__(self, model: Choices, extension: str) -> None:
        self.model = model
        self.grid = Grid(model)
        self.numbers = [compact(bounds(model.payoffs, party, extension)) for party in range(model.parties)]
        self.improvements: dict[int, Improvements] = {}
        self.least, self.most = int(EXTREMES[0]), int(EXTREMES[1])

    def stable(self, concepts: tuple[str, ...]) -> dict[str, Mask]:
        """For each concept who finds which states stable."""
        found = {concept: np.empty((self.model.parties, self.model.states), dtype=bool) for concept in concepts}
        for party in range(self.model.parties):
            laid = _Laid(self.grid, self.numbers[party])
            for concept in concepts:
                found[concept][party] = self._one(party, concept, laid)
        return found

    def _one(self, party: int, concept: str, laid: _Laid) -> Mask:
        if concept == "nash":
            unstable = self._best(laid.target, party) > laid.start
        else:
            answered = self._answered(party, concept, laid)
            unstable = self._tempted(party, laid, answered)
        return ~self.grid.states(np.broadcast_to(unstable, self.grid.shape))

    def _best(self, values: Values, party: int) -> Values:
        """The greatest value over a decision maker's moves. A state may count itself where all payoffs are certain."""
        if self.model.payoffs.certain:
            return self.grid.greatest(values, party)
        return self.grid.greatest_other(values, party)

    def _tempted(self, party: int, laid: _Laid, answered: Values) -> Mask:
        """Where some move leads to a better state that no answer spoils."""
        if laid.single:
            return np.asarray(self._best(np.minimum(laid.target, answered), party) > laid.start)
        return _undeterred(self.grid, party, laid.target, laid.start, answered, laid.bar)

    def _answered(self, party: int, concept: str, laid: _Laid) -> Values:
        """The least that the others' answers leave: of the state itself (GMR, SEQ), or after i's own last move."""
        worth = laid.worth
        if concept in ("smr", "sseq"):
            saved = np.broadcast_to(self.grid.greatest(laid.worth_or_least, party), worth.shape)
            worth = np.where(worth == self.most, self.most, saved) if self.model.feasible is not None else saved
        others = [other for other in range(self.model.parties) if other != party]
        improving = concept in ("seq", "sseq")
        if improving:
            steps: list[_Step] = [self._improvement(other).least for other in others]
        else:
            steps = [partial(self.grid.least, party=other) for other in others]
        once = len(steps) == 1 or (not improving and self.model.feasible is None)
        found = _fixed(worth, steps, once=once, feasible=laid.feasible, infeasible=self.most)
        return self._ascended(worth, others, improving) if found is None else found

    def _ascended(self, worth: Values, others: list[int], improving: bool) -> Values:
        """The same by visiting every state once for each of the others, where too many rounds would be needed."""

        def sources(other: int, state: int) -> Values:
            found = self.model.sources(other, state)
            numbers = self.numbers[other]
            return found[numbers.kept[found] < numbers.better[state]] if improving else found

        values = self.grid.states(worth)
        for each in ascend(values, others, sources).values():
            values = np.minimum(values, each)
        return self.grid.lay(values, self.most)

    def _improvement(self, party: int) -> Improvements:
        if party not in self.improvements:
            self.improvements[party] = Improvements(self.grid, party, *laid(self.grid, self.numbers[party]))
        return self.improvements[party]


class _Laid:
    """One decision maker's numbers on the grid; what is infeasible tempts nobody and deters nobody."""

    def __init__(self, grid: Grid, numbers: Bounds) -> None:
        least, most = EXTREMES
        self.single = numbers.single
        self.feasible = None if grid.model.feasible is None else grid.lay_mask(np.ones(grid.model.states, dtype=bool))
        self.target = grid.lay(numbers.target, least)
        same = grid.model.feasible is None and numbers.start is numbers.target
        self.start = self.target if same else grid.lay(numbers.start, most)
        self.worth_or_least = self.target if numbers.worth is numbers.target else grid.lay(numbers.worth, least)
        self.worth = self.worth_or_least if grid.model.feasible is None else grid.lay(numbers.worth, most)
        self.bar = self.start if numbers.bar is numbers.start else grid.lay(numbers.bar, most)


def _fixed(values: Values, steps: list[_Step], *, once: bool, feasible: Mask | None, infeasible: int) -> Values | None:
    """The least value over all paths of the steps, which are repeated until nothing changes; None if it takes long."""
    for _ in range(MOST_ROUNDS):
        before = values
        for step in steps:
            made = step(values)
            values = made if feasible is None else np.where(feasible, made, infeasible)
        if once or np.array_equal(values, before):
            return values
    return None


def _undeterred(grid: Grid, party: int, target: Values, start: Values, answered: Values, bar: Values) -> Mask:
    """Where some move both tempts (target above start) and stays undeterred (answered above bar).

    Only for those who can go back on every choice.
    """
    axis, size = party + 1, grid.shape[party + 1]
    rows = [
        np.ascontiguousarray(np.moveaxis(np.broadcast_to(each, grid.shape), axis, -1)).reshape(-1, size)
        for each in (target, start, answered, bar)
    ]
    tempting, here, left, level = rows
    order = np.argsort(~tempting, axis=1, kind="stable")
    ranked = np.maximum.accumulate(np.take_along_axis(left, order, axis=1), axis=1)
    both = np.argsort(~np.concatenate([here, tempting], axis=1), axis=1, kind="stable")
    above = np.empty_like(both)
    np.put_along_axis(above, both, np.cumsum(both >= size, axis=1), axis=1)
    count = above[:, :size]
    best = np.take_along_axis(ranked, np.maximum(count - 1, 0), axis=1)
    unstable = (count > 0) & (best > level)
    moved = unstable.reshape([each for at, each in enumerate(grid.shape) if at != axis] + [size])
    found: Mask = np.moveaxis(moved, -1, axis)
    return found
