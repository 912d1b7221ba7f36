"""How sure is each answer, and what would change it? Runs of the questions of a brief, as one section of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from modusvivendi.answers.builders import Interval, Share, intervals
from modusvivendi.answers.builders import shares as draw_shares
from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Chart, Gap, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import Plan
from modusvivendi.ensembles.studies.chosen import PLAIN, Chosen, Line, chosen
from modusvivendi.ensembles.studies.conditions import Conditions, conditions
from modusvivendi.ensembles.studies.influence import Influence, influence
from modusvivendi.ensembles.summary import Outcome, Summary, summary
from modusvivendi.ensembles.telling.conditions import headline
from modusvivendi.ensembles.telling.influence import chart, input_words, mattering
from modusvivendi.ensembles.telling.words import DESIGNS, ends_percent, joined_words, percent, told_words
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import method
from modusvivendi.situation.situation import Situation

QUESTION = "How sure is each answer, and what would change it?"
T = TypeVar("T")
RARE, MOST_NUMBERS = 0.05, 4
"""Yes-or-no outputs are told from this share on, and so many numbers of one question."""
BY_DEFINITION = 0.98
"""A share of the variation from which an output is no more than another word for an input."""


@dataclass(frozen=True, slots=True, eq=False)
class Sure:
    """One question over draws."""

    name: str
    found: Summary
    told: tuple[Outcome, ...]
    """The outputs that are told: the first one, and of the others those that vary, what holds most often first."""
    influence: Influence | None
    """None where nothing varies, or an output is no more than another word for an input."""
    conditions: Conditions | None


def surely(name: str, folder: Path, plan: Plan) -> Sure:
    """Look at the run of one question."""
    found = summary(folder, plan)
    told = _told(found)
    outputs = [one for one in chosen(folder, plan, [each.key for each in told]) if one.varies] if told else []
    looked = plan.design in PLAIN and found.complete and bool(outputs)
    drives = _tried(lambda: influence(folder, plan, outputs)) if looked else None
    if drives is None or np.nanmax(drives.first[:, 0]) > BY_DEFINITION:
        return Sure(name, found, tuple(told), None, None)
    line = _line(outputs[0], found)
    return Sure(name, found, tuple(told), drives, _tried(lambda: conditions(folder, plan, outputs[0], line)))


def _told(found: Summary) -> list[Outcome]:
    """What a brief says of a question: its first output; every yes or no that is not rare; of each subject a number.

    What was drawn itself is no answer, and neither is a candidate.
    """
    drawn = {slot.label for slot in found.plan.slots}
    main = [
        each for each in found.outcomes if not each.column.candidate and each.known and each.column.name not in drawn
    ]
    varying = [each for each in main[1:] if each.low < each.high]
    often = [each for each in varying if each.share is not None and each.mean >= RARE]
    numbers = {each.column.name.partition(":")[0]: each for each in reversed(varying) if each.share is None}
    subjects = {main[0].column.name.partition(":")[0]} if main else set()
    others = [each for subject, each in reversed(numbers.items()) if subject not in subjects]
    often.sort(key=lambda each: -each.mean)
    return [*main[:1], *often, *others[: max(MOST_NUMBERS - len(often), 0)]]


def section(situation: Situation, every: Sequence[Sure], fixed: Sequence[str]) -> Answer:
    """All of it as one answer.

    Args:
        situation: what is known.
        every: the questions that were asked of draws.
        fixed: those that rest on no uncertain number.
    """
    answer = Answer(
        method="runs",
        question=QUESTION,
        headline=_headline(every),
        findings=(*(said for sure in every for said in _findings(sure)), *_fixed(every, fixed)),
        tables=(*_table(every), *_mattering(every)),
        charts=tuple(chart for sure in every for chart in _charts(sure)),
        caveats=tuple(_caveats(every)),
        how=f"{_asked(every)} Influence: the share of the variance that goes when one number alone is known "
        "(first-order index, from classes of it). Conditions: boxes found by PRIM on one half of the draws and "
        "measured on the other.",
    )
    for sure in every:
        situation = method(sure.name).prepared(situation)
    return replace(answer, evidence=gather(situation, answer))


def with_sections(
    situation: Situation, results: Sequence[Answer | Gap], every: Sequence[Sure], fixed: Sequence[str]
) -> list[Answer | Gap]:
    """The answers of a brief, each with a sentence on how sure it is, and the section at the end."""
    known = {sure.name: sure.told[0] for sure in every if sure.told}
    made = [
        _with_line(situation, each, known[each.method]) if isinstance(each, Answer) and each.method in known else each
        for each in results
    ]
    return [*made, section(situation, every, fixed)]


def _with_line(situation: Situation, answer: Answer, first: Outcome) -> Answer:
    line = Said(f"{told_words(first)}. More at the end: {QUESTION}", label="How sure")
    longer = replace(answer, findings=(*answer.findings, line))
    return replace(longer, evidence=gather(method(answer.method).prepared(situation), longer))


def _tried(do: Callable[[], T]) -> T | None:
    """What a study finds; nothing where there are too few draws for it."""
    try:
        return do()
    except EnsembleError:
        return None


def _line(one: Chosen, found: Summary) -> Line:
    """Of a number: above its median."""
    if one.column.kind == "yes":
        return Line()
    return Line(above=next(each.median for each in found.outcomes if each.key == one.key), note="its median")


def _headline(every: Sequence[Sure]) -> Said:
    first = [sure.told[0] for sure in every if sure.told]
    shares = [each for each in first if each.share is not None]
    if shares:
        return Said(f"{told_words(shares[0])}.")
    return Said(
        f"{told_words(first[0])}." if first else "No answer of this brief rests on a number that could be drawn."
    )


def _findings(sure: Sure) -> Iterator[Said]:
    label = f"modus {sure.name}"
    for number, each in enumerate(sure.told):
        yield Said(f"{told_words(each)}.", label=label if number == 0 else "")
    if sure.influence is not None:
        most = mattering(sure.influence, 0)
        words = "; ".join(input_words(sure.influence, at, 0) for at in most)
        because = tuple(dict.fromkeys(key for at in most for key in sure.influence.inputs[at].because))
        if words:
            of = sure.influence.outputs[0].column.name
            yield Said(f"{capitalised(of)}, by shares of its variation: {words}.", because, label="What matters most")
    if sure.conditions is not None and sure.conditions.boxes:
        said = headline(sure.conditions)
        yield Said(capitalised(said.text), said.because, label="When")


def _asked(every: Sequence[Sure]) -> str:
    """How many numbers each question rests on."""
    if not every:
        return "No question was asked of draws."
    first = every[0].found.plan
    counts = ", ".join(f"{sure.name} {len(sure.found.plan.slots)}" for sure in every)
    return (
        f"{first.draws:,} draws, {DESIGNS[first.design]}, seed {first.seed}, of the uncertain numbers that each "
        f"question's own answer rests on: {counts}."
    )


def _fixed(every: Sequence[Sure], names: Sequence[str]) -> Iterator[Said]:
    counts = [METHODS[sure.name] for sure in every if not sure.told]
    if counts:
        yield Said(
            f"What is uncertain are the answers themselves: {'; '.join(counts)}", label="No more than the counts"
        )
    if names:
        asked = "; ".join(METHODS[name] for name in names)
        yield Said(f"Resting on no number that the file leaves uncertain: {asked}", label="The same in every case")


def _table(every: Sequence[Sure]) -> Iterator[Table]:
    rows = [_row(sure, each) for sure in every for each in sure.told]
    if rows:
        yield Table(
            title="How sure each answer is",
            columns=("Question", "Answer", "In the cases", "95 % interval"),
            rows=tuple(rows),
            note="Shares: of the cases consistent with what is known, with the interval of the number of draws. "
            "Numbers: from where 5 % of the cases lie below to where 5 % lie above.",
        )


def _row(sure: Sure, each: Outcome) -> Row:
    if each.share is not None:
        return Row((sure.name, each.column.name, percent(each.mean), ends_percent(each.share)))
    low, high = (number_text(round(end, 3)) for end in (each.five, each.ninety_five))
    return Row((sure.name, each.column.name, f"{low} to {high} {each.column.unit}", None))


def _mattering(every: Sequence[Sure]) -> Iterator[Table]:
    """For each answer that is told the three inputs that matter most."""
    found = [sure.influence for sure in every if sure.influence is not None]
    rows = [
        _matters(each, output, at)
        for each in found
        for output in range(len(each.outputs))
        for at in mattering(each, output)
    ]
    if rows:
        yield Table(
            title="What matters most to each answer",
            columns=("Answer", "Uncertain number", "Share of the variation, %", "95 % interval"),
            rows=tuple(rows),
            note="The share of the variance that would go if this number alone were known (first-order index).",
        )


def _matters(found: Influence, output: int, at: int) -> Row:
    ends = ends_percent((float(found.first_ends[0, at, output]), float(found.first_ends[1, at, output])))
    share = round(100 * float(found.first[at, output]), 1)
    return Row((found.outputs[output].column.name, found.inputs[at].label, share, ends), found.inputs[at].because)


def _charts(sure: Sure) -> Iterator[Chart]:
    shares = [each for each in sure.told if each.share is not None]
    spans = [each for each in sure.told if each.share is None and each.five < each.ninety_five]
    question = METHODS[sure.name]
    if shares:
        yield draw_shares(
            [
                Share(label=each.column.name, value=100 * each.mean, ends=(100 * each.share[0], 100 * each.share[1]))
                for each in shares
                if each.share is not None
            ],
            whole=100,
            title=f"How sure: {question}",
            description="In how many of the cases consistent with what is known; intervals are in the table.",
            unit="%",
        )
    unit = spans[0].column.unit if spans else ""
    alike = [each for each in spans if each.column.unit == unit]
    if alike and not shares:
        yield intervals(
            [
                Interval(label=each.column.name, low=round(each.five, 3), high=round(each.ninety_five, 3))
                for each in alike
            ],
            title=f"Between which numbers: {question}",
            description="For each number the interval that leaves out 5 % of the cases at either end.",
            unit=unit,
            log=False,
        )
    if sure.influence is not None:
        yield chart(sure.influence, 0)


def _caveats(every: Sequence[Sure]) -> Iterator[Said]:
    yield Said(
        "A share of cases is no probability that something happens: it says how far an answer depends on numbers "
        "that the file leaves uncertain."
    )
    said = dict.fromkeys(joined_words(sure.found.plan) for sure in every)
    yield from (Said(words) for words in said)
    for sure in every:
        if sure.found.failed:
            yield Said(f"{METHODS[sure.name]} {counted(sure.found.failed, 'draw')} could not be computed.")
        if not sure.found.complete:
            yield Said(f"{METHODS[sure.name]} The run is not complete.")
