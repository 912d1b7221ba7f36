"""The smallest step that suffices: how far along the scale a red line must move to open an agreement."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from modusvivendi.methods.settlement.solve.engines import agreement, least_points
from modusvivendi.methods.settlement.solve.problem import Concession, Problem
from modusvivendi.methods.settlement.solve.relax import lowered, opened, without

Places = Sequence[Sequence[Fraction] | None]
"""For each issue where its options lie; None where they have no order."""
MOST_TRIED = 2_000
"""Combinations of steps that are tried for one set of concessions."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one concession comes to.

    Attributes:
        concession: the red line or reservation value that gives way.
        option: the option that the red line must newly leave open; None where it is dropped as a whole.
        points: by how much the reservation value must come down; None for a red line.
        distance: how far the option lies from what the line left open, in places; None without an order.
    """

    concession: Concession
    option: int | None = None
    points: int | None = None
    distance: Fraction | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """The smallest steps that make one set of concessions suffice, and the problem that they open."""

    steps: tuple[Step, ...]
    problem: Problem
    smallest: bool
    """Whether no smaller steps suffice."""


def opening(problem: Problem, given_up: Collection[Concession], places: Places, limit: float | None = None) -> Opening:
    """The smallest total of steps with which a set of concessions opens an agreement.

    Lines that are drawn on a single issue move option by option, the nearest first; a line with a condition is
    dropped; a reservation value comes down by the least number of points once the lines have moved.

    Args:
        problem: one in which giving up the set opens an agreement.
        given_up: the set.
        places: for each issue where its options lie.
        limit: seconds for each search.
    """
    ordered = sorted(given_up)
    movable = [one for one in ordered if _movable(problem, one)]
    fixed = [one for one in ordered if one not in movable]
    tried = islice(_combinations(problem, movable, places), MOST_TRIED)
    for steps in tried:
        moved = problem
        for step in steps:
            if step.option is not None:
                moved = opened(moved, step.concession[1], step.option)
        if agreement(without(moved, fixed), limit).exists:
            return _lowered(moved, steps, fixed, limit)
    dropped = tuple(Step(one) for one in ordered)
    return Opening(dropped, without(problem, given_up), smallest=False)


def _movable(problem: Problem, one: Concession) -> bool:
    kind, index = one
    if kind != "red_line":
        return False
    statement = problem.red_lines[index].statement
    return not statement.given and len(statement.allowed) == 1


def _combinations(problem: Problem, lines: list[Concession], places: Places) -> Iterator[tuple[Step, ...]]:
    """Every combination of one step for each line, the smallest total first."""
    each = [_steps(problem, line, places) for line in lines]
    every = product(*each)
    yield from sorted(every, key=lambda steps: sum((step.distance or Fraction(0) for step in steps), Fraction(0)))


def _steps(problem: Problem, one: Concession, places: Places) -> list[Step]:
    ((issue, left_open),) = problem.red_lines[one[1]].statement.allowed
    shut = [option for option in range(problem.sizes[issue]) if option not in left_open]
    known = places[issue]
    if known is None:
        return [Step(one, option=option) for option in shut]
    return [Step(one, option=at, distance=min(abs(known[at] - known[open_]) for open_ in left_open)) for at in shut]


def _lowered(moved: Problem, steps: tuple[Step, ...], fixed: list[Concession], limit: float | None) -> Opening:
    """Drop the conditions, then bring each reservation value down as little as will do."""
    dropped = [one for one in fixed if one[0] == "red_line"]
    reservations = [one for one in fixed if one[0] == "reservation"]
    left = list(reservations)
    done = [*steps, *(Step(one) for one in dropped)]
    for one in reservations:
        left.remove(one)
        found = least_points(moved, one[1], limit, given_up=[*dropped, *left])
        if found.points is None:
            return Opening((*done, Step(one)), without(moved, [*dropped, one, *left]), smallest=False)
        moved = lowered(moved, one[1], found.points)
        done.append(Step(one, points=found.points))
    return Opening(tuple(done), without(moved, dropped), smallest=len(reservations) < 2)
