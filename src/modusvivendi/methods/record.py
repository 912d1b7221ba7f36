"""The record of an answer: one row of named outputs, for answers over dates and for what compares many answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from modusvivendi.situation.quantities import Interval

if TYPE_CHECKING:
    from modusvivendi.situation.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One named number of an answer: exact, or an interval where that is all that is known."""

    name: str
    """What is counted or measured, in words: the heading of its column."""
    unit: str
    """Of the number: ``"claims"``, ``"people"``."""
    low: Fraction | None
    """The lower end; None where no lower end is known."""
    high: Fraction | None
    """The upper end; None where no upper end is known."""
    low_open: bool = False
    """Whether the lower end itself is left out: "more than"."""
    high_open: bool = False
    """Whether the upper end itself is left out: "fewer than"."""

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high


Record = tuple[Output, ...]
Recorder = Callable[[Any, Any], Record]
"""Takes a method's problem and solution."""


def count(name: str, unit: str, number: int) -> Output:
    """An output that is one whole number."""
    return Output(name=name, unit=unit, low=Fraction(number), high=Fraction(number))


def between(name: str, unit: str, interval: Interval) -> Output:
    """An output that is known as an interval."""
    return Output(
        name=name,
        unit=unit,
        low=interval.low,
        high=interval.high,
        low_open=interval.low is not None and interval.low_open,
        high_open=interval.high is not None and interval.high_open,
    )


def no_record(_problem: object, _solution: object) -> Record:
    """Of a method whose answer has no numbers to follow over time."""
    return ()


def nothing(_situation: object, _options: object) -> tuple[Slot, ...]:
    """The slots of a method whose answer rests on no number that can be drawn: it is the same in every draw."""
    return ()
