"""Which form of a table of stakes a file has."""

from __future__ import annotations

from pathlib import Path

from modusvivendi.exchange.lines import lines
from modusvivendi.exchange.spatial import ktab_csv, ktab_xml, rows, table
from modusvivendi.exchange.spatial.stakes import assemble
from modusvivendi.situation.reading.check import Checked


def read_table(path: Path) -> Checked:
    """The situation of a CSV or text file.

    Raises:
        SituationError: the file cannot be read or represented.
    """
    if rows.looks_right(rows.split(path)):
        return assemble(rows.read(path))
    if ktab_csv.looks_right(lines(path, ",")):
        return assemble(ktab_csv.read(path))
    return assemble(table.read(path))


def read_xml(path: Path) -> Checked:
    """The situation of a KTAB scenario.

    Raises:
        SituationError: the file cannot be read or represented.
    """
    return assemble(ktab_xml.read(path))
