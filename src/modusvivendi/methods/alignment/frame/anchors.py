"""Who stays where it is while others are asked to switch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from modusvivendi.methods.alignment.case import Bond
from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.fields.suggestions import suggest
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


def anchors(
    situation: Situation, keys: Sequence[str], bonds: Iterable[Bond], asked: Sequence[str] | None
) -> tuple[int, ...]:
    """Places of the anchors among the keys: those asked for, then the first party of every other part of the graph.

    Raises:
        SituationError: one that is asked for is no actor or has no tie, or two are in one part of the graph.
    """
    part = _parts(len(keys), [bond.of for bond in bonds])
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
    return tuple(sorted(chosen.values()))


def _wrong(situation: Situation, keys: Sequence[str], asked: Iterable[str]) -> Iterator[Problem]:
    for key in asked:
        if key not in situation.actors:
            hint = suggest(key, list(situation.actors), "actors")
            yield Problem(code="option", what=f'--anchor: the file has no actor "{key}"', hint=hint)
        elif key not in keys:
            yield Problem(code="option", what=f"--anchor {key}: it has no tie", hint=f"one of: {', '.join(keys[:20])}")


def _parts(n: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each node a number that all nodes tied to it share."""
    parent = list(range(n))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, two in pairs:
        parent[root(one)] = root(two)
    return [root(node) for node in range(n)]
