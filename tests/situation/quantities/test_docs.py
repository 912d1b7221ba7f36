"""The page "Hedged numbers" says what the data say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modusvivendi.situation.quantities import (
    DEFAULT_HEDGES,
    LAWS,
    SCALES,
    Credibility,
    Reliability,
    interval_text,
    read_number,
)

PAGE = (Path(__file__).parents[3] / "docs" / "explanation" / "hedged-numbers.md").read_text(encoding="utf-8")


def _table(header: str) -> list[list[str]]:
    """The cells of the first table with this header row, without header and rule."""
    rows = PAGE.split(f"\n{header}\n", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words) or "–"


def test_the_table_of_hedges_is_the_data() -> None:
    assert _table("| words | also | after the number | meaning | why |") == [
        [f"`{hedge.words}`", _listed(hedge.also), _listed(hedge.after), f"`{hedge.meaning}`", hedge.why]
        for hedge in DEFAULT_HEDGES.entries
    ]


@pytest.mark.parametrize("key", SCALES)
def test_the_scales_are_the_data(key: str) -> None:
    scale = SCALES[key]
    section = PAGE.split(f"### {scale.title}: `{key}`\n", 1)[1].split("\n#", 1)[0]
    assert scale.source in section
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    assert rows == [f"| {', '.join(band.words)} | `{interval_text(band.interval)}` |" for band in scale.bands]


def test_the_grades_and_distributions_are_the_data() -> None:
    assert _table("| letter | source |") == [[one.letter, one.words] for one in Reliability]
    assert _table("| digit | information |") == [[str(one.digit), one.words] for one in Credibility]
    assert [row[0] for row in _table("| distribution | meaning of its numbers |")] == [
        f"`{form.example}`" for form in LAWS.values()
    ]


def test_every_example_of_a_form_is_read() -> None:
    cells = [row[1] for row in _table("| form | examples |")]
    examples = [text for cell in cells for text in re.findall(r"`([^`]+)`", cell) if not text.startswith("[")]
    assert len(examples) > 20
    for text in examples:
        assert read_number(text).describe()


def test_the_block_that_edits_the_table_does_so() -> None:
    table = DEFAULT_HEDGES.with_entries(
        {
            "about": ["0.8", "1.2"],
            "thousands": "[1000, 10000)",
            "a battalion": {"amount": ["300", "1000"], "why": "usual strength"},
            "far more than": {"times": "(2, inf)"},
        }
    )
    block = PAGE.split("```yaml\n", 1)[1].split("```", 1)[0]
    assert [line.split(":")[0].strip() for line in block.splitlines()[1:]] == [
        "about",
        "thousands",
        "a battalion",
        "far more than",
    ]
    assert str(read_number("far more than a battalion", table).interval) == "(600, inf)"
