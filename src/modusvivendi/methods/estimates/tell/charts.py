"""Counts as bars, with what they imply together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from modusvivendi.answers import builders
from modusvivendi.answers.model import Chart
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.methods.estimates.frame import Estimate
from modusvivendi.methods.estimates.solve import Step
from modusvivendi.methods.estimates.tell.words import Told
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.quantities import Interval, describe_interval

_DECADES = 30
"""How many times the smallest number the greatest one must be for a logarithmic axis."""
MOST_ROWS = 60
"""Bars of one chart; the table of all counts holds the rest."""


def charts(quantities: Sequence[Told]) -> Iterator[Chart]:
    """One chart for each quantity with several counts, and one for each unit of the others."""
    for told in quantities:
        if told.compared:
            yield _over_time(told)
    alone = [told for told in quantities if not told.compared]
    for unit in dict.fromkeys(told.series.unit for told in alone):
        rows = [_row(told.series.label, told.series.estimates[0]) for told in alone if told.series.unit == unit]
        yield _chart(
            rows, f"Single counts, in {unit}", f"{counted(len(rows), 'count')}, each of another quantity.", unit
        )


def _over_time(told: Told) -> Chart:
    """The counts of one quantity by day, each day followed by what all together imply."""
    placed = [(each.count.last, 0, _row(each.who, each)) for each in told.series.estimates]
    shown = [step for step in told.found.agreed or told.found.steps if step.interval is not None]
    placed += [(step.day, 1, _implied(told, step)) for step in shown]
    placed.sort(key=lambda entry: entry[:2])
    rows = [row for _, _, row in placed[-MOST_ROWS:]]
    cut = f" The last {MOST_ROWS} bars of {len(placed)}." if len(placed) > MOST_ROWS else ""
    description = f"{counted(len(told.series.estimates), 'count')} as intervals, and what they imply together.{cut}"
    title = f"{capitalised(told.series.label)}, {_days(told.series.estimates)}"
    return _chart(rows, title, description, told.series.unit)


def _days(estimates: Sequence[Estimate]) -> str:
    first, last = min(each.count.first for each in estimates), max(each.count.last for each in estimates)
    return day_in_words(last) if first == last else f"{_short(first, last)} to {day_in_words(last)}"


def _short(first: date, last: date) -> str:
    words = day_in_words(first)
    return words.removesuffix(f" {last.year}")


def _row(name: str, estimate: Estimate) -> builders.Interval:
    words = f"{estimate.stated} ({estimate.grade})"
    return _bar(f"{name}, {estimate.day}", estimate.count.interval, words, (estimate.evidence,))


def _implied(told: Told, step: Step) -> builders.Interval:
    interval = step.interval or Interval(None, None)
    out = len(told.found.fewest.only or ())
    name = f"Together without {counted(out, 'count')}" if out else "Together"
    return _bar(f"{name}, {day_in_words(step.day)}", interval, describe_interval(interval), told.basis(step))


def _bar(label: str, interval: Interval, words: str, because: tuple[str, ...]) -> builders.Interval:
    return builders.Interval(
        label=label,
        low=float(interval.low) if interval.low is not None else None,
        high=float(interval.high) if interval.high is not None else None,
        low_closed=not interval.low_open,
        high_closed=not interval.high_open,
        words=words,
        because=because,
    )


def _chart(rows: Sequence[builders.Interval], title: str, description: str, unit: str) -> Chart:
    ends = [end for row in rows for end in (row.low, row.high) if end]
    log = bool(ends) and min(ends) > 0 and max(ends) > _DECADES * min(ends)
    chart = builders.intervals(rows, title=title, description=description, unit=unit, log=log)
    return replace(chart, table=replace(chart.table, detail=True))
