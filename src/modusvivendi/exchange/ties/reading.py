"""The situation of a file of signed ties, in each of its forms."""

from __future__ import annotations

from pathlib import Path

from modusvivendi.exchange.ties import graphml, pajek, table
from modusvivendi.exchange.ties.assembling import assemble
from modusvivendi.situation.reading.check import Checked


def read_table(path: Path) -> Checked:
    """The situation of a plain table.

    Raises:
        SituationError: the file cannot be read or represented.
    """
    return assemble(table.read(path))


def read_graphml(path: Path) -> Checked:
    """The situation of a GraphML file.

    Raises:
        SituationError: the file cannot be read or represented.
    """
    return assemble(graphml.read(path))


def read_pajek(path: Path) -> Checked:
    """The situation of a Pajek network.

    Raises:
        SituationError: the file cannot be read or represented.
    """
    return assemble(pajek.read(path))
