"""Who can move where: in option form as long as every change of one's own issues is a move, else drawn one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.stability.frame.states import States
from modusvivendi.methods.stability.solve.listing import as_graph
from modusvivendi.methods.stability.solve.model import Choices, Graph, Ints, Mask, Model
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.derive.moves import drawn_moves, moves_on
from modusvivendi.situation.derive.states import State
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The model with the file's exceptions."""

    model: Model
    plain: bool
    """Whether option form can say every one-way change."""
    assumed: tuple[str, ...]


def tables(situation: Situation, chosen: list[Issue]) -> tuple[list[Mask | None], bool]:
    """For each issue which option can become which, and whether option form can say so (it must be transitive)."""
    made, plain = [_table(situation, issue) for issue in chosen], True
    for table in made:
        plain &= table is None or not ((table.astype(int) @ table.astype(int) > 0) & ~table).any()
    return (made if plain else [None] * len(made)), plain


def _table(situation: Situation, issue: Issue) -> Mask | None:
    names = [option.key for option in issue.options]
    table = np.ones((len(names), len(names)), dtype=bool)
    for before, after in moves_on(situation, issue.key).value.barred:
        if before in names and after in names:
            table[names.index(before), names.index(after)] = False
    return None if table.all() else table


def drawn_model(
    situation: Situation, model: Choices, chosen: list[Issue], keys: list[str], states: States, *, barred: bool
) -> Drawn:
    """The model itself; or, where moves are drawn by hand or barred one by one, a graph of all moves."""
    steps = [step.value for step in drawn_moves(situation)]
    alone = [step for step in steps if not step.joint]
    words = "Moves that several draw together are not among what anyone does alone."
    assumed = (words,) if len(alone) < len(steps) else ()
    if not alone and not barred:
        return Drawn(model, True, assumed)
    graph = as_graph(model)
    edges = [_kept(situation, graph, party, chosen, states) for party in range(graph.parties)]
    for step in alone:
        if step.by[0] in keys:
            edges[keys.index(step.by[0])].append(_drawn(model, states, step.before, step.after))
    whole = [np.unique(np.concatenate(each), axis=0) for each in edges]
    starts = tuple(np.searchsorted(each[:, 0], np.arange(graph.states + 1)) for each in whole)
    return Drawn(Graph(starts, tuple(each[:, 1].copy() for each in whole), graph.payoffs), not barred, assumed)


def _kept(situation: Situation, graph: Graph, party: int, chosen: list[Issue], states: States) -> list[Ints]:
    """The moves of option form that no one-way change bars."""
    before = np.repeat(np.arange(graph.states), np.diff(graph.starts[party]))
    after = graph.targets[party]
    kept = np.ones(len(after), dtype=bool)
    for issue in chosen:
        table = _table(situation, issue)
        if table is not None:
            column = states.columns[issue.key]
            kept &= table[column[before], column[after]]
    return [np.stack([before[kept], after[kept]], axis=1)]


def _stays(states: States, before: State, after: State) -> bool:
    """Whether a move leaves alone what is outside the states, and fits what holds there today."""
    return all(
        after.get(key, choice) == choice == states.outside.get(key, choice)
        for key, choice in before.items()
        if key not in states.columns
    ) and all(states.outside.get(key) == choice for key, choice in after.items() if key not in states.columns)


def _drawn(model: Choices, states: States, before: State, after: State) -> Ints:
    """A move drawn by hand, from every state that it fits: what it does not name stays."""
    start = np.full(states.count, _stays(states, before, after))
    shift = np.zeros(states.count, dtype=np.int64)
    step = 1
    for issue in states.issues:
        names = [option.key for option in issue.options]
        column = states.columns[issue.key]
        if issue.key in before:
            start &= column == names.index(str(before[issue.key]))
        if issue.key in after:
            shift += (names.index(str(after[issue.key])) - column) * step
        step *= len(names)
    codes = model.codes[start] + shift[start]
    at = np.searchsorted(model.codes, codes)
    found = (at < model.states) & (model.codes[np.minimum(at, model.states - 1)] == codes)
    pairs = np.stack([np.flatnonzero(start)[found], at[found]], axis=1)
    moved: Ints = pairs[pairs[:, 0] != pairs[:, 1]]
    return moved
