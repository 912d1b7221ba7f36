"""How patiently PRIM peels and pastes, and what it takes for better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery.cases import Ints
from modusvivendi.ensembles.faults import EnsembleError

Criterion = Literal["lenient", "original"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Of one run.

    Raises:
        EnsembleError: a share is not one, or the criterion is unknown.
    """

    draws: int
    """What the mass is a share of."""
    peel: float
    """The share of the box's draws that a numeric input loses at a time."""
    paste: float
    """The share of the box's draws that a numeric input gains at a time."""
    least_mass: float
    """No box gets smaller than this share of the draws."""
    criterion: Criterion
    most_inputs: int | None
    """Once so many inputs are restricted, only these are peeled further."""

    def __post_init__(self) -> None:
        for name in ("peel", "paste"):
            if not 0 < getattr(self, name) < 1:
                raise EnsembleError(f"{name} is {getattr(self, name)}; give a share between 0 and 1, such as 0.05")
        if not 0 <= self.least_mass < 1:
            raise EnsembleError(f"least_mass is {self.least_mass}; give a share from 0 to below 1, such as 0.05")
        if self.criterion not in ("lenient", "original"):
            raise EnsembleError(f"criterion is {self.criterion!r}; it is 'lenient' or 'original'")
        if self.most_inputs is not None and self.most_inputs < 1:
            raise EnsembleError(f"most_inputs is {self.most_inputs}; a box restricts at least one input")


def scores(inside: Ints, hits: Ints, draws: int, interest: int, criterion: Criterion) -> Array:
    """What each new box is worth; shape (c,).

    ``original`` is its density, hits / inside. ``lenient`` is how much the density rises for each draw that is cut off
    or put on (Friedman and Fisher 1999), so that a category with many draws does not win by its size: with m draws and
    h cases of interest in the old box, (hits / inside − h / m) / |m − inside|. It is computed as
    (hits m − h inside) / (inside |m − inside|), m times as much: both sides of the fraction are whole numbers, so that
    equal scores are equal numbers.

    Args:
        inside: shape (c,), draws in each new box.
        hits: shape (c,), cases of interest in each.
        draws: m.
        interest: h.
        criterion: which of the two.
    """
    if criterion == "original":
        density: Array = hits / inside
        return density
    rise: Array = (hits * draws - interest * inside) / (inside * abs(draws - inside))
    return rise
