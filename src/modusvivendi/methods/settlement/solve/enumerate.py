"""All packages, one after another: the plain second way to every answer, for problems that are small enough."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.methods.settlement.solve.dominance import efficient
from modusvivendi.methods.settlement.solve.problem import Ints, Problem

CHUNK = 1 << 17
"""How many packages are written out at a time."""


def chunks(problem: Problem) -> Iterator[Ints]:
    """All packages in lexicographic order, in pieces of shape (n, issues) that fit into memory."""
    for start in range(0, problem.packages, CHUNK):
        left = np.arange(start, min(start + CHUNK, problem.packages))
        packages = np.zeros((len(left), problem.issues), dtype=np.int64)
        for issue in reversed(range(problem.issues)):
            left, packages[:, issue] = np.divmod(left, problem.sizes[issue])
        yield packages


def count(problem: Problem) -> int:
    """How many packages are acceptable. O(packages × statements)."""
    return sum(int(problem.acceptable(packages).sum()) for packages in chunks(problem))


def frontier(problem: Problem) -> tuple[Ints, Ints]:
    """The Pareto frontier of the acceptable packages, and for each point the first package that reaches it.

    Returns:
        Utilities (k, parties), lexicographically ordered, and packages (k, issues).
    """
    packages = np.zeros((0, problem.issues), dtype=np.int64)
    utilities = np.zeros((0, problem.parties), dtype=np.int64)
    for piece in chunks(problem):
        accepted = piece[problem.acceptable(piece)]
        packages = np.concatenate((packages, accepted))
        utilities = np.concatenate((utilities, problem.utilities(accepted)))
        best = np.sort(efficient(utilities))
        packages, utilities = packages[best], utilities[best]
    order = np.lexsort(utilities.T[::-1])
    return utilities[order], packages[order]
