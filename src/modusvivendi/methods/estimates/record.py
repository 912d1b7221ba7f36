"""What the counts of each quantity imply together, and how often they exclude one another."""

from collections.abc import Iterator

from modusvivendi.methods.estimates.frame import Problem
from modusvivendi.methods.estimates.solve import Solution
from modusvivendi.methods.record import Output, Record, between, count


def record(problem: Problem, solution: Solution) -> Record:
    """For each quantity the last implied interval and the number of contradictions."""
    return tuple(_outputs(problem, solution))


def _outputs(problem: Problem, solution: Solution) -> Iterator[Output]:
    for series, found in zip(problem.series, solution.quantities, strict=True):
        implied = found.agreed[-1].interval if found.agreed else None
        if implied is not None:
            yield between(series.label, series.unit, implied)
        yield count(f"{series.label}: contradictions", "pairs of counts", found.conflicts.total)
