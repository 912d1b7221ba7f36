"""The exact Pareto frontier without listing the packages: issues are merged one at a time, dominance prunes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isqrt
from time import monotonic

import numpy as np

from modusvivendi.methods.settlement.solve.dominance import efficient
from modusvivendi.methods.settlement.solve.fold import Rest, fold
from modusvivendi.methods.settlement.solve.problem import Ints, Problem
from modusvivendi.methods.settlement.solve.tables import Scope, Table, concatenated
from modusvivendi.methods.settlement.solve.thin import thinned

ROWS = {2: 2_000_000, 3: 60_000}
"""How many partial packages are kept at most, by the number of parties; above it they are thinned out."""
ROWS_OF_MANY = 25_000
"""The same for four parties or more. Where that does not do, all is thinned out more, as far as the next limit."""
WORK_OF_MANY = 10**8
"""The square of the rows kept, summed over all joins that are still to come."""
ROWS_LATE = 1_000
"""The same when the time is up."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The efficient agreements, or representatives of them."""

    table: Table
    """One row for each of them, without a scope; ordered lexicographically by utilities."""

    @property
    def utilities(self) -> Ints:
        """Shape (k, parties)."""
        return self.table.utilities

    @property
    def gap(self) -> tuple[int, ...]:
        """How coarse the rows are, in points of each party; all 0 where they are the exact frontier.

        Every agreement that gives each party at least so much above its reservation value is matched by a row that
        gives each party at most so much less.
        """
        return self.table.gap

    @property
    def exact(self) -> bool:
        """Whether the rows are the exact frontier of the acceptable packages."""
        return not any(self.gap)


def merge(problem: Problem, rows: int | None = None, time_limit: float | None = None) -> Merged:
    """The Pareto frontier of the acceptable packages, by merging tables of partial packages with pruning.

    Why pruning is exact: let two partial packages on the same issues agree on every option that some statement or
    interaction still links to other issues, and let *a* give each party at least as much as *b*. Whatever
    completes *b* then completes *a* as well (the statements ahead see the same options) and adds the same points, so
    that the whole of *a* dominates or equals the whole of *b*. It also clears every reservation value that *b*
    clears. Hence every vector of the frontier of the acceptable packages keeps a row at every step, and a package
    that dominates an acceptable one is acceptable. A partial package that cannot reach a reservation value with the
    most that the rest could add belongs to no acceptable package at all.

    O(rows × options × log) for each issue with two parties; the rows are those of the frontier of the issues merged
    so far, for each combination of the linked options.

    Args:
        problem: what is settled.
        rows: keep at most so many partial packages, and thin out above that (the last join is left as
            it is); set by the number of parties if None.
        time_limit: seconds after which thinning turns coarse.

    Raises:
        TooWideError: too many issues hang together.
    """
    deadline = None if time_limit is None else monotonic() + time_limit
    limit = rows or ROWS.get(problem.parties)
    if limit is not None:
        return _merged(problem, _Shrink(np.array(problem.reservation), limit, deadline))
    try:
        return _merged(problem, _Shrink(np.array(problem.reservation), ROWS_OF_MANY, deadline, exact=True))
    except _TooLongError:
        return _merged(problem, _Shrink(np.array(problem.reservation), None, deadline))


class _TooLongError(Exception):
    pass


def _merged(problem: Problem, shrink: _Shrink) -> Merged:
    table = fold(problem, lambda each: each, shrink)
    order = np.lexsort(table.utilities.T[::-1])
    return Merged(table.take(order))


@dataclass(frozen=True, slots=True, eq=False)
class _Shrink:
    """Drops what cannot become acceptable and what is dominated; thins out what is then too much."""

    reservation: Ints
    rows: int | None
    deadline: float | None
    exact: bool = False
    """Whether to give up instead of thinning out."""

    def __call__(self, pieces: Iterator[Table], scope: Scope, rest: Rest) -> Table:
        found = self._part(next(pieces), scope, rest)
        for piece in pieces:
            found = _pruned(concatenated([found, self._part(piece, scope, rest)]))
        limit = self._limit(rest.tables) if rest.tables else len(found)
        if self.exact and len(found) > limit:
            raise _TooLongError
        return thinned(found, limit)

    def _part(self, piece: Table, scope: Scope, rest: Rest) -> Table:
        reached = (piece.utilities + rest.most >= self.reservation).all(axis=1)
        part = piece if reached.all() else piece.take(np.flatnonzero(reached))
        return _pruned(part.project(scope))

    def _limit(self, tables: int) -> int:
        """How many rows to keep where so many tables are still to be joined."""
        rows = isqrt(WORK_OF_MANY // tables) if self.rows is None else self.rows
        late = self.deadline is not None and monotonic() > self.deadline
        return min(rows, ROWS_LATE) if late else rows


def _pruned(table: Table) -> Table:
    return table.take(efficient(table.utilities, table.groups()))
