"""Splitting plain data of a situation into one YAML file and tables beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from modusvivendi.situation.reading.layout import BLOCK, BLOCKS, Block
from modusvivendi.situation.reading.tables.forms import Form, forms_of
from modusvivendi.situation.writing import dump

TABULAR = tuple(block.name for block in BLOCKS if block.tabular)


@dataclass(frozen=True)
class Style:
    """How tables are written."""

    separator: str = ","
    line_end: str = "\r\n"
    quote_all: bool = False
    dotted: bool = True
    """Whether mappings get a column for each entry."""
    mark: bool = False
    """Whether the file begins with a byte order mark."""


def split(plain: dict[str, Any], folder: Path, blocks: Collection[str], style: Style) -> Path:
    """Write a situation with some of its blocks as tables; the path of its file."""
    kept = dict(plain)
    for name in blocks:
        if plain.get(name):
            kept[name] = f"{name}.csv"
            text = table(BLOCK[name], plain[name], style)
            (folder / f"{name}.csv").write_bytes(text.encode("utf-8-sig" if style.mark else "utf-8"))
    path = folder / "situation.yaml"
    path.write_text(dump(kept), encoding="utf-8")
    return path


def table(block: Block, entries: Any, style: Style) -> str:
    """A block's entries as the text of a CSV file."""
    lines = [(keys, _cells(block, entry, _dotted(block, entries, style))) for keys, entry in _lines(block, entries)]
    names = dict.fromkeys(name for keys, cells in lines for name in (*keys, *cells))
    file = io.StringIO()
    quoting = csv.QUOTE_ALL if style.quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(file, delimiter=style.separator, lineterminator=style.line_end, quoting=quoting)
    writer.writerow(names)
    writer.writerows([{**keys, **cells}.get(name, "") for name in names] for keys, cells in lines)
    return file.getvalue()


def _lines(block: Block, entries: Any) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """The keys and the entry of each row."""
    if block.shape == "listed":
        yield from (({}, entry) for entry in entries)
    elif block.shape == "by_actor_and_issue":
        for actor, issues in entries.items():
            for issue, several in issues.items():
                for entry in several if isinstance(several, list) else [several]:
                    yield {"actor": actor, "issue": issue}, entry
    else:
        key = "actor" if block.shape == "by_actor" else "key"
        yield from (({key: name}, entry) for name, entry in entries.items())


def _dotted(block: Block, entries: Any, style: Style) -> set[str]:
    """The fields that are mappings in every row that has them, and so can have columns with a dot.

    The options of an issue have an order of their own, which columns may not keep.
    """
    if not style.dotted:
        return set()
    values = [(name, value) for _, entry in _lines(block, entries) for name, value in entry.items()]
    mappings = {name for name, value in values if isinstance(value, dict)}
    others = {name for name, value in values if not isinstance(value, dict)}
    return {name for name in mappings - others if name != "options" and forms_of(block.type)[name].inside is not None}


def _cells(block: Block, entry: dict[str, Any], dotted: set[str]) -> dict[str, str]:
    forms = forms_of(block.type)
    cells = {}
    for name, value in entry.items():
        if name in dotted:
            inside = ((inner, item, forms[name].entry(inner)) for inner, item in value.items())
            cells |= {f"{name}.{inner}": _cell(item, form, False) for inner, item, form in inside if form is not None}
        else:
            cells[name] = _cell(value, forms[name], name in ("aliases", "agenda", "left_open"))
    return cells


_PLAINLY: dict[str, Any] = {"width": 10**9, "sort_keys": False}


def _cell(value: Any, form: Form, texts: bool) -> str:
    """A value as a cell's text: names between semicolons, other lists and mappings in brackets."""
    if isinstance(value, str) and texts:
        value = [value]
    if isinstance(value, str) and (value or form.text):
        return value
    if form.listed and isinstance(value, list) and len(value) > 1 and not any(";" in name for name in value):
        return "; ".join(value)
    flow = yaml.dump(value, Dumper=yaml.SafeDumper, default_style='"', default_flow_style=True, **_PLAINLY)
    return str(flow).strip()
