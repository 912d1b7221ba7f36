"""Offers on the table: what a package gives each party, what it breaks, and the nearest one that is better for all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.settlement.solve.problem import Ints, Problem


@dataclass(frozen=True, slots=True)
class Placed:
    """One package held against the red lines, the rules and the frontier.

    Attributes:
        points: what it is worth to each party.
        crossed: the red lines that it crosses, by index.
        broken: the rules that it breaks, by index.
        short: the parties that get less than their reservation value.
        better: a package on the frontier that is at least as good for everyone and better for somebody, and changes
            the fewest issues; None where there is none.
    """

    points: tuple[int, ...]
    crossed: tuple[int, ...]
    broken: tuple[int, ...]
    short: tuple[int, ...]
    better: tuple[int, ...] | None

    @property
    def acceptable(self) -> bool:
        """Whether every party could accept it."""
        return not (self.crossed or self.broken or self.short)


def placed(problem: Problem, package: tuple[int, ...], utilities: Ints, packages: Ints) -> Placed:
    """Hold one package against a problem.

    Args:
        problem: what is settled.
        package: one option for each issue.
        utilities: the frontier, shape (k, parties).
        packages: a package for each of its rows, shape (k, issues).
    """
    row = np.array([package], dtype=np.int64)
    points = problem.utilities(row)[0]
    lines = [at for at, line in enumerate(problem.red_lines) if not problem.holds(line.statement, row)[0]]
    rules = [at for at, rule in enumerate(problem.rules) if not problem.holds(rule, row)[0]]
    return Placed(
        points=tuple(points.tolist()),
        crossed=tuple(lines),
        broken=tuple(rules),
        short=tuple(party for party, least in enumerate(problem.reservation) if points[party] < least),
        better=_better(row[0], points, utilities, packages),
    )


def _better(package: Ints, points: Ints, utilities: Ints, packages: Ints) -> tuple[int, ...] | None:
    rows = np.flatnonzero((utilities >= points).all(axis=1) & (utilities > points).any(axis=1))
    if not len(rows):
        return None
    changed = (packages[rows] != package).sum(axis=1)
    return tuple(packages[rows[int(np.argmin(changed))]].tolist())
