"""Case → everything that the answer tells: agreements, what blocks and unlocks them, what must move, offers, trades."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.methods.settlement.case import Case
from modusvivendi.methods.settlement.solve import solve as solved
from modusvivendi.methods.settlement.solve.offers import Placed, placed
from modusvivendi.methods.settlement.solve.pivotal import Count, Held, held
from modusvivendi.methods.settlement.solve.problem import Concession, Problem
from modusvivendi.methods.settlement.solve.relax import without
from modusvivendi.methods.settlement.solve.solution import Choice, Solution
from modusvivendi.methods.settlement.solve.steps import Opening, opening
from modusvivendi.methods.settlement.solve.trades import Trade, trades

MOST_OPENED = 12
"""Unlocking sets that are looked at in detail; all are listed."""
MOST_BASES = 6
"""Of the smallest unlocking sets, how many are taken as base cases of what has to move."""


@dataclass(frozen=True, slots=True, eq=False)
class Unlocked:
    """One unlocking set, the smallest steps that suffice, and what they open."""

    given_up: frozenset[Concession]
    weight: Fraction
    """Firmness × salience of what is given, summed: less is easier."""
    opening: Opening
    best: Choice | None
    """The Nash solution of what is opened, by the reservation values that are left."""


@dataclass(frozen=True, slots=True, eq=False)
class Moving:
    """What has to move in one base case."""

    given_up: frozenset[Concession]
    """Empty where an agreement exists; else the unlocking set that is taken for granted."""
    total: Count
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """The solution, and what is asked beyond it."""

    solution: Solution
    unlocked: tuple[Unlocked, ...]
    moving: tuple[Moving, ...]
    offers: tuple[Placed, ...]
    trades: tuple[Trade, ...]


def solve(case: Case) -> Settled:
    """Solve a case. Every search is bounded by the case's time limit."""
    problem = case.problem
    solution = solved(problem, unlock_size=case.unlock_size, time_limit=case.time_limit)
    blocked = solution.agreement_exists is False
    unlocked = _unlocked(case, solution) if blocked else ()
    bases = [frozenset[Concession]()] if solution.agreement_exists else _bases(case, unlocked)
    wants = [[matter.wants[party] for matter in case.matters] for party in range(problem.parties)]
    return Settled(
        solution=solution,
        unlocked=unlocked,
        moving=tuple(_moving(case, base, wants) for base in bases),
        offers=tuple(
            placed(problem, offer.package, solution.frontier, solution.frontier_packages) for offer in case.offers
        ),
        trades=trades(problem, wants, [side.scale for side in case.sides]),
    )


def _unlocked(case: Case, solution: Solution) -> tuple[Unlocked, ...]:
    """The unlocking sets by size, then by how firmly what they give is held."""
    ranked = sorted(solution.unlocking, key=lambda given: (len(given), _weight(case, given), sorted(given)))
    return tuple(_open(case, given) for given in ranked[:MOST_OPENED])


def _weight(case: Case, given_up: frozenset[Concession]) -> Fraction:
    """Firmness × salience of the lines; a reservation value counts as held with all firmness."""
    return sum(
        (
            case.lines[index].firmness * case.lines[index].salience if kind == "red_line" else Fraction(1)
            for kind, index in given_up
        ),
        Fraction(0),
    )


def _open(case: Case, given_up: frozenset[Concession]) -> Unlocked:
    found = opening(case.problem, given_up, [matter.places for matter in case.matters], case.time_limit)
    return Unlocked(
        given_up=given_up,
        weight=_weight(case, given_up),
        opening=found,
        best=solved(found.problem, time_limit=case.time_limit).nash,
    )


def _bases(case: Case, unlocked: tuple[Unlocked, ...]) -> list[frozenset[Concession]]:
    """The smallest unlocking sets, and the smallest that asks nothing of the parties that the first one asks."""
    sizes = [len(one.given_up) for one in unlocked]
    found = [one.given_up for one in unlocked if len(one.given_up) == min(sizes)][: MOST_BASES - 1]
    other = next((one.given_up for one in unlocked if not asked(case, one) & asked(case, unlocked[0])), None)
    return found if other is None or other in found else [*found, other]


def asked(case: Case, one: Unlocked) -> set[int]:
    """The parties that give something in an unlocking set."""
    return {case.lines[index].party if kind == "red_line" else index for kind, index in one.given_up}


def pivotal(settled: Settled) -> list[Held]:
    """The issues that cannot stay as they are in any of the base cases."""
    cases = [[one for one in moving.held if one.party is None and one.pivotal] for moving in settled.moving]
    shared = set.intersection(*({one.issue for one in held} for held in cases)) if cases else set()
    return [one for one in cases[0] if one.issue in shared] if cases else []


def _moving(case: Case, given_up: frozenset[Concession], wants: list[list[int | None]]) -> Moving:
    base: Problem = without(case.problem, given_up)
    total, rows = held(base, [matter.now for matter in case.matters], wants, case.time_limit)
    return Moving(given_up, total, rows)
