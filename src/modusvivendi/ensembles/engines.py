"""Where chunks are computed: here, in processes of this machine, or by Dask. Each engine gives the same rows."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol

from modusvivendi.ensembles.chunk import Chunk
from modusvivendi.ensembles.faults import EnsembleError

ENGINES = ("processes", "inline", "dask")


class Work(Protocol):
    """What a chunk needs to be computed anywhere; it can be pickled."""

    def finish(self, chunk: int) -> None:
        """Compute a chunk and keep it."""
        ...

    def bounds(self, chunk: int) -> tuple[int, int]:
        """The first draw of a chunk, and the first after it."""
        ...

    def compute(self, start: int, stop: int) -> Chunk:
        """Compute some draws and return them."""
        ...

    def keep(self, chunk: int, parts: list[Chunk]) -> None:
        """Keep a chunk that was computed in parts."""
        ...

    def killed(self, draw: int) -> Chunk:
        """The row of a draw that takes its process down."""
        ...


Done = Callable[[int], None]
"""Told of each chunk that is kept."""


def inline(work: Work, chunks: Sequence[int], done: Done) -> None:
    """Compute chunk after chunk in this process."""
    for chunk in chunks:
        work.finish(chunk)
        done(chunk)


def processes(work: Work, chunks: Sequence[int], done: Done, workers: int) -> None:
    """Compute chunks in processes of this machine.

    Where a process dies, what was in flight is computed again, chunk by chunk; a chunk that kills its process once
    more is halved until the draw is found that does it, which is kept as failed.

    Raises:
        EnsembleError: no process can be started here.
    """
    waiting, proved = list(chunks)[::-1], False
    while waiting:
        before = len(waiting)
        flying = _fly(work, waiting, done, workers)
        proved = proved or len(flying) < before - len(waiting) or _can_start()
        for chunk in flying:
            alone(work, chunk)
            done(chunk)


def _can_start() -> bool:
    """Whether a process can be started that has nothing to compute; asked where none came back so far.

    Raises:
        EnsembleError: it cannot.
    """
    pool = _pool(1)
    try:
        return pool.submit(bool, True).result()
    except BrokenProcessPool:
        what = "no process can be started here; in a script, put the call under: if __name__ == '__main__':"
        raise EnsembleError(f"{what}, or take the engine inline") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _fly(work: Work, waiting: list[int], done: Done, workers: int) -> list[int]:
    """Compute until nothing waits or a process dies; the chunks that were in flight then."""
    running: dict[Future[None], int] = {}
    pool = _pool(workers)
    try:
        while waiting or running:
            while waiting and len(running) < 2 * workers:
                # taken off the list once it flies: where the pool broke meanwhile, submitting raises
                running[pool.submit(_finish, work, waiting[-1])] = waiting[-1]
                waiting.pop()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                future.result()
                done(running.pop(future))
    except BrokenProcessPool:
        return sorted(running.values())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return []


def alone(work: Work, chunk: int) -> None:
    """Compute a chunk in a process of its own, in halves where that dies."""
    work.keep(chunk, _halved(work, *work.bounds(chunk)))


def _halved(work: Work, start: int, stop: int) -> list[Chunk]:
    pool = _pool(1)
    try:
        return [pool.submit(_compute, work, start, stop).result()]
    except BrokenProcessPool:
        if stop - start == 1:
            return [work.killed(start)]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    middle = (start + stop) // 2
    return _halved(work, start, middle) + _halved(work, middle, stop)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),))


def _finish(work: Work, chunk: int) -> None:
    work.finish(chunk)


def _compute(work: Work, start: int, stop: int) -> Chunk:
    return work.compute(start, stop)


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
