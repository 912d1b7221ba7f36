"""What if? Scenarios of a file beside the situation as it is, with the same draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np

from modusvivendi.ensembles import store
from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.plan import Plan
from modusvivendi.methods.drawn import Column
from modusvivendi.methods.shares import Z


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


def bonett_price(change: Array) -> tuple[float, float]:
    """The 95 % interval of the difference of two paired shares (Bonett and Price 2012, adjusted Wald).

    Journal of Educational and Behavioral Statistics 37(4), 479–488. Sound also where few draws change, or none.

    Args:
        change: of each draw, 1, 0 or −1; shape (n,).
    """
    draws = len(change)
    up, down = (((change == sign).sum() + 1) / (draws + 2) for sign in (1, -1))
    reach = Z * sqrt((up + down - (up - down) ** 2) / (draws + 2))
    return float(max(up - down - reach, -1)), float(min(up - down + reach, 1))


def _normal(change: Array) -> tuple[float, float]:
    mean, draws = float(change.mean()), len(change)
    reach = Z * float(change.std(ddof=1)) / sqrt(draws) if draws > 1 else float("nan")
    return mean - reach, mean + reach


_Pair = tuple[Column, tuple[Path, Plan], str, tuple[Path, Plan], str]


def _differences(pairs: Sequence[_Pair]) -> Iterator[Difference]:
    for column, base, key, other, its in pairs:
        before, after = store.column(*base, key), store.column(*other, its)
        known = ~(np.isnan(before) | np.isnan(after)) if len(before) == len(after) else np.zeros(0, dtype=bool)
        if known.any():
            change = after[known] - before[known]
            mean = float(change.mean())
            yield Difference(
                column=column,
                known=len(change),
                without=float(before[known].mean()),
                with_=float(after[known].mean()),
                change=mean,
                ends=bonett_price(change) if column.kind == "yes" else _normal(change),
                up=float((change > 0).mean()),
                down=float((change < 0).mean()),
            )
