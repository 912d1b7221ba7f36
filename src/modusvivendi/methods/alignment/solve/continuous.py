"""Where do ties go if each is pulled by the triangles it is in? The continuous-time model of structural balance.

Marvel, S. A., Kleinberg, J., Kleinberg, R. D. & Strogatz, S. H. (2011). Continuous-time model of structural balance.
PNAS 108(5), 1771–1776, doi:10.1073/pnas.1013213108 (the equation is that of Kułakowski, Gawroński and Gronek 2005).

The relations form a symmetric matrix X, and dX/dt = X²: a relation grows friendlier through every third with whom both
are friends or both are foes, and more hostile through every other third. X(t) = X(0) (I − X(0) t)⁻¹, which goes to
infinity at t* = 1/λ₁, λ₁ being the largest eigenvalue of X(0); if it is simple, X(t) (1 − t/t*) tends to λ₁ v₁v₁ᵀ, so
that in the end the signs are those of two sides: the signs of the components of v₁.

What is chosen here, beyond the paper:

* X(0) holds the weights, 0 where there is no tie, and **0 on its diagonal**. In the paper a node also has a relation
  x_ii to itself, drawn like the others; no data tell it. The trace is then 0, so that λ₁ > 0 wherever there is a tie.
* All pairs of a component come to have a relation, also those without a tie.
* On a graph in several components X(t) is that of each, and the component with the largest λ₁ would reach infinity
  before the others have come far. So **each component goes to its own t***.
* Time has **no unit of the calendar**. It is only told as the share of the way to t*, from 0 to 1, and the shares of
  two components are not to be compared. A weight's size matters: the shares do not change if all weights of a
  component are multiplied, but do if some are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.alignment.solve.connected import anchor, components, degrees
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, Ints

MOST_NODES = 2_000
"""In one component; the eigenvalues of a larger one take too long."""
MOST_ORDERED = 500
"""In one component, where the order is asked for."""
SIMPLE = 1e-9
"""The largest eigenvalue is simple if the next one differs by more than this share of the largest absolute one."""
ROUNDING = 1e-12
"""Relative error of the matrix and its eigenvalues that is reckoned with, in components of up to 280 nodes; 16 n ε in
larger ones. It is divided by the gap, as the errors of eigenvectors are (Davis and Kahan 1970)."""
_HALVINGS = 20
_CLOSER = 10
_CELLS = 100_000


class TooLargeError(ValueError):
    """A component has more nodes than this model is run on."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """When relations take their last signs; p pairs of nodes with a side in the same component.

    Attributes:
        pairs: shape (p, 2), nodes, the lower first, sorted.
        shares: shape (p,), the share of the way to t* from which the relation never again has the other sign than at
            t*: 0 if it never has.
        nodes: shape (n,), the share from which that holds for all relations of a node with nodes that have sides; NaN
            for a node without a side.
    """

    pairs: Ints
    shares: Floats
    nodes: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Continuous:
    """Where the model of Marvel et al. goes; c components.

    Attributes:
        sides: shape (n,), −1 or 1; 0 if the node has no tie, if its component's sides are undetermined, or if its
            component of v₁ is 0 or too small to tell its sign. In each component the node with the most ties, the
            lowest number among equals, is on side 1 (of those that have sides). Sides of different components have
            nothing to do with one another.
        component: shape (n,), from 0 in the order of the lowest node; −1 for a node without ties.
        leading: shape (c,), λ₁, in the unit of the weights; above 0.
        gap: shape (c,), λ₁ − λ₂, the same unit.
        determined: shape (c,), whether λ₁ is simple. If not, X(t) tends to more than two sides, and which ones is
            decided by what the model leaves out: all its nodes are on side 0.
        order: when; None if not asked for.
    """

    sides: Ints
    component: Ints
    leading: Floats
    gap: Floats
    determined: NDArray[np.bool_]
    order: Order | None


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One component: its nodes, the matrix in units of its greatest weight, and its eigenvalues from large to small."""

    nodes: Ints
    matrix: Floats
    scale: float
    values: Floats
    vectors: Floats

    @property
    def norm(self) -> float:
        return float(np.abs(self.values).max())

    @property
    def gap(self) -> float:
        return float(self.values[0] - self.values[1])

    @property
    def simple(self) -> bool:
        return self.gap > SIMPLE * self.norm

    @property
    def rounding(self) -> float:
        """What the error of an entry of v₁, and of a relation in units of the leading one, stays below."""
        share = max(ROUNDING, 16 * len(self.nodes) * float(np.finfo(np.float64).eps))
        return share * self.norm / min(self.gap, float(self.values[0]))

    def grown(self, share: float) -> Floats:
        """Shape (k, k): X (1 − s) / λ₁ at a share s below 1, which stays finite."""
        relative = self.values / self.values[0]
        size = relative * (1 - share) / (1 - relative * share)
        found: Floats = (self.vectors * size) @ self.vectors.T
        return found


def continuous(graph: Graph, moments: int = 64) -> Continuous:
    """Run dX/dt = X² from the weights to where it goes to infinity.

    For each component:

    1. Eigenvalues and eigenvectors of X(0).
    2. Sides: the signs of v₁, if λ₁ is simple.
    3. x_ij(t) = Σ_k v_ik v_jk λ_k / (1 − λ_k t) for every pair with sides, at the shares of :func:`moments_of`. The
       last of these at which it has the other sign than at t* starts a span in which it changes for good; halve it.

    A relation smaller than ``ROUNDING``, over the gap, of the leading one counts as having neither sign. Two changes
    that follow one another within one span are missed.

    Args:
        graph: its weights are taken as floats.
        moments: equal spans of the grid; 0 to leave out the order.

    Returns:
        Sides, eigenvalues and order. Per component O(n³ moments) for the order, O(n³) without. Shares are fractions
        with a power of 2 (times ``moments``) below, so that small differences between machines seldom show.

    Raises:
        TooLargeError: a component has more than ``MOST_NODES`` nodes, or ``MOST_ORDERED`` with an order.
    """
    if moments < 0:
        raise ValueError(f"{moments} moments; give 0 or more")
    component, ties = components(graph), degrees(graph)
    sides = np.zeros(graph.n, dtype=np.int64)
    at = np.full(graph.n, np.nan)
    pairs: list[Ints] = [np.zeros((0, 2), dtype=np.int64)]
    shares: list[Floats] = [np.zeros(0)]
    parts = []
    for part in _parts(graph, component, MOST_ORDERED if moments else MOST_NODES):
        parts.append((part.values[0] * part.scale, part.gap * part.scale, part.simple))
        if part.simple:
            sides[part.nodes] = _sides(part, ties)
        if part.simple and moments:
            found, last = _last_changes(part, sides[part.nodes], moments)
            pairs.append(part.nodes[found])
            shares.append(last)
            for end in pairs[-1].T:
                np.fmax.at(at, end, last)
    order = _order(np.concatenate(pairs), np.concatenate(shares), at) if moments else None
    leading, gap, simple = np.array(parts, dtype=np.float64).reshape(-1, 3).T
    return Continuous(sides, component, leading, gap, simple > 0, order)


def moments_of(moments: int) -> Floats:
    """The shares at which signs are looked at: 0, 1/moments, …, 1, and ever closer ones towards either end.

    At the start a pair without a tie may be turned one way by a few thirds, soon outdone by others; towards the end a
    pair may turn late whose relation grows slowly. So the first and the last span are halved ``_CLOSER`` times.
    """
    even = np.arange(moments + 1) / moments
    closer = 0.5 ** np.arange(1, _CLOSER + 1) / moments
    return np.unique(np.concatenate([even, closer, 1 - closer]))


def relations(graph: Graph, share: float) -> Floats:
    """X(t) with each component at this share of the way to its own t*.

    Args:
        graph: as for :func:`continuous`.
        share: at least 0, below 1.

    Returns:
        Shape (n, n), symmetric, in the unit of the weights; 0 between components.
    """
    if not 0 <= share < 1:
        raise ValueError(f"the share {share} is not from 0 to below 1")
    found = np.zeros((graph.n, graph.n))
    for part in _parts(graph, components(graph), MOST_NODES):
        size = part.values[0] * part.scale / (1 - share)
        found[np.ix_(part.nodes, part.nodes)] = part.grown(share) * size
    return found


def _parts(graph: Graph, component: Ints, most: int) -> Iterator[_Part]:
    nodes = np.argsort(component, kind="stable")
    ends = component[graph.edges[:, 0]] if len(graph.edges) else np.zeros(0, dtype=np.int64)
    place = np.zeros(graph.n, dtype=np.int64)
    ties = np.argsort(np.where(graph.weights != 0, ends, -1), kind="stable")
    sorted_ends = np.where(graph.weights != 0, ends, -1)[ties]
    for number in range(int(component.max(initial=-1)) + 1):
        inside = nodes[slice(*np.searchsorted(component[nodes], [number, number + 1]))]
        if len(inside) > most:
            raise TooLargeError(f"{len(inside):,} nodes hang together; at most {most:,} can be followed")
        place[inside] = np.arange(len(inside))
        here = ties[slice(*np.searchsorted(sorted_ends, [number, number + 1]))]
        scale = float(np.abs(graph.weights[here]).max())
        matrix = np.zeros((len(inside), len(inside)))
        one, two = place[graph.edges[here]].T
        matrix[one, two] = matrix[two, one] = graph.weights[here] / scale
        values, vectors = np.linalg.eigh(matrix)
        yield _Part(inside, matrix, scale, values[::-1], vectors[:, ::-1])


def _sides(part: _Part, ties: Ints) -> Ints:
    leading = part.vectors[:, 0]
    signs: Ints = np.where(np.abs(leading) > part.rounding, np.sign(leading), 0).astype(np.int64)
    turned: Ints = signs * signs[anchor(ties[part.nodes], signs != 0)]
    return turned


def _last_changes(part: _Part, sides: Ints, moments: int) -> tuple[Ints, Floats]:
    """Pairs of places with sides, shape (p, 2), and the share of the way of each one's last change."""
    final = np.triu(np.outer(sides, sides), 1)
    pairs = np.argwhere(final)
    one, two = pairs.T
    wanted = final[one, two]
    last = np.where(part.matrix[one, two] * wanted < 0, 0, -1)
    grid = moments_of(moments)
    for number, share in enumerate(grid[1:-1].tolist(), 1):
        relation = part.grown(share)[one, two]
        last[relation * wanted < -part.rounding] = number
    shares = np.zeros(len(pairs))
    changing = np.flatnonzero(last >= 0)
    step = max(1, _CELLS // len(part.nodes))
    for start in range(0, len(changing), step):
        some = changing[start : start + step]
        weights = part.vectors[one[some]] * part.vectors[two[some]] * wanted[some, None]
        shares[some] = _halved(part, weights, grid[last[some]], grid[last[some] + 1])
    return pairs, shares


def _halved(part: _Part, weights: Floats, low: Floats, high: Floats) -> Floats:
    """The ends of spans, halved around where Σ_k weights_k λ_k (1 − s) / (1 − λ_k s), λ₁ being 1, rises above 0."""
    relative = part.values[1:] / part.values[0]
    others = weights[:, 1:] * relative
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = middle[:, None] * relative
        np.subtract(1, below, out=below)
        np.divide(others, below, out=below)
        wrong = weights[:, 0] + (1 - middle) * below.sum(axis=1) < -part.rounding
        low, high = np.where(wrong, middle, low), np.where(wrong, high, middle)
    return high


def _order(pairs: Ints, shares: Floats, nodes: Floats) -> Order:
    pairs = np.sort(pairs, axis=1)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return Order(pairs[order], shares[order], nodes)
