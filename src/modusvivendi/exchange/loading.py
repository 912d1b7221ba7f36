"""Loading whatever a user names: a bundled case, a situation, or the files of another tool."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from modusvivendi.exchange.faults import refuse
from modusvivendi.exchange.folder import beside, read_bytes
from modusvivendi.situation import loading
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.reading.check import SITUATION_FILE, Checked
from modusvivendi.situation.redact import Redacted
from modusvivendi.situation.situation import Situation

if TYPE_CHECKING:
    from modusvivendi.exchange.domain import Domain

_Reader = Callable[[Path], Checked]


def check(
    name: str | os.PathLike[str], scenario: str | None = None, tables: Sequence[str | os.PathLike[str]] = ()
) -> Checked:
    """Everything that is wrong with a case, a file or a folder. Never raises for what is in it.

    Args:
        name: a bundled case, a situation's file or folder, or the files of another tool: a GENIUS domain in XML,
            a NegMAS folder or outcome space in YAML, a GeniusWeb domain in JSON, with the profiles beside it; a GMCR+
            model in JSON; a table of actors, capabilities, positions and saliences in CSV, KTAB's CSV or XML, the
            rows of the exchange model in text; signed ties as a table in CSV (source, target, sign or weight, dates),
            in GraphML or as a Pajek network; ways, places, vehicles or stocks as a table in CSV, ways in GeoJSON.
        scenario: the name of one of a situation's scenarios, laid over it.
        tables: where ``name`` is a table of a network, those that belong to it.
    """
    path = Path(os.fspath(name))
    try:
        if tables:
            reader: _Reader | None = _reader_of_tables([Path(os.fspath(table)) for table in tables])
        else:
            reader = None if os.fspath(name) in (*loading.case_names(), *loading.published_names()) else _reader(path)
        if reader is None:
            return loading.check(name, scenario)
        if scenario is not None:
            what = f'"{scenario}" is no scenario: files of other tools have none'
            return Checked(None, (Problem(code="unknown-scenario", what=what, hint="leave --scenario out"),))
        return reader(path)
    except SituationError as error:
        return Checked(None, error.problems)


def load(
    name: str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    scenario: str | None = None,
    tables: Sequence[str | os.PathLike[str]] = (),
) -> Situation:
    """A situation, ready for any method.

    Args:
        name: a bundled case (``"antalya-2022"``), a YAML file, a folder with ``situation.yaml`` in it, or the files
            of another tool as for ``check``.
        as_of: only what was known by the end of this day (a date or ``"2022-03-10"``).
        scenario: the name of one of the file's scenarios, laid over it.
        tables: where ``name`` is a table of a network, those that belong to it: ``["demand.csv"]``.

    Raises:
        SituationError: the file cannot be read, with all its problems; or the date is none.
    """
    return load_view(name, as_of=as_of, scenario=scenario, tables=tables).situation


def load_view(
    name: str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    scenario: str | None = None,
    redact: bool = False,
    tables: Sequence[str | os.PathLike[str]] = (),
) -> Redacted:
    """A situation as ``load`` gives it, and how much of it was withheld.

    Args:
        name: as for ``load``.
        as_of: as for ``load``.
        scenario: as for ``load``.
        redact: leave out what is marked restricted and what rests on it, before the day is looked at.
        tables: as for ``load``.

    Raises:
        SituationError: as ``load``.
    """
    return loading.view(check(name, scenario, tables), as_of=as_of, redact=redact)


def _reader(path: Path) -> _Reader | None:
    """Which tool's files these are; None for a situation, or where nothing is there.

    Raises:
        SituationError: the ending is one of another tool's, and the content is not.
    """
    if path.is_dir():
        return None if (path / SITUATION_FILE).exists() else _reader_of_folder(path)
    if not path.is_file():
        return None
    found = _BY_ENDING.get(path.suffix.lower())
    return found(path) if found is not None else None


def _reader_of_folder(folder: Path) -> _Reader | None:
    for path in beside(folder, ".yml", ".yaml"):
        found = _reader_of_yaml(path)
        if found is not None:
            return found
    for path in beside(folder, ".json"):
        from modusvivendi.exchange.geniusweb.reading import is_ours, read
        from modusvivendi.exchange.json_text import try_parse

        if is_ours(try_parse(read_bytes(path), str(path))):
            return _assembled(read)
    for _ in beside(folder, ".xml"):
        from modusvivendi.exchange.genius.reading import read as read_genius

        return _assembled(read_genius)
    return None


def _assembled(read: Callable[[Path], Domain]) -> _Reader:
    """A reader of negotiations as one of situations."""
    from modusvivendi.exchange.assembling import assemble

    return lambda path: assemble(read(path))


def _reader_of_tables(tables: Sequence[Path]) -> _Reader:
    """A reader of a table of a network with those that belong to it."""
    from modusvivendi.exchange.network.reading import read_tables

    return lambda path: read_tables([path, *tables])


def _reader_of_table(path: Path) -> _Reader:
    from modusvivendi.exchange.lines import heading
    from modusvivendi.exchange.network.columns import kind_of
    from modusvivendi.exchange.spatial.reading import read_table as read_stakes
    from modusvivendi.exchange.ties import table
    from modusvivendi.exchange.ties.reading import read_table as read_ties

    head = heading(path)
    if kind_of(head) is not None:
        return _reader_of_network(path)
    return read_ties if table.looks_right(head) else read_stakes


def _reader_of_network(path: Path) -> _Reader:
    from modusvivendi.exchange.network.reading import read_table

    return read_table


def _reader_of_graph(path: Path) -> _Reader:
    from modusvivendi.exchange.ties.reading import read_graphml, read_pajek

    return read_pajek if path.suffix.lower() == ".net" else read_graphml


def _reader_of_xml(path: Path) -> _Reader:
    from modusvivendi.exchange.genius.reading import read
    from modusvivendi.exchange.spatial import ktab_xml
    from modusvivendi.exchange.spatial.reading import read_xml
    from modusvivendi.exchange.ties import graphml
    from modusvivendi.exchange.xml import root_tag

    tag = root_tag(read_bytes(path), str(path))
    if tag == graphml.ROOT:
        return _reader_of_graph(path)
    return read_xml if tag == ktab_xml.ROOT else _assembled(read)


def _reader_of_json(path: Path) -> _Reader:
    from modusvivendi.exchange import gmcr
    from modusvivendi.exchange.geniusweb.reading import is_ours, read
    from modusvivendi.exchange.json_text import parse
    from modusvivendi.exchange.network import geojson

    content = parse(read_bytes(path), str(path))
    if is_ours(content):
        return _assembled(read)
    if gmcr.is_ours(content):
        return gmcr.read
    if geojson.is_ours(content):
        return _reader_of_network(path)
    what = "this JSON file is no GeniusWeb domain or profile, no GMCR+ model and no map of ways"
    hint = (
        'they have "issuesValues", "LinearAdditiveUtilitySpace", "decisionMakers" or "FeatureCollection"; situations '
        "are YAML files"
    )
    raise refuse("not-a-situation", what, hint, str(path))


def _reader_of_yaml(path: Path) -> _Reader | None:
    from modusvivendi.exchange.negmas.reading import looks_right, read

    return _assembled(read) if looks_right(read_bytes(path)) else None


_BY_ENDING: dict[str, Callable[[Path], _Reader | None]] = {
    ".xml": _reader_of_xml,
    ".csv": _reader_of_table,
    ".tsv": _reader_of_table,
    ".txt": _reader_of_table,
    ".json": _reader_of_json,
    ".geojson": _reader_of_network,
    ".yml": _reader_of_yaml,
    ".yaml": _reader_of_yaml,
    ".graphml": _reader_of_graph,
    ".net": _reader_of_graph,
}
