"""The counts, what they imply by day, and the contradictions, for reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modusvivendi.answers.model import Row, Table
from modusvivendi.answers.wording import counted
from modusvivendi.methods.estimates.frame import Estimate
from modusvivendi.methods.estimates.solve import Step
from modusvivendi.methods.estimates.tell.words import Told, cited
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.quantities import describe_interval

MOST_ROWS = 50
"""Contradictions in the table of one quantity."""


def tables(quantities: Sequence[Told]) -> Iterator[Table]:
    """Those that have rows."""
    yield _estimates(quantities)
    yield _spreads(quantities)
    compared = [told for told in quantities if told.compared]
    if compared:
        yield _implied(compared)
    torn = [told for told in quantities if told.found.conflicts.total]
    if torn:
        yield _contradictions(torn)


def _estimates(quantities: Sequence[Told]) -> Table:
    rows = [
        Row(
            (told.series.label, each.day, each.stated, *_origin(each), each.grade, each.hedge or None),
            (each.evidence,),
        )
        for told in quantities
        for each in told.series.estimates
    ]
    return Table(
        title="Every estimate",
        columns=("What", "Date", "How many", "Who counted", "Source", "Grade", "Hedged by the source"),
        rows=tuple(rows),
        detail=True,
    )


def _origin(estimate: Estimate) -> tuple[str | None, str]:
    """Who counted, where that is not the source itself, and the source."""
    return (estimate.who if estimate.who != estimate.source else None), estimate.source


def _spreads(quantities: Sequence[Told]) -> Table:
    rows = []
    for told in quantities:
        spread = told.found.spread
        held = describe_interval(spread.interval)
        low, high = told.sources(spread.low_from), told.sources(spread.high_from)
        because = told.claims(dict.fromkeys((*spread.low_from, *spread.high_from)))
        rows.append(Row((told.series.label, spread.voices, held, low, high), because))
    return Table(
        title="The last count of each source",
        columns=("What", "Sources", "From lowest to highest", "Lowest, or no lower end", "Highest, or no upper end"),
        rows=tuple(rows),
        detail=True,
    )


def _implied(quantities: Sequence[Told]) -> Table:
    rows = [_day(told, step) for told in quantities for step in told.found.steps]
    return Table(
        title="What the counts imply, day by day",
        columns=("What", "Date", "All together", "Lower end from", "Upper end from", "Without the fewest"),
        rows=tuple(rows),
        note="“Without the fewest” leaves out the fewest counts so that the others can all hold, where only one choice "
        "of as few is possible.",
        detail=True,
    )


def _day(told: Told, step: Step) -> Row:
    kept = next((each for each in told.found.kept if each.day == step.day), None)
    return Row(
        (
            told.series.label,
            day_in_words(step.day),
            describe_interval(step.interval) if step.interval is not None else "nothing: they exclude one another",
            told.sources(step.low_from) or None,
            told.sources(step.high_from) or None,
            describe_interval(kept.interval) if kept is not None and kept.interval is not None else None,
        ),
        told.basis(step) if kept is None else tuple(dict.fromkeys((*told.basis(step), *told.basis(kept)))),
    )


def _contradictions(quantities: Sequence[Told]) -> Table:
    rows = []
    hidden = 0
    for told in quantities:
        shown = told.found.conflicts.pairs[:MOST_ROWS]
        hidden += told.found.conflicts.total - len(shown)
        for above, below in shown:
            words = (cited(told.series.estimates[index]) for index in (above, below))
            rows.append(Row((told.series.label, *words), told.claims((above, below))))
    return Table(
        title="Which counts exclude one another",
        columns=("What", "The higher count", "The lower count"),
        rows=tuple(rows),
        note=f"{counted(hidden, 'more contradiction')} not shown." if hidden else "",
        detail=True,
    )
