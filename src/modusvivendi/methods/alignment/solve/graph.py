"""A signed graph: who is tied to whom, in friendship or enmity, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

MOST_NODES = 100_000
MOST_EDGES = 1_000_000
MOST_UNITS = 10**12
"""All weights together in whole units, so that sums stay exact in every solver."""
LARGEST = 10**100
"""Weights beyond this, either way, are none."""
MOST_TOLD = 20


class GraphError(ValueError):
    """What is wrong with a graph, all of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """A checked signed graph."""

    n: int
    """Nodes, numbered from 0."""
    edges: Ints
    """Shape (m, 2), as given."""
    weights: Floats
    """Shape (m,): above 0 friendly, below 0 hostile, as given."""
    units: Ints
    """Shape (m,): the weights in whole units."""
    unit: Fraction
    """What a unit is worth."""
    exact: bool
    """Whether the units are the weights; if not, these were rounded to 12 digits of their sum."""

    @property
    def total(self) -> float:
        """The sum of all weights without their signs."""
        return self.worth(int(np.abs(self.units).sum()))

    def worths(self, units: Floats | Ints) -> Floats:
        """Units as weights, one by one: the nearest floating-point numbers where these are whole numbers of units."""
        if self.unit.numerator == 1 and self.unit.denominator <= MOST_UNITS:
            return np.asarray(units / self.unit.denominator, dtype=np.float64)
        return np.asarray(np.asarray(units, dtype=np.float64) * float(self.unit), dtype=np.float64)

    def worth(self, units: int) -> float:
        """Units as a weight."""
        return float(units * self.unit)


def graph(n: int, edges: ArrayLike, weights: ArrayLike | None = None) -> Graph:
    """A signed graph of ``n`` nodes.

    Args:
        n: the number of nodes.
        edges: shape (m, 2), whole numbers from 0 to n − 1; every pair once, in either order.
        weights: shape (m,), above 0 friendly, below 0 hostile, 0 no tie; signs for an unweighted graph. Integers,
            fractions and decimals are taken exactly. Every tie is friendly (1) where left out.

    Raises:
        GraphError: the graph is empty, an edge names an unknown node or joins a node to itself, a pair stands twice, a
            weight is no finite number, or there are too many of either.
    """
    pairs = _pairs(edges)
    given = [1] * len(pairs) if weights is None else list(np.asarray(weights, dtype=object).ravel())
    faults = list(_faults(n, pairs, given))
    if faults:
        more = len(faults) - MOST_TOLD
        raise GraphError("; ".join(faults[:MOST_TOLD]) + (f"; and {more:,} more" if more > 0 else ""))
    fractions = [exact(weight) for weight in given]
    units, unit, is_exact = _whole(fractions)
    floats = np.array([float(weight) for weight in fractions], dtype=np.float64)
    return Graph(n=n, edges=pairs, weights=floats, units=units, unit=unit, exact=is_exact)


def is_whole(value: object) -> bool:
    """Whether a value is a whole number, of Python's or of NumPy's."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def of_units(n: int, edges: Ints, units: Ints) -> Graph:
    """A graph whose weights are whole units, as parts of a checked graph are; nothing is checked again."""
    return Graph(n=n, edges=edges, weights=units.astype(np.float64), units=units, unit=Fraction(1), exact=True)


def _pairs(edges: ArrayLike) -> Ints:
    try:
        made = np.asarray(edges)
    except ValueError:
        raise GraphError("edges are no array; give (m, 2): one pair of nodes for each tie") from None
    if made.size == 0:
        return np.zeros((0, 2), dtype=np.int64)
    if made.ndim != 2 or made.shape[1] != 2:
        raise GraphError(f"edges have the shape {made.shape}; give (m, 2): one pair of nodes for each tie")
    whole = made.astype(np.int64) if made.dtype.kind in "iuf" and (np.abs(made) < 2**53).all() else None
    if whole is None or (made != whole).any():
        raise GraphError("edges are no whole numbers; number the nodes from 0")
    return whole


def _faults(n: int, pairs: Ints, weights: list[Any]) -> Iterator[str]:
    if not is_whole(n):
        yield f"{n!r} nodes; give a whole number"
        return
    if not 1 <= n <= MOST_NODES:
        yield f"{n:,} nodes; give 1 to {MOST_NODES:,}"
        return
    if len(pairs) > MOST_EDGES:
        yield f"{len(pairs):,} ties are more than {MOST_EDGES:,}"
        return
    if not len(pairs):
        yield "the graph has no ties; give one at least"
    if len(weights) != len(pairs):
        yield f"{len(weights)} weights for {len(pairs)} ties; give one for each"
    yield from _wrong_ends(n, pairs)
    for number, weight in enumerate(weights):
        if exact(weight) is None:
            yield f"the weight of tie {number} is no finite number"


def _wrong_ends(n: int, pairs: Ints) -> Iterator[str]:
    seen: dict[tuple[int, int], int] = {}
    for number, (one, two) in enumerate(pairs.tolist()):
        if not (0 <= one < n and 0 <= two < n):
            yield f"tie {number} ({one}, {two}) names a node that is not there; nodes are 0 to {n - 1}"
        elif one == two:
            yield f"tie {number} joins node {one} to itself"
        elif (before := seen.setdefault((min(one, two), max(one, two)), number)) != number:
            yield f"ties {before} and {number} join the same nodes {one} and {two}; give their sum once"


def exact(weight: Any) -> Any:
    """A number as a fraction, decimals as they are written; None where it is none."""
    if isinstance(weight, (bool, np.bool_)):
        return None
    if isinstance(weight, (int, np.integer, Fraction)):
        whole = Fraction(weight) if isinstance(weight, (int, Fraction)) else Fraction(int(weight))
        return whole if abs(whole) <= LARGEST else None
    try:
        number = float(weight)
    except (TypeError, ValueError):
        return None
    return Fraction(repr(number)) if abs(number) <= LARGEST else None


def _whole(weights: list[Fraction]) -> tuple[Ints, Fraction, bool]:
    """Weights in whole units, what a unit is worth, and whether that is exact."""
    scale = 1
    for weight in weights:
        scale = lcm(scale, weight.denominator)
        if scale > MOST_UNITS:
            break
    else:
        units = [weight.numerator * (scale // weight.denominator) for weight in weights]
        if sum(map(abs, units)) <= MOST_UNITS:
            return np.array(units, dtype=np.int64), Fraction(1, scale), True
    unit = sum((abs(weight) for weight in weights), Fraction(0)) / MOST_UNITS
    units = [round(weight / unit) or (weight > 0) - (weight < 0) for weight in weights]  # a tie stays one
    return np.array(units, dtype=np.int64), unit, False
