"""The patient rule induction method: a box is peeled, strip by strip, until mostly cases of interest are left in it.

For use with plain arrays; nothing here knows a situation. Sources: Friedman and Fisher (1999), Statistics and Computing
9(2), 123–143, for the method; Bryant and Lempert (2010), Technological Forecasting and Social Change 77(1), 34–49, for
its use in scenario discovery; Kwakkel and Jaxa-Rozen (2016), Environmental Modelling & Software 79, 311–321, for the
lenient criterion where inputs are of several kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from modusvivendi.ensembles.discovery.box import Box
from modusvivendi.ensembles.discovery.cases import Cases, cases
from modusvivendi.ensembles.discovery.paste import pasted
from modusvivendi.ensembles.discovery.peel import Sorted, peeled
from modusvivendi.ensembles.discovery.rules import Criterion, Rules
from modusvivendi.ensembles.discovery.step import Step, measured


@dataclass(frozen=True, slots=True, eq=False)
class Trajectory:
    """One run: each step's box is denser than the one before."""

    steps: tuple[Step, ...]
    """The first is the box of all draws."""
    peeled: int
    """So many steps, the first among them, hold one another; those after them are pasted onto the last of these."""


def prim(
    x: ArrayLike,
    y: ArrayLike,
    *,
    categories: Sequence[int] = (),
    peel: float = 0.05,
    paste: float = 0.05,
    least_mass: float = 0.05,
    criterion: Criterion = "lenient",
    most_inputs: int | None = None,
) -> Trajectory:
    """Peel a box around the cases of interest, then paste.

    1. Begin with the box of all draws; sort these once by each input.
    2. Peel off the strip or the category that is best (:func:`.peel.peeled`), and again, until no peel raises the
       density and leaves the least mass.
    3. Paste on the strip or the category that is best (:func:`.paste.pasted`), and again, until none raises the
       density.

    The same draws give the same boxes: ties follow stated rules and nothing is random. Time O(k n log n) for the sort
    and O(k n / peel) for the peeling, memory O(k n).

    Args:
        x: shape (n, k), the inputs of n draws.
        y: shape (n,), 1 for a case of interest, 0 for another.
        categories: the inputs whose numbers are names of categories.
        peel: the share of the box's draws that a numeric input loses at a time. A smaller one is more patient.
        paste: the share of the box's draws that a numeric input gains at a time.
        least_mass: no box gets smaller than this share of the draws.
        criterion: ``lenient`` takes the greatest rise of the density for each draw cut off, ``original`` the greatest
            density.
        most_inputs: once so many inputs are restricted, only these are peeled further.

    Raises:
        EnsembleError: the draws cannot be searched (:func:`.cases.cases`), or an option is none.
    """
    searched = cases(x, y, categories)
    rules = Rules(
        draws=len(searched.y),
        peel=peel,
        paste=paste,
        least_mass=least_mass,
        criterion=criterion,
        most_inputs=most_inputs,
    )
    return trajectory(searched, rules)


def trajectory(searched: Cases, rules: Rules) -> Trajectory:
    """The same for draws and rules that are checked."""
    steps = _peeling(searched, rules)
    return Trajectory((*steps, *_pasting(searched, rules, steps[-1].box)), len(steps))


def _peeling(searched: Cases, rules: Rules) -> list[Step]:
    ranks, inside = Sorted.of(searched), np.ones(len(searched.y), dtype=np.bool_)
    box: Box | None = Box.whole(searched.x.shape[1])
    steps = []
    while box is not None:
        steps.append(measured(box, searched.x, searched.y))
        inside = box.inside(searched.x)
        ranks = ranks.within(inside)
        box = peeled(searched, box, ranks, inside, rules)
    return steps


def _pasting(searched: Cases, rules: Rules, box: Box) -> list[Step]:
    steps: list[Step] = []
    while (larger := pasted(searched, box, box.inside(searched.x), rules)) is not None:
        box = larger
        steps.append(measured(box, searched.x, searched.y))
    return steps
