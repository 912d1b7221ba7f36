"""When does it hold? Boxes of numbers, and a small tree, in which most draws are of interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery import Box, Step, Trajectory, boxes, leaves, measured, prim, simplified, tree
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import Plan
from modusvivendi.ensembles.studies.chosen import PLAIN, Chosen, Line, chosen, interest, numbers

Places = NDArray[np.intp]
MOST_INPUTS, MOST_BOXES = 3, 3
LEAST_DENSITY = 0.5
"""Of a box that is told."""
FEWEST = 100
"""Draws; with fewer, what is found on half of them is mostly chance."""
MOST_LOOKED_AT = 200_000
"""Draws that are searched; the first ones of a longer run."""


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """What was found on one half of the draws, and how it does on the other."""

    plan: Plan
    output: Chosen
    words: str
    """What is of interest."""
    share: float
    """Of the draws held out, those of interest."""
    searched: int
    held_out: int
    left_out: int
    """Draws in which the output is not known."""
    trajectory: Trajectory | None
    """Nothing where every draw is of interest, or none."""
    boxes: tuple[Step, ...] = ()
    """The boxes that are told, on the draws held out, each on those that the ones before it leave; none where no box
    does better than the share of all."""
    leaves: tuple[Step, ...] = ()
    """Of the tree, on the draws held out."""


def ready(plan: Plan) -> None:
    """Refuse a run in which no conditions can be found.

    Raises:
        EnsembleError: its design was made for something else, or it has too few draws.
    """
    if plan.design not in PLAIN:
        raise EnsembleError(
            f"the {plan.design} design was not made to find conditions in; take --design {' or '.join(PLAIN)}"
        )
    _enough(plan.draws)


def _enough(draws: int) -> None:
    if draws < FEWEST:
        raise EnsembleError(f"{draws} draws are too few to find conditions in; at least {FEWEST} are needed")


def subject(folder: Path, plan: Plan, wanted: Sequence[str], line: Line) -> Chosen:
    """The output that is meant: the one that is named, else the first that varies and that the line is one of.

    Raises:
        EnsembleError: the name is that of no output, of several, or none varies.
    """
    if len(wanted) > 1:
        raise EnsembleError("conditions are found for one output at a time; name one with --of")
    number = line.above is not None or line.below is not None
    if wanted:
        return chosen(folder, plan, wanted)[0]
    found = [each for each in chosen(folder, plan) if (each.column.kind == "number") is number]
    if not found:
        kind = "number" if number else "yes-or-no answer"
        hint = "" if number else " and, of a number, a line with --above or --below"
        others = "; ".join(each.column.name for each in chosen(folder, plan)[:4])
        raise EnsembleError(f"no {kind} of this run varies; name an output with --of{hint}: {others or 'none varies'}")
    return found[0]


def conditions(folder: Path, plan: Plan, output: Chosen, line: Line, most_inputs: int = MOST_INPUTS) -> Conditions:
    """Search one half of the draws, taken at random, and measure on the other what was found.

    Raises:
        EnsembleError: the line does not fit, too many draws failed, or as :func:`ready`.
    """
    ready(plan)
    wanted, words = interest(output, line)
    known = np.flatnonzero(~np.isnan(wanted))[:MOST_LOOKED_AT]
    _enough(len(known))
    x, y = numbers(folder, plan)[known], wanted[known]
    here, there = halves(len(known), plan.seed)
    made = Conditions(
        plan,
        output,
        words,
        share=float(y[there].mean()),
        searched=len(y[here]),
        held_out=len(y[there]),
        left_out=len(wanted) - int((~np.isnan(wanted)).sum()),
        trajectory=None,
    )
    if y[here].min() == y[here].max():
        return made
    return _found(made, (x[here], y[here]), (x[there], y[there]), most_inputs)


def halves(count: int, seed: int) -> tuple[Places, Places]:
    """The places of two halves of some draws, at random: every second row of a Sobol' sequence is no fair half."""
    order = np.random.Generator(np.random.PCG64(seed % 2**63)).permutation(count)
    cut = (count + 1) // 2
    return np.sort(order[:cut]), np.sort(order[cut:])


def _found(made: Conditions, search: tuple[Array, Array], check: tuple[Array, Array], most_inputs: int) -> Conditions:
    lines = tuple(at for at, slot in enumerate(made.plan.slots) if slot.kind == "line")
    told = boxes(*search, most=MOST_BOXES, most_inputs=most_inputs, categories=lines)
    grown = leaves(tree(*search, categories=lines), len(made.plan.slots))
    return replace(
        made,
        trajectory=prim(*search, categories=lines, most_inputs=most_inputs),
        boxes=tuple(_checked([step.box for step in told], search, check)),
        leaves=tuple(measured(leaf.box, *check) for leaf in grown),
    )


def _checked(found: Sequence[Box], search: tuple[Array, Array], check: tuple[Array, Array]) -> Iterator[Step]:
    """Each box without what hardly matters in it, on the draws held out that the ones before it leave.

    Which boxes there are is decided on the search half alone; of the draws held out one thing only is asked, whether
    the whole interval of the density lies above the share of all of them.
    """
    share = float(check[1].mean())
    for each in found:
        if not (search[1].any() and len(check[1])):
            return
        simple = simplified(each, *search)
        box = simple.box if simple.inputs and simple.density >= LEAST_DENSITY else each
        step = measured(box, *check)
        if step.density_ends[0] <= share:
            return
        yield step
        search, check = (_outside(box, *some) for some in (search, check))


def _outside(box: Box, x: Array, y: Array) -> tuple[Array, Array]:
    left = ~box.inside(x)
    return x[left], y[left]
