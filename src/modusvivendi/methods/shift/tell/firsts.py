"""Firsts: what the ledger shows, beside what a source asserts."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.methods.shift.problem import Meeting, Problem, Remark, Use
from modusvivendi.methods.shift.solve import Solution
from modusvivendi.methods.shift.tell.words import cited, said


def findings(problem: Problem, solution: Solution) -> Iterator[Said]:
    """What a source asserts, one by one; then what the ledger alone shows."""
    alone: list[tuple[str, tuple[str, ...]]] = []
    for number, met in enumerate(problem.meetings):
        if met.asserted and met.inside:
            because = (met.remark.evidence, *_others(problem, solution, number))
            yield said(
                _beside(problem, met.remark, _meeting(problem, solution, number)), because, "A first, it is said"
            )
        elif met.inside and _stands_out(solution, number):
            alone.append((_meeting(problem, solution, number)[0], (met.remark.evidence,)))
    for number, use in enumerate(problem.uses):
        earlier = solution.uses[number]
        if use.asserted and use.inside:
            because = (use.remark.evidence, *([problem.uses[earlier].remark.evidence] if earlier >= 0 else []))
            yield said(_beside(problem, use.remark, _use(problem, solution, number)), because, "A first, it is said")
        elif use.inside and earlier < 0:
            alone.append((_use(problem, solution, number)[0], (use.remark.evidence,)))
    for remark in problem.firsts:
        text = f"{cited(remark)} Neither a meeting nor a speaker's term, so the ledger cannot check it."
        yield said(text, (remark.evidence,), "A first, it is said")
    if alone:
        text = "; ".join(text for text, _ in alone)
        yield said(
            f"{capitalised(text)}. The ledger begins on {problem.begins}; no source calls these firsts.",
            [key for _, keys in alone for key in keys],
            "First in this ledger",
        )


def _beside(problem: Problem, asserted: Remark, computed: tuple[str, bool]) -> str:
    words, first = computed
    verdict = "which agrees as far as it goes" if first else "so the two differ"
    ledger = f"In this ledger, which begins on {problem.begins}"
    return f"{cited(asserted)} The source calls it a first. {ledger}: {words}, {verdict}."


def _stands_out(solution: Solution, number: int) -> bool:
    """Whether the ledger has nothing as high before, or only lower meetings since."""
    return bool(solution.meetings.as_high[number] < 0 or solution.meetings.lower[number] > 0)


def _meeting(problem: Problem, solution: Solution, number: int) -> tuple[str, bool]:
    met = problem.meetings[number]
    level = f"{met.level_words} level or above" if met.level_words else "any level"
    first = f"the first meeting of {met.who} at {level}"
    latest = int(solution.meetings.as_high[number])
    if latest >= 0:
        return f"{first} since {problem.meetings[latest].when} ({met.when})", False
    earlier, unknown = int(solution.meetings.earlier[number]), int(solution.meetings.unknown[number])
    below = f", after {counted(earlier - unknown, 'lower one')}" if earlier > unknown else ""
    below += f", and {counted(unknown, 'earlier one')} whose level is not stated" if unknown else ""
    return f"{first} ({met.when}{below})", True


def _others(problem: Problem, solution: Solution, number: int) -> Iterator[str]:
    """The evidence of the latest meeting as high, or of the earlier and lower ones."""
    latest = int(solution.meetings.as_high[number])
    if latest >= 0:
        yield problem.meetings[latest].remark.evidence
        return
    met = problem.meetings[number]
    for other in problem.meetings[:number]:
        if met.sides <= other.sides and other.day < met.day:
            yield other.remark.evidence


def _use(problem: Problem, solution: Solution, number: int) -> tuple[str, bool]:
    use = problem.uses[number]
    earlier = solution.uses[number]
    if earlier < 0:
        return f"the first use of “{use.term}” by {use.who} ({use.when})", True
    return f"{use.who} used “{use.term}” on {problem.uses[earlier].when} already", False


def table(problem: Problem, solution: Solution) -> Table | None:
    """Meetings and terms of the window: first by the ledger, first by a source."""
    rows = [
        _row(met, solution.meetings.as_high[number] < 0, f"{met.who}: meeting, {met.level_words or 'level not stated'}")
        for number, met in enumerate(problem.meetings)
        if met.inside
    ]
    rows += [
        _row(use, solution.uses[number] < 0, f"{use.who}: “{use.term}”")
        for number, use in enumerate(problem.uses)
        if use.inside
    ]
    if not rows:
        return None
    return Table(
        title="Firsts in this ledger",
        columns=("When", "What", "First by the ledger", "First by a source", "The source's caution"),
        rows=tuple(rows),
        detail=True,
        note=f"The ledger's first dated claim is of {problem.begins}; it cannot show what came before or elsewhere.",
    )


def _row(one: Meeting | Use, first: bool, what: str) -> Row:
    verdict = "yes" if first else "no"
    cells = (one.when, what, verdict, "yes" if one.asserted else None, one.remark.hedge or None)
    return Row(cells, (one.remark.evidence,))
