"""What a decision maker makes of each state: by its statements in order of importance, else by its positions.

Statements (option prioritisation, Fang, Hipel, Kilgour and Peng 2003): with h statements, the payoff of a state is the
sum of 2^(h − j) over the statements j = 1 … h that hold in it, so that a statement outweighs all those after it. By
positions: fewer of one's red lines broken comes first, then utility.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from modusvivendi.methods.stability.case import Maker
from modusvivendi.methods.stability.frame.states import States, matching, on_issue
from modusvivendi.methods.stability.frame.worth import worth
from modusvivendi.methods.stability.solve.model import Ints, Mask
from modusvivendi.situation.blocks.rules import Ranking
from modusvivendi.situation.derive.evidence import evidence_of_position, grounds, stated, unique
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.redlines import Verdict, red_lines
from modusvivendi.situation.fields.statements import Atom, Tree
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, eq=False)
class Wanting:
    """A decision maker with its payoffs, and what they rest on beyond the file."""

    maker: Maker
    payoffs: Ints
    assumed: tuple[str, ...]
    ends: tuple[Ints, Ints] | None = None
    """The least and the greatest payoff of each state over all that is uncertain; None where nothing is."""


def wanting(situation: Situation, key: str, states: States) -> Wanting:
    """What one actor makes of each state."""
    for number, given in enumerate(situation.moves.priorities):
        if given.by == key:
            met = np.stack([_holds(situation, states, statement.tree) for statement in given.statements])
            weights = 2 ** np.arange(len(met))[::-1].astype(np.int64)
            maker = Maker(
                name=situation.actor_name(key),
                wants=tuple(_words(situation, statement.tree) for statement in given.statements),
                met=met,
                because=grounds(f"moves.priorities.{number}", given.src, given.why),
            )
            return Wanting(maker, weights @ met.astype(np.int64), ())
    for number, ranked in enumerate(situation.moves.rankings):
        if ranked.by == key:
            because = grounds(f"moves.rankings.{number}", ranked.src, ranked.why)
            maker = Maker(name=situation.actor_name(key), wants=(), met=None, because=because)
            return Wanting(maker, _ranked(situation, ranked, states, number), ())
    return _derived(situation, key, states)


def _ranked(situation: Situation, ranked: Ranking, states: States, number: int) -> Ints:
    """The number of levels below each state.

    Raises:
        SituationError: the ranking leaves states out.
    """
    payoffs = np.full(states.count, -1)
    for level, alike in enumerate(ranked.best_first):
        for package in alike:
            there = matching(
                situation, states.columns, {key: (choice,) for key, choice in package.items()}, states.count
            )
            payoffs[there & (payoffs < 0)] = len(ranked.best_first) - level
    missing = int((payoffs < 0).sum())
    if missing:
        name = situation.actor_name(ranked.by)
        what = f"the ranking by {name} leaves out {missing:,} of {states.count:,} states"
        hint = "add them, the worst last; an entry that names fewer issues stands for all states that fit"
        raise SituationError([Problem(code="ranking", what=what, hint=hint, path=f"moves.rankings.{number}")])
    return payoffs


def _holds(situation: Situation, states: States, tree: Tree) -> Mask:
    if isinstance(tree, Atom):
        return on_issue(situation, states.columns, tree.issue, tree.options, states.count)
    parts = [_holds(situation, states, part) for part in tree.parts]
    if tree.word == "not":
        return ~parts[0]
    one, two = parts
    if tree.word == "and":
        return one & two
    if tree.word == "or":
        return one | two
    return one | ~two if tree.word == "if" else one == two


def _words(situation: Situation, tree: Tree) -> str:
    """A statement with the names that readers know."""
    if isinstance(tree, Atom):
        return " or ".join(situation.option_words(tree.issue, option) for option in tree.options)
    if tree.word == "not":
        return f"not {_bracketed(situation, tree.parts[0])}"
    one, two = (_bracketed(situation, part) for part in tree.parts)
    return f"{one} {'exactly if' if tree.word == 'iff' else tree.word} {two}"


def _bracketed(situation: Situation, tree: Tree) -> str:
    words = _words(situation, tree)
    simple = isinstance(tree, Atom) and len(tree.options) == 1
    return words if simple or (not isinstance(tree, Atom) and tree.word == "not") else f"({words})"


def _derived(situation: Situation, key: str, states: States) -> Wanting:
    held = [each for each in positions_of(situation, key) if each.issue in states.columns]
    name = situation.actor_name(key)
    because = unique(word for each in held for word in evidence_of_position(situation, each))
    maker = Maker(name=name, wants=(), met=None, because=because or (stated(f"actors.{key}"),))
    if not held:
        words = f"The file does not say what {name} wants of these issues; it is taken to be indifferent."
        return Wanting(maker, np.zeros(states.count, dtype=np.int64), (words,))
    found = worth(situation, key, states)
    step = int(found.high.max() - found.low.min()) + 1
    surely, perhaps = _broken(situation, key, states)
    ends = (found.low - (surely + perhaps) * step, found.high - surely * step)
    return Wanting(maker, found.middle - surely * step, (), ends)


def _broken(situation: Situation, key: str, states: States) -> tuple[Ints, Ints]:
    """How many of its red lines each state certainly breaks, and how many more it may break."""
    surely, perhaps = (np.zeros(states.count, dtype=np.int64) for _ in range(2))
    for number, line in enumerate(red_lines(situation, key, {})):
        position = line.value.position
        others = {issue for wanted in (position.only_if or {}).values() for issue in wanted}
        depends = [issue for issue in states.issues if issue.key == position.issue or issue.key in others]
        tables = np.zeros([2, *(len(issue.options) for issue in depends)], dtype=np.int64)
        for places in product(*(range(len(issue.options)) for issue in depends)):
            state = {issue.key: issue.options[at].key for issue, at in zip(depends, places, strict=True)}
            verdict = red_lines(situation, key, state)[number].value.verdict
            tables[(0, *places)] = verdict is Verdict.BROKEN
            tables[(1, *places)] = verdict is Verdict.UNSURE
        where = tuple(states.columns[issue.key] for issue in depends)
        surely += tables[(0, *where)]
        perhaps += tables[(1, *where)]
    return surely, perhaps
