"""What a settlement is asked about: the problem in numbers, and the words and evidence of each of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.methods.settlement.solve.problem import Problem

Package = tuple[int, ...]
"""One option index for each issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party."""

    name: str
    scale: int
    """Units of the problem that make one point of utility, of 100."""
    bound: bool
    """Whether the file says what it expects without an agreement."""
    alternative: str
    """What that is, in words."""
    because: tuple[str, ...]
    """Evidence of its reservation value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One issue."""

    label: str
    options: tuple[str, ...]
    """In words, in the order of the problem."""
    places: tuple[Fraction, ...] | None
    """Where the options lie on the scale from 0 to 100; None where they have no order."""
    now: int | None
    """The status quo; None where the file does not give it."""
    because: tuple[tuple[str, ...], ...]
    """For each party the evidence of its position; empty where it has none."""
    wants: tuple[int | None, ...]
    """For each party the option worth most to it; None where it has no position."""
    said: tuple[Remark, ...]
    """What observers in the ledger say of this issue and no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A claim as a sentence, with its evidence, whose word it is, and the source's own caution."""

    text: str
    evidence: str
    voice: str
    hedge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One red line, as the problem's list has it."""

    party: int
    issue: int
    accepts: str
    """What it leaves open, in words."""
    condition: str
    """For a line "only if": the option and what must come with it, in words; else empty."""
    firmness: Fraction
    """0 to 1, the central reading; a half where the file does not say."""
    salience: Fraction
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One rule, as the problem's list has it."""

    words: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A proposal of the ledger as a package; what it does not name stays as it is."""

    label: str
    text: str
    package: Package
    named: frozenset[int]
    """The issues that it names."""
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far a party has come on an issue since the first position that the file gives."""

    party: int
    issue: int
    first: str
    now: str
    """What it wanted first and what it wants now, in words."""
    since: str
    """The day of the first position; empty where it is not dated."""
    places: Fraction
    """Of the 100 of the issue's scale."""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A situation as a settlement problem."""

    problem: Problem
    sides: tuple[Side, ...]
    matters: tuple[Matter, ...]
    lines: tuple[Line, ...]
    terms: tuple[Term, ...]
    offers: tuple[Offer, ...]
    unplaced: tuple[str, ...]
    """Evidence of proposals that cannot be placed, for they leave open an issue whose status quo is not given."""
    come: tuple[Way, ...]
    """How far each party has come on each issue; those that have not moved are left out."""
    common: str | None
    """Why the parties' points may be compared; then all are in the same units. None where they may not."""
    assumed: tuple[tuple[str, tuple[str, ...]], ...]
    """What the numbers rest on beyond what the file gives, in words with evidence."""
    judged: tuple[str, ...]
    """Evidence of every judgement that enters the numbers."""
    unlock_size: int
    """The largest set of concessions to look for."""
    time_limit: float | None
    """Seconds for each search; None sets no limit."""
