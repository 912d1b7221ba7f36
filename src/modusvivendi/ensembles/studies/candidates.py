"""What is robust? Packages, states or policies weighed against one another over all draws.

Satisficing share: the share of draws in which a candidate is good enough (the domain criterion of Starr 1962, over
draws that count alike). Regret: how far it stays behind the best candidate of the same draw (Savage 1951, Journal of
the American Statistical Association 46(253), 55–67); the candidate whose greatest regret is least is the minimax
choice. For both as measures of robustness, and others: Herman, Reed, Zeff and Characklis (2015), Journal of Water
Resources Planning and Management 141(10), 04015012.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles import store
from modusvivendi.ensembles.chunk import drawn
from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import SAMPLED, Plan
from modusvivendi.methods.drawn import Column
from modusvivendi.methods.shares import wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One candidate on one measure."""

    candidate: str
    share: float | None = None
    """Of a yes-or-no measure: the share of draws in which it holds; of a number None."""
    share_ends: tuple[float, float] = (0.0, 1.0)
    known: int
    """Draws in which every candidate is known."""
    mean_regret: float
    regret: float
    """The greatest."""
    worst_draw: int
    """The first draw in which it has that regret."""
    worst_against: str
    """The best candidate of that draw."""
    worst_numbers: tuple[float, ...]
    """What was drawn there, slot by slot."""
    lowest: float
    """The least that it gives in any draw."""
    lowest_draw: int


@dataclass(frozen=True, slots=True)
class Measured:
    """All candidates on one measure, in the order of the run."""

    measure: str
    unit: str
    yes: bool
    standings: tuple[Standing, ...]

    @property
    def minimax(self) -> tuple[Standing, ...]:
        """Those whose greatest regret is least."""
        least = min(each.regret for each in self.standings)
        return tuple(each for each in self.standings if each.regret == least)


@dataclass(frozen=True, slots=True)
class Robustness:
    """Every measure of a run that has candidates."""

    plan: Plan
    measures: tuple[Measured, ...]


def ready(plan: Plan) -> None:
    """Refuse a run that cannot weigh anything.

    Raises:
        EnsembleError: its method names no candidates, or its design does not say how often something holds.
    """
    if plan.design not in SAMPLED:
        raise EnsembleError(f"a {plan.design} design does not say how often something holds; take --design lhs")
    if not any(column.candidate for column in plan.template.columns):
        raise EnsembleError(f"{plan.method} names nothing to weigh: settle weighs packages, stability outcomes")


def robustness(folder: Path, plan: Plan) -> Robustness:
    """Weigh the candidates of a run.

    Raises:
        EnsembleError: no draw knows all of them, or as :func:`ready`.
    """
    ready(plan)
    by_measure: dict[str, dict[str, tuple[str, Column]]] = {}
    for key, column in zip(plan.outputs, plan.template.columns, strict=True):
        if column.candidate:
            by_measure.setdefault(column.measure, {})[column.candidate] = (key, column)
    return Robustness(plan, tuple(_measured(folder, plan, *each) for each in by_measure.items()))


def regrets(values: Array) -> Array:
    """How far each candidate stays behind the best of its draw; shape (draws, candidates), as the values."""
    return np.asarray(values.max(axis=1, keepdims=True) - values)


def _measured(folder: Path, plan: Plan, measure: str, given: Mapping[str, tuple[str, Column]]) -> Measured:
    every = np.stack([store.column(folder, plan, key) for key, _ in given.values()], axis=1)
    known = np.flatnonzero(~np.isnan(every).any(axis=1))
    if not len(known):
        raise EnsembleError("there is no draw in which every candidate is known; there is nothing to weigh")
    column = next(column for _, column in given.values())
    yes = column.kind == "yes"
    return Measured(measure, column.unit, yes, tuple(_standings(plan, given, every[known], known)))


def _standings(
    plan: Plan, given: Mapping[str, tuple[str, Column]], values: Array, draws: NDArray[np.intp]
) -> Iterator[Standing]:
    names = tuple(given)
    yes = all(column.kind == "yes" for _, column in given.values())
    behind = regrets(values)
    for at, name in enumerate(names):
        own, regret = values[:, at], behind[:, at]
        worst = int(draws[int(regret.argmax())])
        yield Standing(
            candidate=name,
            share=float(own.mean()) if yes else None,
            share_ends=wilson(int(own.sum()), len(own)) if yes else (0.0, 1.0),
            known=len(own),
            mean_regret=float(regret.mean()),
            regret=float(regret.max()),
            worst_draw=worst,
            worst_against=names[int(values[int(regret.argmax())].argmax())],
            worst_numbers=tuple(drawn(plan, worst, worst + 1)[0][0].tolist()),
            lowest=float(own.min()),
            lowest_draw=int(draws[int(own.argmin())]),
        )
