"""Rounds → which were firsts by the ledger, and the next level up. No words."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.methods.talks.frame import Problem, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one round compares with the earlier ones of the same sides."""

    earlier: int
    """Rounds before it at which all of its sides were present."""
    earlier_as_high: int
    """Of these, rounds at its level or above; 0 makes it the first at its level."""
    level_unknown: int
    """Of these, rounds whose level the file does not say."""

    @property
    def first(self) -> bool:
        """Whether the ledger holds no earlier round of these sides at this level or above."""
        return self.earlier_as_high == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The standing of every round, the highest level reached, and the rank of the next level up (None at the top)."""

    standings: tuple[Standing, ...]
    highest: int | None
    next_level: int | None


def solve(problem: Problem) -> Solution:
    """Compare each round with the earlier ones of the same sides. O(n²) in the number of rounds."""
    rounds = problem.rounds
    standings = tuple(_standing(rounds, number) for number in range(len(rounds)))
    levels = [met.level for met in rounds if met.level is not None]
    highest = max(levels, default=None)
    above = highest + 1 if highest is not None and highest + 1 < len(problem.levels) else None
    return Solution(standings=standings, highest=highest, next_level=above)


def _standing(rounds: tuple[Round, ...], number: int) -> Standing:
    met = rounds[number]
    before = [other for other in rounds[:number] if met.sides <= other.sides and other.first_day < met.first_day]
    level = met.level if met.level is not None else 0
    as_high = [other for other in before if other.level is not None and other.level >= level]
    return Standing(
        earlier=len(before),
        earlier_as_high=len(as_high),
        level_unknown=sum(other.level is None for other in before),
    )
