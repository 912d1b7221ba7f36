"""From ties to a situation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from modusvivendi.exchange.assembling import at_the_file, clean_words, keys
from modusvivendi.exchange.ties.graph import Graph, Tie
from modusvivendi.exchange.ties.merging import merged
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.quantities import plain_text
from modusvivendi.situation.reading.check import Checked, check_plain
from modusvivendi.situation.reading.layout import FORMAT
from modusvivendi.situation.reading.nodes import Mapping


def assemble(graph: Graph) -> Checked:
    """The situation of a file of ties.

    Raises:
        SituationError: a number or a text is none that a situation takes.
    """
    checked = check_plain(_plain(replace(graph, ties=merged(graph.ties))), graph.file)
    if checked.situation is None:
        raise SituationError(
            problem if problem.mark is not None else at_the_file(problem, graph.file) for problem in checked.problems
        )
    return Checked(checked.situation, ())


def _plain(graph: Graph) -> dict[str, Any]:
    actors = dict(zip(graph.names, keys(graph.names.values()), strict=True))
    most = max((abs(tie.weight) for tie in graph.ties), default=Fraction(1))
    largest = max(most, Fraction(1))
    last = _last_day(graph.ties)
    return {
        "format": str(FORMAT),
        "title": clean_words(graph.title),
        "about": " ".join([f"Read from {graph.form}.", *graph.notes, *_weights(largest), *_as_of(last)]),
        **({} if last is None else {"as_of": last.isoformat()}),
        "sources": {"file": {"title": clean_words(f"{graph.form}: {graph.title}")}},
        "actors": {key: {"name": clean_words(graph.names[name]), "role": "third"} for name, key in actors.items()},
        "ties": [_tie(tie, actors, largest) for tie in graph.ties],
    }


def _tie(tie: Tie, actors: dict[str, str], largest: Fraction) -> Mapping:
    made = Mapping(tie.mark)
    made["of"] = [actors[end] for end in tie.ends]
    made["weight"] = plain_text(tie.weight / largest)
    if tie.directed:
        made["directed"] = "true"
    for name, day in (("since", tie.time.since), ("until", tie.time.until)):
        if day is not None:
            made[name] = day.isoformat()
    made["src"] = "file"
    return made


def _weights(largest: Fraction) -> list[str]:
    if largest == 1:
        return []
    return [f"Weights were divided by {plain_text(largest)}, the largest, so that they lie between -1 and 1."]


def _last_day(ties: tuple[Tie, ...]) -> date | None:
    """The last day on which a tie is in force; None where one is open or there are none."""
    ends = [tie.time.until for tie in ties]
    known = [end for end in ends if end is not None]
    return max(known) - timedelta(days=1) if known and len(known) == len(ends) else None


def _as_of(last: date | None) -> list[str]:
    if last is None:
        return []
    return [f"It is read as of {day_in_words(last)}, the last day with a tie in force; --as-of takes an earlier one."]
