"""What actors that are not parties have done."""

from modusvivendi.methods.outside.frame import Problem
from modusvivendi.methods.outside.solve import Solution
from modusvivendi.methods.record import Record, count

_COLUMNS = {"presses": "Deeds of pressure", "helps": "Deeds of help", "hosts": "Meetings hosted"}


def record(problem: Problem, solution: Solution) -> Record:
    """Deeds by way, each counted once, and those who have done nothing of the kind."""
    ways = [count(name, "deeds", sum(deed.way == way for deed in problem.deeds)) for way, name in _COLUMNS.items()]
    return (*ways, count("Uncommitted", "actors", sum(tally.uncommitted for tally in solution.tallies)))
