"""Which solver packages are installed; they are imported where a graph first needs them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec


@cache
def has_solvers() -> bool:
    """Whether HiGHS and SciPy, which prove larger graphs, are installed."""
    return find_spec("highspy") is not None and find_spec("scipy") is not None


@cache
def has_cp_sat() -> bool:
    """Whether OR-tools is installed."""
    return find_spec("ortools") is not None
