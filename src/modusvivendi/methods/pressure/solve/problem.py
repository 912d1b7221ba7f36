"""Positions, capabilities and saliences of actors, one draw or many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array, PressureError, numbers, stop, within

FAINT = 1e-100
"""Weights that add up to less than this are none: what is divided by them would leave the range of floats."""
LARGEST = 1e12
"""Capabilities beyond this are refused: their sums would lose digits."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Who stands where on which issue, with how much weight. All arrays have the shape (draws, n, d)."""

    positions: Array
    """In the units of ``span``."""
    capability: Array
    """Zero or more; only ratios count."""
    salience: Array
    """0 to 1: how much the issue matters to the actor."""
    span: tuple[float, float]
    """Where the scale of positions begins and ends."""
    reference: Array | None
    """What stands without a deal, shape (draws, d); None where nothing is given."""
    batched: bool
    """Whether the arrays that were given carried an axis of draws."""

    @property
    def draws(self) -> int:
        """How many sets of numbers."""
        return int(self.positions.shape[0])

    @property
    def actors(self) -> int:
        """How many actors."""
        return int(self.positions.shape[1])

    @property
    def issues(self) -> int:
        """How many issues, or dimensions of one."""
        return int(self.positions.shape[2])

    @property
    def weights(self) -> Array:
        """Capability × salience, shape (draws, n, d)."""
        return self.capability * self.salience

    def repeated(self, times: int) -> Problem:
        """One draw as many."""
        reference = None if self.reference is None else self.reference.repeat(times, axis=0)
        arrays = (self.positions, self.capability, self.salience)
        at, strong, keen = (array.repeat(times, axis=0) for array in arrays)
        return Problem(at, strong, keen, self.span, reference, batched=True)

    def shown(self, array: Array) -> Array:
        """The array without its axis of draws where none was given."""
        return array if self.batched else array[0]


def problem(
    positions: Any, capability: Any, salience: Any, span: tuple[float, float] = (0, 100), reference: Any = None
) -> Problem:
    """Check the arrays of a problem and bring them into one shape.

    Args:
        positions: (n, d), or (draws, n, d); the number of axes decides.
        capability: the same shape, or without the last axis where an actor is equally strong on every issue.
        salience: the same shape as positions, each from 0 to 1.
        span: the two ends of the scale of positions.
        reference: what stands without a deal, shape (d,), or (draws, d); None where no model needs it.

    Raises:
        PressureError: shapes that do not fit, numbers out of range or missing, fewer than two actors, an issue on
            which capability times salience is zero for everybody.
    """
    low, high = _span(span)
    at = numbers(positions, "positions")
    if at.ndim not in (2, 3) or 0 in at.shape:
        raise PressureError([f"positions have the shape {at.shape}, not (actors, issues) or (draws, actors, issues)"])
    faults: list[str] = []
    if at.shape[-2] < 2:
        faults.append("there is one actor only; pressure needs two or more")
    strong = _like(numbers(capability, "capability"), at, "capability", faults, spread=True)
    keen = _like(numbers(salience, "salience"), at, "salience", faults, spread=False)
    within(at, low, high, "positions", faults)
    within(strong, 0, LARGEST, "capability", faults)
    within(keen, 0, 1, "salience", faults)
    quo = None if reference is None else _reference(numbers(reference, "reference"), at, low, high, faults)
    stop(faults)
    stop(_weightless(strong * keen))
    if at.ndim == 3:
        return Problem(at, strong, keen, (low, high), quo, batched=True)
    alone = None if quo is None else quo[None]
    return Problem(at[None], strong[None], keen[None], (low, high), alone, batched=False)


def _span(span: tuple[float, float]) -> tuple[float, float]:
    try:
        low, high = (float(end) for end in span)
    except (TypeError, ValueError):
        raise PressureError([f"span is {span}; it needs two numbers, the lower one first"]) from None
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise PressureError([f"span is ({low:g}, {high:g}); it needs two numbers, the lower one first"])
    return low, high


def _like(array: Array, at: Array, what: str, faults: list[str], *, spread: bool) -> Array:
    """The array in the shape of the positions; ones where its own shape does not fit, which is noted."""
    if spread and array.shape == at.shape[:-1]:
        return np.broadcast_to(array[..., None], at.shape).copy()
    if array.shape == at.shape:
        return array
    other = f" or {at.shape[:-1]}" if spread else ""
    faults.append(f"{what} has the shape {array.shape}, not {at.shape}{other}")
    return np.ones_like(at)


def _reference(array: Array, at: Array, low: float, high: float, faults: list[str]) -> Array:
    shape = at.shape[:-2] + at.shape[-1:]
    if array.shape not in (shape, at.shape[-1:]):
        faults.append(f"reference has the shape {array.shape}, not {at.shape[-1:]}")
        return np.full(shape, low)
    within(array, low, high, "reference", faults)
    return np.broadcast_to(array, shape).copy()


def _weightless(weights: Array) -> list[str]:
    empty = np.argwhere(weights.sum(axis=-2) < FAINT)
    issues = sorted({int(place[-1]) for place in empty})
    return [f"issue {issue}: capability times salience is zero for every actor, so nobody presses" for issue in issues]
