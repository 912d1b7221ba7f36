"""How well a box tells the cases of interest: mass, coverage and density, with intervals.

Source: Bryant and Lempert (2010), Technological Forecasting and Social Change 77(1), 34–49, who name the measures.
"""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from modusvivendi.ensembles.discovery.box import Box
from modusvivendi.ensembles.discovery.cases import shaped
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.methods.shares import wilson


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Step:
    """A box, and the draws that are in it. The intervals are sound on draws that the box was not found from."""

    box: Box
    inside: int
    """Draws in the box."""
    hits: int
    """Cases of interest in the box."""
    draws: int
    """Draws in all."""
    interest: int
    """Cases of interest in all."""

    @property
    def mass(self) -> float:
        """The share of the draws that are in the box."""
        return _share(self.inside, self.draws)

    @property
    def coverage(self) -> float:
        """The share of the cases of interest that are in the box. NaN where there is no case of interest."""
        return _share(self.hits, self.interest)

    @property
    def density(self) -> float:
        """The share of the draws in the box that are of interest. NaN where the box is empty."""
        return _share(self.hits, self.inside)

    @property
    def coverage_ends(self) -> tuple[float, float]:
        """The 95 % interval of the coverage; from 0 to 1 where there is no case of interest."""
        return wilson(self.hits, self.interest) if self.interest else (0.0, 1.0)

    @property
    def density_ends(self) -> tuple[float, float]:
        """The 95 % interval of the density; from 0 to 1 where the box is empty."""
        return wilson(self.hits, self.inside) if self.inside else (0.0, 1.0)

    @property
    def inputs(self) -> int:
        """How many inputs the box restricts."""
        return len(self.box.restricted)

    @property
    def balance(self) -> float:
        """The harmonic mean of coverage and density: 2 hits / (inside + interest). 0 where there is no hit."""
        return 2 * self.hits / (self.inside + self.interest) if self.hits else 0.0


def measured(box: Box, x: ArrayLike, y: ArrayLike) -> Step:
    """The same box on other draws, such as ones held out while it was found. Time O(n r) for r restrictions.

    Args:
        box: of k inputs.
        x: shape (n, k).
        y: shape (n,), 1 for a case of interest, 0 for another.

    Raises:
        EnsembleError: the shapes do not match.
    """
    draws, interest = shaped(x, y)
    if draws.shape[1] != len(box.low):
        raise EnsembleError(f"the box is one of {len(box.low)} inputs, and the draws have {draws.shape[1]}")
    found = box.inside(draws)
    return Step(
        box=box,
        inside=int(found.sum()),
        hits=int((found & interest).sum()),
        draws=len(interest),
        interest=int(interest.sum()),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
