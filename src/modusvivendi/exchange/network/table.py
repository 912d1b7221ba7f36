"""One table of a network: its rows in words, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.lines import Line, lines
from modusvivendi.exchange.network.columns import HEADINGS, NEEDED, Kind, column_of, kind_of, pair_of
from modusvivendi.situation.problems import Mark, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row in words, under the names of the columns; a way has its ends under ``from`` and ``to``."""

    said: Mapping[str, str]
    mark: Mark
    where: str
    """In words: ``line 3``, ``feature 3``."""

    def get(self, name: str) -> str:
        """One of its words; empty where it has none."""
        return self.said.get(name, "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind of one file."""

    kind: Kind
    file: Path
    rows: tuple[Row, ...]
    columns: frozenset[str]
    """The columns that it has."""
    notes: tuple[str, ...] = ()
    """How it was read, for the reader of the situation."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it so far."""
    whole: bool = True
    """Whether every row could be read."""


def read(path: Path) -> Table:
    """A plain table of a network.

    Raises:
        SituationError: the file cannot be read, is none, has no rows or too many, lacks a column or has one twice.
    """
    found = lines(path)
    head = found[0].cells if found else ()
    kind = kind_of(head)
    if kind is None:
        what = f"this is no table of a network: {_listed(head)}"
        raise refuse("network", what, f"the first line names the columns. {HEADINGS}", str(path))
    faults = Faults(str(path))
    at = _columns(kind, found[0], faults)
    if len(found) == 1:
        faults.add("network", f"the table has no {kind}", "write one a line", found[0].mark)
    faults.stop()
    for line in found[1:]:
        if any(line.cells[len(head) :]):
            what = f"the line has {len(line.cells)} cells, and the heading {len(head)}"
            faults.add("network", what, "put what has a comma between quotation marks, or drop a cell", line.mark)
    rows = tuple(Row(_said(line, at), line.mark, f"line {line.mark.line}") for line in found[1:])
    unread = _unread(path, head, set(at.values()))
    return Table(kind, path, rows, frozenset(at), unread, tuple(faults.problems))


def _listed(head: tuple[str, ...]) -> str:
    return f"its heading has {', '.join(map(shown, head[:12]))}" if head else "it is empty"


def _columns(kind: Kind, head: Line, faults: Faults) -> dict[str, int]:
    """Where each column stands."""
    pair = pair_of(head.cells) if kind is Kind.WAYS else None
    at = dict(zip(("from", "to"), pair, strict=True)) if pair is not None else {}
    for number, cell in enumerate(head.cells):
        name = column_of(kind, cell) if number not in (pair or ()) else None
        if name in at:
            faults.add("network", f"the column {name} is there twice: {shown(cell)}", "keep one of them", head.mark)
        elif name is not None:
            at[name] = number
    for name in NEEDED[kind]:
        if name not in at:
            faults.add("missing", f"the column {name} is missing; {_listed(head.cells)}", HEADINGS, head.mark)
    return at


def _said(line: Line, at: Mapping[str, int]) -> dict[str, str]:
    return {name: line.cells[number] for name, number in at.items() if number < len(line.cells)}


def _unread(path: Path, head: tuple[str, ...], read: set[int]) -> tuple[str, ...]:
    left = [shown(cell) for number, cell in enumerate(head) if number not in read and cell]
    return (f"Columns of {path.name} that were not read: {', '.join(left[:20])}.",) if left else ()
