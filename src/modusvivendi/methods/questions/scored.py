"""What is scored: a probability, as an interval, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Scored:
    """One forecast of a resolved question.

    Attributes:
        low: the lowest probability of yes that it allows.
        high: the highest one; equal to ``low`` where it is one number.
        happened: whether the outcome was yes.
        question: the question, as a number; forecasts of one question share its outcome.
        author: whose it is, as a number.

    Raises:
        ValueError: the probabilities do not lie in order between 0 and 1.
    """

    low: Fraction
    high: Fraction
    happened: bool
    question: int = 0
    author: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"no probability: from {self.low} to {self.high}")

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high
