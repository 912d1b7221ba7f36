"""Leverage on the compromise outcome: what a small change of each number does, and who could bring it to a point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array, PressureError, numbers
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.solve import solve
from modusvivendi.methods.pressure.solve.sums import mean, total


@dataclass(frozen=True, slots=True, eq=False)
class Leverage:
    """Exact derivatives of Σ w x / Σ w, w = capability × salience; each of the shape (n, d), or (draws, n, d)."""

    position: Array
    """Per unit of an actor's position: w / Σ w."""
    salience: Array
    """Per unit of salience: capability × (x − outcome) / Σ w."""
    capability: Array
    """Per unit of capability: salience × (x − outcome) / Σ w."""


def leverage(problem: Problem) -> Leverage:
    """The derivatives of the compromise outcome by every actor's position, salience and capability."""
    weight = total(problem.weights)[:, None]
    away = problem.positions - mean(problem.positions, problem.weights)[:, None]
    return Leverage(
        problem.shown(problem.weights / weight),
        problem.shown(problem.capability * away / weight),
        problem.shown(problem.salience * away / weight),
    )


def alone(problem: Problem, target: Array) -> Array:
    """How far each actor alone would have to move for the compromise outcome to reach a point.

    Args:
        problem: of :func:`problem`.
        target: shape (d,).

    Returns:
        Signed distances of the shape (n, d), or (draws, n, d); NaN where no place on the scale is far enough.
    """
    gap = (numbers(target, "target") - mean(problem.positions, problem.weights))[:, None] * total(problem.weights)[
        :, None
    ]
    with np.errstate(divide="ignore", invalid="ignore"):
        step = np.where(gap == 0, 0.0, gap / problem.weights)
    reached = problem.positions + step
    low, high = problem.span
    inside = (reached >= low) & (reached <= high) & np.isfinite(step)
    return problem.shown(np.where(inside, step, np.nan))


@dataclass(frozen=True, slots=True)
class Coalition:
    """Who would have to move, and how far, for the compromise outcome to reach a point."""

    members: tuple[int, ...]
    """In the order in which they help most for each unit of movement."""
    moves: tuple[float, ...]
    """Signed distances, in the units of the span; proved to have the least sum there is."""


def cheapest(problem: Problem, target: float, issue: int = 0) -> Coalition | None:
    """The moves with the least total distance that bring the compromise outcome of one issue to a point.

    Every unit that actor i moves shifts the outcome by w_i / Σ w, so the weightiest move first, as far as the scale
    goes or as far as is needed: a fractional knapsack, which this order solves exactly. None where even every actor at
    the end of the scale is not enough.

    Raises:
        PressureError: the problem has several draws.
    """
    if problem.draws != 1:
        raise PressureError(["the cheapest coalition is for one draw"])
    if issue not in range(problem.issues):
        raise PressureError([f"issue {issue}: issues are counted from 0 to {problem.issues - 1}"])
    target = float(numbers(target, "target").reshape(-1)[0])
    at, weights = problem.positions[0, :, issue], problem.weights[0, :, issue]
    need = (target - float(mean(problem.positions, problem.weights)[0, issue])) * float(weights.sum())
    room = np.where(need > 0, problem.span[1] - at, problem.span[0] - at)
    members: list[int] = []
    moves: list[float] = []
    for actor in sorted(range(len(at)), key=lambda each: -weights[each]):
        if abs(need) < 1e-9:
            break
        if weights[actor] == 0 or room[actor] == 0:
            continue
        step = np.sign(need) * min(abs(room[actor]), abs(need) / weights[actor])
        members.append(actor)
        moves.append(float(step))
        need -= step * weights[actor]
    return Coalition(tuple(members), tuple(moves)) if abs(need) < 1e-9 else None


def finite(
    problem: Problem,
    model: str,
    *,
    move: float | None = None,
    salience: float = 0.1,
    capability: float = 0.1,
    **choices: Any,
) -> Leverage:
    """What a change by one actor does to the outcome of any model, all else as it is.

    Args:
        problem: of one draw.
        model: a name in ``MODELS``.
        move: how far the actor moves up the scale, up to its end; a tenth of the scale where left out.
        salience: what is added to its salience, up to 1.
        capability: the part of its capability that is added.
        choices: of the model.

    Returns:
        Changes of the outcome of each issue when the actor changes on that issue, each of the shape (n, d).

    Raises:
        PressureError: several draws, or a problem that the model cannot take.
    """
    if problem.draws != 1:
        raise PressureError(["finite changes are for one draw"])
    low, high = problem.span
    step = (high - low) / 10 if move is None else move
    before = solve(problem, model, **choices).outcome
    before = before[0] if problem.batched else before
    changes: dict[str, Callable[[Array], Array]] = {
        "positions": lambda array: np.clip(array + step, low, high),
        "salience": lambda array: np.minimum(array + salience, 1.0),
        "capability": lambda array: array * (1 + capability),
    }
    tables = []
    rows = np.arange(problem.actors)
    for name, change in changes.items():
        table = np.empty((problem.actors, problem.issues))
        for issue in range(problem.issues):
            many = problem.repeated(problem.actors)
            array: Array = getattr(many, name)
            array[rows, rows, issue] = change(array[rows, rows, issue])
            table[:, issue] = solve(many, model, **choices).outcome[:, issue] - before[issue]
        tables.append(table)
    return Leverage(*tables)
