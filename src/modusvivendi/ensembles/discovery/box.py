"""A box: limits on some inputs, which a draw is inside of or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery.cases import Mask


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Of k inputs, the limits. A box without any holds every draw."""

    low: Array
    """Shape (k,): a draw is inside from here, the limit included. −∞ where there is none."""
    high: Array
    """Shape (k,): a draw is inside up to here, the limit included. ∞ where there is none."""
    kept: Mapping[int, tuple[float, ...]]
    """The categories that are inside, of the inputs that lack some; a category not named is outside."""

    @classmethod
    def whole(cls, inputs: int) -> Box:
        """The box without limits."""
        return cls(np.full(inputs, -np.inf), np.full(inputs, np.inf), {})

    @property
    def restricted(self) -> tuple[int, ...]:
        """The inputs that have a limit, in rising order."""
        limits = np.isfinite(self.low) | np.isfinite(self.high)
        return tuple(sorted({*np.flatnonzero(limits).tolist(), *self.kept}))

    @property
    def restrictions(self) -> tuple[tuple[int, str], ...]:
        """Each limit as input and side: ``low``, ``high`` or ``kept``."""
        return tuple(self._restrictions())

    def inside(self, x: Array) -> Mask:
        """Which draws are inside; x has the shape (n, k), the answer (n,). An unknown input is outside any limit."""
        found = np.ones(len(x), dtype=np.bool_)
        for number, side in self.restrictions:
            found &= self._within(x[:, number], number, side)
        return found

    def limited(self, number: int, side: str, limit: float) -> Box:
        """The same box with another ``low`` or ``high`` limit on an input."""
        changed = (self.low if side == "low" else self.high).copy()
        changed[number] = limit
        return replace(self, low=changed) if side == "low" else replace(self, high=changed)

    def keeping(self, number: int, names: tuple[float, ...]) -> Box:
        """The same box with these categories of an input, and no others."""
        return replace(self, kept={**self.kept, number: tuple(sorted(names))})

    def relaxed(self, number: int, side: str) -> Box:
        """The same box without one restriction."""
        if side == "kept":
            return replace(self, kept={each: names for each, names in self.kept.items() if each != number})
        return self.limited(number, side, -np.inf if side == "low" else np.inf)

    def _restrictions(self) -> Iterator[tuple[int, str]]:
        for number in self.restricted:
            if np.isfinite(self.low[number]):
                yield number, "low"
            if np.isfinite(self.high[number]):
                yield number, "high"
            if number in self.kept:
                yield number, "kept"

    def _within(self, values: Array, number: int, side: str) -> Mask:
        if side == "kept":
            return np.isin(values, self.kept[number])
        found: Mask = values >= self.low[number] if side == "low" else values <= self.high[number]
        return found


def between(inside: Array, outside: Array) -> Array:
    """Limits halfway between the last value inside and the first outside, of the same shape as both.

    A limit tells the two apart even where floating point has no number between them: it is the value inside then.
    """
    middle = inside / 2 + outside / 2
    apart = (np.minimum(inside, outside) < middle) & (middle < np.maximum(inside, outside))
    return np.where(apart, middle, inside)
