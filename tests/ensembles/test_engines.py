"""Engines give the same rows, also where processes are killed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from modusvivendi.ensembles.chunk import KILLED
from modusvivendi.ensembles.engines import inline, processes

CHUNKS = list(range(6))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.delitem(sys.modules, "killing_work", raising=False)
    import killing_work

    return killing_work.KillingWork


def _kept(folder: Path) -> list[str]:
    return [line for chunk in CHUNKS for line in (folder / f"{chunk}.txt").read_text(encoding="utf-8").split("\n")]


def test_processes_keep_what_one_process_keeps(work: Any, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    told: list[int] = []
    inline(work(one), CHUNKS, told.append)
    assert told == CHUNKS
    told.clear()
    processes(work(two), CHUNKS, told.append, 2)
    assert sorted(told) == CHUNKS
    assert _kept(one) == _kept(two) == [str(float(draw * draw)) for draw in range(60)]


def test_a_process_that_is_killed_once_loses_nothing(work: Any, tmp_path: Path) -> None:
    told: list[int] = []
    processes(work(tmp_path, once=23), CHUNKS, told.append, 2)
    assert sorted(told) == CHUNKS
    assert _kept(tmp_path) == [str(float(draw * draw)) for draw in range(60)]


def test_a_draw_that_kills_its_process_is_found_and_kept_as_failed(work: Any, tmp_path: Path) -> None:
    processes(work(tmp_path, always=23), CHUNKS, lambda chunk: None, 2)
    expected = [str(float(draw * draw)) for draw in range(60)]
    expected[23] = KILLED
    assert _kept(tmp_path) == expected
