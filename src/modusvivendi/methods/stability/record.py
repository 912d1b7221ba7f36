"""How many outcomes hold, and whether today's does."""

from __future__ import annotations

from modusvivendi.methods.record import Record, count
from modusvivendi.methods.stability.asked import Asked
from modusvivendi.methods.stability.case import Case


def record(case: Case, asked: Asked) -> Record:
    """Outcomes in all, those that hold, and the decision makers who would leave today's."""
    return (
        count("Possible outcomes", "outcomes", case.model.states),
        count("Outcomes that would hold", "outcomes", len(asked.equilibria)),
        count("Who would leave things as they are", "decision makers", int((~asked.now.stable).sum())),
    )
