"""How many offers there were, and how they stand."""

from modusvivendi.methods.proposals.frame import Problem
from modusvivendi.methods.proposals.solve import Solution
from modusvivendi.methods.record import Record, count
from modusvivendi.situation.blocks.words import Answered


def record(problem: Problem, solution: Solution) -> Record:
    """Offers and demands: all, accepted, refused, and without an answer."""
    return (
        count("Proposals and demands", "offers", len(problem.offers)),
        count("Accepted", "offers", solution.counts[Answered.ACCEPTED]),
        count("Refused", "offers", solution.counts[Answered.REFUSED]),
        count("Without an answer", "offers", solution.counts[None]),
    )
