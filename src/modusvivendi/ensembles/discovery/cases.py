"""What is searched: draws of the inputs, and which of them are cases of interest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.faults import EnsembleError

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """n draws of k inputs, checked."""

    x: Array
    """Shape (n, k)."""
    y: Mask
    """Shape (n,): whether the draw is a case of interest. At least one is, and at least one is not."""
    numeric: Ints
    """The inputs whose numbers have an order."""
    categories: tuple[int, ...]
    """The inputs whose numbers are names of categories, in rising order."""
    coded: Mapping[int, tuple[Array, Ints]]
    """Of each of these the categories in rising order, and which of them each draw has, shape (n,)."""

    def only(self, chosen: Mask) -> Cases:
        """Some of the draws, shape (n,)."""
        return _coded(self.x[chosen], self.y[chosen], self.numeric, self.categories)


def cases(x: ArrayLike, y: ArrayLike, categories: Sequence[int] = ()) -> Cases:
    """Check what is to be searched.

    Args:
        x: shape (n, k), the inputs of n draws.
        y: shape (n,), 1 or true for a case of interest, 0 or false for another.
        categories: the inputs whose numbers are names of categories.

    Raises:
        EnsembleError: the shapes do not match; there are fewer than two draws; none or every draw is of interest; an
            input is unknown, infinite, or no input.
    """
    draws, interest = shaped(x, y)
    if len(draws) < 2:
        raise EnsembleError(f"{len(draws)} draw(s) are too few to compare; make at least two")
    if not interest.any():
        raise EnsembleError("no draw is a case of interest; ask for something that happens in some of the draws")
    if interest.all():
        raise EnsembleError("every draw is a case of interest; ask for something that is absent from some of the draws")
    if unknown := np.flatnonzero(~np.isfinite(draws).all(axis=0)).tolist():
        raise EnsembleError(
            f"input(s) {', '.join(map(str, unknown))} are not finite numbers in every draw; leave these draws out, or "
            "make the input one of categories and give the unknown a number of its own"
        )
    inputs = draws.shape[1]
    if wrong := [each for each in categories if not 0 <= each < inputs]:
        raise EnsembleError(f"categories names input {wrong[0]}, but the inputs are 0 to {inputs - 1}")
    named = tuple(sorted(set(categories)))
    return _coded(draws, interest, np.setdiff1d(np.arange(inputs), named), named)


def shaped(x: ArrayLike, y: ArrayLike) -> tuple[Array, Mask]:
    """The same as arrays.

    Raises:
        EnsembleError: the shapes do not match, or a case is neither 0 nor 1.
    """
    draws, interest = np.asarray(x, dtype=np.float64), np.asarray(y)
    if draws.ndim != 2 or not draws.shape[1] or interest.shape != draws.shape[:1]:
        raise EnsembleError(
            f"the inputs have the shape {draws.shape} and the cases {interest.shape}; give (draws, inputs) and (draws,)"
        )
    if not np.isin(interest, (0, 1)).all():
        raise EnsembleError("a case is neither 0 nor 1; compare the output with a threshold first")
    return draws, interest.astype(np.bool_)


def _coded(x: Array, y: Mask, numeric: Ints, categories: tuple[int, ...]) -> Cases:
    coded = {}
    for number in categories:
        names, codes = np.unique(x[:, number], return_inverse=True)
        coded[number] = names, codes
    return Cases(x, y, numeric, categories, coded)
