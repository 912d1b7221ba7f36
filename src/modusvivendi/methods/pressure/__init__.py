"""Pressure: where do the actors' positions, power and priorities push the outcome?

Spatial models of bargaining. For use with plain arrays:

>>> from modusvivendi.methods import pressure
>>> two = pressure.problem([[0], [100]], capability=[3, 1], salience=[[0.5], [0.5]])
>>> pressure.solve(two, model="compromise").outcome.tolist()
[25.0]
>>> pressure.leverage(two).position[:, 0].tolist()  # what a point that either moves adds to the outcome
[0.75, 0.25]
"""

from typing import Any

from modusvivendi.methods.pressure.solve.bounds import bounds
from modusvivendi.methods.pressure.solve.challenge import every_reading, outcomes_by_reading
from modusvivendi.methods.pressure.solve.challenge.reading import Reading
from modusvivendi.methods.pressure.solve.checks import PressureError
from modusvivendi.methods.pressure.solve.leverage import Coalition, Leverage, alone, cheapest, finite, leverage
from modusvivendi.methods.pressure.solve.problem import Problem, problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.solve import MODELS, solve

__all__ = [
    "MODELS",
    "Coalition",
    "Leverage",
    "PressureError",
    "Problem",
    "Reading",
    "Result",
    "alone",
    "bounds",
    "cheapest",
    "every_reading",
    "finite",
    "leverage",
    "outcomes_by_reading",
    "problem",
    "solve",
]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain arrays do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.pressure.method import METHOD

    return METHOD
