"""All packages behind one row of the frontier."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Interaction, Ints
from modusvivendi.methods.settlement.solve.tables import Join, Leaf, Table, joined

_PAIRS = 1 << 20
Pairs = list[tuple[int, int]]
_Partial = tuple[list[tuple[Table, int]], Ints]
"""Rows that are still to be traced back, and the options known so far."""


def packages_of(table: Table, rows: Ints, issues: int, limit: int) -> tuple[Ints, bool]:
    """Packages with exactly the utilities of these rows.

    Pruning keeps one of equal partial packages, and none of those that it drops as dominated is part of an efficient
    package. So the pairs of kept rows that add up to a row, traced back join by join, make up all its packages.

    Args:
        table: over all issues, without a scope, made by :func:`merge` without thinning out (else some are missed).
        rows: rows of the table.
        issues: how many issues there are.
        limit: how many packages to return at most.

    Returns:
        The packages in lexicographic order, shape (n, issues), and whether these are all.
    """
    found: list[Ints] = []
    known: dict[tuple[int, int], Pairs] = {}
    stack: list[_Partial] = [([(table, int(row))], np.zeros(issues, dtype=np.int64)) for row in rows]
    while stack and len(found) <= limit:
        pending, package = stack.pop()
        if pending:
            stack.extend(_expanded(pending, package, known))
        else:
            found.append(package)
    listed = np.array(found[:limit], dtype=np.int64).reshape(len(found[:limit]), issues)
    order = np.lexsort(listed.T[::-1]) if issues else np.arange(len(listed))
    return listed[order], len(found) <= limit


def _expanded(pending: list[tuple[Table, int]], package: Ints, known: dict[tuple[int, int], Pairs]) -> list[_Partial]:
    """The ways in which the last of the pending rows came about."""
    *others, (part, row) = pending
    source = part.source
    if source is None:
        return [(others, package)]
    if isinstance(source, Leaf):
        filled = []
        for option in _options(part, source, row):
            filled.append((others, package.copy()))
            filled[-1][1][source.issue] = option
        return filled
    if (id(part), row) not in known:
        known[id(part), row] = _pairs(part, source, row)
    return [([*others, (source.left, left), (source.right, right)], package) for left, right in known[id(part), row]]


def _options(part: Table, source: Leaf, row: int) -> list[int]:
    """The options of one issue that are worth the same as this row, and that no link tells apart from it."""
    same = (source.values == part.utilities[row]).all(axis=1)
    for classes in part.classes.values():
        same &= classes[source.domain] == part.options[row, 0]
    return [int(option) for option in source.domain[same]]


def _pairs(part: Table, source: Join, row: int) -> Pairs:
    """The pairs of rows of the two tables that this row stands for."""
    left, right = source.left, source.right
    wanted, options = part.utilities[row], part.options[row]
    extra_most, extra_least = _extra(source, part.utilities.shape[1])
    enough = left.utilities + right.most + extra_most >= wanted
    too_much = left.utilities + right.least + extra_least > wanted
    candidates = np.flatnonzero((enough & ~too_much).all(axis=1)).astype(np.int32)
    found: Pairs = []
    step = max(1, _PAIRS // len(right))
    for start in range(0, len(candidates), step):
        rows = candidates[start : start + step]
        everyone = np.arange(len(right), dtype=np.int32)
        pairs = joined(left, right, np.repeat(rows, len(right)), np.tile(everyone, len(rows)), list(source.factors))
        same = (pairs.utilities == wanted).all(axis=1) & (pairs.project(part.classes).options == options).all(axis=1)
        if isinstance(pairs.source, Join):
            lefts, rights = pairs.source.left_rows[same], pairs.source.right_rows[same]
            found.extend(zip(lefts.tolist(), rights.tolist(), strict=True))
    return found


def _extra(source: Join, parties: int) -> tuple[Ints, Ints]:
    """The most and the least that the interactions applied in a join add for each party."""
    most, least = np.zeros(parties, dtype=np.int64), np.zeros(parties, dtype=np.int64)
    for factor in source.factors:
        if isinstance(factor, Interaction):
            most[factor.party] += factor.values.max()
            least[factor.party] += factor.values.min()
    return most, least
