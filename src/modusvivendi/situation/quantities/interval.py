"""Intervals with exact, open or closed, possibly unbounded ends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``; never empty.

    Attributes:
        low: the lowest number, or None if there is no lower end.
        high: the highest number, or None if there is no upper end.
        low_open: whether ``low`` itself is left out; always True where there is no lower end.
        high_open: whether ``high`` itself is left out; always True where there is no upper end.

    Raises:
        ValueError: no number lies between the ends.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is None:
            object.__setattr__(self, "low_open", True)
        if high is None:
            object.__setattr__(self, "high_open", True)
        if low is None or high is None:
            return
        if low is not high and low > high:
            raise ValueError(f"an interval cannot run from {low} down to {high}")
        if (self.low_open or self.high_open) and low == high:
            raise ValueError(f"an interval from {low} to {high} without its ends holds no number")

    @classmethod
    def point(cls, number: Fraction | int) -> Interval:
        """The interval that holds one number only."""
        exact = number if isinstance(number, Fraction) else Fraction(number)
        return cls(exact, exact)

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low is not None and self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether it has both ends."""
        return self.low is not None and self.high is not None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Both ends.

        Raises:
            ValueError: an end is missing.
        """
        if self.low is None or self.high is None:
            raise ValueError(f"{self} has an end that is missing")
        return self.low, self.high

    def contains(self, number: Fraction | int) -> bool:
        """Whether a number lies in it."""
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or number < self.high or (number == self.high and not self.high_open)

    def within(self, other: Interval) -> bool:
        """Whether every number in it also lies in ``other``."""
        return self.intersect(other) == self

    def intersect(self, other: Interval) -> Interval | None:
        """The numbers that lie in both; None if there are none."""
        low, low_open = _greater_low(self, other)
        high, high_open = _lesser_high(self, other)
        if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
            return None
        return Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _lesser_low(self, other)
        high, high_open = _greater_high(self, other)
        return Interval(low, high, low_open, high_open)

    def clip(self, bounds: Interval) -> Interval | None:
        """What of it lies within a quantity's bounds; an unbounded end becomes the end of the bounds.

        Returns:
            The part within ``bounds``, or None if nothing of it is. It has an end wherever ``bounds`` has
            one.
        """
        return self.intersect(bounds)

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every number in it times ``factor``; a negative factor exchanges the ends."""
        if factor == 0:
            return Interval.point(0)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def __str__(self) -> str:
        """Mathematical notation: ``[2000, 10000)``, ``(2000000, inf)``."""
        low = "-inf" if self.low is None else str(self.low)
        high = "inf" if self.high is None else str(self.high)
        return f"{'(' if self.low_open else '['}{low}, {high}{')' if self.high_open else ']'}"


_End = tuple[Fraction | None, bool]


def _greater_low(one: Interval, other: Interval) -> _End:
    if one.low is None or (other.low is not None and other.low > one.low):
        return other.low, other.low_open
    if one.low == other.low:
        return one.low, one.low_open or other.low_open
    return one.low, one.low_open


def _lesser_low(one: Interval, other: Interval) -> _End:
    if one.low is None or other.low is None:
        return None, True
    if one.low == other.low:
        return one.low, one.low_open and other.low_open
    return (one.low, one.low_open) if one.low < other.low else (other.low, other.low_open)


def _lesser_high(one: Interval, other: Interval) -> _End:
    if one.high is None or (other.high is not None and other.high < one.high):
        return other.high, other.high_open
    if one.high == other.high:
        return one.high, one.high_open or other.high_open
    return one.high, one.high_open


def _greater_high(one: Interval, other: Interval) -> _End:
    if one.high is None or other.high is None:
        return None, True
    if one.high == other.high:
        return one.high, one.high_open and other.high_open
    return (one.high, one.high_open) if one.high > other.high else (other.high, other.high_open)
