"""The ties of a situation, one for each two actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from modusvivendi.methods.alignment.case import Bond, Kind, Pair
from modusvivendi.situation.derive import SignedTie, ties
from modusvivendi.situation.derive.central import central, middle
from modusvivendi.situation.derive.ties import FULL, Tied
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
        self._ties = situation.ties
        self._numbers: dict[_Key, int] = {
            (tie.of, tie.directed, tie.since, tie.until): number for number, tie in enumerate(situation.ties)
        }

    def number(self, tied: Tied) -> int:
        """Which of the file's ties a stated one is."""
        tie = tied.value
        return self._numbers[tie.of, tie.directed, tie.since, tie.until]

    def weight(self, tied: Tied) -> Fraction:
        """The central reading of one tie."""
        if not tied.stated or tied.value.weight.is_point:
            return middle(tied.value.weight)
        return central(self._ties[self.number(tied)].weight, FULL)

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


def in_use(situation: Situation, positions: bool) -> tuple[list[Bond], list[Bond]]:
    """The bonds that count, and those that only restate positions and do not count where there are others.

    Ends are numbers of actors, in the order of the file.
    """
    read = Central(situation)
    index = {key: number for number, key in enumerate(situation.actors)}
    found = [bond(several, read, index) for several in bonds(situation).values()]
    found = [each for each in found if each.weight]
    firm = [each for each in found if each.kind != "positions"]
    if positions or not firm:
        return found, []
    return firm, [each for each in found if each.kind == "positions"]


def weights_of(situation: Situation, keys: Sequence[str], restating: bool) -> dict[Pair, Fraction]:
    """The weights of a situation's ties among some actors, 0 left out.

    Args:
        situation: any draw of a file.
        keys: the actors, by whose places ends are numbered.
        restating: whether ties that restate positions count.
    """
    read, place = Central(situation), {key: at for at, key in enumerate(keys)}
    found = {}
    for pair, several in bonds(situation).items():
        if (restating or kind(several[0]) != "positions") and pair <= place.keys():
            one, two = sorted(place[key] for key in pair)
            found[one, two] = read.mean(several)
    return {pair: weight for pair, weight in found.items() if weight}
