"""Partial packages: tables of what some of the issues add up to, joined two at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.settlement.solve.coding import row_codes
from modusvivendi.methods.settlement.solve.problem import Interaction, Ints, Problem, Statement

Factor = Statement | Interaction
Scope = dict[int, Ints]
"""Issues that are still linked; for each, one number for each of its options, equal where no link tells them apart."""
_CANDIDATES = 1 << 20
"""How many rows of a join are written out at a time."""


@dataclass(frozen=True, eq=False)
class Table:
    """One row for each partial package that is kept: its utilities, and its options where they still matter."""

    scope: tuple[int, ...]
    """The issues that some statement or interaction still links to issues outside of the table."""
    options: Ints
    """Shape (rows, scope)."""
    utilities: Ints
    """Shape (rows, parties)."""
    source: Leaf | Join | None
    """Where the rows come from; None for the one row of a problem without issues."""
    gap: tuple[int, ...]
    """For each party the points that thinning out may have cost: for every partial package there is a row with the
    same options in the scope that is worth at most so much less. All 0 where nothing was thinned out."""
    classes: Scope = field(default_factory=dict)
    """What the options were projected to."""
    counts: NDArray[Any] | None = None
    """How many partial packages each row stands for, where they are counted."""

    def __len__(self) -> int:
        return len(self.utilities)

    @cached_property
    def most(self) -> Ints:
        """The largest utility of each party in any row, shape (parties,); 0 where there is no row."""
        return self.utilities.max(axis=0) if len(self) else np.zeros(self.utilities.shape[1], dtype=np.int64)

    @cached_property
    def least(self) -> Ints:
        """The smallest, as above."""
        return self.utilities.min(axis=0) if len(self) else np.zeros(self.utilities.shape[1], dtype=np.int64)

    def take(self, rows: Ints) -> Table:
        """The table with these rows only."""
        return replace(
            self,
            options=self.options[rows],
            utilities=self.utilities[rows],
            source=self.source and self.source.take(rows),
            counts=None if self.counts is None else self.counts[rows],
        )

    def project(self, scope: Scope) -> Table:
        """The table with the options of these issues only, and with one number for those that need no telling apart."""
        options = np.zeros((len(self), len(scope)), dtype=np.int64)
        for column, (issue, classes) in enumerate(scope.items()):
            options[:, column] = classes[self.options[:, self.scope.index(issue)]]
        return replace(self, scope=tuple(scope), classes=scope, options=options)

    def groups(self) -> Ints | None:
        """A number for each row, equal where the options in the scope are; None where there is no scope."""
        if not self.scope:
            return None
        return row_codes(self.options.T, len(self))


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """The rows are options of one issue."""

    issue: int
    domain: Ints
    """The options that the issue had before any was pruned."""
    values: Ints
    """What they are worth, shape (domain, parties)."""
    rows: Ints
    """For each row of the table, its place in the domain."""

    def take(self, rows: Ints) -> Leaf:
        """The same for these rows."""
        return replace(self, rows=self.rows[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Join:
    """Each row joins a row of one table with a row of another; the two have no issue in common."""

    left: Table
    right: Table
    left_rows: NDArray[np.int32]
    right_rows: NDArray[np.int32]
    factors: tuple[Factor, ...]
    """What was applied to the pairs."""

    def take(self, rows: Ints) -> Join:
        """The same for these rows."""
        return replace(self, left_rows=self.left_rows[rows], right_rows=self.right_rows[rows])


def factor_issues(factor: Factor) -> frozenset[int]:
    """The issues that a statement or an interaction links."""
    if isinstance(factor, Interaction):
        return frozenset((factor.a, factor.b))
    return frozenset(issue for issue, _ in factor.given + factor.allowed)


def still_linked(issues: tuple[int, ...], sizes: tuple[int, ...], factors: list[Factor]) -> Scope:
    """Those of the issues that a factor touches; two options are told apart where some factor treats them otherwise."""
    found = {}
    for issue in issues:
        marks = [_marks(factor, issue, sizes[issue]) for factor in factors if issue in factor_issues(factor)]
        if marks:
            table = np.concatenate(marks, axis=1)
            _, first, classes = np.unique(table, axis=0, return_index=True, return_inverse=True)
            found[issue] = first[classes.reshape(-1)].astype(np.int64)
    return found


def _marks(factor: Factor, issue: int, size: int) -> Ints:
    """What a factor makes of each option of an issue, shape (options, marks)."""
    if isinstance(factor, Interaction):
        return factor.values if factor.a == issue else factor.values.T
    clauses = [options for each, options in factor.given + factor.allowed if each == issue]
    return np.stack([np.isin(np.arange(size), options) for options in clauses], axis=1).astype(np.int64)


def leaf(problem: Problem, issue: int, domain: tuple[int, ...]) -> Table:
    """The table of one issue: a row for each option that is left."""
    options = np.array(domain, dtype=np.int64)
    utilities = np.stack([party[issue][options] for party in problem.scores], axis=1)
    source = Leaf(issue, options, utilities, np.arange(len(options)))
    return Table((issue,), options[:, None], utilities, source, (0,) * problem.parties)


def empty_package(parties: int) -> Table:
    """The one row of a problem without issues."""
    return Table((), np.zeros((1, 0), dtype=np.int64), np.zeros((1, parties), dtype=np.int64), None, (0,) * parties)


def chunks(left: Table, right: Table, factors: list[Factor]) -> Iterator[Table]:
    """The join of two tables, in one piece or more: all pairs of rows that the statements let pass.

    Args:
        left: shares no issue with ``right``.
        right: as above.
        factors: the statements and interactions to apply; their issues are in the two scopes.
    """
    step = max(1, _CANDIDATES // max(len(right), 1))
    for start in range(0, max(len(left), 1), step):
        stop = min(start + step, len(left))
        pairs = np.indices((stop - start, len(right)), dtype=np.int32).reshape(2, -1)
        yield joined(left, right, pairs[0] + np.int32(start), pairs[1], factors)


def joined(
    left: Table, right: Table, left_rows: NDArray[np.int32], right_rows: NDArray[np.int32], factors: list[Factor]
) -> Table:
    """These pairs of rows as one table, without those that break a statement."""
    scope = left.scope + right.scope
    options = np.concatenate((left.options[left_rows], right.options[right_rows]), axis=1)
    passing = np.ones(len(options), dtype=np.bool_)
    for factor in factors:
        if isinstance(factor, Statement):
            passing &= _holds(factor, scope, options)
    if not passing.all():
        left_rows, right_rows, options = left_rows[passing], right_rows[passing], options[passing]
    utilities = left.utilities[left_rows] + right.utilities[right_rows]
    for factor in factors:
        if isinstance(factor, Interaction):
            a, b = (options[:, scope.index(issue)] for issue in (factor.a, factor.b))
            utilities[:, factor.party] += factor.values[a, b]
    gap = tuple(a + b for a, b in zip(left.gap, right.gap, strict=True))
    counts = None
    if left.counts is not None and right.counts is not None:
        counts = left.counts[left_rows] * right.counts[right_rows]
    source = Join(left, right, left_rows, right_rows, tuple(factors))
    return Table(scope, options, utilities, source, gap, counts=counts)


def concatenated(pieces: list[Table]) -> Table:
    """Pieces of one join as one table."""
    if len(pieces) == 1:
        return pieces[0]
    joins = [piece.source for piece in pieces if isinstance(piece.source, Join)]
    counts = [piece.counts for piece in pieces if piece.counts is not None]
    return replace(
        pieces[0],
        options=np.concatenate([piece.options for piece in pieces]),
        utilities=np.concatenate([piece.utilities for piece in pieces]),
        source=replace(
            joins[0],
            left_rows=np.concatenate([join.left_rows for join in joins]),
            right_rows=np.concatenate([join.right_rows for join in joins]),
        ),
        counts=np.concatenate(counts) if counts else None,
    )


def packages(table: Table, rows: Ints, issues: int) -> Ints:
    """The package behind each of these rows of a table over all issues, shape (len(rows), issues)."""
    found = np.zeros((len(rows), issues), dtype=np.int64)
    stack: list[tuple[Table, Ints]] = [(table, rows)]
    while stack:
        part, wanted = stack.pop()
        source = part.source
        if isinstance(source, Leaf):
            found[:, source.issue] = source.domain[source.rows[wanted]]
        elif source is not None:
            stack.append((source.left, source.left_rows[wanted].astype(np.int64)))
            stack.append((source.right, source.right_rows[wanted].astype(np.int64)))
    return found


def _holds(statement: Statement, scope: tuple[int, ...], options: Ints) -> NDArray[np.bool_]:
    given = np.ones(len(options), dtype=np.bool_)
    for issue, allowed in statement.given:
        given &= np.isin(options[:, scope.index(issue)], allowed)
    holds = ~given
    kept = np.ones(len(options), dtype=np.bool_)
    for issue, allowed in statement.allowed:
        kept &= np.isin(options[:, scope.index(issue)], allowed)
    return holds | kept
