"""How much common ground the parties' red lines leave on each issue."""

from collections.abc import Iterator

from modusvivendi.methods.record import Output, Record, between, count
from modusvivendi.methods.stances.frame import Problem
from modusvivendi.methods.stances.solve import Solution


def record(problem: Problem, solution: Solution) -> Record:
    """For each issue on which two parties or more stand: the options that none of them shuts out."""
    return tuple(_outputs(problem, solution))


def _outputs(problem: Problem, solution: Solution) -> Iterator[Output]:
    for question, meeting in zip(problem.questions, solution.common, strict=True):
        if meeting.parties < 2:
            continue
        if meeting.common is not None:
            yield count(f"{question.label}: options open to all parties", "options", len(meeting.common))
        elif meeting.shared is not None:
            yield between(f"{question.label}: range open to all parties", "as on its scale", meeting.shared)
