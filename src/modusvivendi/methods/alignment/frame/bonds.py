"""The ties of a situation, one for each two actors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from modusvivendi.methods.alignment.case import Bond, Kind
from modusvivendi.situation.derive import SignedTie, ties
from modusvivendi.situation.derive.central import central, middle
from modusvivendi.situation.derive.ties import FULL, Tied
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.situation import Situation

_Key = tuple[tuple[str, str], bool, date | None, date | None]


def bonds(situation: Situation) -> dict[frozenset[str], tuple[Tied, ...]]:
    """Every tie in force on the situation's date, by pair, in the order of the file."""
    found: dict[frozenset[str], tuple[Tied, ...]] = {}
    for tied in ties(situation):
        pair = frozenset(tied.value.of)
        found[pair] = (*found.get(pair, ()), tied)
    return found


class Central:
    """Reads ties at their centre."""

    def __init__(self, situation: Situation) -> None:
        self._values: dict[_Key, Value] = {
            (tie.of, tie.directed, tie.since, tie.until): tie.weight for tie in situation.ties
        }

    def weight(self, tied: Tied) -> Fraction:
        """The central reading of one tie."""
        tie = tied.value
        value = self._values.get((tie.of, tie.directed, tie.since, tie.until)) if tied.stated else None
        return middle(tie.weight) if value is None or tie.weight.is_point else central(value, FULL)

    def mean(self, several: tuple[Tied, ...]) -> Fraction:
        """The mean of the ties of one pair."""
        return sum((self.weight(tied) for tied in several), Fraction(0)) / len(several)


def bond(several: tuple[Tied, ...], read: Central, index: Mapping[str, int]) -> Bond:
    """One number for the ties of a pair."""
    one, two = sorted(index[key] for key in several[0].value.of)
    count = len(several)
    ends = [tied.value.weight.ends for tied in several]
    weights = tuple(read.weight(tied) for tied in several)
    return Bond(
        of=(one, two),
        weight=sum(weights, Fraction(0)) / count,
        low=sum((low for low, _ in ends), Fraction(0)) / count,
        high=sum((high for _, high in ends), Fraction(0)) / count,
        kind=kind(several[0]),
        ways=weights if count > 1 else (),
        how=several[0].how,
        because=tuple(dict.fromkeys(key for tied in several for key in tied.because)),
    )


def kind(tied: Tied) -> Kind:
    """Where a tie comes from."""
    tie: SignedTie = tied.value
    return "stated" if tied.stated else "positions" if tie.restates_positions else "claims"
