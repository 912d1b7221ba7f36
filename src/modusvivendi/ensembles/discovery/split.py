"""The best split of some draws in two, by the Gini impurity.

Source: Breiman, Friedman, Olshen and Stone (1984), Classification and Regression Trees, chapter 4; its theorem 4.5 on
the categories of a two-class problem.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery.box import Box, between
from modusvivendi.ensembles.discovery.cases import Cases, Ints, Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One input in two."""

    number: int
    """The input."""
    threshold: float = float("nan")
    """Of a numeric input: a draw goes left up to here, the threshold included. NaN for categories."""
    names: tuple[tuple[float, ...], tuple[float, ...]] | None = None
    """The categories on the left and on the right. Nothing for a numeric input."""

    def left(self, x: Array) -> Mask:
        """Which draws go left; x has the shape (n, k), the answer (n,)."""
        values = x[:, self.number]
        found: Mask = np.isin(values, self.names[0]) if self.names else values <= self.threshold
        return found

    def boxes(self, box: Box) -> tuple[Box, Box]:
        """What is left and what is right within a box; no draw is in both."""
        if self.names:
            return box.keeping(self.number, self.names[0]), box.keeping(self.number, self.names[1])
        above = float(np.nextafter(self.threshold, np.inf))
        return box.limited(self.number, "high", self.threshold), box.limited(self.number, "low", above)


def best_split(searched: Cases, least: float, whole: int) -> Split | None:
    """The split after which the draws are purest, or nothing where none makes them purer.

    1. Put the categories of an input in the order of their shares of cases of interest, equal ones by their number. Of
       all ways to part them in two, the best parts this order in two (theorem 4.5; not proved where that leaves too
       few draws on a side, and no other way is tried then).
    2. Sort the draws by each input. A split lies between two different values, halfway.
    3. With n draws and h cases of interest, n_L and h_L of these on the left, a split lowers the Gini impurity
       2 p (1 − p) by 2 (h_L n − h n_L)² / (n³ n_L n_R). Take the greatest fall; of equal ones the earlier input, and
       then the lower threshold.

    Time O(k n log n), memory O(k n).

    Args:
        searched: n draws of k inputs.
        least: share of the whole that either side holds at least.
        whole: number of draws.
    """
    placed = _placed(searched)
    order = np.argsort(placed, axis=0, kind="stable")
    values = np.take_along_axis(placed, order, axis=0)
    draws, interest = len(searched.y), int(searched.y.sum())
    left = np.arange(1, draws)[:, None]
    hits = searched.y[order].cumsum(axis=0)[:-1]
    fall = (hits * draws - interest * left).astype(np.float64) ** 2 / (left * (draws - left))
    enough = np.minimum(left, draws - left) / whole >= least
    fall = np.where(enough & (values[:-1] < values[1:]), fall, 0)
    at = fall.argmax(axis=0)
    number = int(fall.max(axis=0).argmax())
    if not fall[at[number], number] > 0:
        return None
    return _split(searched, number, values[at[number] : at[number] + 2, number])


def _placed(searched: Cases) -> Array:
    """The inputs, with each category as its place in the order of shares; shape (n, k)."""
    placed = searched.x.copy()
    for number in searched.categories:
        _, codes = searched.coded[number]
        placed[:, number] = np.argsort(_by_share(searched, number))[codes]
    return placed


def _by_share(searched: Cases, number: int) -> Ints:
    """The categories of an input, the one with the lowest share first."""
    _, codes = searched.coded[number]
    return np.argsort(np.bincount(codes, searched.y) / np.bincount(codes), kind="stable")


def _split(searched: Cases, number: int, sides: Array) -> Split:
    """Between two neighbouring values of an input."""
    if number not in searched.categories:
        return Split(number=number, threshold=float(between(sides[0], sides[1])))
    names = searched.coded[number][0][_by_share(searched, number)].tolist()
    parted = int(sides[0]) + 1
    return Split(number=number, names=(tuple(sorted(names[:parted])), tuple(sorted(names[parted:]))))
