"""One question asked again and again over dates, and the answers as a series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Any

from modusvivendi.answers.builders import Panel, Period, panels
from modusvivendi.answers.model import Answer, Chart, Document, Gap, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import counted, listed
from modusvivendi.briefing.compose import collect
from modusvivendi.briefing.dates import Dates, Span, series_dates
from modusvivendi.briefing.pool import Pool, renamed
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import Method, method
from modusvivendi.methods.record import Output, Record
from modusvivendi.situation.asof import as_of
from modusvivendi.situation.fields.dates import Period as Days
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.situation import Situation

MOST_PANELS = 6
"""Numbers that are drawn; the table has all."""
MOST_COLUMNS = 4
"""Numbers beside one another in one table."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One answer of the series: for which stretch of days, in which words, with which numbers."""

    span: Span
    headline: Said
    record: Record


def series(
    situation: Situation,
    methods: Sequence[str],
    *,
    start: date | str | None = None,
    end: date | str | None = None,
    every: str | None = "week",
    scenario: str | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    withheld: bool = False,
) -> Document:
    """Questions asked over dates, each as a series.

    A question about the state of things is asked as of each date, by what was known then. A question about what
    happened or changed (``ledger``, ``shift``) is asked for each stretch between the dates, by all that is known.

    Args:
        situation: what is known.
        methods: the questions, by the names of their methods.
        start: the first date; the day on which the first claim became known if left out.
        end: the last date; the situation's own if left out.
        every: the step: ``"day"``, ``"week"``, ``"2 weeks"``, ``"month"``, ``"year"``; None for the
            first and the last date alone.
        scenario: the name of the scenario that the situation already holds, to be shown.
        options: further settings of single methods, by the method's name.
        withheld: whether something was left out of the situation, which the reader is then told.

    Raises:
        SituationError: the dates do not fit the situation, or are too many; or an option cannot be read.
    """
    dates = series_dates(situation, start, end, every)
    own = options or {}
    results = [_series(situation, name, dates, own.get(name, {})) for name in methods]
    return collect(situation, results, scenario=scenario, withheld=withheld)


def _series(situation: Situation, name: str, dates: Dates, options: Mapping[str, Any]) -> Answer | Gap:
    chosen = method(name)
    needs = chosen.needs(situation)
    if needs:
        return Gap(method=name, question=METHODS[name], needs=needs)
    pool = Pool()
    asked = list(_ask_each(situation, chosen, dates, options, pool))
    answer = _told(name, asked, dates, chosen)
    return replace(answer, evidence=pool.evidence(answer, situation))


def _ask_each(
    situation: Situation, chosen: Method[Any, Any], dates: Dates, options: Mapping[str, Any], pool: Pool
) -> Iterator[_Asked]:
    if chosen.window is None:
        for day in dates.days:
            view = as_of(situation, day)
            if chosen.needs(view):
                yield _Asked(Span(day, day), Said("Not enough was known to answer."), ())
            else:
                yield _one(view, chosen, Span(day, day), options, pool)
        return
    for span in dates.within() if chosen.window == "within" else dates.between():
        yield _one(situation, chosen, span, {**options, "start": span.first, "end": span.last}, pool)


def _one(view: Situation, chosen: Method[Any, Any], span: Span, options: Mapping[str, Any], pool: Pool) -> _Asked:
    answer, record = chosen.recorded(view, options)
    keys = pool.take(answer, span.last)
    headline = replace(answer.headline, because=renamed(answer.headline.because, keys))
    return _Asked(span, headline, record)


def _told(name: str, asked: Sequence[_Asked], dates: Dates, chosen: Method[Any, Any]) -> Answer:
    moving = _columns(asked)
    return Answer(
        method=name,
        question=METHODS[name],
        headline=_headline(asked, dates, chosen),
        tables=(_answers(asked), *_numbers(asked, [column for column in moving if moving[column]])),
        charts=_charts(asked, [column for column in moving if moving[column]]),
        caveats=tuple(_caveats(moving)),
        how=_how(dates, chosen),
    )


def _headline(asked: Sequence[_Asked], dates: Dates, chosen: Method[Any, Any]) -> Said:
    last = asked[-1].headline
    if chosen.window is not None:
        text = f"{counted(len(asked), 'stretch', 'stretches')} of time. In the last: {last.text}"
        return replace(last, text=text)
    changes = sum(one.headline.text != two.headline.text for one, two in pairwise(asked))
    times = ("never", "once", "twice")[changes] if changes < 3 else f"{changes} times"
    text = f"Asked as of {counted(len(asked), 'date')}, the answer changes {times}. As of the last: {last.text}"
    return replace(last, text=text)


def _answers(asked: Sequence[_Asked]) -> Table:
    """The headlines; equal ones that follow one another share a row."""
    rows = []
    for _, group in groupby(asked, key=lambda one: one.headline.text):
        same = list(group)
        days = Days(same[0].span.first, same[-1].span.last).in_words()
        rows.append(Row((days, same[-1].headline.text), same[-1].headline.because))
    return Table(title="The answer at each date", columns=("Date", "Answer"), rows=tuple(rows))


def _columns(asked: Sequence[_Asked]) -> dict[tuple[str, str], bool]:
    """The names and units of all numbers, and whether each ever changes."""
    values: dict[tuple[str, str], set[Any]] = {}
    for one in asked:
        for output in one.record:
            values.setdefault((output.name, output.unit), set()).add((output.low, output.high))
    absent = {key for key in values for one in asked if _find(one, key) is None}
    return {key: len(seen) > 1 or (key in absent and seen != {_NOTHING}) for key, seen in values.items()}


_NOTHING = (Fraction(0), Fraction(0))
"""A count of nothing, which says as much as no count."""


def _find(one: _Asked, key: tuple[str, str]) -> Output | None:
    return next((output for output in one.record if (output.name, output.unit) == key), None)


def _numbers(asked: Sequence[_Asked], columns: Sequence[tuple[str, str]]) -> Iterator[Table]:
    for begin in range(0, len(columns), MOST_COLUMNS):
        part = columns[begin : begin + MOST_COLUMNS]
        rows = [
            Row((_days(one.span), *(_cell(_find(one, key)) for key in part)), one.headline.because) for one in asked
        ]
        more = f", {begin + 1} to {begin + len(part)}" if len(columns) > MOST_COLUMNS else ""
        yield Table(
            title=f"The numbers at each date{more}",
            columns=("Date", *(name for name, _ in part)),
            rows=tuple(rows),
            note=f"Counted in: {listed(dict.fromkeys(unit for _, unit in part))}. An empty cell: not known then.",
            detail=len(asked) > 12,
        )


def _days(span: Span) -> str:
    return Days(span.first, span.last).in_words()


def _cell(output: Output | None) -> str | int | None:
    if output is None:
        return None
    if output.exact and output.low is not None and output.low.denominator == 1:
        return int(output.low)
    low = "" if output.low is None else number_text(float(output.low))
    high = "" if output.high is None else number_text(float(output.high))
    if output.exact:
        return low
    above = f"{'more than' if output.low_open else 'at least'} {low}"
    below = f"{'fewer than' if output.high_open else 'at most'} {high}"
    if low and high:
        return f"{above}, {below}" if output.low_open or output.high_open else f"{low} to {high}"
    return above if low else below if high else "not bounded"


def _charts(asked: Sequence[_Asked], columns: Sequence[tuple[str, str]]) -> tuple[Chart, ...]:
    drawn = columns[:MOST_PANELS]
    if not drawn or len(asked) < 2:
        return ()
    parts = tuple(Panel(label=name, unit=unit, values=tuple(_values(asked, (name, unit)))) for name, unit in drawn)
    left = len(columns) - len(drawn)
    more = f" {counted(left, 'further number')} that change are in the table alone." if left else ""
    names = listed(name for name, _ in drawn)
    description = f"{names}, at {counted(len(asked), 'date')} along one axis of time.{more}"
    return (panels(parts, title="The numbers over time", description=description),)


def _values(asked: Sequence[_Asked], key: tuple[str, str]) -> Iterator[Period]:
    """Each value until the next date; the last one for its own stretch, or a day."""
    for number, one in enumerate(asked):
        output = _find(one, key)
        if output is not None:
            until = asked[number + 1].span.first if number + 1 < len(asked) else one.span.last
            low = None if output.low is None else float(output.low)
            high = None if output.high is None else float(output.high)
            yield Period(one.span.first, until, low, high, one.headline.because)


def _caveats(moving: Mapping[tuple[str, str], bool]) -> Iterator[Said]:
    same = [name for (name, _), moves in moving.items() if not moves]
    if same:
        yield Said(f"Unchanged over all dates, and so not shown: {listed(same)}.")


def _how(dates: Dates, chosen: Method[Any, Any]) -> str:
    first, last = day_in_words(dates.days[0]), day_in_words(dates.days[-1])
    often = f"every {dates.step} from {first} to {last}" if dates.step is not None else f"for {first} and {last}"
    whole = f"The question is asked {often}, "
    if chosen.window is None:
        return whole + "each time by what was known then; what the file does not date stands as written later."
    return whole + "for each stretch between the dates, by all that the file knows."
