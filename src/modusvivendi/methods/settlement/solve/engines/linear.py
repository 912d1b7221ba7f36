"""A problem in 0/1 columns: the form that CP-SAT and HiGHS share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Ints, Problem, Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two issues with interactions: one column for each pair of options, 1 where both are chosen."""

    a: int
    b: int
    first: int
    """The column of their first options; the options of ``b`` run fastest."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """The columns of a problem and what each is worth.

    The pairs take the strong form: their columns add up, over the options of one issue, to the column of the other's
    option, so that they are whole wherever the options are.
    """

    sizes: tuple[int, ...]
    offsets: tuple[int, ...]
    """For each issue the column of its first option."""
    pairs: tuple[Pair, ...]
    columns: int
    points: Ints
    """Shape (parties, columns), all 0 or more."""
    base: tuple[int, ...]
    """For each party what is added to its points: the sum of the lowest scores."""

    @property
    def options(self) -> int:
        """How many columns are options; those of the pairs come after them."""
        return sum(self.sizes)

    @property
    def most(self) -> tuple[int, ...]:
        """For each party an upper bound on its utility: the sum of its highest scores."""
        tops = list(self.base)
        for start, size in self._blocks():
            for party, highest in enumerate(self.points[:, start : start + size].max(axis=1).tolist()):
                tops[party] += highest
        return tuple(tops)

    def clauses(self, statement: Statement) -> list[list[int]]:
        """The statement as clauses: of each list of columns at least one must be 1."""
        elsewhere = [
            self.offsets[issue] + option
            for issue, options in statement.given
            for option in range(self.sizes[issue])
            if option not in options
        ]
        return [
            elsewhere + [self.offsets[issue] + option for option in options] for issue, options in statement.allowed
        ]

    def pair_rows(self) -> list[tuple[list[int], int]]:
        """Columns that add up to another column, for all pairs."""
        rows = []
        for pair in self.pairs:
            width = self.sizes[pair.b]
            for a in range(self.sizes[pair.a]):
                rows.append(([pair.first + a * width + b for b in range(width)], self.offsets[pair.a] + a))
            for b in range(width):
                cells = [pair.first + a * width + b for a in range(self.sizes[pair.a])]
                rows.append((cells, self.offsets[pair.b] + b))
        return rows

    def package(self, values: Sequence[float]) -> tuple[int, ...]:
        """The package that the option columns describe: of each issue the option with the largest value."""
        blocks = (values[start : start + size] for start, size in zip(self.offsets, self.sizes, strict=True))
        return tuple(int(np.argmax(block)) for block in blocks)

    def _blocks(self) -> list[tuple[int, int]]:
        """First column and number of columns of which exactly one is 1."""
        blocks = list(zip(self.offsets, self.sizes, strict=True))
        return blocks + [(pair.first, self.sizes[pair.a] * self.sizes[pair.b]) for pair in self.pairs]


def linear(problem: Problem) -> Linear:
    """The columns of a problem. O(parties × columns)."""
    sizes = problem.sizes
    offsets = tuple(accumulate((0, *sizes)))[:-1]
    tables = _interactions(problem)
    pairs: list[Pair] = []
    columns = sum(sizes)
    for a, b in tables:
        pairs.append(Pair(a, b, columns))
        columns += sizes[a] * sizes[b]
    points = np.zeros((problem.parties, columns), dtype=np.int64)
    base = [0] * problem.parties
    for party, scores in enumerate(problem.scores):
        for start, values in zip(offsets, scores, strict=True):
            base[party] += int(values.min())
            points[party, start : start + len(values)] = values - values.min()
    for pair in pairs:
        for party, values in tables[pair.a, pair.b].items():
            base[party] += int(values.min())
            points[party, pair.first : pair.first + values.size] = (values - values.min()).ravel()
    return Linear(sizes, offsets, tuple(pairs), columns, points, tuple(base))


def _interactions(problem: Problem) -> dict[tuple[int, int], dict[int, Ints]]:
    """For each pair of issues, the lower first, what it adds for each party; several matrices are added up."""
    tables: dict[tuple[int, int], dict[int, Ints]] = {}
    for extra in problem.interactions:
        pair, values = ((extra.a, extra.b), extra.values) if extra.a < extra.b else ((extra.b, extra.a), extra.values.T)
        parties = tables.setdefault(pair, {})
        parties[extra.party] = parties[extra.party] + values if extra.party in parties else values
    return tables
