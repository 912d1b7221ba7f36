"""The same problem with something given up, added or moved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from modusvivendi.methods.settlement.solve.problem import Concession, Problem, Statement


def without(problem: Problem, given_up: Collection[Concession]) -> Problem:
    """The problem without some red lines, and with reservation values that any package reaches."""
    lines = tuple(line for at, line in enumerate(problem.red_lines) if ("red_line", at) not in given_up)
    least = tuple(
        floor_of(problem, party) if ("reservation", party) in given_up else value
        for party, value in enumerate(problem.reservation)
    )
    return replace(problem, red_lines=lines, reservation=least)


def floor_of(problem: Problem, party: int) -> int:
    """A number of points that no package falls below for a party, nor its reservation value."""
    lowest = sum(int(values.min()) for values in problem.scores[party])
    lowest += sum(int(extra.values.min()) for extra in problem.interactions if extra.party == party)
    return min(lowest, problem.reservation[party])


def held_at(problem: Problem, issue: int, option: int) -> Problem:
    """The problem in which an issue cannot be settled otherwise than by one option."""
    return replace(problem, rules=(*problem.rules, Statement((), ((issue, (option,)),))))


def opened(problem: Problem, line: int, option: int) -> Problem:
    """The problem in which one red line, drawn on a single issue, leaves one more option open."""
    drawn = problem.red_lines[line]
    ((issue, options),) = drawn.statement.allowed
    wider = replace(drawn, statement=replace(drawn.statement, allowed=((issue, tuple(sorted({*options, option}))),)))
    lines = (*problem.red_lines[:line], wider, *problem.red_lines[line + 1 :])
    return replace(problem, red_lines=lines)


def lowered(problem: Problem, party: int, points: int) -> Problem:
    """The problem in which one party is content with some points less."""
    least = list(problem.reservation)
    least[party] -= points
    return replace(problem, reservation=tuple(least))
