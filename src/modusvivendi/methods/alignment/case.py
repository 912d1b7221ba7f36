"""What alignment is asked about: a signed graph with its dates, and the words and evidence of its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Because = tuple[str, ...]
Pair = tuple[int, int]
Weights = Mapping[Pair, Fraction]
Kind = Literal["stated", "claims", "positions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """How two actors stand to each other, one number for both ways."""

    of: Pair
    weight: Fraction
    """−1 to 1, at its central reading."""
    low: Fraction
    high: Fraction
    kind: Kind
    ways: tuple[Fraction, ...]
    """The weights that were averaged, where the two see each other differently or several ties hold at once."""
    how: str
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The ties as they stood on a day."""

    day: date
    weights: Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The graph of today, and how it came about."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    bonds: tuple[Bond, ...]
    parties: tuple[int, ...]
    """The parties to the conflict."""
    anchors: tuple[int, ...]
    """Parties to the conflict, one in each part of the graph that has one: they stay where they are."""
    sizes: tuple[Fraction | None, ...]
    """What each can bring to bear; None where the file does not say."""
    untied: tuple[str, ...]
    """Names of actors without a tie."""
    even: tuple[Bond, ...]
    """Uncertain ties that may be of either sign and are 0 at their centre: they count in draws alone."""
    left_out: tuple[Bond, ...]
    """Ties that only restate positions, where there are others to go by."""
    before: Moment | None
    """An earlier day to compare with; None where no tie changed."""
    changed: Mapping[Pair, Bond]
    """Bonds that were not the same then, by pair; one of weight 0 where none is left."""
    history: tuple[Moment, ...]
    """Today's ties and those of the days on which any changed, in the order of time; the last is today."""
    earlier: int
    """Such days that are not among these."""
    camps: int
    neutral: bool
    unit: bool
    """Whether every tie counts 1 or −1, so that sums are numbers of ties."""

    def leader(self, members: Sequence[int]) -> int:
        """After whom a camp is named: a party to the conflict in it, else who has the heaviest ties."""
        parties = [at for at in members if at in self.anchors or at in self.parties]
        if parties:
            return parties[0]
        weight = dict.fromkeys(range(len(self.keys)), Fraction(0))
        for bond in self.bonds:
            for end in bond.of:
                weight[end] += abs(bond.weight)
        return max(members, key=lambda at: (weight[at], -at))

    @property
    def restating(self) -> bool:
        """Whether today's ties only restate positions."""
        return all(bond.kind == "positions" for bond in self.bonds)

    @property
    def weights(self) -> Weights:
        """Today's ties by pair."""
        return {bond.of: bond.weight for bond in self.bonds}
