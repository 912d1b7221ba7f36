"""The page on derivations says what the code does."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from modusvivendi.exchange.loading import load
from modusvivendi.situation.derive import (
    FEWEST_SHARED,
    TIE_TABLE,
    Order,
    TieRow,
    broken_lines,
    compare,
    deciders,
    links_under,
    moves_on,
    reservation,
    ties_between,
    utility,
)
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "nothing-twice.md"
PACKAGE = {"truce": "month", "bridge": "open"}


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def towns(text: str, tmp_path_factory: pytest.TempPathFactory) -> Situation:
    block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    path = tmp_path_factory.mktemp("docs") / "situation.yaml"
    path.write_text(block[1], encoding="utf-8")
    return load(path)


def _between(low: int, high: int) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def _row(row: TieRow) -> str:
    sign = "+" if row.weight > 0 else "−"
    kinds = ", ".join(row.kinds) + (f": {row.answer}" if row.answer else "")
    return f"| {row.name} | {kinds} | {row.between} | {sign}{abs(row.weight)} | {row.reason} |"


def test_the_table_is_that_of_the_code(text: str) -> None:
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert rows == [_row(row) for row in TIE_TABLE]


def test_the_least_number_of_shared_issues(text: str) -> None:
    assert f"over at least {['zero', 'one', 'two'][FEWEST_SHARED]} shared issues" in text


def test_upper_town(towns: Situation) -> None:
    assert utility(towns, "UPPER", {}).value == _between(60, 75)
    assert reservation(towns, "UPPER").value == _between(40, 65)
    assert utility(towns, "UPPER", PACKAGE).value == _between(50, 80)
    assert compare(towns, "UPPER", PACKAGE, {}).value is Order.UNKNOWN


def test_lower_town(towns: Situation) -> None:
    assert utility(towns, "LOWER", {}).value == _between(0, 0)
    assert utility(towns, "LOWER", PACKAGE).value == _between(75, 75)
    assert [line.value.issue for line in broken_lines(towns, "LOWER", {})] == ["truce"]
    assert broken_lines(towns, "LOWER", PACKAGE) == ()
    assert compare(towns, "LOWER", PACKAGE, {}).value is Order.BETTER


def test_moves_and_pressure(towns: Situation) -> None:
    assert moves_on(towns, "bridge").value.by == ("UPPER",)
    assert moves_on(towns, "truce").value.joint
    assert deciders(towns, "bridge").value.press == ("LOWER", "LAKE")


@pytest.mark.parametrize(
    ("one", "two", "weight", "flagged"),
    [("LAKE", "LOWER", "1/2", False), ("LOWER", "UPPER", "-1/4", False), ("LAKE", "UPPER", "-1/2", True)],
)
def test_ties(towns: Situation, one: str, two: str, weight: str, flagged: bool) -> None:
    found = ties_between(towns, one, two)[0].value
    assert (found.weight, found.restates_positions) == (Interval.point(Fraction(weight)), flagged)


def test_the_road(towns: Situation) -> None:
    assert [found.value.open for found in links_under(towns, {})] == [False]
    assert [found.value.open for found in links_under(towns, {"bridge": "open"})] == [True]
