"""Families of sets of constraints, and in which order they are listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from modusvivendi.methods.settlement.solve.problem import Concession, Problem

Set = frozenset[Concession]


@dataclass(frozen=True, slots=True)
class Found:
    """The sets that a search found.

    Attributes:
        sets: smallest first, then by name; each proven to belong.
        complete: up to which size none is missing.
        all: whether none is missing of any size.
    """

    sets: tuple[Set, ...]
    complete: int
    all: bool


def in_order(sets: Iterable[Set]) -> tuple[Set, ...]:
    """Smallest first, then by name."""
    return tuple(sorted(sets, key=lambda each: (len(each), sorted(each))))


def concessions(problem: Problem) -> tuple[Concession, ...]:
    """All constraints that can be conceded."""
    lines = [("red_line", index) for index in range(len(problem.red_lines))]
    return (*lines, *(("reservation", party) for party in range(problem.parties)))
