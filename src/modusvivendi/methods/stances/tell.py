"""Positions in words: issue by issue, who wants what, what overlaps, who moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modusvivendi.answers import builders
from modusvivendi.answers.model import Answer, Chart, Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed, with_caution
from modusvivendi.methods import METHODS
from modusvivendi.methods.stances.frame import Problem, Question, Stand, View
from modusvivendi.methods.stances.solve import Meeting, Solution
from modusvivendi.situation.quantities import Interval, describe_interval


def tell(problem: Problem, solution: Solution) -> Answer:
    """Each issue in turn, then what observers say."""
    findings = [
        finding
        for question, current, moves, common in zip(
            problem.questions, solution.current, solution.moves, solution.common, strict=True
        )
        for finding in _issue(question, current, moves, common)
    ]
    return Answer(
        method="stances",
        question=METHODS["stances"],
        headline=_headline(problem, solution),
        findings=(*findings, *(_view(view) for view in problem.views)),
        charts=tuple(_charts(problem, solution)),
        tables=(_table(problem, solution),),
        caveats=tuple(_caveats(solution)),
        how="Positions as the file states them, with their claims and judgements. Options are common ground where no "
        "party's red line excludes them; what else a deal would need is another question.",
    )


def _headline(problem: Problem, solution: Solution) -> Said:
    """Where the parties' red lines leave nothing in common, and where they do; evidence for the former."""
    shared: list[str] = []
    apart: list[str] = []
    because: list[str] = []
    for question, current, common in zip(problem.questions, solution.current, solution.common, strict=True):
        if not _decided(question, common):
            continue
        met = bool(common.common) or common.shared is not None
        (shared if met else apart).append(question.label)
        if not met:
            because += [key for stand in current if stand.party for key in stand.because]
    if not shared and not apart:
        return Said(f"The file states positions on {counted(len(problem.questions), 'issue')}.", _first(solution))
    parts = [f"nothing that every party could accept on {listed(apart)}"] if apart else []
    parts += [f"some common ground on {listed(shared)}"] if shared else []
    text = f"Issue by issue, the parties' red lines leave {', and '.join(parts)}."
    return Said(text, tuple(dict.fromkeys(because)) or _first(solution))


def _first(solution: Solution) -> tuple[str, ...]:
    """The evidence of the first position, where no issue stands out."""
    return next((stand.because for current in solution.current for stand in current if stand.because), ())


def _issue(
    question: Question, current: tuple[Stand, ...], moves: tuple[tuple[Stand, Stand], ...], common: Meeting
) -> Iterator[Said]:
    sides = [stand for stand in current if stand.party]
    told = [_position(stand) for stand in sides]
    if _decided(question, common):
        told.append(_overlap(question, common, any(stand.conditional for stand in sides)))
    if told:
        because = tuple(dict.fromkeys(key for stand in sides for key in stand.because))
        yield Said(" ".join(told), because, label=capitalised(question.label))
    for before, after in moves:
        because = tuple(dict.fromkeys((*before.because, *after.because)))
        yield Said(_move(before, after), because, label=f"{capitalised(question.label)}, last move")


def _position(stand: Stand) -> str:
    text = f"{stand.actor} wants {stand.wants}"
    if stand.accepts and stand.accepts != stand.wants:
        text += f" and could accept {stand.accepts}"
    return text + "."


def _decided(question: Question, common: Meeting) -> bool:
    """Whether two parties or more have positions, and their red lines can be compared."""
    return common.parties >= 2 and (question.numeric or common.common is not None)


def _overlap(question: Question, common: Meeting, conditional: bool) -> str:
    if not common.common and common.shared is None:
        return "Nothing is acceptable to all."
    if common.shared is not None:
        return _shared_range(question, common.shared)
    words = [text for key, text in question.options if key in (common.common or ())]
    if len(words) == len(question.options):
        return "No red line excludes any outcome."
    apart = ", conditions apart" if conditional else ""
    return f"Acceptable to all{apart}: {listed(words, 'or')}."


def _shared_range(question: Question, shared: Interval) -> str:
    if shared.low is None and shared.high is None:
        return "No red line excludes any outcome."
    return f"Acceptable to all: {describe_interval(shared)} {question.unit}".rstrip() + "."


def _move(before: Stand, after: Stand) -> str:
    when = f" from {after.since}" if after.since else ""
    if before.wants != after.wants:
        return f"{after.actor}: from {before.wants} to {after.wants}{when}."
    was = before.accepts or "no stated red line"
    return f"{after.actor}{when}: could accept {after.accepts or 'anything'}; before that {was}."


def _view(view: View) -> Said:
    return Said(with_caution(view.text, view.attribution, view.hedge), (view.evidence,), label="Observers")


def _charts(problem: Problem, solution: Solution) -> Iterator[Chart]:
    scales = []
    for question, current in zip(problem.questions, solution.current, strict=True):
        sides = (stand for stand in current if stand.party)
        stances = tuple(stance for stance in map(_drawn, sides) if stance is not None)
        if stances:
            low, high = question.ends
            scale = builders.Scale(
                issue=capitalised(question.label), stances=stances, now=question.now_place, at_zero=low, at_hundred=high
            )
            scales.append(scale)
    if scales:
        chart = builders.positions(
            scales,
            title="Where the parties stand",
            description=f"{counted(len(scales), 'issue')}, each a scale from 0 to 100 with the parties' ideal points "
            "and what each could accept.",
            note="Places on the scales are the analyst's judgement.",
        )
        yield replace(chart, table=replace(chart.table, detail=True))


def _drawn(stand: Stand) -> builders.Stance | None:
    place = stand.place
    if place is None or place.low is None or place.high is None:
        return None
    exact = place.low == place.high
    return builders.Stance(
        actor=stand.actor,
        ideal=float((place.low + place.high) / 2),
        low=None if exact else float(place.low),
        high=None if exact else float(place.high),
        accepts=stand.bands,
        because=stand.because,
    )


def _table(problem: Problem, solution: Solution) -> Table:
    rows = [
        Row(
            (
                question.label,
                stand.actor,
                stand.wants,
                stand.accepts or None,
                stand.salience or None,
                stand.firmness or None,
            ),
            stand.because,
        )
        for question, current in zip(problem.questions, solution.current, strict=True)
        for stand in current
    ]
    return Table(
        title="Every position in force",
        columns=(
            "Issue",
            "Actor",
            "Wants",
            "Could accept",
            "How much it matters, 0–1",
            "How firmly held, 0–1",
        ),
        rows=tuple(rows),
        detail=True,
        note="An empty “could accept” means that the file draws no red line.",
    )


def _caveats(solution: Solution) -> Iterator[Said]:
    judged = [stand for current in solution.current for stand in current if stand.judged]
    if judged:
        total = sum(len(current) for current in solution.current)
        rests = "rests" if len(judged) == 1 else "rest"
        yield Said(
            f"{len(judged)} of {counted(total, 'position')} {rests} on an analyst's judgement, with the reason in the "
            "notes; how much an issue matters and how firmly a line is held always do."
        )
