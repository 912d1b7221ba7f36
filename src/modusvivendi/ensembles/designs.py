"""Designs: which points of the unit cube are run. A design is its name, its seed and its size; nothing is kept.

Any stretch of rows can be made alone, so that chunks are run anywhere and in any order.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles.faults import EnsembleError

Array = NDArray[np.float64]

NAMES = ("sobol", "lhs", "montecarlo")
MOST_DRAWS = 10_000_000
MOST_CELLS = 2**24
"""Numbers of a Latin hypercube, which is made whole: 128 MiB."""
MOST_AXES = 21_201
"""Dimensions for which scipy has direction numbers (Joe and Kuo 2008)."""


@dataclass(frozen=True, slots=True)
class Design:
    """Which draws there are.

    ``sobol``: a Sobol' sequence with Owen's scrambling (LMS and shift, Matoušek 1998); ``lhs``: a Latin hypercube
    (McKay, Beckman and Conover 1979); ``montecarlo``: independent draws.

    Raises:
        EnsembleError: the name, the number of draws or their size is not one that can be made.
    """

    name: str
    draws: int
    axes: int
    seed: int

    def __post_init__(self) -> None:
        if self.name not in NAMES:
            raise EnsembleError(f'there is no design "{self.name}"; the designs are: {", ".join(NAMES)}')
        if not 1 <= self.draws <= MOST_DRAWS:
            raise EnsembleError(f"{self.draws:,} draws; write a number from 1 to {MOST_DRAWS:,}")
        if not 0 <= self.seed < 2**63:
            raise EnsembleError(f"{self.seed} is no seed; write a whole number from 0 on")
        if self.axes > MOST_AXES:
            raise EnsembleError(f"{self.axes:,} uncertain numbers are too many; at most {MOST_AXES:,} are drawn")
        if self.name == "lhs" and self.draws * self.axes > MOST_CELLS:
            most = MOST_CELLS // self.axes
            raise EnsembleError(
                f"a Latin hypercube over {self.axes} uncertain numbers has at most {most:,} draws here; "
                "take --design sobol, which has no such end"
            )

    def rows(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` of the design, shape (stop − start, axes), each in [0, 1)."""
        if self.axes == 0:
            return np.zeros((stop - start, 0))
        if self.name == "lhs":
            return _hypercube(self)[start:stop]
        if self.name == "sobol":
            return _sobol(self.axes, self.seed).rows(start, stop)
        return _independent(self, start, stop)


def _independent(design: Design, start: int, stop: int) -> Array:
    """Independent rows; each takes whole blocks of four numbers from the stream of a counter."""
    blocks = -(-design.axes // 4)
    stream = np.random.Philox(key=design.seed)
    stream.advance(start * blocks)
    bits = stream.random_raw((stop - start) * blocks * 4).reshape(stop - start, blocks * 4)[:, : design.axes]
    return np.asarray((bits >> np.uint64(11)) * 2.0**-53)


@lru_cache(maxsize=1)
def _hypercube(design: Design) -> Array:
    from scipy.stats import qmc

    made = qmc.LatinHypercube(d=design.axes, rng=np.random.Generator(np.random.PCG64(design.seed)))
    return np.asarray(made.random(design.draws))


class _Sequence:
    """A scrambled Sobol' sequence that remembers where it stands, for chunks mostly follow one another."""

    def __init__(self, axes: int, seed: int) -> None:
        from scipy.stats import qmc

        self._engine: Any = qmc.Sobol(d=axes, rng=np.random.Generator(np.random.PCG64(seed)), bits=30)
        self._at = 0

    def rows(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop``."""
        if start < self._at:
            self._engine.reset()
            self._at = 0
        if start > self._at:
            self._engine.fast_forward(start - self._at)
        self._at = start
        with warnings.catch_warnings():
            # scipy warns where the number of points is no power of two; shares need no such balance
            warnings.simplefilter("ignore", UserWarning)
            found = np.asarray(self._engine.random(stop - start))
        self._at = stop
        return found


@lru_cache(maxsize=1)
def _sobol(axes: int, seed: int) -> _Sequence:
    return _Sequence(axes, seed)
