"""Trades: pairs of issues on which two parties both gain by each giving way where it matters less to it.

Logrolling (Froman and Cohen 1970, Behavioral Science 15, 180–183): one party has its way on one issue, the other on
the other, instead of the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from modusvivendi.methods.settlement.solve.problem import Problem


@dataclass(frozen=True, slots=True)
class Trade:
    """One party gives way on ``yields`` and has its way on ``wins``; the other the reverse.

    Attributes:
        parties: the two.
        yields: the issue on which the first party gives way.
        wins: the issue on which it has its way.
        gains: what each gains over the reverse arrangement, in the units of its own scale.
    """

    parties: tuple[int, int]
    yields: int
    wins: int
    gains: tuple[int, int]


def trades(problem: Problem, wants: Sequence[Sequence[int | None]], scales: Sequence[int]) -> tuple[Trade, ...]:
    """All trades that gain both parties something, the largest lesser gain first.

    Args:
        problem: what is settled; interactions are not counted.
        wants: for each party and issue the option that it wants most; None where it has no wish.
        scales: for each party the units that make one point, so that gains can be ordered.
    """

    def order(trade: Trade) -> tuple[Fraction, Fraction]:
        points = [Fraction(gain, scales[party]) for gain, party in zip(trade.gains, trade.parties, strict=True)]
        return -min(points), -sum(points, Fraction(0))

    return tuple(sorted(_trades(problem, wants), key=order))


def _trades(problem: Problem, wants: Sequence[Sequence[int | None]]) -> Iterator[Trade]:
    for one, two in combinations(range(problem.parties), 2):
        stake_one = [_stake(problem, wants, one, two, issue) for issue in range(problem.issues)]
        stake_two = [_stake(problem, wants, two, one, issue) for issue in range(problem.issues)]
        for yields, wins in permutations(range(problem.issues), 2):
            gains = (stake_one[wins] - stake_one[yields], stake_two[yields] - stake_two[wins])
            if min(gains) > 0 and stake_one[yields] > 0 and stake_two[wins] > 0:
                yield Trade((one, two), yields, wins, gains)


def _stake(problem: Problem, wants: Sequence[Sequence[int | None]], own: int, other: int, issue: int) -> int:
    """What it is worth to a party to have its own way on an issue rather than the other's; 0 where they agree."""
    mine, theirs = wants[own][issue], wants[other][issue]
    if mine is None or theirs is None:
        return 0
    values = problem.scores[own][issue]
    return int(values[mine]) - int(values[theirs])
