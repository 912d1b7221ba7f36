"""How many indicators have been seen."""

from modusvivendi.methods.record import Record, count
from modusvivendi.methods.watch.frame import Problem
from modusvivendi.methods.watch.solve import Solution


def record(problem: Problem, solution: Solution) -> Record:
    """Indicators seen and unclear, and offers still open."""
    return (
        count("Indicators seen", "indicators", solution.seen),
        count("Indicators unclear", "indicators", solution.unclear),
        count("Offers still open", "offers", len(problem.offers)),
    )
