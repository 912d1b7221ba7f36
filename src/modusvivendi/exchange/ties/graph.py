"""What files of signed ties hold: who is tied to whom, how strongly, from when until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from modusvivendi.situation.problems import Mark

MOST_ACTORS = 10_000
MOST_TIES = 200_000
FEWEST = "the file has no ties"


@dataclass(frozen=True, slots=True)
class Time:
    """From ``since`` until before ``until``; None where the file names no day."""

    since: date | None = None
    until: date | None = None

    @property
    def first(self) -> date:
        """The first day, the earliest there is where none is named."""
        return self.since or date.min

    @property
    def end(self) -> date:
        """The first day after, the last there is where none is named."""
        return self.until or date.max


ALWAYS = Time()


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie, between two of the graph's actors; where it is directed, from the first to the second."""

    ends: tuple[str, str]
    weight: Fraction
    directed: bool
    time: Time
    mark: Mark

    @property
    def kind(self) -> tuple[str, str, bool]:
        """The same for ties of which only one can be in force: both directions of one without direction are one."""
        one, two = self.ends
        return (one, two, True) if self.directed else (min(one, two), max(one, two), False)


@dataclass(frozen=True, slots=True)
class Graph:
    """All of a file."""

    form: str
    file: str
    title: str
    names: Mapping[str, str]
    """Every actor's words, by what the ties call it."""
    ties: tuple[Tie, ...]
    notes: tuple[str, ...]
    """How the file was read, for the reader of the situation."""
