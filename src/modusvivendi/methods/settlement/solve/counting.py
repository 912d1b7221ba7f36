"""How many packages are acceptable, without listing them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.settlement.solve import enumerate as listing
from modusvivendi.methods.settlement.solve.coding import row_codes
from modusvivendi.methods.settlement.solve.fold import Rest, TooWideError, fold
from modusvivendi.methods.settlement.solve.problem import Ints, Problem
from modusvivendi.methods.settlement.solve.tables import Scope, Table, concatenated

LISTED = 100_000
"""Up to so many packages are simply gone through."""
ROWS = 1_000_000
"""How many different sums of points are told apart at most."""


def count(
    problem: Problem, rows: int = ROWS, time_limit: float | None = None, listed: int = LISTED
) -> int | tuple[int, int]:
    """The number of acceptable packages, or bounds (lower, upper) where too many sums of points must be told apart.

    The tables of :func:`fold` carry, for each sum of points, how many partial packages reach it. A sum that already
    suffices whatever the rest adds is cut down to what just suffices; one that can no longer suffice is dropped; so
    only sums that are still in doubt are told apart. Where these are too many, points are counted in steps of s:
    rounded down they give a lower bound, rounded up an upper bound, and s is doubled until there are few enough.

    Args:
        problem: what is settled.
        rows: tell at most so many sums apart.
        time_limit: seconds; when they are over, the bounds found so far are returned.
        listed: up to so many packages are gone through one after another instead.
    """
    if problem.packages <= listed:
        return listing.count(problem)
    deadline = None if time_limit is None else monotonic() + time_limit
    based = _from_zero(problem)
    try:
        exact = _folded(based, rows, deadline)
        return _bounds(based, rows, deadline) if exact is None else exact
    except _TimeUpError:
        return 0, problem.packages


class _TooManyError(Exception):
    pass


class _TimeUpError(Exception):
    pass


def _bounds(problem: Problem, rows: int, deadline: float | None) -> tuple[int, int]:
    """Bounds from the smallest step with which there are few enough sums; without points if there is none."""
    step = _first_step(problem, rows)
    while step <= 2 * _largest(problem):
        lower = _folded(_coarser(problem, step, up=False), rows, deadline)
        upper = _folded(_coarser(problem, step, up=True), rows, deadline)
        if lower is not None and upper is not None:
            return lower, upper
        step *= 2
    anything = _folded(replace(problem, reservation=(0,) * problem.parties), rows, deadline)
    return 0, problem.packages if anything is None else anything


def _first_step(problem: Problem, rows: int) -> int:
    """A step that leaves about 64 times as many combinations of sums as may be told apart: few of them occur."""
    widest = max(sum(int(values.max()) for values in party) for party in problem.scores)
    return max(2, widest // max(int((64 * rows) ** (1 / problem.parties)), 1))


def _largest(problem: Problem) -> int:
    """The largest points of one option or of one pair; no score is negative."""
    scores = [int(values.max()) for party in problem.scores for values in party]
    return max([*scores, *(int(extra.values.max()) for extra in problem.interactions)], default=0)


def _folded(problem: Problem, rows: int, deadline: float | None) -> int | None:
    """The number of acceptable packages; None where too much would have to be told apart."""
    exact = problem.packages < 2**62
    combine = _Combine(np.array(problem.reservation), rows, deadline)
    try:
        table = fold(problem, lambda leaf: _started(leaf, exact), combine)
    except (TooWideError, _TooManyError):
        return None
    return 0 if table.counts is None else sum(table.counts.tolist())


def _started(leaf: Table, exact: bool) -> Table:
    ones = np.ones(len(leaf), dtype=np.int64)
    return replace(leaf, counts=ones if exact else ones.astype(object))


@dataclass(frozen=True, slots=True, eq=False)
class _Combine:
    """Adds up the counts of rows with equal options in the scope and equal points, as far as the points matter."""

    reservation: Ints
    rows: int
    deadline: float | None

    def __call__(self, pieces: Iterator[Table], scope: Scope, rest: Rest) -> Table:
        found = self._part(next(pieces), scope, rest)
        for piece in pieces:
            found = _combined(concatenated([found, self._part(piece, scope, rest)]))
            if len(found) > self.rows:
                break
        if len(found) > self.rows:
            raise _TooManyError
        return found

    def _part(self, piece: Table, scope: Scope, rest: Rest) -> Table:
        if self.deadline is not None and monotonic() > self.deadline:
            raise _TimeUpError
        reached = np.flatnonzero((piece.utilities + rest.most >= self.reservation).all(axis=1))
        part = piece.take(reached).project(scope)
        return _combined(replace(part, utilities=np.minimum(part.utilities, self.reservation - rest.least)))


def _combined(table: Table) -> Table:
    """One row for each different row, with the sum of the counts."""
    if table.counts is None or not len(table):
        return table
    codes = row_codes([*table.options.T, *table.utilities.T], len(table))
    order = np.argsort(codes)
    firsts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    counts: NDArray[np.int64] = np.add.reduceat(table.counts[order], firsts)
    return replace(table.take(order[firsts]), counts=counts)


def _from_zero(problem: Problem) -> Problem:
    """The same packages are acceptable, and the smallest score of each issue is 0."""
    reservation = list(problem.reservation)
    scores = []
    for party, tables in enumerate(problem.scores):
        reservation[party] -= sum(int(values.min()) for values in tables)
        scores.append(tuple(values - values.min() for values in tables))
    extras = []
    for extra in problem.interactions:
        reservation[extra.party] -= int(extra.values.min())
        extras.append(replace(extra, values=extra.values - extra.values.min()))
    return replace(problem, scores=tuple(scores), reservation=tuple(reservation), interactions=tuple(extras))


def _coarser(problem: Problem, step: int, up: bool) -> Problem:
    """Points in steps, all scores rounded up or all down; the reservation values are rounded up.

    Rounded down, a package that is accepted has at least as many whole steps as the reservation value needs.
    Rounded up, a package has at least as many steps as its points need, so that no acceptable one is missed.
    """

    def rounded(values: Ints) -> Ints:
        return -(-values // step) if up else values // step

    return replace(
        problem,
        scores=tuple(tuple(rounded(values) for values in party) for party in problem.scores),
        reservation=tuple(-(-least // step) for least in problem.reservation),
        interactions=tuple(replace(extra, values=rounded(extra.values)) for extra in problem.interactions),
    )
