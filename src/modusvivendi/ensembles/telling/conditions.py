"""When it holds, in words: the box and the tree that were found, as they do on draws that were held out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modusvivendi.answers.builders import Share, shares
from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Chart, Citation, Row, Said, Table
from modusvivendi.answers.wording import counted, listed
from modusvivendi.ensembles.discovery import Step
from modusvivendi.ensembles.studies.conditions import Conditions
from modusvivendi.ensembles.telling.words import (
    box_words,
    drawn_table,
    draws_words,
    ends_percent,
    joined_words,
    percent,
)
from modusvivendi.methods import METHODS


def told(found: Conditions) -> Answer:
    """The answer, with the evidence of the inputs that are named."""
    plan = found.plan
    answer = Answer(
        method=plan.method,
        question=f"{METHODS[plan.method]} When is that so?",
        headline=headline(found),
        findings=tuple(_findings(found)),
        tables=(*_boxes(found), *_leaves(found), *_trajectory(found), drawn_table(plan)),
        charts=tuple(_charts(found)),
        caveats=tuple(_caveats(found)),
        how=f"{draws_words(plan)}. Boxes by PRIM (peeling and pasting) and a classification tree, found on "
        f"{found.searched:,} draws and measured on {found.held_out:,} others.",
        citation=Citation(
            text="Friedman and Fisher (1999), Statistics and Computing 9(2), 123–143; for scenario discovery Bryant "
            "and Lempert (2010), Technological Forecasting and Social Change 77(1), 34–49",
            doi="10.1016/j.techfore.2009.08.002",
        ),
    )
    return replace(answer, evidence=gather(plan.prepared, answer))


def headline(found: Conditions) -> Said:
    """The box in a sentence; or that there is none to tell."""
    if found.trajectory is None:
        whole = "all" if found.share else "none"
        return Said(
            f"{found.words}: in {whole} of the cases consistent with what is known; there are no conditions to find."
        )
    if not found.boxes:
        return Said(
            f"{found.words}: in {percent(found.share)} of the cases; no condition of up to three numbers tells "
            "them apart better than that. When is it not so? Ask the other way round, with --no, --above or "
            "--below."
        )
    first = found.boxes[0]
    ends = ends_percent(first.density_ends)
    share = f"{percent(first.density)} of the cases (95 % interval {ends})"
    words = f"{found.words}: in {share} in which {_where(found, first)}"
    return Said(f"{words}, against {percent(found.share)} of all cases.", _because(found, first))


def _where(found: Conditions, step: Step) -> str:
    return listed(box_words(found.plan, step.box))


def _because(found: Conditions, step: Step) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for at in step.box.restricted for key in found.plan.slots[at].because))


def _findings(found: Conditions) -> Iterator[Said]:
    for number, box in enumerate(found.boxes):
        if number == 0:
            much = f"{percent(box.mass)} of all cases, and cover {percent(box.coverage)} of the cases in which it is so"
            yield Said(f"These conditions hold in {much}.", label="How much they tell")
        else:
            yield Said(_often(found, box), _because(found, box), label="Outside these conditions")
    known = sorted((leaf for leaf in found.leaves if leaf.inside and leaf.inputs), key=lambda leaf: leaf.density)
    told = [("Least often", known[0])] if known else []
    told += [("Most often", known[-1])] if len(known) > 1 and not found.boxes else []
    for label, leaf in told:
        yield Said(_often(found, leaf), _because(found, leaf), label=label)


def _often(found: Conditions, step: Step) -> str:
    share = f"{percent(step.density)} ({ends_percent(step.density_ends)})"
    return f"In {share} of the cases in which {_where(found, step)}."


def _boxes(found: Conditions) -> Iterator[Table]:
    for number, box in enumerate(found.boxes):
        words = box_words(found.plan, box.box)
        of = "" if number == 0 else ", of the draws that the conditions above leave"
        yield Table(
            title="The conditions" if number == 0 else f"Outside the conditions above ({number})",
            columns=("Condition", "Column"),
            rows=tuple(
                Row((each, found.plan.inputs[at]), found.plan.slots[at].because)
                for at, each in zip(box.box.restricted, words, strict=True)
            ),
            note=f"Density {100 * box.density:.1f} % ({ends_percent(box.density_ends)}), coverage "
            f"{100 * box.coverage:.1f} % ({ends_percent(box.coverage_ends)}), on {counted(box.draws, 'draw')} "
            f"held out{of}.",
        )


def _leaves(found: Conditions) -> Iterator[Table]:
    if found.leaves:
        yield Table(
            title="Every case, sorted by a small tree",
            columns=("Where", "So in, %", "95 % interval", "Cases held out"),
            rows=tuple(
                Row(
                    (
                        _where(found, leaf) or "always",
                        round(100 * leaf.density, 1) if leaf.inside else None,
                        ends_percent(leaf.density_ends),
                        leaf.inside,
                    )
                )
                for leaf in found.leaves
            ),
            detail=True,
        )


def _trajectory(found: Conditions) -> Iterator[Table]:
    if found.trajectory is not None:
        yield Table(
            title="How the box was found: peeling, then pasting",
            columns=("Step", "Mass, %", "Coverage, %", "Density, %", "Numbers restricted"),
            rows=tuple(
                Row((at, *(round(100 * share, 1) for share in (step.mass, step.coverage, step.density)), step.inputs))
                for at, step in enumerate(found.trajectory.steps)
            ),
            note="On the draws that were searched. Mass: draws in the box. Coverage: of the cases of interest, those "
            "in it. Density: of the draws in it, those of interest.",
            detail=True,
        )


def _charts(found: Conditions) -> Iterator[Chart]:
    for first in found.boxes[:1]:
        yield shares(
            [
                Share(label="It is so, of all cases", value=100 * found.share),
                Share(
                    label="It is so, of the cases in which the conditions hold",
                    value=100 * first.density,
                    ends=_ends(first.density_ends),
                ),
                Share(label="The conditions hold, of all cases", value=100 * first.mass),
                Share(
                    label="The conditions hold, of the cases in which it is so",
                    value=100 * first.coverage,
                    ends=_ends(first.coverage_ends),
                ),
            ],
            title=f"When it holds: {found.words}",
            description="How often it is so with and without the conditions, and how much of it they cover.",
            unit="%",
        )


def _ends(ends: tuple[float, float]) -> tuple[float, float]:
    return 100 * ends[0], 100 * ends[1]


def _caveats(found: Conditions) -> Iterator[Said]:
    yield Said(
        "A condition says where the cases lie that fit what is known, not what brings them about; no share is a "
        "probability that something happens."
    )
    yield Said(joined_words(found.plan))
    if found.left_out:
        yield Said(f"{counted(found.left_out, 'draw')} failed and are left out.")
