"""Words that the answers on a run share."""

from __future__ import annotations

from math import isnan

import numpy as np

from modusvivendi.answers.model import Row, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.ensembles.discovery import Box
from modusvivendi.ensembles.plan import Plan
from modusvivendi.ensembles.summary import Outcome
from modusvivendi.situation.slots import Slot

DESIGNS = {
    "sobol": "a scrambled Sobol' sequence",
    "lhs": "a Latin hypercube",
    "montecarlo": "independent draws",
    "saltelli": "a Saltelli design",
    "morris": "Morris trajectories",
    "factorial": "every combination of choices, each with the same points of a scrambled Sobol' sequence",
}


def percent(share: float) -> str:
    """A share as a reader sees it; "all" and "none" only where it is so."""
    if share in (0.0, 1.0):
        return "all" if share else "none"
    hundredth = 100 * share
    if hundredth < 0.1 or hundredth > 99.9:
        return "less than 0.1 %" if hundredth < 1 else "more than 99.9 %"
    return f"{hundredth:.1f} %" if hundredth < 10 or hundredth > 90 else f"{hundredth:.0f} %"


def ends_percent(ends: tuple[float, float]) -> str:
    """``"35.1 to 38.2 %"``."""
    low, high = ends
    return "" if isnan(low) or isnan(high) else f"{_hundredth(low)} to {_hundredth(high)} %"


def _hundredth(share: float) -> str:
    return f"{100 * share + 0.0:.1f}".replace("-0.0", "0.0").replace("-", "−")


def draws_words(plan: Plan) -> str:
    """``"1,000 draws of 28 uncertain numbers, a scrambled Sobol' sequence, seed 0"``."""
    return (
        f"{plan.draws:,} draws of {counted(len(plan.slots), 'uncertain number')}, {DESIGNS[plan.design]}, seed "
        f"{plan.seed}"
    )


def held_words(slot: Slot, low: float, high: float, kept: tuple[float, ...] | None) -> str:
    """A restriction of a box on one input: ``"how much neutrality matters to Russia is below 0.7"``."""
    if slot.kind == "line":
        line = slot.label.removeprefix("whether ").removesuffix(" stands")
        return f"{line} stands" if kept and kept[0] else f"{line} does not stand"
    what = f"the place {slot.label}" if slot.label.startswith("where ") else slot.label
    bottom, top = (number_text(float(f"{end:.3g}")) for end in (low, high))
    if np.isfinite(low) and np.isfinite(high):
        return f"{what} lies between {bottom} and {top}"
    return f"{what} is {'above ' + bottom if np.isfinite(low) else 'below ' + top}"


def box_words(plan: Plan, box: Box) -> list[str]:
    """Each restricted input of a box in words."""
    return [
        held_words(plan.slots[at], float(box.low[at]), float(box.high[at]), box.kept.get(at)) for at in box.restricted
    ]


def drawn_table(plan: Plan) -> Table:
    """Everything that was drawn, as the file has it."""
    return Table(
        title="What was drawn",
        columns=("Uncertain number", "As the file has it", "Column"),
        rows=tuple(
            Row((slot.label, _as_given(slot), name), slot.because)
            for slot, name in zip(plan.slots, plan.inputs, strict=True)
        ),
        note="Ranges and hedged words are drawn evenly between their ends, distributions by their law; a red line "
        "stands in the share of draws that its firmness says.",
        detail=True,
    )


def _as_given(slot: Slot) -> str:
    if not slot.given:
        return "not given: 0 to 1"
    return f"firmness {slot.value.describe()}" if slot.kind == "line" else slot.value.describe()


def joined_words(plan: Plan) -> str:
    """What is said of correlated numbers."""
    together = [each for each in plan.together if len(each.slots) > 1]
    if not together:
        return "Uncertain numbers are drawn independently of one another."
    joined = [
        f"{' and '.join(plan.slots[at].label for at in each.slots)} ({number_text(each.rank)})" for each in together
    ]
    return (
        "Uncertain numbers are drawn independently of one another, except for these, which are correlated: "
        f"{'; '.join(joined)}."
    )


def told_words(each: Outcome) -> str:
    """How often an output is so, or between which numbers it lies, with the interval."""
    name = capitalised(each.column.name)
    if each.share is not None:
        share = f"{percent(each.mean)} of the {each.known:,} cases consistent with what is known"
        return f"{name}: in {share} (95 % interval {ends_percent(each.share)})"
    low, high = (number_text(float(f"{end:.4g}")) for end in (each.five, each.ninety_five))
    span = low if low == high else f"{low} to {high}"
    return f"{name}: {span} {each.column.unit} in nine of ten cases consistent with what is known"
