"""What access is asked about: places, ways and vehicles in people, hours and minutes, with words and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Because = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link for people."""

    number: int
    """In the file's network, from 0."""
    words: str
    """``"the way from A to B"``."""
    tail: int
    head: int
    openings: tuple[tuple[int, int], ...]
    """Daily opening times in minutes after midnight; empty where it is always open."""
    halts: tuple[tuple[Fraction, Fraction], ...]
    """In minutes after the start."""
    fleet: int | None
    """Whose seats one needs on it."""
    when: str
    """The options that open it, in words; empty where it needs none."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Vehicles, and where they stand at the start."""

    name: str
    at: int
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An end of ways."""

    name: str
    shelter: bool
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Every uncertain number at one place of its range; of people and vehicles whole ones, None = no limit."""

    waiting: tuple[int, ...]
    """For each place."""
    takes: tuple[int | None, ...]
    holds: tuple[int | None, ...]
    screening: tuple[Fraction | None, ...]
    """People an hour."""
    capacity: tuple[Fraction, ...]
    """For each way, people an hour."""
    transit: tuple[Fraction, ...]
    """Minutes."""
    halt_chance: tuple[Fraction, ...]
    """For each hour; 0 where the file gives none."""
    count: tuple[int, ...]
    """For each fleet."""
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of truce that is asked about."""

    hours: Fraction
    label: str
    """The option of the file that lasts so long; empty for one that is only tabulated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A proposal of the ledger as a package: which ways it opens, and for how long."""

    label: str
    by: str
    words: str
    """What it offers on the issues that open ways."""
    open: frozenset[int]
    hours: Fraction | None
    """None where it sets no limit."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The network, the package under which it is asked about, and what is asked."""

    places: tuple[Place, ...]
    ways: tuple[Way, ...]
    fleets: tuple[Fleet, ...]
    low: Reading
    """Few carried and long ways, and few who wait: fewest people out."""
    central: Reading
    high: Reading
    open: frozenset[int]
    """Of the ways those that are open under the package."""
    open_now: frozenset[int]
    """Those that are open as things are."""
    package: str
    """The package, in words; empty where it is things as they are."""
    package_because: Because
    offers: tuple[Offer, ...]
    hours: Fraction
    """The length of truce that is asked about."""
    lengths: tuple[Length, ...]
    """All that are tabulated, the shortest first."""
    step: int
    """Minutes."""
    start: int
    """The time of day at which the truce begins, in minutes after midnight."""
    halt: Fraction | None
    """How long an interruption lasts, in hours; None = for the rest of the truce."""
    counted: tuple[str, ...]
    """For places whose people are counted by estimates: how, in words."""
    waiting_because: Because

    @property
    def exact(self) -> bool:
        """Whether no number is uncertain."""
        return self.low == self.high

    @property
    def longest(self) -> Fraction:
        """The longest truce that is tabulated, in hours."""
        return self.lengths[-1].hours
