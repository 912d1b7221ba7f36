"""Which inputs drive the outputs of a run: by the analysis that its design was made for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from modusvivendi.ensembles.designs import STEP, Array
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.given import first_order
from modusvivendi.ensembles.groups import Group
from modusvivendi.ensembles.indices import sobol
from modusvivendi.ensembles.morris import effects
from modusvivendi.ensembles.plan import Plan
from modusvivendi.ensembles.studies.chosen import Chosen, numbers

Kind = Literal["sobol", "first", "morris"]
"""First-order and total indices; first-order indices from draws that were made for no such purpose; screening."""


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """What drives some outputs. Arrays have the shape (inputs, outputs), the ends (2, inputs, outputs)."""

    plan: Plan
    kind: Kind
    outputs: tuple[Chosen, ...]
    inputs: tuple[Group, ...]
    first: Array
    """First-order indices; of a screening the mean effects without their signs (μ*), of a yes or no the share of the
    moves that change it."""
    first_ends: Array
    total: Array
    """Total indices; of a screening how far the effects differ (σ); NaN where neither is known."""
    total_ends: Array
    used: int
    """Draws that it rests on."""
    left_out: int
    """Draws that failed, and those that say nothing without them."""

    def order(self, output: int) -> list[int]:
        """The inputs from the one that matters most, by the total index where there is one."""
        rank = self.total if self.kind == "sobol" else self.first
        known = [at for at in range(len(self.inputs)) if not np.isnan(rank[at, output])]
        return sorted(known, key=lambda at: (-rank[at, output], at))


FEWEST = 100
_WHY = {
    "factorial": "it repeats its points for every combination; take --design saltelli, morris or lhs",
    "sobol": "over many numbers some two go together in it by chance; take --design saltelli, morris or lhs",
}


def ready(plan: Plan) -> None:
    """Refuse a run that cannot tell what drives its outputs.

    Raises:
        EnsembleError: its design was made for something else, or it has too few draws.
    """
    if plan.draws < FEWEST:
        raise EnsembleError(
            f"{plan.draws} draws are too few to tell what drives an answer; at least {FEWEST} are needed"
        )
    if plan.design in _WHY:
        raise EnsembleError(f"the {plan.design} design was not made to tell what drives an answer: {_WHY[plan.design]}")


def influence(folder: Path, plan: Plan, outputs: Sequence[Chosen]) -> Influence:
    """Look at the whole of a run.

    Raises:
        EnsembleError: the run is not complete, no output varies, or as :func:`ready`.
    """
    ready(plan)
    kept = tuple(each for each in outputs if each.varies)
    if not kept:
        raise EnsembleError("no output of this run varies: whatever is drawn, the answer is the same")
    if any(len(each.values) < plan.draws for each in kept):
        raise EnsembleError(f"the run is not complete; go on with: modus resume {folder}")
    values = np.stack([each.values for each in kept], axis=1)
    if plan.design == "saltelli":
        return _indices(plan, kept, values)
    if plan.design == "morris":
        return _screening(plan, kept, values)
    return _given(folder, plan, kept, values)


def _indices(plan: Plan, kept: tuple[Chosen, ...], values: Array) -> Influence:
    found = sobol(values, len(plan.groups), seed=plan.seed % 2**32)
    size = plan.points.block
    return Influence(
        plan,
        "sobol",
        kept,
        plan.groups,
        found.first,
        found.first_ends,
        found.total,
        found.total_ends,
        found.used * size,
        found.left_out * size,
    )


def _screening(plan: Plan, kept: tuple[Chosen, ...], values: Array) -> Influence:
    chooses = [at for at, axis in enumerate(plan.axes) if axis.levels]
    parts = plan.points.parts
    found = effects(plan.points.rows(0, plan.draws), values, parts, choices=chooses, seed=plan.seed % 2**32)
    size, unknown = plan.points.block, np.full_like(found.ends, np.nan)
    # of a yes or no, in how many of its moves a group changes it
    step = np.array([1.0 if set(part) & set(chooses) else STEP for part in parts])[:, None]
    scale = np.where([each.column.kind == "yes" for each in kept], step, 1.0)
    return Influence(
        plan,
        "morris",
        kept,
        plan.groups,
        found.mu_star * scale,
        found.ends * scale,
        found.sigma * scale,
        unknown,
        found.used * size,
        found.left_out * size,
    )


def _given(folder: Path, plan: Plan, kept: tuple[Chosen, ...], values: Array) -> Influence:
    """Each slot by itself: rows of a plain design say nothing sound about a group of several."""
    found = first_order(numbers(folder, plan), values, seed=plan.seed % 2**32)
    alone = tuple(Group((at,), slot.label, (), slot.because) for at, slot in enumerate(plan.slots))
    unknown, ends = np.full_like(found.first, np.nan), np.full_like(found.ends, np.nan)
    return Influence(plan, "first", kept, alone, found.first, found.ends, unknown, ends, found.used, found.left_out)
