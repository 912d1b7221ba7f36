"""A query reaches the run and nothing else, and ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from modusvivendi.ensembles import store
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import plan
from modusvivendi.ensembles.query import ask
from modusvivendi.ensembles.running import run as go
from modusvivendi.exchange.loading import load


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "one"
    store.create(folder, plan(load("east-aleppo-2016"), "stability", draws=20))
    go(folder, engine="inline")
    return folder


@pytest.mark.parametrize(
    "query",
    [
        "copy draws to '{other}'",
        "copy (select 1) to '{other}' (format csv)",
        "attach '{other}' as other",
        "select * from read_text('{there}')",
        "select * from '{there}'",
        "select * from glob('/*')",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset memory_limit; set memory_limit = '1TB'",
    ],
)
def test_nothing_but_the_run_is_reached(query: str, run: Path, tmp_path: Path) -> None:
    other, there = tmp_path / "other.csv", tmp_path / "there.csv"
    there.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(EnsembleError, match="the query cannot be answered"):
        ask(run, query.format(other=other, there=there))
    assert not other.exists()


def test_a_query_without_end_is_stopped(run: Path) -> None:
    with pytest.raises(EnsembleError, match="took longer than"):
        ask(run, "select count(*) from range(1000000000) a, range(1000000) b where a.range < b.range", longest=0.2)


def test_too_many_rows_are_told(run: Path) -> None:
    with pytest.raises(EnsembleError, match="more than 10,000 rows"):
        ask(run, "select * from range(20000)")
