"""The ties of a situation, one for each two actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.methods.alignment.case import Bond, Kind, Pair
from modusvivendi.situation.derive import SignedTie, central_weight, counted_ties, ties
from modusvivendi.situation.derive.ties import Tied
from modusvivendi.situation.situation import Situation


def by_pair(found: Iterable[Tied]) -> list[tuple[Tied, ...]]:
    """Ties of the same two actors together, in the order of the file."""
    pairs: dict[frozenset[str], list[Tied]] = {}
    for tied in found:
        pairs.setdefault(frozenset(tied.value.of), []).append(tied)
    return [tuple(several) for several in pairs.values()]


def bond(situation: Situation, several: tuple[Tied, ...], index: Mapping[str, int]) -> Bond:
    """One number for the ties of a pair."""
    one, two = sorted(index[key] for key in several[0].value.of)
    count = len(several)
    ends = [tied.value.weight.ends for tied in several]
    weights = tuple(central_weight(situation, tied) for tied in several)
    return Bond(
        of=(one, two),
        weight=mean(situation, several),
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


def mean(situation: Situation, several: tuple[Tied, ...]) -> Fraction:
    """The mean of the ties of one pair, each at its central reading."""
    return sum((central_weight(situation, tied) for tied in several), Fraction(0)) / len(several)


@dataclass(frozen=True, slots=True)
class InUse:
    """The bonds of a situation; ends are numbers of actors, in the order of the file."""

    used: list[Bond]
    even: list[Bond]
    """Those that are 0 at their centre and may be of either sign."""
    left_out: list[Bond]
    """Those that only restate positions and do not count, since there are others."""


def in_use(situation: Situation, positions: bool) -> InUse:
    """Which ties count."""
    index = {key: number for number, key in enumerate(situation.actors)}
    every = ties(situation)
    counted = counted_ties(every, positions)
    found, rest = ([bond(situation, several, index) for several in by_pair(some)] for some in (counted, every))
    used, even = [each for each in found if each.weight], [each for each in found if not each.weight and each.low < 0]
    left = [each for each in rest if each.weight and each.kind == "positions"] if len(counted) < len(every) else []
    return InUse(used, even, left)


def weights_of(situation: Situation, keys: Sequence[str], restating: bool) -> dict[Pair, Fraction]:
    """The weights of a situation's ties among some actors, 0 left out.

    Args:
        situation: any draw of a file.
        keys: the actors, by whose places ends are numbered.
        restating: whether ties that restate positions count.
    """
    place = {key: at for at, key in enumerate(keys)}
    found = {}
    for several in by_pair(tied for tied in ties(situation) if restating or not tied.value.restates_positions):
        one, two = several[0].value.of
        if one in place and two in place:
            first, second = sorted((place[one], place[two]))
            found[first, second] = mean(situation, several)
    return {pair: weight for pair, weight in found.items() if weight}
