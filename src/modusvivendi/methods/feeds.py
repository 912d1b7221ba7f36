"""Where the numbers of a problem come from when it is asked of draws: a slot, or what stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from modusvivendi.methods.drawn import Array


@dataclass(frozen=True, slots=True)
class Feed:
    """One number of a problem: ``add + factor × number``."""

    slot: int | None
    """The place of its slot; None where the number is the same in every draw."""
    fixed: float
    """The number, where it is the same in every draw."""
    factor: float = 1.0
    add: float = 0.0

    def fill(self, numbers: Array) -> Array:
        """The number in each draw.

        Args:
            numbers: shape (draws, slots).
        """
        raw = np.full(len(numbers), self.fixed) if self.slot is None else numbers[:, self.slot]
        return np.asarray(self.add + self.factor * raw)


def feed(index: Mapping[str, int], key: str, fixed: Fraction | float) -> Feed:
    """The number that a key of the file names; ``index`` gives the place of each slot."""
    return Feed(index.get(key), float(fixed))
