"""All packages at once, for problems with few enough: one array cell for each package."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Clause, Concession, Ints, Mask, Problem, Statement

MOST = 1_000_000
"""Problems with at most so many packages are answered by writing them all out."""
_BITS = 62
"""Constraints that share one word of a violation mask."""


class Grid:
    """What every package is worth and what it breaks, in lexicographic order of the packages.

    An issue is an axis; a score, a statement and an interaction are small arrays that are broadcast over the others.
    Time and memory O(packages × (parties + red lines / 62)).
    """

    def __init__(self, problem: Problem) -> None:
        """Axes for the issues that have a choice: at most 20 of them, for the packages that a grid is meant for."""
        self.problem = problem
        self._axes = {issue: axis for axis, issue in enumerate(i for i, n in enumerate(problem.sizes) if n > 1)}
        self._shape = tuple(problem.sizes[issue] for issue in self._axes)

    @cached_property
    def utilities(self) -> tuple[Ints, ...]:
        """For each party its points, shape (packages,)."""
        return tuple(self._utility(party) for party in range(self.problem.parties))

    @cached_property
    def feasible(self) -> Mask:
        """Which packages satisfy every rule, shape (packages,)."""
        mask = np.ones(self._shape, dtype=np.bool_)
        for rule in self.problem.rules:
            mask &= self._holds(rule)
        return mask.ravel()

    def acceptable(self, without: Collection[Concession] = frozenset()) -> Mask:
        """Which packages satisfy what nobody gave up, shape (packages,)."""
        mask = self.feasible.copy()
        for index, line in enumerate(self.problem.red_lines):
            if ("red_line", index) not in without:
                mask &= np.broadcast_to(self._holds(line.statement), self._shape).ravel()
        for party, least in enumerate(self.problem.reservation):
            if ("reservation", party) not in without:
                mask &= self.utilities[party] >= least
        return mask

    @cached_property
    def violations(self) -> Ints:
        """Which red lines, then reservation values, each package breaks: words of 62 bits, shape (packages, words)."""
        problem = self.problem
        lines = len(problem.red_lines)
        words = np.zeros((problem.packages, (lines + problem.parties - 1) // _BITS + 1), dtype=np.int64)
        for index, line in enumerate(problem.red_lines):
            broken = ~np.broadcast_to(self._holds(line.statement), self._shape).ravel()
            words[:, index // _BITS] |= broken.astype(np.int64) << (index % _BITS)
        for party, least in enumerate(problem.reservation):
            index = lines + party
            words[:, index // _BITS] |= (self.utilities[party] < least).astype(np.int64) << (index % _BITS)
        return words

    def package(self, row: int) -> tuple[int, ...]:
        """The options of one package."""
        chosen = [0] * self.problem.issues
        for issue, option in zip(self._axes, np.unravel_index(row, self._shape), strict=True):
            chosen[issue] = int(option)
        return tuple(chosen)

    def _utility(self, party: int) -> Ints:
        total = np.zeros(self._shape, dtype=np.int64)
        for issue, values in enumerate(self.problem.scores[party]):
            total += self._along(values, (issue,))
        for extra in self.problem.interactions:
            if extra.party == party:
                total += self._along(extra.values, (extra.a, extra.b))
        return total.ravel()

    def _holds(self, statement: Statement) -> Mask:
        """Whether a statement holds, over the axes of the issues that it names."""
        return ~self._within(statement.given) | self._within(statement.allowed)

    def _within(self, clause: Clause) -> Mask:
        mask = np.ones((1,) * len(self._shape), dtype=np.bool_)
        for issue, options in clause:
            mask = mask & self._along(np.isin(np.arange(self.problem.sizes[issue]), options), (issue,)).astype(np.bool_)
        return mask

    def _along(self, values: Ints | Mask, issues: Sequence[int]) -> Ints:
        """An array over some issues, turned so that it can be broadcast over all axes."""
        if len(issues) == 2 and issues[0] > issues[1]:
            values, issues = values.T, issues[::-1]
        shape = [1] * len(self._shape)
        for issue in issues:
            if issue in self._axes:
                shape[self._axes[issue]] = self.problem.sizes[issue]
        return values.reshape(shape).astype(np.int64)


def concession(problem: Problem, bit: int) -> Concession:
    """The constraint that a bit of the violation masks stands for."""
    lines = len(problem.red_lines)
    return ("red_line", bit) if bit < lines else ("reservation", bit - lines)


def masks(words: Ints) -> list[int]:
    """Rows of 62-bit words as whole numbers."""
    found = [0] * len(words)
    for column in reversed(range(words.shape[1])):
        found = [(mask << _BITS) | word for mask, word in zip(found, words[:, column].tolist(), strict=True)]
    return found
