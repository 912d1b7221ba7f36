"""Forecasts and outcomes → scores, reliability and their uncertainty. No words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modusvivendi.methods.questions.frame import Problem
from modusvivendi.methods.questions.scored import Scored
from modusvivendi.methods.questions.solve.reliability import Bin, Parts, bins, parts
from modusvivendi.methods.questions.solve.resample import Spread, spread
from modusvivendi.methods.questions.solve.scores import Scores, scores


@dataclass(frozen=True, slots=True)
class Verified:
    """How good some forecasts were, and how sure that is."""

    scores: Scores
    spread: Spread | None
    """None with too few questions to tell."""
    bins: tuple[Bin, ...]
    parts: Parts | None
    """None where a forecast is no single number."""


@dataclass(frozen=True, slots=True)
class Solution:
    """All forecasts that count together, and those of each author; None where there are none."""

    together: Verified | None
    authors: tuple[Verified | None, ...]


def solve(problem: Problem) -> Solution:
    """Score all forecasts that count, and those of each author in the problem's order."""
    own: list[list[Scored]] = [[] for _ in problem.authors]
    for each in problem.scored:
        own[each.author].append(each)
    return Solution(verified(problem.scored), tuple(verified(each) for each in own))


def verified(forecasts: Sequence[Scored]) -> Verified | None:
    """How good some forecasts were; None where there are none."""
    if not forecasts:
        return None
    return Verified(scores(forecasts), spread(forecasts), bins(forecasts), parts(forecasts))
