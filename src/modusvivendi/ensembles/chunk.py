"""The rows of one chunk: what was drawn, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.drawing import draw
from modusvivendi.ensembles.plan import Plan

KILLED = "it killed the process that computed it"


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some draws that follow one another."""

    start: int
    numbers: Array
    """Shape (draws, slots)."""
    held: Array
    """Which reading of each slot held, shape (draws, slots)."""
    values: Array
    """Shape (draws, outputs)."""
    errors: tuple[str, ...]


def compute(plan: Plan, start: int, stop: int) -> Chunk:
    """The draws from ``start`` up to ``stop``."""
    numbers, held = drawn(plan, start, stop)
    rows = plan.template.rows(numbers)
    return Chunk(start, numbers, held, rows.values, rows.errors)


def killed(plan: Plan, draw_number: int) -> Chunk:
    """A draw that cannot be computed, for it takes its process down."""
    numbers, held = drawn(plan, draw_number, draw_number + 1)
    values = np.full((1, len(plan.template.columns)), np.nan)
    return Chunk(draw_number, numbers, held, values, (KILLED,))


def joined(parts: list[Chunk]) -> Chunk:
    """Chunks that follow one another as one."""
    return Chunk(
        parts[0].start,
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.held for part in parts]),
        np.concatenate([part.values for part in parts]),
        tuple(error for part in parts for error in part.errors),
    )


def drawn(plan: Plan, start: int, stop: int) -> tuple[Array, Array]:
    """The numbers of some draws, shape (draws, slots), and which reading of each slot held."""
    return draw(plan.slots, plan.points.rows(start, stop), plan.columns, plan.together)
