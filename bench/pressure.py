"""Models of pressure: actors and draws against seconds.

Run by hand: ``python bench/pressure.py [challenge replication]``. First single runs, one issue, from 5 to 80 actors;
then 10,000 draws × 3 issues × 20 actors. Ten rounds of challenges. With the path of `bdm_scholz_model.py` (jmckib; its
Python 2 `print` turned into calls) its rounds are timed in the same run. The compiled engine needs the extra `speed`;
its first call, which compiles, is not counted.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import Any

import numpy as np

from modusvivendi.methods import pressure

SINGLE = ("compromise", "median", "pce", "challenge", "smp", "exchange")
MANY = ("compromise", "mean", "salience", "median", "pce", "challenge")
COMPILED = ("pce", "challenge") if find_spec("numba") else ()


def random_problem(draws: int, actors: int, issues: int) -> pressure.Problem:
    """Places, powers and priorities drawn evenly; an actor's priorities add up to at most 1."""
    random = np.random.default_rng(6)
    shape = (draws, actors, issues)
    return pressure.problem(random.random(shape) * 100, random.random(shape[:2]) + 0.01, random.random(shape) / issues)


def seconds(run: Callable[[], Any], repeats: int) -> float:
    """The least of several runs, after one that is not counted."""
    run()
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


def peer(path: str, problem: pressure.Problem) -> Callable[[], Any]:
    """Ten rounds of the replication on the same numbers."""
    spec = importlib.util.spec_from_file_location("replication", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    data = [
        {"Actor": str(n), "Capability": c, "Salience": s, "Position": x}
        for n, (c, s, x) in enumerate(
            zip(problem.capability[0, :, 0], problem.salience[0, :, 0], problem.positions[0, :, 0], strict=True)
        )
    ]

    def run() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            module.BDMScholzModel(data).run_model(num_rounds=10)

    return run


def main(path: str | None) -> None:
    """Both tables."""
    print("single run, one issue: milliseconds")
    for actors in (5, 10, 20, 40, 80):
        one, two = random_problem(1, actors, 1), random_problem(1, actors, 2)
        for model in SINGLE:
            problem = two if model == "exchange" else one
            print(
                f"  {actors:3} {model:11} {1000 * seconds(partial(pressure.solve, problem, model), 5):10.3f}",
                flush=True,
            )
        for model in COMPILED:
            spent = seconds(partial(pressure.solve, one, model, engine="numba"), 20)
            print(f"  {actors:3} {model:11} {1000 * spent:10.3f} compiled", flush=True)
        if path is not None and actors <= 20:
            print(f"  {actors:3} challenge   {1000 * seconds(peer(path, one), 1):10.3f} {path}", flush=True)
    print("10,000 draws, 3 issues, 20 actors: seconds")
    many = random_problem(10_000, 20, 3)
    for model in MANY:
        if model in COMPILED:
            print(
                f"  {model:11} {seconds(partial(pressure.solve, many, model, engine='numba'), 2):8.3f} compiled",
                flush=True,
            )
        else:
            print(f"  {model:11} {seconds(partial(pressure.solve, many, model), 2):8.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
