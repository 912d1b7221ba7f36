"""The codebook says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from modusvivendi.situation.codebook import renewed, tables
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.reading.layout import BLOCKS
from modusvivendi.situation.reading.text import MOST_BYTES
from modusvivendi.situation.reading.tree import MOST_ALIASED, MOST_DEPTH, MOST_NODES

_ROOT = Path(__file__).parents[2]
_PAGE = _ROOT / "docs" / "reference" / "situation.md"
_TEXT = _PAGE.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_code():
    assert renewed(_TEXT) == _TEXT, "run python -m modusvivendi.situation.codebook docs/reference/situation.md"


def test_every_table_is_on_the_page_once():
    assert sorted(re.findall(r"<!-- table: ([\w-]+) -->", _TEXT)) == sorted(tables())
    assert {block.name for block in BLOCKS} <= set(tables())


def test_every_entry_has_a_meaning():
    for name, table in tables().items():
        for row in table.split("\n")[2:]:
            assert row.split(" | ")[-1].strip(" |"), f"{name}: {row}"


def test_the_bounds_are_those_of_the_code():
    assert f"{MOST_BYTES // 1024**2} MB, {MOST_NODES:,} values, lists and mappings {MOST_DEPTH} deep" in " ".join(
        _TEXT.split()
    )
    assert f"{MOST_ALIASED:,} values" in _TEXT


def test_the_links_of_the_page_lead_somewhere():
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in _TEXT.split("\n")
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(([^)]+)\)", _TEXT):
        path, _, anchor = target.partition("#")
        assert (_PAGE.parent / path).exists() if path else anchor in headings, target


def test_the_example_of_the_page_is_valid():
    example = "".join(line[4:] + "\n" for line in _TEXT.split("\n\n", 3)[2].split("\n"))
    checked = check_text(example)
    assert checked.situation is not None, checked.problems
    assert checked.problems == ()
