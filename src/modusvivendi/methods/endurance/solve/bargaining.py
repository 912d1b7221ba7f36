"""Fighting as a costly lottery: what it is worth to each side, and the agreements that both prefer to it.

Fearon, J. D. (1995): Rationalist explanations for war. International Organization 49, 379–414, pages 386–388. What is
at stake is scaled from 0 to 1. A side prevails with probability p and pays c whatever comes of it, so that fighting is
worth p − c to it. Both prefer every agreement in [p − c₁, p + c₂] to fighting, and that range is not empty if they
agree on p and costs are above 0. War then needs another reason: private information with reasons to misrepresent it,
promises that cannot be trusted, or stakes that cannot be divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction


def worth(wins: Number, costs: Number) -> Fraction:
    """What fighting is worth to a side, in points of 100: 100 · (p − c). Below 0 where it costs more than it can win.

    Args:
        wins: p, the probability that it prevails, 0 to 1.
        costs: c, what it pays, as a share of what is at stake, 0 or more.

    Raises:
        ValueError: a number is off its scale.
    """
    p, c = Fraction(wins), Fraction(costs)
    if not 0 <= p <= 1 or c < 0:
        raise ValueError(f"a probability of {wins} and costs of {costs}; give 0 to 1, and 0 or more")
    return 100 * (p - c)


@dataclass(frozen=True, slots=True)
class Bargain:
    """The agreements that both sides prefer to fighting, as what the first side gets, in points of 100."""

    low: Fraction
    """The first side's reservation value."""
    high: Fraction
    """What is left if the second side gets its own."""

    @property
    def empty(self) -> bool:
        """Whether there is none."""
        return self.low > self.high


def bargaining(wins: Number, costs: Number, wins_other: Number, costs_other: Number) -> Bargain:
    """The bargaining range of two sides, each with its own belief.

    With one belief for both, ``wins_other`` is 1 − ``wins``, and the range is [p − c₁, p + c₂]. It is empty where the
    sides together expect more than there is: p₁ + p₂ − 1 > c₁ + c₂. Agreements below 0 or above 100 cannot be made.

    Args:
        wins: the first side's probability of prevailing, as it sees it, 0 to 1.
        costs: what it pays, as a share of what is at stake, 0 or more.
        wins_other: the second side's probability, as that side sees it.
        costs_other: what the second side pays.

    Raises:
        ValueError: a number is off its scale.
    """
    low, high = worth(wins, costs), 100 - worth(wins_other, costs_other)
    return Bargain(low=max(low, Fraction(0)), high=min(high, Fraction(100)))
