"""Alignment asked of many draws: how often which side, and how far what it costs varies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from modusvivendi.methods.alignment.asked import MOST_ASKED, TIED, View, view
from modusvivendi.methods.alignment.case import Case, Pair, Weights
from modusvivendi.methods.alignment.frame import frame
from modusvivendi.methods.alignment.frame.bonds import by_pair, weights_of
from modusvivendi.methods.drawn import Array, Column, Mapped, Rows, Template, refuse
from modusvivendi.situation.derive import central_weight, counted_ties, ties
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find

_OPTIONS = ("anchor", "positions")


def slots(situation: Situation, options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """The uncertain weights of the ties in force; and other numbers, where ties that restate positions count.

    Raises:
        SituationError: as the method's own frame.
    """
    refuse(options, but=_OPTIONS)
    restating = _restates(frame(situation, **options))
    blocks = ("ties", "issues", "positions") if restating else ("ties",)
    return tuple(slot for slot in find(situation) if slot.path[0] in blocks)


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """For every draw what stands against the camps, and for every actor its side and what the other costs it.

    Raises:
        SituationError: as the method's own frame; or there are more actors than are asked about one by one.
    """
    refuse(options, but=_OPTIONS)
    case = frame(situation, **options)
    if len(case.keys) > MOST_ASKED:
        what = f"{len(case.keys)} actors are more than can be drawn, {MOST_ASKED}"
        raise SituationError([Problem(code="option", what=what, hint="leave --draws out")])
    asked = _Asked(case)
    if not _restates(case):
        return Batch(asked, _feeds(situation, case, {slot.key: at for at, slot in enumerate(slots)}), slots)

    def one(drawn: Situation) -> list[float]:
        return asked.row(weights_of(drawn, case.keys, True))

    return Mapped(situation, slots, one, asked.columns)


class _Asked:
    """What is asked of every draw."""

    def __init__(self, case: Case) -> None:
        self.case = case
        now, names = view(case.weights, case), case.names
        self._anchor = case.anchors[0]
        others = [at for at in range(len(names)) if at not in case.anchors]
        self._actors = sorted(others, key=lambda at: (round(float(now.gap[at]), 9), at))
        self._near = [at for at in self._actors if now.component[at] == now.component[self._anchor]]
        self.columns = (
            Column("against the camps (L/m)", "% of all"),
            *(Column(f"{names[at]} on the side of {names[self._anchor]}", "", "yes") for at in self._near),
            *(Column(f"{names[at]}: cost of the other side", "tie weights") for at in self._actors),
            *(Column(f"{names[at]}: bears on either side", "tie weights") for at in self._actors),
        )

    def row(self, weights: Weights) -> list[float]:
        """One draw; whoever may be on either side alike is not counted as being with the anchor."""
        found: View = view(weights, self.case)
        with_anchor = (found.component == found.component[self._anchor]) & (found.sides == found.sides[self._anchor])
        sides = [float(with_anchor[at] and found.gap[at] > TIED) for at in self._near]
        return [
            100 * found.share,
            *sides,
            *(float(each[at]) for each in (found.gap, found.strain) for at in self._actors),
        ]


class Batch:
    """The weights of all draws at once, by adding up their ties; then each graph in turn."""

    largest = 2_000

    def __init__(self, asked: _Asked, feeds: Mapping[Pair, Sequence[int | Fraction]], slots: Sequence[Slot]) -> None:
        self.columns = asked.columns
        self._asked, self._feeds, self._slots = asked, feeds, tuple(slots)

    def rows(self, numbers: Array) -> Rows:
        """The outputs of each draw in turn."""
        values = np.full((len(numbers), len(self.columns)), np.nan)
        errors = [""] * len(numbers)
        for at, row in enumerate(numbers):
            drawn = [slot.exact(number) for slot, number in zip(self._slots, row, strict=True)]
            try:
                values[at] = self._asked.row(self._weights(drawn))
            except Exception as error:  # one draw, however it fails, must not take the others with it
                errors[at] = f"{type(error).__name__}: {error}"
        return Rows(values, tuple(errors))

    def _weights(self, drawn: Sequence[Fraction]) -> Weights:
        found = {}
        for pair, several in self._feeds.items():
            ways = [drawn[each] if isinstance(each, int) else each for each in several]
            weight = sum(ways, Fraction(0)) / len(ways)
            if weight:
                found[pair] = weight
        return found


def _feeds(situation: Situation, case: Case, index: Mapping[str, int]) -> dict[Pair, Sequence[int | Fraction]]:
    """For each pair its ties: the place of a slot, or the weight that it has in every draw."""
    place = {key: at for at, key in enumerate(case.keys)}
    found: dict[Pair, Sequence[int | Fraction]] = {}
    for several in by_pair(counted_ties(ties(situation))):
        if place.keys() >= set(several[0].value.of):
            one, two = sorted(place[key] for key in several[0].value.of)
            found[one, two] = [
                index.get(f"ties.{tied.value.number}.weight", central_weight(situation, tied)) for tied in several
            ]
    return found


def _restates(case: Case) -> bool:
    return any(bond.kind == "positions" for bond in case.bonds)
