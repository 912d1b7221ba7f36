"""One door to every model of pressure."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from inspect import signature
from typing import Any

from modusvivendi.methods.pressure.solve.checks import PressureError
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result

MODELS = {
    "compromise": "means",
    "mean": "means",
    "salience": "means",
    "median": "means",
    "nash": "nash",
    "pce": "condorcet",
    "challenge": "challenge",
    "smp": "smp",
    "exchange": "exchange",
}
"""For each model the module beside this one that solves it."""


@cache
def _choices(model: str) -> tuple[str, ...]:
    module = import_module(f"modusvivendi.methods.pressure.solve.{MODELS[model]}")
    return tuple(name for name in signature(module.solve).parameters if name not in ("problem", "model"))


def solve(problem: Problem, model: str = "compromise", **choices: Any) -> Result:
    """Solve a problem with one model.

    Args:
        problem: of :func:`problem`.
        model: a name in ``MODELS``.
        choices: what the model lets one choose; its module says what that is.

    Raises:
        PressureError: no such model or choice, or a problem that the model cannot take.
    """
    if str(model) not in MODELS:
        raise PressureError([f"{model}: models are {', '.join(MODELS)}"])
    module = import_module(f"modusvivendi.methods.pressure.solve.{MODELS[model]}")
    known = _choices(model)
    other = [name for name in choices if name not in known]
    if other:
        raise PressureError([f"{model} has no choice {name}; it has {', '.join(known) or 'none'}" for name in other])
    found: Result = module.solve(problem, model=model, **choices)
    return found
