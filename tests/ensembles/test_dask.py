"""Dask gives the same rows, also where workers, the scheduler or the client are killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from modusvivendi.cli import main
from modusvivendi.ensembles import dask_client, dask_engine, store
from modusvivendi.ensembles.chunk import KILLED
from modusvivendi.ensembles.dask_engine import dask
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import plan
from modusvivendi.ensembles.running import run
from modusvivendi.ensembles.summary import summary
from modusvivendi.exchange.loading import load

pytest.importorskip("distributed")

HERE = Path(__file__).parent
CHUNKS = list(range(6))
SQUARES = [str(float(draw * draw)) for draw in range(60)]
MODUS = "from modusvivendi.cli import main; main()"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.delitem(sys.modules, "killing_work", raising=False)
    import killing_work

    return killing_work.KillingWork


def _kept(folder: Path) -> list[str]:
    return [line for chunk in CHUNKS for line in (folder / f"{chunk}.txt").read_text(encoding="utf-8").split("\n")]


@contextmanager
def _started(*words: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask that finds the modules that this one finds; dead at the end, whatever happened to it."""
    known = os.pathsep.join([str(HERE), *filter(None, sys.path)])
    environment = os.environ | {"PYTHONPATH": known, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"} | more
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, "-m", *words], stdout=quiet, stderr=quiet, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def _scheduler() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    with _started("distributed.cli.dask_scheduler", *words) as process:
        yield process, f"tcp://127.0.0.1:{port}"


def _worker(address: str, *words: str, **more: str) -> Any:
    """A worker that nothing starts again. It is there some seconds after it is started."""
    alone = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")
    return _started("distributed.cli.dask_worker", address, *alone, *words, **more)


def _wait_for_worker(address: str) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(1, timeout=60)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with _scheduler() as (_, address):
        yield address


def _computing(folder: Path) -> int:
    """The process that computes a chunk just now."""
    for _ in range(600):
        for file in folder.glob("computing-*"):
            try:
                return int(file.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue
        time.sleep(0.02)
    raise AssertionError("no chunk was begun within 12 s")


def _once(do: Callable[[], object]) -> tuple[list[int], Callable[[int], None]]:
    """The chunks that are told of, and what is to be told of them; the first one has something done."""
    told: list[int] = []

    def done(chunk: int) -> None:
        told.append(chunk)
        if len(told) == 1:
            do()

    return told, done


# A cluster on this machine


def test_a_worker_that_is_killed_costs_nothing(work: Any, tmp_path: Path) -> None:
    sent = work(tmp_path, slow=0.3)
    killed: list[int] = []

    def kill() -> None:
        killed.append(_computing(tmp_path))
        os.kill(killed[0], signal.SIGKILL)

    told, done = _once(kill)
    dask(sent, sent, CHUNKS, done, 2)
    assert sorted(told) == CHUNKS
    assert _kept(tmp_path) == SQUARES
    with pytest.raises(ProcessLookupError):
        os.kill(killed[0], 0)


def test_a_result_that_a_dead_worker_held_is_computed_again(
    work: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = dask_engine._Cluster._fetch
    killed: list[int] = []

    def killing(cluster: Any, future: Any) -> Any:
        if not killed:
            assert future.status == "finished"
            (holder,) = next(iter(cluster.client.who_has([future]).values()))
            killed.append(cluster.client.run(os.getpid)[holder])
            os.kill(killed[0], signal.SIGKILL)
        return fetch(cluster, future)

    monkeypatch.setattr(dask_engine._Cluster, "_fetch", killing)
    told, done = _once(lambda: None)
    sent = work(tmp_path)
    dask(sent, sent, CHUNKS, done, 2)
    assert killed
    assert sorted(told) == CHUNKS
    assert _kept(tmp_path) == SQUARES


def test_a_draw_that_kills_its_worker_is_found_and_kept_as_failed(work: Any, tmp_path: Path) -> None:
    sent = work(tmp_path, always=23, once=41)
    told, done = _once(lambda: None)
    dask(sent, sent, CHUNKS, done, 2)
    assert sorted(told) == CHUNKS
    assert _kept(tmp_path) == [KILLED if draw == 23 else square for draw, square in enumerate(SQUARES)]


def _made(folder: Path, draws: int = 220) -> Path:
    store.create(folder, plan(load("east-aleppo-2016"), "stability", draws=draws, seed=4))
    return folder


def _result(folder: Path) -> str:
    found = summary(folder, store.open_run(folder))
    assert found.complete
    return found.results_sha256


def _whole(folder: Path, draws: int = 220) -> str:
    """The result of a run that nothing stopped, in this process."""
    run(_made(folder, draws), engine="inline")
    return _result(folder)


def _modus(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", MODUS, *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def test_a_client_that_is_killed_goes_on_to_the_same_result_and_says_nothing_else(tmp_path: Path) -> None:
    folder = _made(tmp_path / "run", draws=400)
    words = ("resume", str(folder), "--engine", "dask", "--workers", "2", "--quiet")
    with _modus(*words) as first:
        _wait_for(lambda: list(folder.glob("parts/part-*.parquet")))
        first.kill()
    left = store.missing(folder, store.open_run(folder))
    assert left
    with _modus(*words) as second:
        printed, noise = second.communicate(timeout=120)
    assert (second.returncode, noise) == (0, "")
    assert "400 draws, lhs, seed 4, complete" in printed
    assert _result(folder) == _whole(tmp_path / "other", draws=400)


def test_ctrl_c_stops_and_says_how_to_go_on(tmp_path: Path) -> None:
    folder = _made(tmp_path / "run", draws=400)
    with _modus("resume", str(folder), "--engine", "dask", "--workers", "1", "--quiet") as running:
        _wait_for(lambda: list(folder.glob("parts/part-*.parquet")))
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to the workers too
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, f"Stopped. What is done is kept; go on with: modus resume {folder}\n")
    assert store.missing(folder, store.open_run(folder))


def _wait_for(happened: Callable[[], object]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within 30 s")


# A cluster whose scheduler is named


def test_a_worker_that_comes_late_and_sees_no_folder_gives_the_same(scheduler: str, tmp_path: Path) -> None:
    folder = _made(tmp_path / "run")
    with _worker(scheduler, "--nthreads", "2", "--local-directory", str(tmp_path / "elsewhere")):
        run(folder, engine="dask", scheduler=scheduler)
    assert _result(folder) == _whole(tmp_path / "other")


def test_when_all_workers_are_dead_it_stops_with_the_command_that_goes_on(
    work: Any, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = work(tmp_path, slow=0.2)
    with _worker(scheduler) as worker:
        _wait_for_worker(scheduler)
        monkeypatch.setattr(dask_engine, "STALL", 3.0)
        told, done = _once(worker.kill)
        with pytest.raises(EnsembleError, match=r"no result and no worker came .* go on with: modus resume"):
            dask(sent, sent, CHUNKS, done, 1, scheduler=scheduler)
    assert len(told) < len(CHUNKS)
    assert all((tmp_path / f"{chunk}.txt").exists() for chunk in told)
    rest = [chunk for chunk in CHUNKS if chunk not in told]
    with _worker(scheduler):
        monkeypatch.setattr(dask_engine, "STALL", 60.0)
        dask(sent, sent, rest, told.append, 1, scheduler=scheduler)
    assert _kept(tmp_path) == SQUARES


def test_a_worker_of_another_version_is_told(scheduler: str, tmp_path: Path) -> None:
    folder = _made(tmp_path / "run")
    (tmp_path / "other_version.py").write_text(
        "import modusvivendi\nmodusvivendi.__version__ = '9.9'\n", encoding="utf-8"
    )
    with (
        _worker(scheduler, "--preload", str(tmp_path / "other_version.py")),
        pytest.raises(EnsembleError, match=r"this is 9\.9.*install Modus Vivendi .* on every machine"),
    ):
        run(folder, engine="dask", scheduler=scheduler)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP])
def test_a_scheduler_that_vanishes_or_freezes_is_told(
    how: signal.Signals, work: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = work(tmp_path, slow=0.2)
    with _scheduler() as (process, address), _worker(address):
        _wait_for_worker(address)
        monkeypatch.setattr(dask_engine, "STALL", 3.0)
        told, done = _once(lambda: process.send_signal(how))
        with pytest.raises(EnsembleError, match=r"connection .* was lost; .* go on with: modus resume"):
            dask(sent, sent, CHUNKS, done, 1, scheduler=address)
    assert told
    assert len(told) < len(CHUNKS)


@pytest.mark.parametrize("address", ["", "nonsense", "127.0.0.1", "http://127.0.0.1:80", "127.0.0.1:x", "127.0.0.1:1"])
def test_a_scheduler_that_is_not_there_is_told(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_client, "CONNECT", 1.0)
    with pytest.raises(EnsembleError, match=f'no Dask scheduler at "{address}"'):
        run(_made(tmp_path / "run"), engine="dask", scheduler=address)


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH_9.6\r\n"])
def test_another_program_at_the_address_is_told(says: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_client, "CONNECT", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=_answer, args=(server, says))
        answering.start()
        with pytest.raises(EnsembleError, match="no Dask scheduler at"):
            run(_made(tmp_path / "run"), engine="dask", scheduler=f"127.0.0.1:{server.getsockname()[1]}")
        answering.join()


def _answer(server: socket.socket, says: bytes) -> None:
    with server.accept()[0] as caller:
        caller.sendall(says)
        while caller.recv(4096):  # until the other side gives up
            pass


def test_the_command_line_tells_what_does_not_go_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(_made(tmp_path / "run"))
    told = CliRunner().invoke(main, ["resume", folder, "--scheduler", "127.0.0.1:1"])
    assert (told.exit_code, "write --engine dask" in told.stderr) == (1, True)
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = CliRunner().invoke(main, ["resume", folder, "--engine", "dask"])
    assert (told.exit_code, "pip install 'modusvivendi[dask]'" in told.stderr) == (1, True)
