"""How many claims the ledger holds, and how they are sourced."""

from modusvivendi.methods.ledger.frame import Problem
from modusvivendi.methods.ledger.solve import Solution
from modusvivendi.methods.record import Record, count


def record(_problem: Problem, solution: Solution) -> Record:
    """Claims, sources, and claims that their sources hedge."""
    return (
        count("Claims", "claims", solution.entries),
        count("Sources", "sources", len(solution.sources)),
        count("Claims hedged by their source", "claims", solution.hedged),
    )
