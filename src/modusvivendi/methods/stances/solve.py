"""Positions → who moved, and where what the parties accept overlaps. No words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from modusvivendi.methods.stances.frame import Problem, Question, Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Where the parties' red lines leave common ground on one issue."""

    common: frozenset[str] | None
    """Options that every party accepts; None where some party's red line lists no options."""
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
    by_actor: dict[str, list[Stand]] = {}
    for stand in question.stands:
        by_actor.setdefault(stand.actor, []).append(stand)
    return tuple(
        (before, after)
        for stands in by_actor.values()
        for before, after in pairwise(stands)
        if (before.wants, before.accepts) != (after.wants, after.accepts)
    )


def _common(question: Question) -> Meeting:
    """An option is common ground when no party's red line excludes it; a party without a red line excludes none."""
    sides = [stand for stand in question.stands if stand.current and stand.party]
    listed = [stand.accepted for stand in sides if stand.accepted is not None]
    bounded = any(stand.accepted is None and stand.accepts for stand in sides)
    if bounded or not question.options:
        return Meeting(common=None, parties=len(sides))
    common = frozenset(key for key, _ in question.options)
    for accepted in listed:
        common &= accepted
    return Meeting(common=common, parties=len(sides))
