"""What a model of pressure finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from modusvivendi.methods.pressure.solve.checks import Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Result:
    """A forecast, and how the model came to it. Arrays lose their axis of draws where the problem had none."""

    model: str
    outcome: Array
    """In the units of the span, shape (d,) or (draws, d)."""
    rounds: Array | None = None
    """Positions before the first round and after each, shape (rounds + 1, n, d) or (draws, rounds + 1, n, d)."""
    median_track: Array | None = None
    """The weighted median before the first round and after each, shape (rounds + 1, d), or with draws before."""
    mean_track: Array | None = None
    """The weighted mean likewise."""
    detail: Any = None
    """What the model alone has, in its own type: probabilities, moves, trades; None where there is no more."""
    notes: tuple[str, ...] = ()
    """What a reader of the outcome must know, in words: a bound that was reached, a degenerate case."""
