"""The problem in numbers: parties, issues, what each option is worth, and what must hold. No labels, no words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.settlement.solve import checks

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Clause = tuple[tuple[int, tuple[int, ...]], ...]
"""Issues in order, each with the indices of some of its options in order. It holds where every one of these issues
has one of its options; the empty clause always holds."""
Concession = tuple[str, int]
"""``("red_line", index)`` or ``("reservation", party)``."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Where ``given`` holds, ``allowed`` must hold too."""

    given: Clause
    allowed: Clause


@dataclass(frozen=True, slots=True)
class RedLine:
    """A statement that one party insists on, and could give up."""

    party: int
    statement: Statement


@dataclass(frozen=True, slots=True, eq=False)
class Interaction:
    """Points that a pair of issues adds for one party, beyond what each is worth to it alone."""

    party: int
    a: int
    b: int
    values: Ints
    """Shape (options of a, options of b)."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What every party makes of every package. Built by :func:`additive`, which checks it.

    A package is one option index for each issue; many packages are an int array (n, issues).
    """

    scores: tuple[tuple[Ints, ...], ...]
    """Parties × issues: one number of points for each option, the weight of the issue applied."""
    reservation: tuple[int, ...]
    """For each party the least that it accepts: acceptable means at least so many points."""
    red_lines: tuple[RedLine, ...] = ()
    rules: tuple[Statement, ...] = ()
    """What must hold whoever concedes what."""
    interactions: tuple[Interaction, ...] = ()

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.scores)

    @property
    def issues(self) -> int:
        """How many issues there are."""
        return len(self.scores[0])

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(values) for values in self.scores[0])

    @property
    def packages(self) -> int:
        """How many packages there are, acceptable or not. Exact; 1 where there is no issue."""
        return prod(self.sizes)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The rules, then what the red lines say."""
        return self.rules + tuple(line.statement for line in self.red_lines)

    def utilities(self, packages: Ints) -> Ints:
        """Points of each party for each package, shape (n, parties)."""
        total = np.zeros((len(packages), self.parties), dtype=np.int64)
        for party, tables in enumerate(self.scores):
            for issue, values in enumerate(tables):
                total[:, party] += values[packages[:, issue]]
        for extra in self.interactions:
            total[:, extra.party] += extra.values[packages[:, extra.a], packages[:, extra.b]]
        return total

    def holds(self, statement: Statement, packages: Ints) -> Mask:
        """Which packages satisfy the statement, shape (n,)."""
        return ~self._within(statement.given, packages) | self._within(statement.allowed, packages)

    def feasible(self, packages: Ints) -> Mask:
        """Which packages satisfy every rule, shape (n,)."""
        mask = np.ones(len(packages), dtype=np.bool_)
        for rule in self.rules:
            mask &= self.holds(rule, packages)
        return mask

    def acceptable(self, packages: Ints, without: Collection[Concession] = frozenset()) -> Mask:
        """Which packages satisfy every rule, and every red line and reservation value that nobody gave up.

        Args:
            packages: shape (n, issues).
            without: what was given up; a rule cannot be.
        """
        mask = self.feasible(packages)
        for index, line in enumerate(self.red_lines):
            if ("red_line", index) not in without:
                mask &= self.holds(line.statement, packages)
        utilities = self.utilities(packages)
        for party, least in enumerate(self.reservation):
            if ("reservation", party) not in without:
                mask &= utilities[:, party] >= least
        return mask

    def _within(self, clause: Clause, packages: Ints) -> Mask:
        mask = np.ones(len(packages), dtype=np.bool_)
        for issue, options in clause:
            member = np.zeros(self.sizes[issue], dtype=np.bool_)
            member[list(options)] = True
            mask &= member[packages[:, issue]]
        return mask


Options = Mapping[int, Sequence[int]]


def additive(
    scores: Sequence[Sequence[Any]],
    reservation: Sequence[int | None],
    red_lines: Sequence[tuple[int, Options, Options]] = (),
    rules: Sequence[tuple[Options, Options]] = (),
    interactions: Sequence[tuple[int, int, int, Any]] = (),
) -> Problem:
    """A problem from plain arrays. Everything is a whole number, so that ties and thresholds are exact.

    Args:
        scores: for each party, for each issue, one whole number for each option, the weight already applied.
        reservation: for each party the least that it accepts (acceptable means at least that); None accepts any
            package, and its gains then count from the sum of its lowest scores.
        red_lines: (party, given, allowed): where every issue in ``given`` (issue index: option indices; may be
            empty) has one of those options, every issue in ``allowed`` must have one of its own.
        rules: (given, allowed), the same without a party.
        interactions: (party, issue a, issue b, matrix options a × options b), added to the scores.

    Raises:
        ValueError: names all that is wrong, one a line.
    """
    faults: list[str] = []
    tables = checks.tables(scores, faults)
    if faults:
        raise checks.failure(faults)
    sizes = tuple(len(values) for values in tables[0])
    lines = tuple(
        RedLine(party, Statement(given, allowed))
        for party, given, allowed in checks.red_lines(red_lines, len(tables), sizes, faults)
    )
    bounds = tuple(Statement(given, allowed) for given, allowed in checks.rules(rules, sizes, faults))
    extras = tuple(Interaction(*each) for each in checks.interactions(interactions, len(tables), sizes, faults))
    least = checks.reservation(reservation, len(tables), faults)
    if not faults:
        checks.magnitude(tables, least, extras, faults)
    if faults:
        raise checks.failure(faults)
    floors = _floors(tables, extras)
    known = tuple(floor if value is None else value for value, floor in zip(least, floors, strict=True))
    return Problem(tables, known, lines, bounds, extras)


def _floors(tables: tuple[tuple[Ints, ...], ...], extras: tuple[Interaction, ...]) -> list[int]:
    """For each party the sum of its lowest scores: no package is worth less to it."""
    floors = [sum(int(values.min()) for values in party) for party in tables]
    for extra in extras:
        floors[extra.party] += int(extra.values.min())
    return floors
