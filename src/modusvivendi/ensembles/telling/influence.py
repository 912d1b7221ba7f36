"""What drives an answer, in words: the inputs that would be worth finding out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from modusvivendi.answers.builders import Share, shares
from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Chart, Citation, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.ensembles.studies.influence import Influence
from modusvivendi.ensembles.telling.words import drawn_table, draws_words, ends_percent, joined_words
from modusvivendi.methods import METHODS

TOLD = 3
MOST_BARS = 8
FEW_SAMPLES, FEW_CASES = 64, 30
"""Base samples, and base samples with the rarer of yes and no, below which intervals are too narrow."""
LITTLE = 0.01
"""A share of the variation below which an input is not told as mattering."""
_CITATIONS = {
    "sobol": Citation(
        text="Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), Computer Physics Communications "
        "181(2), 259–270; total indices by Jansen (1999), Computer Physics Communications 117, 35–43",
        doi="10.1016/j.cpc.2009.09.018",
    ),
    "first": Citation(
        text="Plischke, Borgonovo and Smith (2013), European Journal of Operational Research 226(3), 536–550",
        doi="10.1016/j.ejor.2012.11.047",
    ),
    "morris": Citation(
        text="Morris (1991), Technometrics 33(2), 161–174; Campolongo, Cariboni and Saltelli (2007), Environmental "
        "Modelling & Software 22(10), 1509–1518",
        doi="10.1080/00401706.1991.10484804",
    ),
}
_COLUMNS = {
    "sobol": ("First-order index, %", "95 % interval", "Total index, %", "95 % interval of the total"),
    "first": ("First-order index, %", "95 % interval"),
    "morris": ("Mean effect (μ*)", "95 % interval", "Spread of effects (σ)"),
}


def told(found: Influence) -> Answer:
    """The answer, with the evidence of the inputs that are named."""
    plan = found.plan
    answer = Answer(
        method=plan.method,
        question=f"{METHODS[plan.method]} What drives the answer?",
        headline=_headline(found),
        findings=tuple(_findings(found)),
        tables=(*(_table(found, at) for at in range(len(found.outputs))), drawn_table(plan)),
        charts=tuple(chart(found, at) for at in range(len(found.outputs))),
        caveats=tuple(_caveats(found)),
        how=_how(found),
        citation=_CITATIONS[found.kind],
    )
    return replace(answer, evidence=gather(plan.prepared, answer))


def mattering(found: Influence, output: int, most: int = TOLD) -> list[int]:
    """The inputs that matter most to an output, of those that surely matter: the whole interval lies above nothing."""
    rank, ends = (found.total, found.total_ends) if found.kind == "sobol" else (found.first, found.first_ends)
    least = 0.0 if found.kind == "morris" else LITTLE
    order = [at for at in found.order(output) if rank[at, output] > least and ends[0, at, output] > 0]
    return order[:most]


def input_words(found: Influence, at: int, output: int) -> str:
    """``"how much neutrality matters to Russia (41 %, 37.0 to 45.2 %)"``."""
    ends = tuple(found.first_ends[:, at, output])
    if found.kind == "morris":
        scale, unit = _scale(found, output)
        low, high, effect = (number_text(float(f"{scale * end:.3g}")) for end in (*ends, found.first[at, output]))
        return f"{found.inputs[at].label} ({effect} {unit}, {low} to {high})"
    alone = f"{_share(found.first[at, output])}{_between(ends)}"
    if found.kind == "first":
        return f"{found.inputs[at].label} ({alone})"
    total = f"{_share(found.total[at, output])}{_between(tuple(found.total_ends[:, at, output]))}"
    return f"{found.inputs[at].label} ({alone} alone; {total} with what it does together with others)"


def _scale(found: Influence, output: int) -> tuple[float, str]:
    """What a figure is multiplied by, and its unit then; a yes or no is told by how many moves change it."""
    column = found.outputs[output].column
    if found.kind != "morris":
        return 100.0, "% of the variance"
    return (100.0, "% of the moves change it") if column.kind == "yes" else (1.0, column.unit)


def _headline(found: Influence) -> Said:
    """The inputs that matter most to the first output, by name."""
    most, name = mattering(found, 0), capitalised(found.outputs[0].column.name)
    if not most:
        return Said(f"{name}: no single number stands out.")
    what = "what moves it most" if found.kind == "morris" else "it hangs most on"
    return Said(f"{name}: {what}: {'; '.join(found.inputs[at].label for at in most)}.", _because(found, most))


def _findings(found: Influence) -> Iterator[Said]:
    for number, output in enumerate(found.outputs):
        most = mattering(found, number)
        words = "; ".join(input_words(found, at, number) for at in most) or "no single number stands out"
        what = "shares of its variation"
        if found.kind == "morris":
            what = "moved one by one" if output.column.kind == "yes" else "change over the whole of a range"
        name = capitalised(output.column.name)
        yield Said(f"{name}, {what}: {words}." if most else f"{name}: {words}.", _because(found, most))


def _because(found: Influence, most: list[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for at in most for key in found.inputs[at].because))


def _table(found: Influence, number: int) -> Table:
    column = found.outputs[number].column
    unit = f" ({_scale(found, number)[1]})" if found.kind == "morris" else ""
    return Table(
        title=f"What drives: {column.name}{unit}",
        columns=("Uncertain number", *_COLUMNS[found.kind]),
        rows=tuple(
            Row((found.inputs[at].label, *_cells(found, at, number)), found.inputs[at].because)
            for at in found.order(number)
        ),
        note=f"On {counted(found.used, 'draw')}." + (f" {found.left_out} failed." if found.left_out else ""),
        detail=number > 0,
    )


def _cells(found: Influence, at: int, number: int) -> tuple[str | float | None, ...]:
    first, ends = found.first[at, number], found.first_ends[:, at, number]
    total, total_ends = found.total[at, number], found.total_ends[:, at, number]
    if found.kind == "morris":
        scale, _ = _scale(found, number)
        low, high = (number_text(round(scale * float(end), 3)) for end in ends)
        return _rounded(scale * first, 3), f"{low} to {high}", _rounded(scale * total, 3)
    one = (_rounded(100 * first, 1), ends_percent((float(ends[0]), float(ends[1]))))
    if found.kind == "first":
        return one
    return (*one, _rounded(100 * total, 1), ends_percent((float(total_ends[0]), float(total_ends[1]))))


def chart(found: Influence, number: int, most: int = MOST_BARS) -> Chart:
    """The inputs that matter most to one output, with the interval of each."""
    column = found.outputs[number].column
    rank, ends = (found.total, found.total_ends) if found.kind == "sobol" else (found.first, found.first_ends)
    scale, unit = _scale(found, number)
    name = {"sobol": "Total indices", "first": "First-order indices", "morris": "Mean effects"}[found.kind]
    order = mattering(found, number, most) or found.order(number)[:1]
    return shares(
        [
            Share(
                label=found.inputs[at].label,
                value=scale * max(float(rank[at, number]), 0.0),
                ends=(scale * float(ends[0, at, number]), scale * float(ends[1, at, number])),
                because=found.inputs[at].because,
            )
            for at in order
        ],
        title=f"What matters most: {column.name}",
        description=f"{name} of the {len(order)} uncertain numbers that matter most.",
        unit=unit,
    )


def _caveats(found: Influence) -> Iterator[Said]:
    if found.kind == "morris":
        yield Said("A screening tells what may be left out, not how much of the variation each input makes.")
    elif found.kind == "first":
        yield Said(
            "These draws were made to say how often something holds. They tell what each number does alone, and "
            "nothing of what several do together; for that, ask with --design saltelli."
        )
    else:
        yield Said(
            "An index is a share of the variance over what the file leaves uncertain, not over all that may be. "
            "It is an estimate: a total index may come out below the first-order one, or either beyond 0 and 100 "
            "%; the intervals say how far it may be off."
        )
        yield from _thin(found)
    yield Said(joined_words(found.plan))
    if found.left_out:
        yield Said(
            f"{counted(found.left_out, 'draw')} could not be used, for they or draws that belong to them failed."
        )


def _thin(found: Influence) -> Iterator[Said]:
    """Where too little carries the intervals of Sobol' indices."""
    samples = found.used // found.plan.points.block
    if samples < FEW_SAMPLES:
        yield Said(f"{samples} base samples are few: the intervals are too narrow. {FEW_SAMPLES} or more are better.")
    for each in found.outputs:
        rarer = min((each.known == 1).sum(), (each.known == 0).sum()) / found.plan.points.block
        if each.column.kind == "yes" and rarer < FEW_CASES:
            yield Said(f"{each.column.name}: so, or not so, in few of the base samples; its intervals are too narrow.")


def _how(found: Influence) -> str:
    what = {
        "sobol": "First-order index: the share of the variance that would go if the input alone were known. Total "
        "index: the share that would stay if everything else were known. 95 % intervals by bootstrap, 200 "
        "resamples.",
        "first": "First-order index: the share of the variance that would go if the input alone were known; from "
        "classes of each input. 95 % intervals from random halves of the draws.",
        "morris": "Mean of the changes, without their signs, when an input alone moves: a number by half of its "
        "distribution, and the change is doubled; a choice to another. 95 % intervals by bootstrap over trajectories.",
    }[found.kind]
    names = listed(group.label for group in found.inputs if len(group.slots) > 1)
    together = f" Correlated numbers count as one input: {names}." if names else ""
    return f"{draws_words(found.plan)}. {what}{together}"


def _share(share: float) -> str:
    """An estimate below zero stands for nothing, one above the whole for all of it."""
    return f"{min(max(100 * share, 0), 100):.0f} %"


def _between(ends: tuple[float, ...]) -> str:
    words = ends_percent((min(max(float(ends[0]), 0.0), 1.0), min(max(float(ends[1]), 0.0), 1.0)))
    return f", {words}" if words else ""


def _rounded(value: float, digits: int) -> float | None:
    return None if np.isnan(value) else round(float(value), digits) + 0.0
