"""Whether an agreement exists, how many, and how far away one is."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.methods.record import Output, Record, count
from modusvivendi.methods.settlement.case import Case
from modusvivendi.methods.settlement.settled import Settled, pivotal


def record(case: Case, settled: Settled) -> Record:
    """Packages, those that all could accept, the size of the smallest unlocking set, and issues that have to move."""
    solution = settled.solution
    found = solution.count
    low, high = (found, found) if isinstance(found, int) else found
    every = count("Packages in all", "packages", case.problem.packages)
    agreed = Output(name="Acceptable to all", unit="packages", low=Fraction(low), high=Fraction(high))
    if solution.agreement_exists is None:
        return (every, agreed)
    made = [every, agreed]
    if solution.agreement_exists or solution.unlocking:
        smallest = 0 if solution.agreement_exists else min(len(one) for one in solution.unlocking)
        made.append(count("Red lines or expectations that would have to give", "concessions", smallest))
    if settled.moving and all(one.decided for moving in settled.moving for one in moving.held):
        made.append(count("Issues that have to move", "issues", len(pivotal(settled))))
    return tuple(made)
