"""The solver packages, imported when a graph first needs them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any


@cache
def has_solvers() -> bool:
    """Whether HiGHS and SciPy, which prove larger graphs, are installed."""
    return find_spec("highspy") is not None and find_spec("scipy") is not None


@cache
def has_cp_sat() -> bool:
    """Whether OR-tools is installed."""
    return find_spec("ortools") is not None


def import_highspy() -> Any:
    """HiGHS."""
    import highspy

    return highspy


def import_cp_model() -> Any:
    """OR-tools' CP-SAT. Its import takes half a second."""
    from ortools.sat.python import cp_model

    return cp_model
