"""Draws: against EMA Workbench, a million of them, each method on the Antalya case, memory, and indices.

Run by hand: ``python bench/ensembles.py [--ema PYTHON] [PART …]``, the parts being ``peer``, ``million``, ``methods``,
``memory`` and ``indices``; all if left out. EMA Workbench 2.5.3 is run by the Python that is named, or by one in a new
environment in a temporary folder. It is never imported here.

Both sides run the same pure Python function of ten numbers, of about 20 µs, one after the other on this machine. Of
EMA Workbench are counted its Latin hypercube, the runs, and the results in memory; of ours the plan, the Latin
hypercube, the engine, Parquet on the disk, and the summary with quantiles and the hash over all rows, read back. The
rate "all" counts the start of processes, the rate "net" is that of the draws beyond the first 200: the difference of
two runs. Targets: 10 times its sequential and 30 times its parallel rate; a million draws in 10 s; memory that does
not grow with the draws; Sobol' indices in 0.5 s.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from peers.ema import INPUTS, alone, busy

from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.exchange.loading import load
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import Method
from modusvivendi.methods.drawn import Array, Column, Rows

FEW, PEERS, OURS = 200, 20_000, 200_000
"""Draws of the runs that are compared."""
REPEATS = 3
CASE, ISSUE = "antalya-2022", "ceasefire"


class Busy:
    """The function, asked draw by draw."""

    largest = 20_000
    columns = (Column("Found", "points"),)

    def rows(self, numbers: Array) -> Rows:
        """One call for each draw."""
        return Rows(np.array([[busy(*row)] for row in numbers.tolist()]), ("",) * len(numbers))


def _no_answer(*_: Any, **__: Any) -> Any:
    raise NotImplementedError("this method has draws only")


METHODS["trivial"] = "What does nothing of use cost?"
# processes that are spawned run this file again, and so know the method too
_plugged: Any = ModuleType("modusvivendi.methods.trivial")
_plugged.METHOD = Method(
    needs=lambda situation: (),
    frame=_no_answer,
    solve=_no_answer,
    tell=_no_answer,
    drawn=lambda situation, slots, options: Busy(),
)
sys.modules[_plugged.__name__] = _plugged


def situation() -> Any:
    """Ten uncertain numbers."""
    actors = [f"  A{at}: {{role: party, capability: {{judgement: [0, 1], why: bench}}}}" for at in range(INPUTS)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "ten.yaml"
        file.write_text("\n".join(["title: Ten numbers", "actors:", *actors]) + "\n", encoding="utf-8")
        return load(file)


def ran(
    case: Any, name: str, draws: int, workers: int, options: Mapping[str, Any] | None = None, page: bool = False
) -> dict[str, Any]:
    """Seconds of one run from the plan to the summary, and of the page that shows it."""
    from modusvivendi.ensembles import running, store
    from modusvivendi.ensembles.plan import plan
    from modusvivendi.ensembles.summary import summary

    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        made = store.create(Path(folder) / "run", plan(case, name, draws=draws, options=options))
        ready = time.perf_counter()
        running.run(Path(folder) / "run", engine="inline" if workers == 1 else "processes", workers=workers)
        done = time.perf_counter()
        found = summary(Path(folder) / "run", made)
        end = time.perf_counter()
        size = sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))
    assert found.complete
    pages = _page(found) if page else 0.0
    spent = {"plan": ready - start, "run": done - ready, "summary": end - done, "seconds": end - start, "page": pages}
    return {**spent, "size": size, "failed": found.failed, "sha256": found.results_sha256, "slots": len(made.slots)}


def _page(found: Any) -> float:
    from modusvivendi.answers.page import to_html
    from modusvivendi.cli_draws import document

    start = time.perf_counter()
    to_html(document(found))
    return time.perf_counter() - start


def measured(name: str, draws: int, workers: int, issue: str) -> None:
    """One run in this process, printed with the peak memory; for :func:`apart`. With all issues also its page."""
    try:
        found = ran(load(CASE), name, draws, workers, {"issue": issue} if issue else None, page=not issue)
    except EnsembleError as error:
        print(json.dumps({"without": str(error)}))
        return
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    parent, child = (resource.getrusage(who).ru_maxrss / 1024 for who in of)
    print(json.dumps({**found, "parent": parent, "child": child}))


def apart(name: str, draws: int, workers: int = 2, issue: str = "") -> dict[str, Any]:
    """A run in a process of its own, so that its peak memory is its own; its seconds are those of the whole process."""
    words = [sys.executable, __file__, "--one", name, str(draws), str(workers), issue]
    start = time.perf_counter()
    ended = subprocess.run(words, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(ended.stdout)
    whole = time.perf_counter() - start
    return found | {"seconds": whole - found.get("page", 0.0)}


def report_peer(python: str) -> None:
    """Rates of both sides, and what a draw costs beyond the function."""
    words = [python, str(Path(__file__).parent / "peers" / "ema.py"), str(FEW), str(PEERS), str(REPEATS)]
    ended = subprocess.run(words, check=True, capture_output=True, text=True)
    theirs = json.loads(ended.stdout)
    case, own = situation(), alone()
    print(f"a trivial model of {own * 1e6:.1f} µs here, {theirs['alone'] * 1e6:.1f} µs in the peer's Python; draws/s:")
    print("                        draws    all: best (to worst)    net: best (to worst)    beyond the model, µs")
    for workers, words_for in ((1, "sequential"), (2, "2 processes")):
        peer = _rates(f"EMA, {words_for}", theirs[str(workers)], PEERS, workers, theirs["alone"])
        for draws in (PEERS, OURS):
            pairs = [[ran(case, "trivial", many, workers)["seconds"] for many in (FEW, draws)] for _ in range(REPEATS)]
            best = _rates(f"ours, {words_for}", pairs, draws, workers, own)
            target, ceiling = (10, 30)[workers - 1], workers / own / peer[1]
            print(
                f"{'':22}   times EMA's rate: all {best[0] / peer[0]:.1f}, net {best[1] / peer[1]:.1f}, target {target}"
                f" (nothing beyond the model: {ceiling:.1f}); beyond the model {peer[2] / best[2]:.0f} times less",
                flush=True,
            )


def _rates(
    words: str, pairs: Sequence[Sequence[float]], draws: int, workers: int, model: float
) -> tuple[float, float, float]:
    """Print one row; the best rates with and without the start, and the µs of a draw beyond the model."""
    every = sorted((draws / many for _, many in pairs), reverse=True)
    least = min(few for few, _ in pairs)
    net = sorted(((draws - FEW) / (many - least) for _, many in pairs), reverse=True)
    beyond = (workers / net[0] - model) * 1e6
    row = f"{words:22} {draws:8,} {every[0]:12,.0f} ({every[-1]:,.0f}) {net[0]:14,.0f} ({net[-1]:,.0f})"
    print(f"{row} {beyond:14.1f}", flush=True)
    return every[0], net[0], beyond


def report_million() -> None:
    """A million draws of one issue, all models of the method, from the start of Python to the summary."""
    draws = 1_000_000
    for workers in (1, 2):
        found = [apart("pressure", draws, workers, ISSUE) for _ in range(REPEATS)]
        best = min(found, key=lambda each: each["seconds"])
        worst = max(each["seconds"] for each in found)
        stages = ", ".join(f"{name} {best[name]:.2f}" for name in ("plan", "run", "summary"))
        print(
            f"{draws:,} draws of pressure on {ISSUE}, {best['slots']} numbers, three models, {workers} process(es): "
            f"{best['seconds']:.2f} s (to {worst:.2f}; {stages}; {best['size'] / 1e6:.0f} MB; target 10)",
            flush=True,
        )


def report_methods() -> None:
    """10,000 draws of each method on the Antalya case with its page."""
    print("10,000 draws     run and summary, s   page with figures, s   parent, MB   child, MB   failed")
    for name in METHODS:
        found = apart(name, 10_000) if name != "trivial" else {"without": ""}
        if "without" not in found:
            row = f"{found['seconds']:19.2f} {found['page']:22.2f} {found['parent']:12.0f} {found['child']:11.0f}"
            print(f"{name:15} {row} {found['failed']:8}", flush=True)
        elif found["without"]:
            print(f"{name:15} none: {found['without']}", flush=True)


def report_memory() -> None:
    """Peaks of one method, and of the parent and the greatest child, against the draws."""
    print("pressure on one issue   draws   seconds   parent, MB   child, MB")
    for draws in (10_000, 100_000, 1_000_000):
        found = apart("pressure", draws, 2, ISSUE)
        row = f"{found['seconds']:9.2f} {found['parent']:12.0f} {found['child']:11.0f}"
        print(f"{draws:29,} {row}", flush=True)


def report_indices() -> None:
    """What analyses of a run cost on plain arrays."""
    from modusvivendi.ensembles import given, indices
    from modusvivendi.ensembles.discovery.prim import prim

    random = np.random.default_rng(3)
    base = random.random((2**14, 2 * INPUTS))
    design = indices.rows(base, [(at,) for at in range(INPUTS)])
    values = np.sin(7 * design[:, 0]) + design[:, 1] * design[:, 2]
    wide = random.random((10_000, 60))
    outcome = wide[:, 0] + wide[:, 1] * wide[:, 2]
    works: dict[str, Callable[[], object]] = {
        "Sobol' indices with intervals, N = 2^14, 10 inputs (target 0.5)": lambda: indices.sobol(values, INPUTS),
        "first-order indices with intervals, 10,000 × 60": lambda: given.first_order(wide, outcome),
        "PRIM, 10,000 × 60": lambda: prim(wide, outcome > 1.2),
    }
    for words, work in works.items():
        spent = []
        for _ in range(5):
            start = time.perf_counter()
            work()
            spent.append(time.perf_counter() - start)
        print(f"{words}: {min(spent):.2f} s (to {max(spent):.2f})", flush=True)


def peer_python() -> str:
    """Python of a new environment with EMA Workbench."""
    folder = tempfile.mkdtemp(prefix="ema-")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(Path(folder) / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "ema_workbench==2.5.3"], check=True)
    return python


def main() -> None:
    """The parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--ema", metavar="PYTHON")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        measured(asked.one[0], int(asked.one[1]), int(asked.one[2]), asked.one[3])
        return
    parts = {
        "peer": lambda: report_peer(asked.ema or peer_python()),
        "million": report_million,
        "methods": report_methods,
        "memory": report_memory,
        "indices": report_indices,
    }
    for part in asked.parts or parts:
        parts[part]()
        print()


if __name__ == "__main__":
    main()
