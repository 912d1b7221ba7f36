"""Stability asked of many draws: how many outcomes hold, whether today's does, and whether the same ones still do.

Only the order in which each decision maker ranks the states counts, so that each combination of orders is solved once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from modusvivendi.methods.drawn import Array, Column, Rows, Template, refuse
from modusvivendi.methods.stability.asked import TOLD
from modusvivendi.methods.stability.fill import payoffs
from modusvivendi.methods.stability.frame import Framed, framed
from modusvivendi.methods.stability.frame.feeds import Wants, feeds
from modusvivendi.methods.stability.frame.slots import slots as slots_of
from modusvivendi.methods.stability.solve.model import Ints, Mask, Payoffs
from modusvivendi.methods.stability.solve.solve import solve
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot

MOST_FOLLOWED = 20
"""Outcomes that hold at the central readings and are looked for again in every draw."""
MOST_CELLS = 2**18
"""Draws times states that are ranked at once."""
MOST_KEPT = 10_000
"""Combinations of orders whose result is remembered."""


def slots(situation: Situation, options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """The uncertain numbers that a stability analysis rests on."""
    refuse(options)
    return slots_of(situation)


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The case, ready for draws.

    Raises:
        SituationError: as the method's own frame.
    """
    refuse(options)
    case = framed(situation)
    return Batch(case, [feeds(situation, key, case.states, slots) for key in case.keys])


class Batch:
    """States and moves, and what decision makers say outright; what the others want comes with the draws."""

    largest = 2_000

    def __init__(self, case: Framed, wants: Sequence[Wants | None]) -> None:
        self._case, self._wants = case, wants
        self._fixed = _ranked(case.payoffs)
        self._seen: dict[bytes, list[float]] = {}
        holds = np.asarray(self._stable(self._fixed).all(axis=0))
        self._followed = np.flatnonzero(holds)[:MOST_FOLLOWED].tolist()
        words = [case.words(state) for state in self._followed]
        self.columns = (
            Column("Today's state would hold", "", "yes"),
            Column("Outcomes that would hold", "outcomes"),
            Column("Who would leave things as they are", "decision makers"),
            *(Column(f"Would hold: {each}", "", "yes", each, "holds") for each in words),
        )

    def rows(self, numbers: Array) -> Rows:
        """The outputs of each draw."""
        size = max(MOST_CELLS // self._case.states.count, 1)
        blocks = [self._block(numbers[at : at + size]) for at in range(0, len(numbers), size)]
        return Rows(np.concatenate([np.zeros((0, len(self.columns))), *blocks]), ("",) * len(numbers))

    def _block(self, numbers: Array) -> Array:
        orders = [
            np.broadcast_to(fixed, (len(numbers), len(fixed))) if wants is None else _ranked(payoffs(wants, numbers))
            for fixed, wants in zip(self._fixed, self._wants, strict=True)
        ]
        return np.array([self._row(order) for order in np.stack(orders, axis=1)])

    def _row(self, order: Ints) -> list[float]:
        key = order.tobytes()
        if key not in self._seen:
            if len(self._seen) >= MOST_KEPT:
                self._seen.clear()
            stable = self._stable(order)
            holds = np.asarray(stable.all(axis=0))
            left = float((~stable[:, self._case.now]).sum())
            followed = holds[self._followed].astype(float)
            self._seen[key] = [float(holds[self._case.now]), float(holds.sum()), left, *followed]
        return self._seen[key]

    def _stable(self, order: Ints) -> Mask:
        """Which decision makers find which states stable, by how they rank them."""
        model = replace(self._case.model, payoffs=Payoffs(order, order))
        return np.asarray(solve(model, (TOLD,))[TOLD])


def _ranked(values: Ints) -> Ints:
    """The place of each number among the different numbers of its row, from the least; shape as the values."""
    order = np.argsort(values, axis=1, kind="stable")
    placed = np.take_along_axis(values, order, axis=1)
    ranks = np.zeros(values.shape, dtype=np.int64)
    np.cumsum(placed[:, 1:] != placed[:, :-1], axis=1, out=ranks[:, 1:])
    found = np.empty_like(ranks)
    np.put_along_axis(found, order, ranks, axis=1)
    return found
