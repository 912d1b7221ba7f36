"""Several boxes, each around cases of interest that the ones before it left.

Source: Friedman and Fisher (1999), Statistics and Computing 9(2), 123–143, the covering of PRIM.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from modusvivendi.ensembles.discovery.cases import Cases, Mask, cases
from modusvivendi.ensembles.discovery.choice import choose
from modusvivendi.ensembles.discovery.prim import trajectory
from modusvivendi.ensembles.discovery.rules import Criterion, Rules
from modusvivendi.ensembles.discovery.step import Step


def boxes(
    x: ArrayLike,
    y: ArrayLike,
    *,
    most: int = 3,
    most_inputs: int = 3,
    least_density: float = 0.5,
    categories: Sequence[int] = (),
    peel: float = 0.05,
    paste: float = 0.05,
    least_mass: float = 0.05,
    criterion: Criterion = "lenient",
) -> tuple[Step, ...]:
    """Find a box, leave out the draws in it, and find the next.

    1. Run PRIM on the draws that no box holds yet and choose a step (:func:`.choice.choose`).
    2. Stop if it restricts nothing, is no denser than all draws are (Friedman and Fisher's rule), or is less dense
       than what is worth telling.
    3. Keep it, leave out its draws, and go on, until there are enough boxes, or the draws that are left are all alike.

    A later box says what is so outside the earlier ones: its counts are of the draws that no earlier box holds, its
    mass and coverage are shares of all draws and of all cases of interest, and so they add up.

    Time that of PRIM for each box.

    Args:
        x: shape (n, k).
        y: shape (n,), 1 for a case of interest, 0 for another.
        most: boxes.
        most_inputs: each restricts.
        least_density: a box is told if at least this share of its draws is of interest.
        categories: as in :func:`.prim.prim`, and so are the others.
        peel: of a box's draws.
        paste: of a box's draws.
        least_mass: of all draws.
        criterion: of peeling and pasting.

    Raises:
        EnsembleError: the draws cannot be searched (:func:`.cases.cases`), or an option is none.
    """
    every = cases(x, y, categories)
    rules = Rules(
        draws=len(every.y), peel=peel, paste=paste, least_mass=least_mass, criterion=criterion, most_inputs=most_inputs
    )
    left = np.ones(len(every.y), dtype=np.bool_)
    found: list[Step] = []
    while len(found) < most and (step := _next(every, left, rules, most_inputs)) is not None:
        if step.density < least_density:
            break
        found.append(step)
        left &= ~step.box.inside(every.x)
    return tuple(found)


def _next(every: Cases, left: Mask, rules: Rules, most_inputs: int) -> Step | None:
    """The best box of the draws that are left, counted against all draws; nothing where it tells nothing."""
    interest = every.y[left]
    if not interest.any() or interest.all():
        return None
    some = choose(trajectory(every.only(left), rules), most_inputs=most_inputs)
    draws, cases_of_interest = len(every.y), int(every.y.sum())
    if not some.inputs or some.hits * draws <= cases_of_interest * some.inside:
        return None
    return replace(some, draws=draws, interest=cases_of_interest)
