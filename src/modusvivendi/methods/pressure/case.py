"""What the answer is asked about: everybody's place, power and priority on each ordered issue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """An uncertain number: its bounds, and the reading in between that stands for it."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Presser:
    """An actor with a position on an issue."""

    key: str
    name: str
    party: bool
    decides: bool
    """Whether it is among those who can do and undo the issue's options."""
    place: Amount
    """Of its ideal, in the issue's own units."""
    option: str
    """The key of the option that it wants; empty where that is a number."""
    wants: str
    capability: Amount
    salience: Amount
    """From 0 to 1."""
    before: tuple[float, str] | None
    """Its first dated place, where that differs from today's, and since when it held; None where it has not moved."""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One issue whose options have an order, and those who have a position on it."""

    key: str
    label: str
    span: tuple[float, float]
    unit: str
    """What its scale counts: ``"points"`` of 100 for options."""
    ends: tuple[str, str]
    """What stands at the two ends, in words."""
    now: float | None
    now_words: str
    options: tuple[tuple[str, float], ...]
    """In order of place; none for an issue that is a number."""
    pressers: tuple[Presser, ...]
    earlier: tuple[Presser, ...] | None
    """The same as known by an earlier day; None where none was asked for."""
    equal: bool
    """Whether nobody has a capability in the file, so that all count the same."""
    target: float | None
    missing: tuple[str, ...]
    """Names of actors left out for want of a capability."""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The issues that are asked about."""

    questions: tuple[Question, ...]
    passed: tuple[str, ...]
    """Labels of issues without an order, or with fewer than two positions that matter."""
    before: str
    """The earlier day in words; empty where none was asked for."""
    rounds: int
    """Of the challenge model."""
    singled: bool
    """Whether one issue was asked about."""
