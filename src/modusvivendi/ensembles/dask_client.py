"""A client of Dask: of a cluster on this machine, or of a scheduler that is named."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from modusvivendi.ensembles.faults import EnsembleError

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 10.0
"""Seconds to find a scheduler."""
CLOSE = 5.0
"""Seconds for a scheduler to say goodbye."""


@contextmanager
def client_of(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of a cluster that is there, or of one on this machine that lives as long."""
    with ExitStack() as stack:
        address = stack.enter_context(_local(workers)) if scheduler is None else scheduler
        yield stack.enter_context(_connection(address))


@contextmanager
def _local(workers: int) -> Iterator[str]:
    """The address of a cluster of processes of this machine, which nothing beyond it can reach."""
    from distributed import LocalCluster

    with ExitStack() as stack:
        with _deaf():
            made = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                protocol="tcp",
                memory_limit=None,
                dashboard_address=None,
                # a chunk that fails once is looked at closer here; the port of the dashboard is opened even without one
                scheduler_kwargs={"allowed_failures": 0, "dashboard": False, "dashboard_address": "127.0.0.1:0"},
                silence_logs=logging.CRITICAL,
            )
            cluster = stack.enter_context(made)
        yield str(cluster.scheduler_address)


@contextmanager
def _deaf() -> Iterator[None]:
    """Have the threads and processes that are started meanwhile leave Ctrl-C to this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would be started with the first process, and hear Ctrl-C again from then on
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _connection(address: str) -> Iterator[Client]:
    from distributed import Client

    _check_address(address)
    client = Client(address, timeout=CONNECT, set_as_default=False, name="modus")
    try:
        yield client
    finally:
        with suppress(OSError):
            client.close(timeout=CLOSE)


def _check_address(address: str) -> None:
    """See that a scheduler answers; a client of a wrong address would not give up by itself."""
    with ThreadPoolExecutor(1) as apart:
        try:
            answers = apart.submit(asyncio.run, _who(address)).result()
        except TimeoutError:
            raise EnsembleError(_no_scheduler(address, f"no answer within {CONNECT:.0f} seconds")) from None
        except MemoryError:
            answers = "what takes other words for the length of a message"
        except Exception as error:
            raise EnsembleError(_no_scheduler(address, first_line(error))) from None
    if answers != "Scheduler":
        raise EnsembleError(_no_scheduler(address, "something else answers"))


async def _who(address: str) -> object:
    from distributed import Security
    from distributed.core import rpc

    secrets = Security().get_connection_args("client")
    async with asyncio.timeout(CONNECT), rpc(address, timeout=CONNECT, connection_args=secrets) as scheduler:
        return (await scheduler.identity())["type"]


def _no_scheduler(address: str, why: str) -> str:
    return f'there is no Dask scheduler at "{address[:80]}" ({why}); an address looks like tcp://10.0.0.5:8786'


def first_line(error: Exception) -> str:
    """What an error says first."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].strip()


@contextmanager
def silence() -> Iterator[None]:
    """Keep Dask's log from the terminal: what it has to say is told in words."""
    import distributed  # noqa: F401  # sets the levels of its loggers

    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in ("distributed", "tornado")]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
