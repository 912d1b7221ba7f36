"""A run in its folder: the same result on every engine, and after every way of stopping it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from modusvivendi.ensembles import store
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import Plan, plan
from modusvivendi.ensembles.running import run
from modusvivendi.ensembles.summary import summary, wilson
from modusvivendi.exchange.loading import load

DRAWS = 220


def made(method: str = "stability", seed: int = 4, draws: int = DRAWS) -> Plan:
    return plan(load("east-aleppo-2016"), method, draws=draws, seed=seed)


def result(folder: Path) -> str:
    found = summary(folder, store.open_run(folder))
    assert found.complete
    return found.results_sha256


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The result of a run that nothing stopped."""
    folder = tmp_path_factory.mktemp("runs") / "whole"
    store.create(folder, made())
    run(folder, engine="inline")
    return result(folder)


def test_processes_and_slices_give_the_same(whole: str, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    run(folder, workers=2)
    assert result(folder) == whole
    sliced = tmp_path / "sliced"
    for number in (3, 1, 2):
        store.create(sliced, made())
        run(sliced, engine="inline", shard=(number, 3))
    assert result(sliced) == whole


def test_parts_that_are_lost_torn_or_half_written_are_made_again(whole: str, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    run(folder, engine="inline")
    store.part(folder, 1).unlink()
    torn = store.part(folder, 2)
    torn.write_bytes(torn.read_bytes()[:-40])
    (folder / "parts" / ".part-000003.parquet.1.x.tmp").write_bytes(b"half")
    assert not summary(folder, store.open_run(folder)).complete
    assert store.missing(folder, store.open_run(folder)) == [1, 2]
    run(folder, engine="inline")
    assert result(folder) == whole


def test_a_part_of_another_run_is_made_again(whole: str, tmp_path: Path) -> None:
    folder, other = tmp_path / "run", tmp_path / "other"
    store.create(folder, made())
    run(folder, engine="inline")
    store.create(other, plan(load("antalya-2022"), "settle", draws=DRAWS))
    run(other, engine="inline")
    shutil.copy(store.part(other, 0), store.part(folder, 0))
    assert store.missing(folder, made())[0] == 0
    run(folder, engine="inline")
    assert result(folder) == whole


def test_a_part_that_was_damaged_later_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    run(folder, engine="inline")
    path = store.part(folder, 0)
    data = path.read_bytes()
    path.write_bytes(data[:4] + bytes(400) + data[404:])  # the rows; the footer that describes them stays
    with pytest.raises(EnsembleError, match="was damaged after it was written; delete it, and go on with"):
        summary(folder, store.open_run(folder))


def _begin(folder: Path, draws: int) -> subprocess.Popen[bytes]:
    command = "from modusvivendi.cli import main; main()"
    words = ["stability", "east-aleppo-2016", "--draws", str(draws), "--seed", "4", "--run", str(folder), "--quiet"]
    output = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-c", command, *words], stdout=output, stderr=output, start_new_session=True
    )


def _wait_for_a_part(folder: Path) -> None:
    for _ in range(600):
        if list(folder.glob("parts/part-*.parquet")):
            return
        time.sleep(0.05)
    raise AssertionError("no part was written within 30 s")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_goes_on_to_the_same_result(how: signal.Signals, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    running = _begin(folder, 1200)
    try:
        _wait_for_a_part(folder)
        running.send_signal(how)
        running.wait(timeout=60)
    finally:
        if running.poll() is None:
            running.kill()
    opened = store.open_run(folder)
    assert store.missing(folder, opened)
    # what the killed client's processes still write while they end is the same as what is written here
    run(folder, workers=2)
    other = tmp_path / "other"
    store.create(other, made(draws=1200))
    run(other, workers=2)
    assert result(folder) == result(other)


def test_two_that_go_on_at_once_give_the_same(whole: str, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    command = "from modusvivendi.cli import main; main()"
    words = [sys.executable, "-c", command, "resume", str(folder), "--engine", "inline"]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(one.communicate(timeout=120), one.returncode)[1] for one in both] == [0, 0]
    assert result(folder) == whole
    assert not list(folder.glob("parts/*.tmp"))


def test_a_full_disk_stops_with_words_and_the_run_goes_on(whole: str, tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: writing fails half way through a part."""
    folder = tmp_path / "run"
    store.create(folder, made())
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        "from modusvivendi.cli import main\n"
        f"main(['resume', {str(folder)!r}, '--engine', 'inline'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "cannot be written" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert len(store.missing(folder, store.open_run(folder))) == made().chunks
    run(folder, engine="inline")
    assert result(folder) == whole


def test_a_kill_in_the_middle_of_a_write_loses_that_chunk_only(whole: str, tmp_path: Path) -> None:
    """The process is killed when the bytes of its third part are written and before the part has its name."""
    folder = tmp_path / "run"
    store.create(folder, made())
    code = (
        "import os, signal\n"
        "from modusvivendi.ensembles import store\n"
        "synced = [0]\n"
        "def dying(number, sync=os.fsync):\n"
        "    synced[0] += 1\n"
        "    if synced[0] == 3: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    sync(number)\n"
        "store.os.fsync = dying\n"
        "from modusvivendi.cli import main\n"
        f"main(['resume', {str(folder)!r}, '--engine', 'inline'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert len(list(folder.glob("parts/.part-*.tmp"))) == 1
    assert store.missing(folder, store.open_run(folder)) == list(range(2, made().chunks))
    run(folder, engine="inline")
    assert result(folder) == whole


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 200 kB, where one can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full_stops_with_words_and_the_run_goes_on(whole: str, small_disk: Path) -> None:
    folder = small_disk / "run"
    store.create(folder, made())
    rest = small_disk / "rest"
    with rest.open("wb", buffering=0) as filling, suppress(OSError):
        while True:
            filling.write(b"x" * 4096)
    words = [sys.executable, "-c", "from modusvivendi.cli import main; main()", "resume", str(folder)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "cannot be written: No space left on device" in ran.stderr
    assert "Traceback" not in ran.stderr
    rest.unlink()
    run(folder, workers=2)
    assert result(folder) == whole


def test_a_file_system_that_is_read_only_is_told(small_disk: Path) -> None:
    """Also to root, who writes into read-only folders."""
    folder = small_disk / "run"
    store.create(folder, made())
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(EnsembleError, match="cannot be written: Read-only file system"):
        run(folder, engine="inline")
    with pytest.raises(EnsembleError, match="cannot be written"):
        store.create(small_disk / "other", made())


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes into read-only folders")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(EnsembleError, match="cannot be written"):
            store.create(tmp_path / "run", made())
    finally:
        tmp_path.chmod(0o700)


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(EnsembleError, match="cannot be written"):
        store.create(tmp_path / "file" / "run", made())


def test_another_run_or_another_thing_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    with pytest.raises(EnsembleError, match="holds another run"):
        store.create(folder, made(seed=5))
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(EnsembleError, match="holds something else"):
        store.create(tmp_path / "notes", made())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seed": 9}, None),
        ({"draws": "many"}, "not the plan of a run"),
        ({"draws": True}, "not the plan of a run"),
        ({"method": "magic"}, "there is no method"),
        ({"format": 7}, "make the run anew"),
        ({"modusvivendi": "9.9"}, "make the run anew"),
        ({"situation_sha256": "0"}, "not the one that the run was made for"),
        ({"inputs": []}, "was changed"),
    ],
)
def test_a_plan_that_was_changed_is_refused(change: dict[str, object], said: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    file = folder / "run.json"
    data = json.loads(file.read_text(encoding="utf-8")) | change
    file.write_text(json.dumps(data), encoding="utf-8")
    if said is None:
        assert store.open_run(folder).seed == 9  # another plan, whole in itself
        return
    with pytest.raises(EnsembleError, match=said):
        store.open_run(folder)


@pytest.mark.parametrize("text", ["", "[", "[]", "null", "{}", "[" * 100_000])
def test_what_is_no_plan_is_told(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    store.create(folder, made())
    (folder / "run.json").write_text(text, encoding="utf-8")
    with pytest.raises(EnsembleError, match="not the plan of a run"):
        store.open_run(folder)


def test_wilson_s_interval() -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (yes, draws), ends in published.items():
        assert tuple(round(end, 4) for end in wilson(yes, draws)) == ends
