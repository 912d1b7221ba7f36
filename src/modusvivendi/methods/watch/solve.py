"""Indicators → seen, unclear and unseen. No words."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.methods.watch.frame import Problem, Watched
from modusvivendi.situation.blocks.words import Sign

_ORDER = (Sign.SEEN, Sign.UNCLEAR, Sign.UNSEEN)


@dataclass(frozen=True, slots=True)
class Solution:
    """Indicators, those already seen first; otherwise in the order of the file."""

    indicators: tuple[Watched, ...]
    seen: int
    unclear: int


def solve(problem: Problem) -> Solution:
    """A stable sort by state."""
    ordered = tuple(sorted(problem.indicators, key=lambda each: _ORDER.index(each.state)))
    states = [each.state for each in problem.indicators]
    return Solution(ordered, states.count(Sign.SEEN), states.count(Sign.UNCLEAR))
