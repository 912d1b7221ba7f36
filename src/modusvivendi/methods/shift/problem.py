"""What is compared: positions, ties and events between two dates, with the words and evidence of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Ends = tuple[Fraction, Fraction]
"""Both ends of an interval, exact; equal where the number is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A claim as a sentence, with its source's own caution and its evidence."""

    text: str
    evidence: str
    attribution: str = ""
    hedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A number from 0 to 1: how much an issue matters, how firmly a line is held."""

    ends: Ends
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A position on one issue, held from ``since`` until before ``until``."""

    since: date | None
    until: date | None
    choice: str
    """What tells its ideal from another one: an option's key, or the number in words."""
    wants: str
    place: Ends | None
    """Where the ideal lies, in places on the scale from 0 to 100; None where the options have no order."""
    accepts: tuple[tuple[str, str], ...] | None
    """The red line as options: key and words, with any condition. None where it lists none."""
    bounds: str
    """The red line as a bound, in words; empty where there is none."""
    firmness: Share | None
    salience: Share | None
    whose: str
    """On whose word it is, each with the grade."""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One dated point of a series: where, in places on the scale from 0 to 100 or in weight of a tie."""

    day: date
    ends: Ends
    words: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One actor on one issue over time."""

    actor: str
    issue: str
    ends: tuple[str, str]
    """What stands at 0 and at 100 of the scale, in words; empty where the options have no order."""
    stands: tuple[Stand, ...]
    """The dated positions, the earliest first; one without dates cannot show a change and is left out."""
    undated: int
    """Positions left out for want of a date."""
    points: tuple[Point, ...]
    """The dated points of the window, the earliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A tie as it stood on a day."""

    weight: Ends
    number: int | None
    """Which of the file's ties it is; None where it follows from claims."""
    how: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How two actors stood to each other at both ends of the window."""

    names: str
    before: Bond | None
    after: Bond | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of the ledger, up to the end of the window."""

    day: date
    when: str
    sides: frozenset[str]
    """Keys of those who met."""
    who: str
    level: int | None
    """Rank on the ordered scale of levels, 0 for the lowest; None where the file does not say."""
    level_words: str
    asserted: bool
    """Whether the source calls it a first."""
    inside: bool
    """Whether it falls into the window."""
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One actor's use of a term, up to the end of the window."""

    day: date
    when: str
    actor: str
    """Key of the actor."""
    who: str
    term: str
    asserted: bool
    inside: bool
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A proposal or a demand of the window, and its answers up to the window's end."""

    when: str
    kind: str
    who: str
    remark: Remark
    earlier: tuple[str, str] | None
    """When the same actors last put forward the same, in words, and the evidence."""
    answers: tuple[tuple[str, Remark], ...]
    """How it was answered, in a word or two, and the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An observer's view of actors on issues, and the tracks to hold beside it."""

    remark: Remark
    first: date
    last: date
    when: str
    tracks: tuple[int, ...]
    """Which of the problem's tracks it is about."""
    undated: tuple[str, ...]
    """Actors and issues that it is about and that no dated position covers, in words."""

    @property
    def spans(self) -> bool:
        """Whether it is dated to a stretch of time, so that it can speak of a change."""
        return self.first < self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything that is compared, between ``start`` and ``end``, both included."""

    start: date
    end: date
    tracks: tuple[Track, ...]
    pairs: tuple[Pair, ...]
    meetings: tuple[Meeting, ...]
    uses: tuple[Use, ...]
    firsts: tuple[Remark, ...]
    """Other firsts that a source asserts and that the ledger has no means to check."""
    offers: tuple[Offer, ...]
    views: tuple[View, ...]
    begins: str
    """The first day that the ledger dates, in words."""
    grounds: tuple[str, ...]
    """Evidence of what the file dates at all, for an answer that finds no change."""
    seed: int
