"""Slots that are not independent of one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, ceil, pi, sin

from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Slot


@dataclass(frozen=True, slots=True)
class Joined:
    """Some slots, each two of which are correlated alike."""

    slots: tuple[int, ...]
    """Those that are drawn here."""
    keys: tuple[str, ...]
    """All that the file joins; some may be exact here and drawn elsewhere, in a run that shares the design."""
    rank: float
    """Spearman's correlation, as the file gives it."""

    @property
    def normal(self) -> float:
        """Pearson's correlation of their normal scores."""
        return normal_correlation(self.rank)


def joined(situation: Situation, slots: Sequence[Slot]) -> tuple[Joined, ...]:
    """The correlations of the file among some slots, of which at least one is drawn here."""
    return tuple(_joined(situation, slots))


def _joined(situation: Situation, slots: Sequence[Slot]) -> Iterator[Joined]:
    places = {slot.key: at for at, slot in enumerate(slots)}
    for each in situation.correlations:
        found = tuple(places[name] for name in each.of if name in places)
        if found:
            yield Joined(found, each.of, float(each.correlation.interval.ends[0]))


def normal_correlation(rank: float) -> float:
    """Pearson's correlation of two normal variables whose Spearman correlation is given: 2 sin(π ρ / 6).

    Source: Pearson (1907), Drapers' Company Research Memoirs, Biometric Series IV; Kruskal (1958), Journal of the
    American Statistical Association 53(284), 814–861.
    """
    return 2 * sin(pi * rank / 6)


def weakest(count: int) -> float:
    """The least Spearman correlation that each two of so many numbers can have, rounded towards zero.

    Normal scores that are all correlated alike have at least −1 / (n − 1).
    """
    return -1.0 if count == 2 else ceil(100 * 6 / pi * asin(-0.5 / (count - 1))) / 100
