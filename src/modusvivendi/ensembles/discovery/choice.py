"""Which box of a trajectory to tell, and which of its restrictions to leave out."""

from __future__ import annotations

from numpy.typing import ArrayLike

from modusvivendi.ensembles.discovery.box import Box
from modusvivendi.ensembles.discovery.prim import Trajectory
from modusvivendi.ensembles.discovery.step import Step, measured
from modusvivendi.ensembles.faults import EnsembleError


def choose(trajectory: Trajectory, *, most_inputs: int = 3) -> Step:
    """The step whose box can be told in a sentence.

    The greatest harmonic mean of coverage and density among the steps that restrict at most so many inputs; of equal
    ones the step with fewer inputs, then the larger one, then the earlier one. The box of all draws is among them:
    where it is the answer, no box tells the cases of interest better than their share does.
    """
    told = [step for step in trajectory.steps if step.inputs <= most_inputs]
    return max(told, key=lambda step: (step.balance, -step.inputs, step.inside))


def simplified(box: Box, x: ArrayLike, y: ArrayLike, *, loss: float = 0.03) -> Step:
    """Drop the restrictions that hardly matter.

    1. Measure the box without each of its restrictions: a low limit, a high limit, or the categories of an input.
    2. Take the one with the greatest harmonic mean of coverage and density; of equal ones the one with fewer inputs,
       then the first.
    3. If this is within the loss of the mean of the box as it was given, go on with it.

    Time O(n r³) for r restrictions.

    Args:
        box: of k inputs.
        x: shape (n, k).
        y: shape (n,), 1 for a case of interest, 0 for another.
        loss: how much of the harmonic mean may be lost in all.

    Raises:
        EnsembleError: the shapes do not match, or the loss is no share.
    """
    if not 0 <= loss <= 1:
        raise EnsembleError(f"loss is {loss}; give a share from 0 to 1, such as 0.03")
    found = measured(box, x, y)
    least = found.balance - loss
    while restrictions := found.box.restrictions:
        smaller = [measured(found.box.relaxed(*each), x, y) for each in restrictions]
        best = max(smaller, key=lambda step: (step.balance, -step.inputs))
        if best.balance < least:
            break
        found = best
    return found
