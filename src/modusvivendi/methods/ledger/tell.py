"""The ledger in words, a timeline, and the table of who says so."""

from __future__ import annotations

from dataclasses import replace

from modusvivendi.answers.builders import Event, timeline
from modusvivendi.answers.model import Answer, Chart, Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, with_caution
from modusvivendi.methods import METHODS
from modusvivendi.methods.ledger.frame import Entry, Problem
from modusvivendi.methods.ledger.solve import Solution
from modusvivendi.situation.fields.dates import Period


def tell(problem: Problem, solution: Solution) -> Answer:
    """What happened in time order, and how well it is sourced; or the claims that pass the filters."""
    return _chosen(problem, solution) if problem.asked else _whole(problem, solution)


def _whole(problem: Problem, solution: Solution) -> Answer:
    return Answer(
        method="ledger",
        question=METHODS["ledger"],
        headline=_headline(solution),
        findings=tuple(_finding(entry) for entry in solution.happenings),
        charts=_charts(solution),
        tables=(
            _claims(problem.entries, "Every claim", detail=True),
            *([_sources(problem, solution)] if solution.sources else []),
        ),
        caveats=tuple(_caveats(solution)),
        how=_HOW,
    )


def _chosen(problem: Problem, solution: Solution) -> Answer:
    """Only the table: claims of every kind, of which few may have happened on a day."""
    verb = "matches" if len(problem.entries) == 1 else "match"
    count = f"{len(problem.entries) or 'None'} of {counted(problem.claims, 'claim')} {verb}"
    return Answer(
        method="ledger",
        question=METHODS["ledger"],
        headline=Said(f"{count}: {problem.asked}."),
        tables=(_claims(problem.entries, "Matching claims"),) if problem.entries else (),
        caveats=(*_unclear(problem), *_caveats(solution)),
        how=_HOW,
    )


_HOW = "Claims in the order in which they happened, as their sources have it; nothing is inferred."


def _claims(entries: tuple[Entry, ...], title: str, *, detail: bool = False) -> Table:
    rows = (
        Row(
            (
                entry.dated,
                entry.kind,
                entry.who or None,
                f"{entry.text} (handling: restricted)" if entry.restricted else entry.text,
                entry.origins or None,
                entry.grade,
                entry.hedge or None,
            ),
            (entry.evidence,),
        )
        for entry in entries
    )
    return Table(
        title=title,
        columns=("Date", "Kind", "Who", "Claim", "Source", "Grade", "Hedge"),
        rows=tuple(rows),
        detail=detail,
        note="Sources as the file cites them: key and place. Grades: source A to E, claim 1 to 5; F and 6 cannot be "
        "judged.",
    )


def _unclear(problem: Problem) -> list[Said]:
    if not problem.unclear:
        return []
    more, verb = counted(len(problem.unclear), "further claim"), "lacks" if len(problem.unclear) == 1 else "lack"
    return [Said(f"{more} may belong here, but {verb} a date or a grade that could be judged.", problem.unclear)]


def _headline(solution: Solution) -> Said:
    text = f"The file records {counted(solution.entries, 'claim')} from {counted(len(solution.sources), 'source')}"
    if solution.first is not None and solution.last is not None:
        text += f", on {Period(solution.first, solution.last).in_words()}"
        text = text.replace(", on ", ", from ") if solution.first != solution.last else text
    because = (solution.latest.evidence,) if solution.latest is not None else ()
    if solution.hedged:
        text += f"; the sources themselves hedge {solution.hedged} of them"
    return Said(f"{text}.", because)


def _finding(entry: Entry) -> Said:
    return Said(
        with_caution(entry.text, hedge=entry.hedge), (entry.evidence,), label=capitalised(entry.day) or "Undated"
    )


def _charts(solution: Solution) -> tuple[Chart, ...]:
    events = [
        Event(
            lane=_lane(entry),
            label=entry.text,
            start=entry.first,
            end=entry.last if entry.last != entry.first else None,
            kind=entry.kind,
            because=(entry.evidence,),
        )
        for entry in solution.happenings
        if entry.first is not None
    ]
    if len(events) < 2:
        return ()
    title = "What happened, by date"
    description = f"{counted(len(events), 'event')} of the ledger along one axis of time, grouped by who acted."
    chart = timeline(events, title=title, description=description)
    return (replace(chart, table=replace(chart.table, detail=True)),)


def _lane(entry: Entry) -> str:
    """Who acted, as the heading of a lane; long lists of actors share one."""
    return entry.who if entry.who and entry.actors <= _NAMED else "Several actors"


_NAMED = 2


def _sources(problem: Problem, solution: Solution) -> Table:
    rows = []
    for use in solution.sources:
        title, grade = problem.sources[use.source]
        rows.append(Row((title, grade, use.claims, use.hedged, use.alone), use.evidence[:3]))
    return Table(
        title="Who says so",
        columns=("Source", "Reliability", "Claims", "Hedged by the source", "Carried by no other source"),
        rows=tuple(rows),
        detail=True,
        note="Reliability on the Admiralty scale, A (completely reliable) to E (unreliable); F cannot be judged.",
    )


def _caveats(solution: Solution) -> list[Said]:
    told = []
    if solution.hedged:
        share = f"{solution.hedged} of {counted(solution.entries, 'claim')}"
        verb = "is" if solution.hedged == 1 else "are"
        told.append(Said(f"{share} {verb} hedged by the source; the words of caution are kept beside each."))
    if solution.ungraded:
        verb = "has" if solution.ungraded == 1 else "have"
        told.append(
            Said(f"{counted(solution.ungraded, 'claim')} {verb} a grade that says “cannot be judged” (F or 6).")
        )
    if solution.unsourced:
        told.append(Said(f"{counted(solution.unsourced, 'claim')} without any source."))
    return told
