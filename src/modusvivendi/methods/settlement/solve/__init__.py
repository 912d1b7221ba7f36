"""Problem → Solution: agreement, what blocks it, what unlocks it, the frontier, fair packages. No words."""

from modusvivendi.methods.settlement.solve.problem import Problem
from modusvivendi.methods.settlement.solve.solution import Solution

__all__ = ["solve"]


def solve(problem: Problem, unlock_size: int = 3, time_limit: float | None = None) -> Solution:
    """A solution whose parts are computed when they are first read.

    Args:
        problem: from :func:`modusvivendi.methods.settlement.additive`.
        unlock_size: the largest set of concessions to look for.
        time_limit: seconds for each part that needs a search; None sets no limit.
    """
    return Solution(problem, unlock_size, time_limit)
