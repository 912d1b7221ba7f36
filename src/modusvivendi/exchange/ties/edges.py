"""The ties of a situation on its date, each at one weight, as files take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from modusvivendi.situation.derive import central_weight, counted_ties, ties
from modusvivendi.situation.derive.ties import Tied
from modusvivendi.situation.quantities import plain_text
from modusvivendi.situation.situation import Situation

_DIGITS = 15
"""Significant digits of a weight that no decimal number holds."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie in force."""

    ends: tuple[str, str]
    weight: Fraction
    directed: bool
    since: date | None
    until: date | None
    stated: bool
    """Whether the file states it, rather than claims or positions."""
    uncertain: bool
    """Whether the weight is the central reading of an uncertain one."""

    @property
    def exact(self) -> bool:
        """Whether a decimal number says its weight."""
        return "/" not in plain_text(self.weight)

    @property
    def weight_text(self) -> str:
        """Its weight as a decimal number, rounded where none is exact."""
        return plain_text(self.weight) if self.exact else f"{float(self.weight):.{_DIGITS}g}"


def edges(situation: Situation) -> tuple[Edge, ...]:
    """Every tie in force on the situation's date, those of weight 0 as well.

    Ties that only restate positions are left out where there are others, as ``modus align`` leaves them out.
    """
    return tuple(_edge(situation, tied) for tied in counted_ties(ties(situation)))


def _edge(situation: Situation, tied: Tied) -> Edge:
    tie = tied.value
    return Edge(
        ends=tie.of,
        weight=central_weight(situation, tied),
        directed=tie.directed,
        since=tie.since,
        until=tie.until,
        stated=tied.stated,
        uncertain=not tie.weight.is_point,
    )
