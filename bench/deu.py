"""How near each model comes to what was decided: 351 issues of the European Union (DEU III).

Run by hand: ``python bench/deu.py FOLDER`` with ``deu3_issues.csv`` and ``deu3_long.csv`` in it. Arregui
and Perarnaud, DEU III dataset, doi:10.34810/data53, where the originals can be had; columns as in
`deu3_long.csv`: issue, actor, position and salience from 0 to 100, `deu3_issues.csv`: issue, reference_point, outcome.
The data are not part of this package.

All actors count the same (capability 1). Kept are issues with an outcome and at least three actors with position and
salience. Intervals are percentiles of 2,000 paired resamples of the issues (seed 0).
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from modusvivendi.methods import pressure

RESAMPLES = 2_000
Model = Callable[[pressure.Problem], float]


def issues(folder: Path) -> list[tuple[pressure.Problem, float]]:
    """Each issue with what was decided."""
    held: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with (folder / "deu3_long.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["position"] and row["salience"]:
                held[row["issue"]].append((float(row["position"]), float(row["salience"]) / 100))
    found = []
    with (folder / "deu3_issues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            actors = held[row["issue"]]
            if row["outcome"] and len(actors) > 2:
                at, keen = np.array(actors).T
                keen = keen if keen.any() else np.ones_like(keen)
                reference = [float(row["reference_point"])] if row["reference_point"] else None
                problem = pressure.problem(at[:, None], np.ones(len(at)), keen[:, None], reference=reference)
                found.append((problem, float(row["outcome"])))
    return found


def model(name: str, **choices: object) -> Model:
    """A model as a function from an issue to a place."""

    def run(problem: pressure.Problem) -> float:
        if np.ptp(problem.positions) == 0:
            return float(problem.positions[0, 0, 0])
        chosen = problem
        if name == "smp":
            keep = problem.salience[0, :, 0] > 0
            chosen = pressure.problem(
                problem.positions[0, keep], problem.capability[0, keep, 0], problem.salience[0, keep]
            )
        if name == "unweighted median":
            chosen = pressure.problem(
                problem.positions[0], problem.capability[0, :, 0], np.ones_like(problem.salience[0])
            )
            return float(pressure.solve(chosen, "median").outcome[0])
        return float(pressure.solve(chosen, name, **choices).outcome[0])

    return run


MODELS: dict[str, Model] = {
    "compromise (salience-weighted mean)": model("compromise"),
    "mean": model("mean"),
    "unweighted median": model("unweighted median"),
    "weighted median": model("median"),
    "pce, conditional": model("pce"),
    "pce, Markov uniform": model("pce", type="markov_uniform"),
    "pce, Markov incentive": model("pce", type="markov_incentive"),
    "challenge, figures, 10 rounds": model("challenge", reading="figures"),
    "challenge, figures, 3 rounds": model("challenge", reading="figures", rounds=3),
    "challenge, printed, 10 rounds": model("challenge", reading="printed"),
    "spatial model of politics": model("smp"),
    "always 50": lambda problem: 50.0,
}


def main(folder: Path) -> None:
    """One row for each model: errors, and the difference from the compromise with its interval."""
    found = issues(folder)
    outcomes = np.array([outcome for _, outcome in found])
    picks = np.random.default_rng(0).integers(0, len(found), (RESAMPLES, len(found)))
    errors = {name: np.abs(np.array([run(problem) for problem, _ in found]) - outcomes) for name, run in MODELS.items()}
    base = next(iter(errors.values()))
    print(f"{len(found)} issues")
    print(f"{'model':38} {'mean':>6} {'median':>6} {'within 10':>9}  less than compromise (95%)")
    for name, error in errors.items():
        gap = (error - base)[picks].mean(axis=1)
        low, high = np.percentile(gap, [2.5, 97.5])
        row = f"{error.mean():6.2f} {np.median(error):6.2f} {(error <= 10).mean():9.1%}"
        print(f"{name:38} {row}  {(error - base).mean():+6.2f} ({low:+.2f} to {high:+.2f})")
    some = [at for at, (problem, _) in enumerate(found) if problem.reference is not None]
    nash = model("nash")
    error = np.abs(np.array([nash(found[at][0]) for at in some]) - outcomes[some])
    print(
        f"{'Nash bargaining, ' + str(len(some)) + ' with a reference':38} {error.mean():6.2f} {np.median(error):6.2f} "
        f"{(error <= 10).mean():9.1%}; the compromise there {base[some].mean():.2f}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
