"""What a run says in numbers: how often, and how far apart. Read from the parts, one column at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from modusvivendi.ensembles import store
from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.plan import SAMPLED, Plan
from modusvivendi.methods.drawn import Column
from modusvivendi.methods.shares import wilson

MOST_CELLS = 2**20
"""Numbers that are looked at together: 8 MiB, or one output of all draws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One output over all draws that were computed."""

    column: Column
    key: str
    """The name of its column."""
    known: int
    """Draws in which it is one number."""
    mean: float
    """Of yes and no the share of yes. NaN where it is never known, and so are the others."""
    share: tuple[float, float] | None
    """Of yes and no: the 95 % interval of the share of all draws that could be made; None where the design does not
    draw as the file says, so that its rows have no share to tell."""
    low: float
    five: float
    median: float
    ninety_five: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One run."""

    plan: Plan
    done: int
    """Draws that are kept, failed ones among them."""
    failed: int
    errors: tuple[tuple[str, int], ...]
    """Why, the most frequent first."""
    outcomes: tuple[Outcome, ...]
    results_sha256: str

    @property
    def complete(self) -> bool:
        """Whether every draw of the design is kept."""
        return self.done == self.plan.draws

    def as_data(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            **{name: getattr(self.plan, name) for name in ("method", "design", "draws", "seed")},
            "done": self.done,
            "failed": self.failed,
            "errors": [{"error": error, "draws": count} for error, count in self.errors],
            "complete": self.complete,
            "results_sha256": self.results_sha256,
            "outputs": [_data(outcome) for outcome in self.outcomes],
        }


def summary(folder: Path, plan: Plan) -> Summary:
    """Count and sort what is kept in the folder of a run."""
    done, errors = counts(folder, plan)
    return Summary(
        plan=plan,
        done=done,
        failed=sum(errors.values()),
        errors=tuple(sorted(errors.items(), key=lambda each: (-each[1], each[0]))),
        outcomes=tuple(_outcomes(folder, plan)),
        results_sha256=store.results_sha256(folder, plan),
    )


def counts(folder: Path, plan: Plan) -> tuple[int, Counter[str]]:
    """How many draws are kept, and how many failed for which reason."""
    errors: Counter[str] = Counter()
    done = 0
    for table in store.tables(folder, plan, ["draw", "error"]):
        done += table.num_rows
        errors.update(error for _, error in store.failures(table))
    return done, errors


def _outcomes(folder: Path, plan: Plan) -> Iterator[Outcome]:
    """Every output, some at a time, so that the memory needed does not grow with the draws until one fills it."""
    step = max(MOST_CELLS // plan.draws, 1)
    for at in range(0, len(plan.outputs), step):
        some = slice(at, at + step)
        values = store.columns(folder, plan, plan.outputs[some])
        for row, key, column in zip(values, plan.outputs[some], plan.template.columns[some], strict=True):
            yield _outcome(row, key, column, sampled=plan.design in SAMPLED)


def _outcome(values: Array, key: str, column: Column, *, sampled: bool) -> Outcome:
    """The exact quantiles; the values are put into another order on the way, so that none is held twice."""
    missing = np.isnan(values)
    known = values[~missing] if missing.any() else values
    yes = column.kind == "yes" and len(known) > 0 and sampled
    share = wilson(int(known.sum()), len(known)) if yes else None
    mean = float(known.mean()) if len(known) else float("nan")
    at = np.quantile(known, [0, 0.05, 0.5, 0.95, 1], overwrite_input=True) if len(known) else np.full(5, np.nan)
    return Outcome(
        column=column,
        key=key,
        known=len(known),
        mean=mean,
        share=share,
        **dict(zip(("low", "five", "median", "ninety_five", "high"), map(float, at), strict=True)),
    )


def _data(outcome: Outcome) -> dict[str, Any]:
    made: dict[str, Any] = {"column": outcome.key, "what": outcome.column.name, "known": outcome.known}
    if outcome.share is not None:
        return made | {"share": outcome.mean, "share_95": list(outcome.share)}
    names = ("mean", "low", "five", "median", "ninety_five", "high")
    return made | {"unit": outcome.column.unit} | {name: _plain(getattr(outcome, name)) for name in names}


def _plain(number: float) -> float | None:
    return None if np.isnan(number) else number
