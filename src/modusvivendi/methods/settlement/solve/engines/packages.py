"""The solver packages, imported when a search first needs them."""

from __future__ import annotations

from typing import Any


class SolverMissingError(ImportError):
    """The problem is too large to write out all its packages, and the solvers for large ones are not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"This problem has too many packages to write them all out, and {name}, which searches larger ones, is "
            "not installed. Install modusvivendi[solvers] (pip install 'modusvivendi[solvers]'), or leave out issues.",
            name=name,
        )


def import_cp_model() -> Any:
    """OR-tools' CP-SAT. Its import takes half a second."""
    try:
        from ortools.sat.python import cp_model
    except ImportError as error:
        raise SolverMissingError("ortools") from error
    return cp_model


def import_highspy() -> Any:
    """HiGHS."""
    try:
        import highspy
    except ImportError as error:
        raise SolverMissingError("highspy") from error
    return highspy
