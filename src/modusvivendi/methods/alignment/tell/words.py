"""Words that the sentences, tables and charts of alignment share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import numpy as np

from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.alignment.asked import TIED, Asked, crosses
from modusvivendi.methods.alignment.case import Bond, Case, Pair
from modusvivendi.situation.fields.dates import day_in_words

DIGITS = 4
MOST_NAMES = 10
MOST_KEYS = 12
"""Pieces of evidence that one sentence names: the table of ties has them all."""
NEUTRAL = -1


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A case and its answers, as every part of the text needs them."""

    case: Case
    asked: Asked

    def amount(self, value: float) -> str:
        """A sum of tie weights, or a number of ties where each counts one."""
        if self.case.unit and float(value).is_integer():
            return counted(int(value), "tie")
        return number_text(round(float(value), DIGITS))

    def of(self, value: float, whole: float) -> str:
        """A part of a sum: ``"7 of 58 ties"``."""
        if self.case.unit and float(value).is_integer():
            return f"{int(value)} of {self.amount(whole)}"
        return f"{self.amount(value)} of {self.amount(whole)}"

    def names(self, actors: Iterable[int], most: int = MOST_NAMES) -> str:
        """Several actors; of many the first, and how many more."""
        held = [self.case.names[at] for at in actors]
        if len(held) <= most:
            return listed(held)
        return f"{', '.join(held[: most - 2])} and {len(held) - most + 2} more"

    def tied(self) -> list[int]:
        """The actors with a tie today."""
        return sorted({end for bond in self.case.bonds for end in bond.of})

    def groups(self) -> list[dict[int, list[int]]]:
        """For each part of the graph its camps, the anchor's first; the parts with anchors first, then the larger."""
        component = self.asked.result.component
        found: dict[int, dict[int, list[int]]] = {}
        for at in self.tied():
            camps = found.setdefault(int(component[at]), {})
            camps.setdefault(int(self.asked.sides[at]), []).append(at)
        anchored = {int(component[at]) for at in self.case.anchors}
        order = sorted(found, key=lambda part: (part not in anchored, -sum(map(len, found[part].values()))))
        return [dict(sorted(found[part].items(), key=_anchor_first)) for part in order]

    def with_whom(self, at: int) -> str:
        """After whom an actor's camp is named."""
        return self.case.names[self.case.leader(self._members(at, self.asked.sides[at]))]

    def against_whom(self, at: int) -> str | None:
        """After whom the other camp is named; None where that has nobody."""
        members = self._members(at, 1 - self.asked.sides[at])
        return self.case.names[self.case.leader(members)] if members else None

    def bonds_of(self, at: int) -> list[Bond]:
        """An actor's ties."""
        return [bond for bond in self.case.bonds if at in bond.of]

    def because(self, actors: Iterable[int] | None = None) -> tuple[str, ...]:
        """What the ties of some actors rest on, the heaviest first; of all, those against the camps before others."""
        wanted = None if actors is None else set(actors)
        bonds = [
            (wanted is None and not against, -abs(bond.weight), bond.of, bond.because)
            for bond, against in zip(self.case.bonds, self.asked.broken.tolist(), strict=True)
            if wanted is None or wanted & set(bond.of)
        ]
        keys = dict.fromkeys(key for *_, because in sorted(bonds) for key in because)
        return tuple(islice(keys, MOST_KEYS))

    def because_of(self, pairs: Iterable[Pair]) -> tuple[str, ...]:
        """What the ties of some pairs rest on."""
        wanted = set(pairs)
        keys = dict.fromkeys(key for bond in self.case.bonds if bond.of in wanted for key in bond.because)
        return tuple(islice(keys, MOST_KEYS))

    def pair(self, pair: Pair) -> str:
        """The two of a tie."""
        return f"{self.case.names[pair[0]]} and {self.case.names[pair[1]]}"

    def movable(self) -> list[int]:
        """The actors for whom a switch costs something or nothing, the cheapest first; none for several camps."""
        now = self.asked.now
        if now is None:
            return []
        asked = [at for at in self.tied() if not np.isnan(now.gap[at])]
        return sorted(
            asked, key=lambda at: (round(float(now.gap[at]), DIGITS), -float(np.nan_to_num(now.strain[at])), at)
        )

    def before_words(self) -> str:
        """The day that is compared with: ``"on 9 March 2022"``."""
        before = self.case.before
        return f"on {day_in_words(before.day)}" if before is not None else "before"

    def crossed(self) -> list[int]:
        """Those whose side, determined then and now, is another one than then."""
        now, before = self.asked.now, self.asked.before
        if now is None or before is None:
            return []
        return [at for at in self.movable() if crosses(self.case, before, now, at)]

    def open(self) -> list[int]:
        """Those whose side is undetermined."""
        now = self.asked.now
        return [at for at in self.movable() if now is not None and now.gap[at] <= TIED]

    def _members(self, at: int, side: int) -> list[int]:
        """The actors of its part of the graph that are on a side."""
        sides, component = self.asked.sides, self.asked.result.component
        actors = range(len(self.case.keys))
        return [each for each in actors if component[each] == component[at] and sides[each] == side]


def _anchor_first(camp: tuple[int, list[int]]) -> tuple[bool, int]:
    return camp[0] == NEUTRAL, camp[0]


def signed(weight: Fraction | float) -> str:
    """A tie's weight with its sign."""
    value = round(float(weight), DIGITS)
    return f"+{number_text(value)}" if value > 0 else number_text(value)


def percent(share: float) -> str:
    """A share in hundredths."""
    return f"{number_text(round(100 * share, 1))} %"


def proof(proved: bool, bound: str) -> str:
    """Whether less is impossible."""
    return "proved: no division breaks less" if proved else f"the best found; no division breaks less than {bound}"
