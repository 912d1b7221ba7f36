"""Stability asked of many draws: how many outcomes hold, whether today's does, and whether the same ones still do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from modusvivendi.methods.drawn import Column, Mapped, Template, refuse
from modusvivendi.methods.stability.asked import TOLD
from modusvivendi.methods.stability.frame import Framed, framed
from modusvivendi.methods.stability.frame.slots import slots as slots_of
from modusvivendi.methods.stability.solve.model import Mask
from modusvivendi.methods.stability.solve.solve import solve
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot

MOST_FOLLOWED = 20
"""Outcomes that hold at the central readings and are looked for again in every draw."""


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
    first = framed(situation)
    holds = np.asarray(_stable(first).all(axis=0))
    followed = np.flatnonzero(holds)[:MOST_FOLLOWED].tolist()
    columns = (
        Column("Today's state would hold", "", "yes"),
        Column("Outcomes that would hold", "outcomes"),
        Column("Who would leave things as they are", "decision makers"),
        *(
            Column(f"Would hold: {words}", "", "yes", words, "holds")
            for words in (first.words(state) for state in followed)
        ),
    )
    return Mapped(situation, slots, _one(first.now, followed), columns)


def _one(now: int, followed: list[int]) -> Callable[[Situation], list[float]]:
    seen: dict[bytes, Mask] = {}
    """Stability by the order in which each decision maker ranks the states, which is all that counts."""

    def one(drawn: Situation) -> list[float]:
        case = framed(drawn)
        order = b"".join(np.unique(row, return_inverse=True)[1].tobytes() for row in case.payoffs)
        if order not in seen:
            if len(seen) >= 10_000:
                seen.clear()
            seen[order] = _stable(case)
        stable = seen[order]
        holds = np.asarray(stable.all(axis=0))
        left = float((~stable[:, now]).sum())
        return [float(holds[now]), float(holds.sum()), left, *holds[followed].astype(float)]

    return one


def _stable(case: Framed) -> Mask:
    """Which decision makers find which states stable."""
    return np.asarray(solve(case.model, (TOLD,))[TOLD])
