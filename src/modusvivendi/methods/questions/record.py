"""How many questions are open and resolved, and how good the forecasts were."""

from __future__ import annotations

from modusvivendi.methods.questions.frame import Problem
from modusvivendi.methods.questions.solve import Solution
from modusvivendi.methods.record import Record, between, count
from modusvivendi.situation.quantities import Interval


def record(problem: Problem, solution: Solution) -> Record:
    """Questions open and resolved, forecasts made and scored, and the Brier score of all that are scored."""
    resolved = sum(each.outcome is not None for each in problem.asked)
    counts = (
        count("Forecast questions open", "questions", len(problem.asked) - resolved),
        count("Forecast questions resolved", "questions", resolved),
        count("Forecasts made", "forecasts", sum(len(each.made) for each in problem.asked)),
        count("Forecasts scored", "forecasts", len(problem.scored)),
    )
    if solution.together is None:
        return counts
    score = solution.together.scores.brier
    return (*counts, between("Brier score", "0 to 2", Interval(score.low, score.high)))
