"""What is compared: an interval and the days that it speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from modusvivendi.situation.quantities import Interval


@dataclass(frozen=True, slots=True)
class Count:
    """One claim about one quantity.

    Attributes:
        interval: the numbers that the claim allows, in the quantity's unit.
        first: the first day that it speaks for.
        last: the last one; equal to ``first`` where the day is known.
        voice: whose claim it is, as a number; claims of one voice follow one another.

    Raises:
        ValueError: the last day comes before the first.
    """

    interval: Interval
    first: date
    last: date
    voice: int = 0

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a count cannot speak for the days from {self.first} to {self.last}")
