"""What every answer about camps says: how much is broken, by which partition, and whether less could be."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Parts
from modusvivendi.methods.alignment.solve.branching import Found
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, GraphError, Ints, Mask, is_whole

DIGITS = 9
"""Digits of all weights to which a proof holds where the weights had to be rounded."""


class Partitions(NamedTuple):
    """The partitions that break the least."""

    sides: Ints
    """Shape (p, n): the camp of every node, the anchor of each component in camp 0."""
    complete: bool
    """Whether these are all."""


def checked_limit(limit: int) -> int:
    """How many partitions to list at most.

    Raises:
        GraphError: it is no whole number from 1 on.
    """
    if not is_whole(limit) or limit < 1:
        raise GraphError(f"a limit of {limit!r}; give a whole number from 1 on")
    return int(limit)


class Camps(ABC):
    """The answers about one graph; those that take work are worked out when they are asked for.

    Every question may take ``time_limit`` seconds anew.
    """

    def __init__(self, graph: Graph, time_limit: float) -> None:
        self.graph, self.time_limit = graph, time_limit

    @property
    @abstractmethod
    def parts(self) -> Parts:
        """The pieces that were settled one by one."""

    @property
    @abstractmethod
    def found(self) -> list[Found]:
        """What was found for each piece."""

    @property
    @abstractmethod
    def partition(self) -> Ints:
        """Shape (n,): the camp of every node."""

    @abstractmethod
    def partitions(self, limit: int = 1000) -> Partitions:
        """The partitions that break the least, ``limit`` of them at most."""

    @property
    def frustration(self) -> float:
        """The weight of the ties that the partition breaks: the frustration index where ``proved``."""
        return self.graph.worth(sum(each.cost for each in self.found))

    @property
    def bound(self) -> float:
        """No partition breaks less."""
        return self.graph.worth(sum(each.bound for each in self.found))

    @property
    def proved(self) -> bool:
        """Whether no partition breaks less: exactly, or to nine digits of all weights where these were rounded."""
        gap = sum(each.cost - each.bound for each in self.found)
        return gap <= (0 if self.graph.exact else int(np.abs(self.graph.units).sum()) // 10**DIGITS)

    @property
    def anchors(self) -> Ints:
        """Shape (components,): the node of each component that is in camp 0."""
        return self.parts.anchors

    @property
    def component(self) -> Ints:
        """Shape (n,): which component each node is in; camps of two components cannot be compared."""
        return self.parts.component

    @property
    def broken(self) -> Mask:
        """Shape (m,): the ties that the partition breaks."""
        return self.breaks(self.partition)

    def breaks(self, partition: Ints) -> Mask:
        """Shape (m,): the ties that a partition breaks, shape (n,)."""
        ends = partition[self.graph.edges]
        return np.asarray(self._is_broken(ends[:, 0], ends[:, 1]))

    @property
    def node_frustration(self) -> Floats:
        """Shape (n,): the weight of each node's own ties that the partition breaks."""
        found = np.zeros(self.graph.n, dtype=np.int64)
        for column in self.graph.edges.T:
            np.add.at(found, column, np.where(self.broken, np.abs(self.graph.units), 0))
        return self._weights(found)

    @abstractmethod
    def _is_broken(self, one: Ints, two: Ints) -> Mask:
        """Which ties are broken whose ends are in these camps."""

    def _weights(self, units: Floats | Ints) -> Floats:
        """Units as weights: the floating-point numbers nearest to the exact ones."""
        return self.graph.worths(units)
