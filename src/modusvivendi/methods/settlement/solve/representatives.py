"""A few efficient agreements, and how far they may be from the others, where the issues cannot be merged exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import prod

import numpy as np

from modusvivendi.methods.settlement.solve.dominance import efficient
from modusvivendi.methods.settlement.solve.links import links
from modusvivendi.methods.settlement.solve.merge import merge
from modusvivendi.methods.settlement.solve.problem import Ints, Problem, Statement
from modusvivendi.methods.settlement.solve.tables import Factor, factor_issues

_TOGETHER = 5_000
"""Up to so many combinations, issues that hang together are kept so in the easier problem."""


def undominated(problem: Problem, packages: Iterable[tuple[int, ...]]) -> Ints:
    """Of these packages those that no other one dominates, in the order of their utilities, shape (k, issues)."""
    known = list(packages)
    listed = np.array(known, dtype=np.int64).reshape(len(known), problem.issues)
    utilities = problem.utilities(listed)
    rows = efficient(utilities)
    found: Ints = listed[rows[np.lexsort(utilities[rows].T[::-1])]]
    return found


def gap(problem: Problem, packages: Ints, time_limit: float | None = None) -> tuple[int, ...]:
    """How far any agreement may be above these packages, in points of each party.

    An easier problem, in which some links are left out (see :func:`easier`), has every agreement of the problem, worth
    at least as much. Its frontier is exact or has a gap of its own. Each of its points is held against the package
    that falls short of it by least; the largest shortfall of each party bounds the gap.

    Args:
        problem: what is settled.
        packages: acceptable ones, shape (k, issues), k ≥ 1.
        time_limit: seconds after which the easier problem's frontier turns coarse.
    """
    above = merge(easier(problem), time_limit=time_limit)
    largest = np.zeros(problem.parties, dtype=np.int64)
    ours = problem.utilities(packages)
    for point in above.utilities:
        short = np.maximum(point - ours, 0)
        largest = np.maximum(largest, short[np.argmin(short.max(axis=1))])
    return tuple(int(own) + more for own, more in zip(largest, above.gap, strict=True))


def easier(problem: Problem) -> Problem:
    """The problem without the links that would tie too many issues together.

    A statement is left out. An interaction is replaced by points for its first issue alone: for each option the most
    that the pair could add. So whatever is acceptable stays so and is worth at least as much to everyone.
    """
    simple = links(problem)
    groups = _Groups([max(len(domain), 1) for domain in simple.domains])
    kept = [statement for statement in simple.statements if groups.join(statement)]
    held = [extra for extra in problem.interactions if groups.join(extra)]
    scores = [list(party) for party in problem.scores]
    for extra in problem.interactions:
        if not any(extra is one for one in held):
            scores[extra.party][extra.a] = scores[extra.party][extra.a] + extra.values.max(axis=1)
    single = [Statement((), ((issue, domain),)) for issue, domain in enumerate(simple.domains)]
    return replace(
        problem,
        scores=tuple(tuple(party) for party in scores),
        red_lines=(),
        rules=(*single, *kept),
        interactions=tuple(held),
    )


class _Groups:
    """Issues that hang together, and how many combinations of options they have."""

    def __init__(self, sizes: list[int]) -> None:
        self._group = [frozenset((issue,)) for issue in range(len(sizes))]
        self._sizes = sizes

    def join(self, factor: Factor) -> bool:
        """Put the issues that a factor links into one group, unless it would grow too large; whether it was done."""
        joined = frozenset[int]().union(*(self._group[issue] for issue in factor_issues(factor)))
        if prod(self._sizes[issue] for issue in joined) > _TOGETHER:
            return False
        for issue in joined:
            self._group[issue] = joined
        return True
