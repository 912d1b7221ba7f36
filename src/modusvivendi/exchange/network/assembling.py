"""From the tables of a network to a situation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from modusvivendi.exchange.assembling import at_the_file, clean_words
from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.network.columns import Kind
from modusvivendi.exchange.network.entries import Blocks, told
from modusvivendi.exchange.network.table import Table
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.problems import Problem, SituationError, in_order
from modusvivendi.situation.reading.check import Checked, check_plain
from modusvivendi.situation.reading.layout import FORMAT
from modusvivendi.situation.reading.nodes import Mapping

_BETWEEN = ("loop", "no-capacity", "windows-overlap", "open-end", "shelter", "no-way-out", "stranded")
"""Problems that are found among entries that could be read."""
_BLOCKS = ("places", "vehicles", "network", "stocks")
_OWN = "unknown-place"
"""A problem that is told by the name that stands in the row."""
_NEEDED = {
    "network": ("capacity",),
    "vehicles": ("count", "seats"),
    "stocks": ("holds", "uses"),
}
"""The numbers without which an entry cannot be read."""
_HINTS = {
    "missing": "give it: every row needs it",
    "open-end": "write a range, such as 100-400",
    "no-capacity": "write a number above 0, or delete the line",
    "windows-overlap": "write opening times one after another: 06:00-18:00; 20:00-22:00",
    "window": "write 06:00-18:00, and for a night 20:00-23:59; 00:00-06:00",
    "halt": "write 20 h-68 h",
    "unknown-fleet": "add a table of vehicles with it: fleet,count,seats,at",
    "stranded": "add a way with these vehicles there",
    "shelter": "a shelter may have takes and nobody waiting, any other place the reverse",
}
"""What to write instead in a table, where the problem's own hint is for a situation's file."""


def assemble(tables: Sequence[Table]) -> Checked:
    """The situation of the tables of a network.

    Raises:
        SituationError: something in them is none of what a situation takes; all of it is told.
    """
    if all(table.kind in (Kind.PLACES, Kind.VEHICLES) for table in tables):
        what = "this says nothing of the ways that lead from place to place"
        raise refuse("network", what, "name a table of ways, too: from,to,capacity,transit", str(tables[0].file))
    faults = Faults(str(tables[0].file))
    faults.problems += [problem for table in tables for problem in table.problems]
    blocks = Blocks(tables, faults)
    plain = _plain(tables, blocks)
    checked = check_plain(plain, faults.file)
    if checked.situation is not None and not faults.problems:
        return Checked(checked.situation, ())
    problems = [problem for problem in _errors(checked) if problem.code not in (*_BETWEEN, _OWN)]
    if blocks.whole:
        mended = check_plain(_mended(plain, problems), faults.file)
        problems += [problem for problem in _errors(mended) if problem.code in _BETWEEN]
    raise SituationError(in_order([*faults.problems, *_of_rows(problems, blocks)]))


def _errors(checked: Checked) -> Iterator[Problem]:
    return (problem for problem in checked.problems if problem.severity == "error")


def _of_rows(problems: Iterable[Problem], blocks: Blocks) -> Iterable[Problem]:
    """Problems told of the rows; once of a row that makes two ways."""
    told: dict[Any, Problem] = {}
    for problem in problems:
        made = _of_row(problem, blocks)
        told.setdefault((made.code, made.what, made.mark, tuple(made.path.split(".")[2:])), made)
    return told.values()


def _of_row(problem: Problem, blocks: Blocks) -> Problem:
    """A problem of an entry, told to the person who wrote its row."""
    if problem.mark is None:
        return at_the_file(problem, blocks.faults.file)
    block, _, rest = problem.path.partition(".")
    row = blocks.rows.get((block, rest.partition(".")[0]))
    what = problem.what if row is None else told(row, problem.what)
    return replace(problem, what=what, hint=_HINTS.get(problem.code, problem.hint))


def _plain(tables: Sequence[Table], blocks: Blocks) -> dict[str, Any]:
    files = {key: clean_words(file.name) for file, key in blocks.sources.items()}
    counted = {blocks.sources[table.file]: row.where.partition(" ")[0] for table in tables for row in table.rows[:1]}
    last = _last_day(blocks)
    return {
        "format": str(FORMAT),
        "title": clean_words(tables[0].file.stem),
        "about": " ".join([f"Read from {', '.join(files.values())}.", *_notes(tables, blocks)]),
        **({} if last is None else {"as_of": last.isoformat()}),
        "sources": {key: {"title": name, "locator": counted[key]} for key, name in files.items()},
        "actors": {blocks.people: {"role": "bystander"}},
        "places": blocks.places,
        "vehicles": blocks.vehicles,
        "network": blocks.network,
        "stocks": blocks.stocks,
    }


def _notes(tables: Sequence[Table], blocks: Blocks) -> list[str]:
    """How the tables were read."""
    notes = dict.fromkeys(note for table in tables for note in table.notes)
    if any("per" not in way for way in blocks.network):
        notes["Capacities are counted per hour where nothing else is said."] = None
    return [*notes, *blocks.notes]


def _last_day(blocks: Blocks) -> date | None:
    """The last day of which a stock is told; None where none is or one cannot be read."""
    try:
        return max((to_day(stock["as_of"]) for stock in blocks.stocks.values() if "as_of" in stock), default=None)
    except Fault:
        return None


def _mended(plain: dict[str, Any], problems: Iterable[Problem]) -> dict[str, Any]:
    """The same where each entry can be read, so that one that cannot neither hides nor causes a problem elsewhere."""
    made = {**plain, **{block: _copied(plain[block]) for block in _BLOCKS}}
    found = {(block, key): entry for block in _BLOCKS for key, entry in _by_step(made[block])}
    for problem in problems:
        block, key, field = (*problem.path.split("."), "", "", "")[:3]
        entry = found.get((block, key))
        if entry is None:
            continue
        if entry.pop(field, None) is not None and field == "waiting":
            entry[field] = "1"
        for name in _NEEDED.get(block, ()):
            entry.setdefault(name, "1")
    return made


def _by_step(entries: Any) -> Iterator[tuple[str, Mapping]]:
    """The entries of a block by the step of a problem's path that leads to them."""
    steps = enumerate(entries) if isinstance(entries, list) else entries.items()
    return ((shown(step), entry) for step, entry in steps)


def _copied(entries: Any) -> Any:
    if isinstance(entries, list):
        return [_copy(entry) for entry in entries]
    return {key: _copy(entry) for key, entry in entries.items()}


def _copy(entry: Mapping) -> Mapping:
    made = Mapping(entry.mark)
    made.update(entry)
    return made
