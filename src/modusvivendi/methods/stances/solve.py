"""Positions → who moved, and where what the parties accept overlaps. No words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from modusvivendi.methods.stances.frame import Problem, Question, Stand
from modusvivendi.situation.quantities import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Where the parties' red lines leave common ground on one issue."""

    common: frozenset[str] | None
    """Options that every party accepts; None where the issue is a number, or some red line lists no options."""
    shared: Interval | None
    """Of an issue that is a number: what every red line leaves. None where nothing is left, or there are options."""
    parties: int
    """Parties with a position on the issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """For each issue the positions in force, the moves (before, after), and the common ground."""

    current: tuple[tuple[Stand, ...], ...]
    moves: tuple[tuple[tuple[Stand, Stand], ...], ...]
    common: tuple[Meeting, ...]


def solve(problem: Problem) -> Solution:
    """Pair each actor's positions in time; intersect the parties' accepted options. O(n) in positions."""
    return Solution(
        current=tuple(tuple(s for s in each.stands if s.current) for each in problem.questions),
        moves=tuple(_moves(each) for each in problem.questions),
        common=tuple(_common(each) for each in problem.questions),
    )


def _moves(question: Question) -> tuple[tuple[Stand, Stand], ...]:
    """Each actor's last change of ideal or red line; the whole way is another question's."""
    by_actor: dict[str, list[Stand]] = {}
    for stand in question.stands:
        by_actor.setdefault(stand.actor, []).append(stand)
    last: dict[str, tuple[Stand, Stand]] = {}
    for actor, stands in by_actor.items():
        for before, after in pairwise(stands):
            if (before.wants, before.accepts) != (after.wants, after.accepts):
                last[actor] = (before, after)
    return tuple(last.values())


def _common(question: Question) -> Meeting:
    """An option is common ground when no party's red line excludes it; a party without one excludes none."""
    sides = [stand for stand in question.stands if stand.current and stand.party]
    if question.numeric:
        return Meeting(common=None, shared=_shared([stand.line for stand in sides]), parties=len(sides))
    bounded = any(stand.accepted is None and stand.accepts for stand in sides)
    common = None if bounded else frozenset(key for key, _ in question.options)
    for stand in sides:
        if common is not None and stand.accepted is not None:
            common &= stand.accepted
    return Meeting(common=common, shared=None, parties=len(sides))


def _shared(lines: list[Interval | None]) -> Interval | None:
    shared: Interval | None = Interval(None, None)
    for line in lines:
        shared = shared.intersect(line) if shared is not None and line is not None else shared
    return shared
