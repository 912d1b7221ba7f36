"""Who stays where it is while others are asked to switch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from modusvivendi.methods.alignment.case import Bond
from modusvivendi.methods.alignment.solve.blocks import parts
from modusvivendi.methods.alignment.solve.graph import of_units
from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.fields.suggestions import suggest
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


def anchors(
    situation: Situation, keys: Sequence[str], bonds: Iterable[Bond], asked: Sequence[str] | None
) -> tuple[int, ...]:
    """Places of the anchors among the keys.

    Those asked for, then the first party of every other part of the graph; without any, who has the most ties.

    Raises:
        SituationError: one that is asked for is no actor or has no tie, or two are in one part of the graph.
    """
    pairs = np.array([bond.of for bond in bonds], dtype=np.int64)
    part = parts(of_units(len(keys), pairs, np.ones(len(pairs), dtype=np.int64))).component.tolist()
    chosen: dict[int, int] = {}
    problems = list(_wrong(situation, keys, asked or ()))
    for key in asked or ():
        if key in keys:
            at = keys.index(key)
            if part[at] in chosen:
                what = f"--anchor: {keys[chosen[part[at]]]} and {key} are tied together, directly or through others"
                problems.append(Problem(code="option", what=what, hint="name one of the two"))
            chosen.setdefault(part[at], at)
    if problems:
        raise SituationError(problems)
    for at, key in enumerate(keys):
        if situation.actors[key].role is Role.PARTY:
            chosen.setdefault(part[at], at)
    if not chosen and len(pairs):
        chosen[0] = int(np.bincount(pairs.ravel()).argmax())
    return tuple(sorted(chosen.values()))


def _wrong(situation: Situation, keys: Sequence[str], asked: Iterable[str]) -> Iterator[Problem]:
    for key in asked:
        if key not in situation.actors:
            hint = suggest(key, list(situation.actors), "actors")
            yield Problem(code="option", what=f'--anchor: the file has no actor "{key}"', hint=hint)
        elif key not in keys:
            yield Problem(code="option", what=f"--anchor {key}: it has no tie", hint=f"one of: {', '.join(keys[:20])}")
