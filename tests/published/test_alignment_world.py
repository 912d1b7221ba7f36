"""States, allied or in conflict: Doreian and Mrvar (2015), Structural balance and signed international relations.

Journal of Social Structure 16 (2), from data of the Correlates of War project, 51 windows of four years from 1946 to
1999, by way of signnet. The line indices were not read in the paper: two other integer programs, by HiGHS, gave them.
"""

import csv
from pathlib import Path

import pytest

from modusvivendi.methods import alignment
from modusvivendi.methods.alignment.published.data import WINDOWS, Named, read, world

FILE = Path(__file__).parents[3] / "shared" / "data" / "alignment" / "cowlist_edges.csv"
SIZES = {"46-49": (64, 362, 42), "55-58": (81, 510, 84), "76-79": (132, 968, 116), "96-99": (151, 1247, 147)}
"""States, ties, hostile ties."""
INDICES = {"46-49": 17, "55-58": 35, "76-79": 50, "96-99": 45}
ALL_INDICES = (
    17, 18, 20, 15, 15, 17, 21, 27, 33, 35, 34, 26, 30, 36, 39, 37, 36, 29, 24, 23, 28, 27, 28, 33, 26, 28,
    29, 35, 46, 48, 50, 45, 39, 43, 48, 45, 47, 46, 43, 34, 32, 46, 42, 38, 44, 49, 45, 50, 48, 38, 45,
)  # fmt: skip
"""Of the windows 46-49, 47-50 and so on to 96-99."""


@pytest.mark.parametrize("window", WINDOWS)
def test_four_windows(window: str) -> None:
    pytest.importorskip("highspy")
    pytest.importorskip("scipy")
    graph = world(window).graph
    assert (graph.n, len(graph.edges), int((graph.weights < 0).sum())) == SIZES[window]
    result = alignment.solve(graph)
    assert (result.frustration, result.bound, result.proved) == (INDICES[window], INDICES[window], True)
    assert result.broken.sum() == INDICES[window]


@pytest.mark.skipif(not FILE.exists(), reason="the other 47 windows are not part of the package")
def test_all_windows() -> None:
    pytest.importorskip("highspy")
    pytest.importorskip("scipy")
    windows = _all_windows()
    results = [alignment.solve(each.graph) for each in windows.values()]
    assert all(result.proved for result in results)
    assert tuple(result.frustration for result in results) == ALL_INDICES


@pytest.mark.skipif(not FILE.exists(), reason="the file that they were taken from is not part of the package")
def test_the_windows_that_are_bundled_are_those_of_the_file() -> None:
    windows = _all_windows()
    for window in WINDOWS:
        assert world(window).names == windows[window].names
        assert world(window).graph.edges.tolist() == windows[window].graph.edges.tolist()
        assert world(window).graph.units.tolist() == windows[window].graph.units.tolist()


def _all_windows() -> dict[str, Named]:
    rows: dict[str, list[dict[str, str]]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["window"], []).append(row)
    return {window: read(each) for window, each in rows.items()}
