"""Chunks computed by the workers of a Dask cluster: one on this machine, or the one of a scheduler.

Nothing is left with the cluster. A worker is sent the texts of the run, for it may not see the folder; each result is
fetched, kept and released as it comes, for what a dead worker held is lost; only as many chunks are out as keep the
workers busy.
"""

from __future__ import annotations

import asyncio
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

from modusvivendi import __version__
from modusvivendi.ensembles.chunk import Chunk
from modusvivendi.ensembles.dask_client import client_of, first_line, silence
from modusvivendi.ensembles.engines import Done, Work, alone
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.watch import Watch
from modusvivendi.situation.problems import SituationError

if TYPE_CHECKING:
    from distributed import Client, Future

STALL = 60.0
"""Seconds without a result or a worker after which a run stops."""
LOOK, TICK = 5.0, 0.02
"""Seconds between two looks at the workers, and at the results."""


class Sent(Protocol):
    """What is sent to a worker; it can be pickled, and needs no folder."""

    def compute(self, start: int, stop: int) -> Chunk:
        """Compute some draws and return them."""
        ...


def dask(
    work: Work,
    sent: Sent,
    chunks: Sequence[int],
    done: Done,
    workers: int,
    *,
    scheduler: str | None = None,
    resume: str = "modus resume",
) -> None:
    """Compute chunks on a cluster.

    Where a chunk fails, be it that its worker dies or that its result is lost, it is computed again when nothing else
    is out; if it fails once more, in a process of this machine, halved until the draw is found that does it.

    Args:
        work: keeps the chunks, in this process.
        sent: computes them, on the workers.
        chunks: their numbers.
        done: told of each chunk that is kept.
        workers: of the cluster on this machine, if no scheduler is named.
        scheduler: the address of one.
        resume: the command that goes on with the run.

    Raises:
        EnsembleError: there is no such scheduler, its workers cannot compute the run, or nothing more comes from it.
    """
    with silence(), client_of(scheduler, workers) as client:
        cluster = _Cluster(client, sent, resume, Watch(STALL, time.monotonic()))
        keep = _keeper(work, done)
        for chunk in cluster.compute(chunks, work.bounds, keep):
            for again in cluster.compute([chunk], work.bounds, keep):
                alone(work, again)
                done(again)


def _keeper(work: Work, done: Done) -> Callable[[int, Chunk], None]:
    def keep(chunk: int, rows: Chunk) -> None:
        work.keep(chunk, [rows])
        done(chunk)

    return keep


@dataclass(frozen=True, slots=True)
class _Cluster:
    """A cluster that computes one run."""

    client: Client
    sent: Sent
    resume: str
    watch: Watch

    def compute(
        self, chunks: Sequence[int], bounds: Callable[[int], tuple[int, int]], keep: Callable[[int, Chunk], None]
    ) -> list[int]:
        """Compute chunks; those that failed."""
        waiting, failed = list(chunks)[::-1], []
        flying: dict[int, Future[Chunk]] = {}
        self.watch.heard(time.monotonic())
        looked = self._look()
        while waiting or flying:
            while waiting and len(flying) < 2 * max(self.watch.workers, 1):
                flying[waiting[-1]] = self._submit(*bounds(waiting[-1]))
                waiting.pop()
            landed = [chunk for chunk, future in flying.items() if future.done()]
            for chunk in landed:
                rows = self._fetch(flying.pop(chunk))
                if rows is None:
                    failed.append(chunk)
                else:
                    keep(chunk, rows)
            if not landed:
                time.sleep(TICK)
            looked = self._check(looked)
        return failed

    def _submit(self, start: int, stop: int) -> Future[Chunk]:
        key = f"modus-{uuid4().hex}"
        packed = pickle.dumps(_Call(self.sent, start, stop))
        with self._connected():
            return self.client.submit(pickle.loads, packed, key=key, pure=False, retries=0)

    def _fetch(self, future: Future[Chunk]) -> Chunk | None:
        """The rows that came, or nothing where the chunk failed; then the cluster may forget them."""
        try:
            rows: Chunk = future.result(timeout=STALL)
        except (EnsembleError, SituationError, ImportError) as error:
            raise EnsembleError(_refused(error)) from None
        except (Exception, asyncio.CancelledError) as error:
            self._check_connection()
            if not isinstance(error, TimeoutError):
                self.watch.heard(time.monotonic())
            return None
        finally:
            future.release()
        self.watch.heard(time.monotonic())
        return rows

    def _check(self, looked: float) -> float:
        """See now and then whether there is still something to wait for, and how many workers there are."""
        now = time.monotonic()
        self._check_connection()
        if now - looked >= min(LOOK, STALL / 4):
            looked = self._look()
        if self.watch.stalled(now):
            what = f"no result and no worker came from the cluster for {STALL:.0f} seconds"
            raise EnsembleError(f"{what}; {self._go_on()}")
        return looked

    def _look(self) -> float:
        scheduler: Any = self.client.scheduler
        with self._connected():
            known = self.client.sync(scheduler.identity, callback_timeout=STALL)["workers"]
            held = self.client.sync(scheduler.processing, workers=None, callback_timeout=STALL)
        mine = set(map(str, self.client.futures))
        pairs = [(worker, key) for worker, keys in held.items() for key in keys if key in mine]
        now = time.monotonic()
        self.watch.look(now, {worker: float(each["last_seen"]) for worker, each in known.items()}, pairs)
        return now

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """Tell in words that the scheduler does not answer."""
        try:
            yield
        except Exception as error:
            if isinstance(error, OSError) or self.client.status != "running":
                raise self._lost() from None
            raise

    def _check_connection(self) -> None:
        if self.client.status != "running":
            raise self._lost()

    def _lost(self) -> EnsembleError:
        return EnsembleError(f"the connection to the Dask scheduler was lost; {self._go_on()}")

    def _go_on(self) -> str:
        return f"what is done is kept; go on with: {self.resume}"


@dataclass(frozen=True, slots=True)
class _Call:
    """Some draws to compute. Unpickling it computes them.

    So a scheduler needs nothing of Modus Vivendi to pass it on, and where a worker lacks it, only the task fails, with
    an error that can be told. Dask's own way of sending a function takes down a worker that cannot import it.
    """

    sent: Sent
    start: int
    stop: int

    def __reduce__(self) -> tuple[Callable[[Sent, int, int], Chunk], tuple[Sent, int, int]]:
        """Pickle as what is called, and with what."""
        return _compute, (self.sent, self.start, self.stop)


def _compute(sent: Sent, start: int, stop: int) -> Chunk:
    return sent.compute(start, stop)


def _refused(error: Exception) -> str:
    advice = f"install Modus Vivendi {__version__} with modusvivendi[dask] on every machine of the cluster"
    return f"the cluster cannot compute this run: {first_line(error)}; {advice}"
