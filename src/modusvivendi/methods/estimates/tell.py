"""The toll in words, with every estimate as an interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modusvivendi.answers import builders
from modusvivendi.answers.model import Answer, Chart, Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods import METHODS
from modusvivendi.methods.estimates.frame import Problem, Series
from modusvivendi.methods.estimates.solve import Reading, Solution
from modusvivendi.situation.quantities import describe_interval


def tell(problem: Problem, solution: Solution) -> Answer:
    """Each quantity's latest estimates, and whether they agree."""
    pairs = list(zip(problem.series, solution.readings, strict=True))
    return Answer(
        method="estimates",
        question=METHODS["estimates"],
        headline=_headline(pairs),
        findings=tuple(_finding(series, reading) for series, reading in pairs),
        charts=tuple(_charts(problem)),
        tables=(_table(problem),),
        caveats=tuple(_caveats(problem, pairs)),
        how="Each source's words are read as an interval and never as its middle: “more than” has no upper end. "
        "Estimates are compared, not averaged.",
    )


_NAMED = 3
"""Counts named in the headline; the findings hold all of them."""


def _headline(pairs: list[tuple[Series, Reading]]) -> Said:
    named = pairs[:_NAMED]
    parts = [f"{series.label}: {reading.latest[-1].stated}" for series, reading in named]
    more = f"; and {counted(len(pairs) - len(named), 'further count')}" if len(pairs) > len(named) else ""
    because = tuple(reading.latest[-1].evidence for _, reading in named)
    return Said(f"{capitalised('; '.join(parts))}{more}.", because)


def _finding(series: Series, reading: Reading) -> Said:
    because = tuple(estimate.evidence for estimate in reading.latest)
    label = capitalised(series.label)
    said = [f"{estimate.stated} ({estimate.source}, {estimate.grade})" for estimate in reading.latest]
    text = f"{capitalised(listed(said, 'and'))}, as of {reading.latest[0].day}."
    if len(reading.latest) > 1:
        if reading.common is not None:
            text += f" All can hold together: {describe_interval(reading.common)} {series.unit}."
        else:
            text += " They exclude one another; at least one of them is wrong, or they count different things."
    return Said(text, because, label=label)


def _charts(problem: Problem) -> Iterator[Chart]:
    """One chart for each unit, so that one axis serves."""
    units = dict.fromkeys(series.unit for series in problem.series)
    for unit in units:
        rows = [
            builders.Interval(
                label=f"{series.label}, {estimate.day}",
                low=float(estimate.interval.low) if estimate.interval.low is not None else None,
                high=float(estimate.interval.high) if estimate.interval.high is not None else None,
                low_closed=not estimate.interval.low_open,
                high_closed=not estimate.interval.high_open,
                words=estimate.stated,
                because=(estimate.evidence,),
            )
            for series in problem.series
            if series.unit == unit
            for estimate in series.estimates
        ]
        title = f"Estimates, in {unit}"
        description = f"{counted(len(rows), 'estimate')} as intervals on a scale of {unit}."
        chart = builders.intervals(rows, title=title, description=description, unit=unit)
        yield replace(chart, table=replace(chart.table, detail=True))


def _table(problem: Problem) -> Table:
    rows = [
        Row(
            (
                series.label,
                estimate.day,
                estimate.stated,
                estimate.source,
                estimate.grade,
                estimate.hedge or None,
            ),
            (estimate.evidence,),
        )
        for series in problem.series
        for estimate in series.estimates
    ]
    return Table(
        title="Every estimate",
        columns=("What", "Date", "How many", "Source", "Grade", "Hedged by the source"),
        rows=tuple(rows),
        detail=True,
    )


def _caveats(problem: Problem, pairs: list[tuple[Series, Reading]]) -> Iterator[Said]:
    endless = [(series, reading) for series, reading in pairs if reading.hull.high is None]
    if endless:
        because = tuple(estimate.evidence for _, reading in endless for estimate in reading.latest)
        yield Said(f"No source gives an upper end for: {listed(series.label for series, _ in endless)}.", because)
    growing = [series.label for series in problem.series if series.accumulates]
    if growing:
        yield Said(f"These counts only grow, so an earlier lower end still holds: {listed(growing)}.")
