"""One uncertain number of a situation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from modusvivendi.situation.derive.places import SHARE
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval

Path = tuple[str | int, ...]
"""From the situation to the field: ``("positions", 3, "salience")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A number of the file that is not exact, or that the file leaves out although it matters."""

    key: str
    """Where it stands in the file: ``"positions.RUS.neutrality.salience"``."""
    label: str
    """What it is, in the file's own words: ``"how much neutrality matters to Russia"``."""
    value: Value
    bounds: Interval
    """The scale on which it is drawn, both ends known; tails beyond it are cut off."""
    given: bool
    """Whether the file gives it; what it leaves out may lie anywhere on its scale."""
    path: Path
    because: tuple[str, ...]
    """Evidence keys."""
    kind: Literal["number", "line"] = "number"
    """``line``: whether a red line stands, 1 or 0; its value is the share of the draws in which it does."""

    @property
    def uncertain(self) -> bool:
        """Whether it is not the same in every draw."""
        return self.ranges or bool(self.choosers) or (self.kind == "line" and self.value.interval.low != 1)

    @property
    def decimals(self) -> int:
        """Digits after the point that a drawn number keeps, so that every draw is an exact fraction."""
        return 6 if self.bounds == SHARE else 4

    @property
    def choosers(self) -> tuple[str, ...]:
        """The analysts who disagree about it; empty where there is one reading."""
        versions = self.value.versions
        return tuple(version.by or "no name" for version in versions) if len(versions) > 1 else ()

    @property
    def ranges(self) -> bool:
        """Whether any of its readings is more than one number."""
        return any(version.number.exact is None for version in self.value.versions)

    def exact(self, number: float) -> Fraction:
        """A drawn number as the fraction that enters the situation."""
        scale = 10**self.decimals
        return Fraction(round(number * scale), scale)
