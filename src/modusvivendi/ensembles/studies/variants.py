"""What if? Scenarios of a file beside the situation as it is, with the same draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np

from modusvivendi.ensembles import store
from modusvivendi.ensembles.plan import Plan
from modusvivendi.ensembles.shares import Z
from modusvivendi.methods.drawn import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One output without and with a scenario, draw by draw."""

    column: Column
    known: int
    """Draws in which both are known."""
    without: float
    with_: float
    """Of yes and no the shares, else the means."""
    change: float
    ends: tuple[float, float]
    """The 95 % interval of the change, from the spread of the differences draw by draw."""
    up: float
    """The share of draws in which it becomes yes, or greater."""
    down: float


@dataclass(frozen=True, slots=True)
class Variant:
    """One scenario beside the situation as it is."""

    name: str
    base: Plan
    plan: Plan
    differences: tuple[Difference, ...]
    alone: tuple[str, ...]
    """Outputs that only one of the two has."""


def shared_columns(plans: Sequence[Plan]) -> tuple[str, ...]:
    """The columns of one design that serves all of these runs: a number of one name is the same in each."""
    return tuple(dict.fromkeys(axis.name for plan in plans for axis in plan.axes))


def variant(name: str, base: tuple[Path, Plan], other: tuple[Path, Plan]) -> Variant:
    """Compare two runs that have the same design."""
    ours, theirs = (_keys(plan) for _, plan in (base, other))
    common = [words for words in ours if words in theirs]
    alone = [words for words in (*ours, *theirs) if words not in common]
    made = _differences([(ours[words][1], base, ours[words][0], other, theirs[words][0]) for words in common])
    return Variant(name, base[1], other[1], tuple(made), tuple(dict.fromkeys(alone)))


def _keys(plan: Plan) -> Mapping[str, tuple[str, Column]]:
    return {column.name: (key, column) for key, column in zip(plan.outputs, plan.template.columns, strict=True)}


_Pair = tuple[Column, tuple[Path, Plan], str, tuple[Path, Plan], str]


def _differences(pairs: Sequence[_Pair]) -> Iterator[Difference]:
    for column, base, key, other, its in pairs:
        before, after = store.column(*base, key), store.column(*other, its)
        known = ~(np.isnan(before) | np.isnan(after)) if len(before) == len(after) else np.zeros(0, dtype=bool)
        if known.any():
            change = after[known] - before[known]
            mean, spread = float(change.mean()), float(change.std(ddof=1)) if len(change) > 1 else float("nan")
            reach = Z * spread / sqrt(len(change))
            yield Difference(
                column=column,
                known=len(change),
                without=float(before[known].mean()),
                with_=float(after[known].mean()),
                change=mean,
                ends=(mean - reach, mean + reach),
                up=float((change > 0).mean()),
                down=float((change < 0).mean()),
            )
