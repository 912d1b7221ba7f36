"""What endurance is asked about: routes by what they carry, stocks, how long the war has lasted, costs of fighting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Because = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An uncertain number: its ends and its central reading."""

    low: Fraction
    central: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way for supplies."""

    number: int
    """In the file's network, from 0."""
    words: str
    """``"the way from A to B"``."""
    tail: int
    head: int
    capacity: Range
    """In the unit of its supplies, a day."""
    open: bool
    """As things are."""
    when: str
    """The options that open it, in words; empty where it needs none."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies:
    """All ways that carry one thing, counted in one unit."""

    carries: str
    unit: str
    places: tuple[str, ...]
    """Names."""
    keys: tuple[str, ...]
    donors: tuple[int, ...]
    """Places from which ways lead and to which none does."""
    recipients: tuple[int, ...]
    routes: tuple[Route, ...]

    @property
    def open(self) -> tuple[Route, ...]:
        """The routes that are open as things are; none where no place gives or none takes."""
        return tuple(each for each in self.routes if each.open and self.donors and self.recipients)

    @property
    def circular(self) -> bool:
        """Whether no place only gives, or none only takes, so that nothing can be said of the routes."""
        return not self.donors or not self.recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What there is, what is used of it and what comes in, a day."""

    key: str
    name: str
    at: str
    unit: str
    holds: Range
    uses: Range
    gets: Range
    floor: Range
    as_of: date | None
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Fighter:
    """A party that would fight on."""

    key: str
    name: str
    wins: Range
    costs: Range
    """On the day that is told, as a share of what is at stake."""
    rising: Range
    """For each day."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasted:
    """For how many days the war has lasted, both ends counted."""

    days: int
    since: date | None
    """None where the number was given."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The parts that the file has."""

    supplies: tuple[Supplies, ...]
    stocks: tuple[Stock, ...]
    fighters: tuple[Fighter, ...]
    lasted: Lasted | None
    """None where the file does not tell it, or its parties are not all states."""
    horizons: tuple[int, ...]
    """Days beyond which the war might last."""
    because: Because
    """Of the answer as a whole."""
