"""How much changed between two dates."""

from modusvivendi.methods.record import Record, count
from modusvivendi.methods.shift.problem import Problem
from modusvivendi.methods.shift.solve import Solution


def record(_problem: Problem, solution: Solution) -> Record:
    """Steps in which an ideal or a red line changed, and ties that changed."""
    steps = sum(step.change.substance for moved in solution.tracks for step in moved.steps)
    ties = sum(turned.kind is not None for turned in solution.pairs)
    return (count("Changes of position", "changes", steps), count("Ties that changed", "ties", ties))
