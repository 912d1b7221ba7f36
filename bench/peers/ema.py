"""A model that does nothing of use for about 20 µs, and EMA Workbench asked of it; run by the peer's own Python.

Only the standard library is imported at the top, so that ``bench/ensembles.py`` takes the model from here as well.
"""

from __future__ import annotations

import json
import random
import sys
import time

INPUTS = 10
TURNS = 180
"""About 20 µs where a turn takes 0.11 µs."""


def busy(a: float, b: float, c: float, d: float, e: float, f: float, g: float, h: float, i: float, j: float) -> float:
    """A number that depends on all inputs."""
    found = 0.0
    for _ in range(TURNS):
        found = (found * a + b * c + d * e + f * g + h * i + j) % 1.0
    return found


def alone(calls: int = 4_000) -> float:
    """Seconds of one call with numbers from 0 to 1, the least of ten rounds."""
    numbers = random.Random(1)
    rows = [[numbers.random() for _ in range(INPUTS)] for _ in range(calls)]
    rounds = []
    for _ in range(10):
        start = time.perf_counter()
        for row in rows:
            busy(*row)
        rounds.append((time.perf_counter() - start) / calls)
    return min(rounds)


def model(**inputs: float) -> dict[str, float]:
    """The same as EMA Workbench calls it."""
    return {"found": busy(**inputs)}


def run(draws: int, workers: int) -> float:
    """Seconds of the Latin hypercube, the runs and their results in memory; of the pool too where there is one."""
    import ema_workbench as ema

    asked = ema.Model("trivial", function=model)
    asked.uncertainties = [ema.RealParameter(name, 0, 1) for name in "abcdefghij"]
    asked.outcomes = [ema.ScalarOutcome("found")]
    start = time.perf_counter()
    pool = ema.MultiprocessingEvaluator(asked, n_processes=workers) if workers > 1 else ema.SequentialEvaluator(asked)
    with pool as evaluator:
        _, outcomes = ema.perform_experiments(asked, scenarios=draws, evaluator=evaluator)
    assert len(outcomes["found"]) == draws
    return time.perf_counter() - start


if __name__ == "__main__":
    few, many, repeats = (int(word) for word in sys.argv[1:])
    print(
        json.dumps(
            {
                "alone": alone(),
                **{
                    str(workers): [[run(few, workers), run(many, workers)] for _ in range(repeats)]
                    for workers in (1, 2)
                },
            }
        )
    )
