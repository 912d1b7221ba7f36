"""What package could every party accept, and which concession would unlock one?

Usable without any file, arrays in and arrays out::

    from modusvivendi.methods import settlement

    problem = settlement.additive([[[0, 10], [5, 0]], [[8, 0], [0, 9]]], reservation=[5, 5])
    solution = settlement.solve(problem)
    solution.agreement_exists, solution.frontier, solution.nash
"""

from typing import Any

from modusvivendi.methods.settlement.solve import solve
from modusvivendi.methods.settlement.solve.adjusted_winner import Division, adjusted_winner
from modusvivendi.methods.settlement.solve.problem import Problem, additive
from modusvivendi.methods.settlement.solve.solution import Choice, Solution

__all__ = ["Choice", "Division", "Problem", "Solution", "additive", "adjusted_winner", "solve"]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain arrays do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.settlement.method import METHOD

    return METHOD
