"""How many rounds of talks there were, and how high they reached."""

from modusvivendi.methods.record import Record, count
from modusvivendi.methods.talks.frame import Problem
from modusvivendi.methods.talks.solve import Solution


def record(problem: Problem, solution: Solution) -> Record:
    """Rounds, and the highest level by its rank on the ordered scale (1 for the lowest)."""
    rounds = count("Rounds of talks", "rounds", len(problem.rounds))
    if solution.highest is None:
        return (rounds,)
    return (rounds, count(f"Highest level, 1 to {len(problem.levels)}", "rank of the level", solution.highest + 1))
