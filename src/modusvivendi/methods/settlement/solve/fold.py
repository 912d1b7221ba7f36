"""All issues folded into one table: first those that statements and interactions link, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from modusvivendi.methods.settlement.solve.links import links
from modusvivendi.methods.settlement.solve.problem import Interaction, Ints, Problem
from modusvivendi.methods.settlement.solve.tables import (
    Factor,
    Scope,
    Table,
    chunks,
    empty_package,
    factor_issues,
    leaf,
    still_linked,
)

WORK = 1 << 26
"""A join of more pairs of rows than this is not tried."""
LINKED_WORK = 1 << 24
"""The same while statements or interactions are left."""
WIDTH = 20_000
"""Nor is one after which more combinations of linked options would have to be kept apart."""


class TooWideError(Exception):
    """So many issues hang together that their combinations cannot be gone through."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What all the issues that are not in a table can still add to it."""

    most: Ints
    """Shape (parties,): at most so much."""
    least: Ints
    """Shape (parties,): at least so much."""
    tables: int
    """How many tables they are in."""


Shrink = Callable[[Iterator[Table], Scope, Rest], Table]
"""Pieces of a join, the scope to project them to, and what the rest can add, to one smaller table."""


def fold(problem: Problem, start: Callable[[Table], Table], shrink: Shrink) -> Table:
    """One table over all issues, its scope empty.

    1. A table for each issue, of the options that :func:`links` leaves.
    2. While statements or interactions are left: take the issue whose links, once applied, leave the fewest
       combinations of linked options; join the tables that they touch, apply them, and forget the options of issues
       that nothing links any more (variable elimination; issues that hang together end as one table without scope).
    3. Join these tables one after another, the largest first.

    Two tables never have an issue in common, so that a join is a product with a filter. After each join ``shrink``
    may drop or combine rows of equal options in the scope, or of options that no link tells apart. What it does is
    exact if it is for every completion that depends on these options only.

    Args:
        problem: what is folded.
        start: called with each table of one issue, to prepare it.
        shrink: called with each join.

    Raises:
        TooWideError: a join is too large.
    """
    simple = links(problem)
    if not problem.issues:
        return shrink(iter([start(empty_package(problem.parties))]), {}, _sum([], [], problem.parties))
    factors: list[Factor] = [*simple.statements, *problem.interactions]
    tables = [start(leaf(problem, issue, domain)) for issue, domain in enumerate(simple.domains)]
    everything = _sum(tables, factors, problem.parties)
    for index, table in enumerate(tables):
        rest = Rest(everything.most - table.most, everything.least - table.least, len(tables) - 1)
        tables[index] = shrink(iter([table]), still_linked(table.scope, problem.sizes, factors), rest)
        everything = Rest(rest.most + tables[index].most, rest.least + tables[index].least, len(tables))
    while len(tables) > 1:
        left, right = _next_pair(tables, factors, problem.sizes)
        tables = [table for table in tables if table is not left and table is not right]
        applied = [factor for factor in factors if factor_issues(factor) <= {*left.scope, *right.scope}]
        factors = [factor for factor in factors if factor not in applied]
        scope = still_linked(left.scope + right.scope, problem.sizes, factors)
        if len(left) * len(right) > (LINKED_WORK if scope else WORK) or _combinations(scope) > WIDTH:
            raise TooWideError
        pieces = chunks(left, right, applied)
        tables.append(shrink(pieces, scope, _sum(tables, factors, problem.parties)))
    return tables[0]


def _sum(tables: list[Table], factors: list[Factor], parties: int) -> Rest:
    """What these tables and these interactions can add up to."""
    most, least = np.zeros(parties, dtype=np.int64), np.zeros(parties, dtype=np.int64)
    for table in tables:
        most += table.most
        least += table.least
    for factor in factors:
        if isinstance(factor, Interaction):
            most[factor.party] += factor.values.max()
            least[factor.party] += factor.values.min()
    return Rest(most, least, len(tables))


def _next_pair(tables: list[Table], factors: list[Factor], sizes: tuple[int, ...]) -> tuple[Table, Table]:
    """The two tables to join next.

    While issues are linked: of the buckets (an issue, and the tables that must be joined before nothing links it any
    more) the one that leaves the fewest combinations of linked options to keep apart, then the one with the longest
    table, so that one table grows by short ones instead of two long ones meeting.
    """
    if not factors:
        largest, second = sorted(tables, key=len, reverse=True)[:2]
        return largest, second
    homes = {issue: table for table in tables for issue in table.scope}
    buckets = [_bucket(issue, homes, factors, sizes) for issue in homes]
    _, _, best = min(buckets, key=lambda bucket: bucket[:2])
    ordered = sorted(best, key=len)
    return ordered[-1], ordered[0]


def _bucket(
    issue: int, homes: dict[int, Table], factors: list[Factor], sizes: tuple[int, ...]
) -> tuple[int, int, list[Table]]:
    """How many combinations it would leave, how long its longest table is (negated), and its tables."""
    ours = [factor for factor in factors if issue in factor_issues(factor)]
    issues = frozenset({issue}).union(*map(factor_issues, ours))
    found = list({id(homes[each]): homes[each] for each in sorted(issues)}.values())
    scope = tuple(each for table in found for each in table.scope)
    left = [factor for factor in factors if not factor_issues(factor) <= set(scope)]
    return _combinations(still_linked(scope, sizes, left)), -max(map(len, found)), found


def _combinations(scope: Scope) -> int:
    return prod(len(np.unique(classes)) for classes in scope.values())
