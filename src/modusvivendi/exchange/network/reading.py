"""The situation of files of a network: one table, or several that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from modusvivendi.exchange.faults import refuse
from modusvivendi.exchange.network import geojson, table
from modusvivendi.exchange.network.assembling import assemble
from modusvivendi.exchange.network.columns import HEADINGS
from modusvivendi.exchange.network.table import Table
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.reading.check import Checked

TABLES = (".csv", ".tsv", ".txt")
MAPS = (".geojson", ".json")
MOST_TABLES = 20


def read_table(path: Path) -> Checked:
    """The situation of one file; see :func:`read_tables`."""
    return read_tables([path])


def read_tables(paths: Sequence[Path]) -> Checked:
    """The situation of tables of ways, places, vehicles and stocks that belong together, in any order.

    Args:
        paths: plain tables (CSV), or ways and places on a map (GeoJSON); one or more.

    Raises:
        SituationError: a file cannot be read, is none of these or there twice, or something in it is wrong. All of
            it is told, at its line.
    """
    tables: list[Table] = []
    problems: list[Problem] = []
    for number, path in enumerate(paths):
        try:
            tables += _read(path, paths[:number])
        except SituationError as error:
            problems += error.problems
    if problems:
        raise SituationError(problems)
    return assemble(tables)


def _read(path: Path, before: Sequence[Path]) -> Sequence[Table]:
    if len(before) == MOST_TABLES:
        raise refuse("too-many", f"more than {MOST_TABLES} files", "join them", str(path))
    if path.suffix.lower() not in (*TABLES, *MAPS):
        what = f"{path} is no table of a network; files that belong together end in {', '.join((*TABLES, *MAPS))}"
        raise refuse("network", what, f"name one file, or tables only. {HEADINGS}", str(path))
    if any(path.resolve() == other.resolve() for other in before):
        raise refuse("duplicate", f"{path} is named twice", "name it once", str(path))
    return geojson.read(path) if path.suffix.lower() in MAPS else [table.read(path)]
