"""Running a plan in a folder, from the start or from where it was left."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from modusvivendi.ensembles import chunk as rows
from modusvivendi.ensembles import store
from modusvivendi.ensembles.chunk import Chunk
from modusvivendi.ensembles.dask_engine import dask
from modusvivendi.ensembles.engines import ENGINES, inline, processes
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import Plan
from modusvivendi.ensembles.remote import remote

MOST_WORKERS = 256
Shard = tuple[int, int]
"""Which slice of how many, from 1."""
Told = Callable[[int, int], None]
"""Told of draws that are done, and of all there are to do."""


@dataclass(frozen=True, slots=True)
class FolderWork:
    """The chunks of the run in a folder."""

    folder: Path

    def finish(self, chunk: int) -> None:
        """Compute a chunk and keep it."""
        plan = _plan(self.folder)
        store.keep(self.folder, plan, chunk, rows.compute(plan, *plan.bounds(chunk)))

    def bounds(self, chunk: int) -> tuple[int, int]:
        """The first draw of a chunk, and the first after it."""
        return _plan(self.folder).bounds(chunk)

    def compute(self, start: int, stop: int) -> Chunk:
        """Compute some draws and return them."""
        return rows.compute(_plan(self.folder), start, stop)

    def keep(self, chunk: int, parts: list[Chunk]) -> None:
        """Keep a chunk that was computed in parts."""
        store.keep(self.folder, _plan(self.folder), chunk, rows.joined(parts))

    def killed(self, draw: int) -> Chunk:
        """The row of a draw that takes its process down."""
        return rows.killed(_plan(self.folder), draw)


def run(
    folder: Path,
    *,
    engine: str = "processes",
    workers: int | None = None,
    shard: Shard = (1, 1),
    scheduler: str | None = None,
    told: Told | None = None,
) -> None:
    """Compute what is missing of the run in a folder.

    Args:
        folder: made by :func:`modusvivendi.ensembles.store.create`.
        engine: ``"processes"``, ``"inline"`` or ``"dask"``.
        workers: processes; one for each core if left out. A named scheduler has its own.
        shard: compute this slice of the chunks only: ``(3, 40)`` is the third of 40.
        scheduler: of Dask, such as ``"tcp://10.0.0.5:8786"``; a cluster on this machine if left out.
        told: told of progress.

    Raises:
        EnsembleError: the folder holds no run or cannot be written, there is no such engine, slice or scheduler, or
            the cluster does not get anywhere.
        ModuleNotFoundError: the engine's package is not installed.
    """
    _check(engine, workers, shard)
    if scheduler is not None and engine != "dask":
        raise EnsembleError("only the engine dask has a scheduler; write --engine dask with it, or leave it out")
    _plan.cache_clear()
    plan = _plan(folder.resolve())
    wanted = [chunk for chunk in store.missing(folder, plan) if chunk % shard[1] == shard[0] - 1]
    total = sum(stop - start for start, stop in map(plan.bounds, wanted))
    ready = 0

    def done(chunk: int) -> None:
        nonlocal ready
        start, stop = plan.bounds(chunk)
        ready += stop - start
        if told is not None:
            told(ready, total)

    work = FolderWork(folder.resolve())
    count = min(workers or os.cpu_count() or 1, len(wanted))
    if engine == "dask" and wanted:
        resume = f"modus resume {folder}"
        dask(work, remote(folder), wanted, done, count, scheduler=scheduler, resume=resume)
    elif engine == "inline" or count < 2:
        inline(work, wanted, done)
    else:
        processes(work, wanted, done, count)


def _check(engine: str, workers: int | None, shard: Shard) -> None:
    if engine not in ENGINES:
        raise EnsembleError(f'there is no engine "{engine}"; the engines are: {", ".join(ENGINES)}')
    if workers is not None and not 1 <= workers <= MOST_WORKERS:
        raise EnsembleError(f"{workers} workers; write a number from 1 to {MOST_WORKERS}")
    if not 1 <= shard[0] <= shard[1]:
        raise EnsembleError(f"{shard[0]}/{shard[1]} is no slice; write the third of forty as 3/40")


@lru_cache(maxsize=1)
def _plan(folder: Path) -> Plan:
    """The plan in a folder; read once in each process, for no run changes its plan."""
    return store.open_run(folder)
