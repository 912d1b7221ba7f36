"""A negotiation as other tools describe it: issues, and for each party what their options are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

MOST_OPTIONS = 200
"""Options of one issue; a situation takes no more."""
MOST_ISSUES = 200
MOST_PARTIES = 20


@dataclass(frozen=True, slots=True)
class Matter:
    """One issue: options with names, or a range of numbers."""

    name: str
    options: tuple[str, ...] = ()
    """Empty for a range."""
    ordered: bool = False
    """Whether the options are evenly spaced numbers."""
    bounds: tuple[Fraction, Fraction] | None = None
    """The lowest and the highest number of a range."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a range is worth: a straight line between its ends."""

    at_low: Fraction
    at_high: Fraction


Values = tuple[Fraction, ...] | Line
Pairs = Mapping[tuple[int, int], tuple[tuple[Fraction, ...], ...]]
"""For some pairs of issues what each two options add."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One party: utility of a package = Σ weight × value + what pairs of options add + constant."""

    name: str
    file: str
    weights: tuple[Fraction, ...]
    values: tuple[Values, ...]
    reservation: Fraction | None
    """The utility of no agreement; None where any agreement counts."""
    reserved: str
    """Where that utility comes from, in words."""
    pairs: Pairs = field(default_factory=dict)
    constant: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Domain:
    """The issues and the parties of one negotiation."""

    tool: str
    """The tool whose files these are."""
    name: str
    file: str
    matters: tuple[Matter, ...]
    profiles: tuple[Profile, ...]
