"""What holds people up: the minimum cut of a network over time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.access.solve.engines import Sides
from modusvivendi.methods.access.solve.grid import Layout
from modusvivendi.methods.access.solve.network import UNLIMITED, Ints
from modusvivendi.methods.access.solve.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """A minimum cut: all that everyone who arrives has to use, and that is used up; that nearest to the sources.

    The people that its parts let through make up those who arrive (Ford and Fulkerson 1956).
    """

    links: Ints
    """Shape (c, 2): links, and the steps at which they are full."""
    screening: Ints
    """Shape (c, 2): nodes, and the steps at which as many go through as can."""
    holds: Ints
    """Shape (c, 2): nodes, and the steps after which as many wait there as can."""
    supply: Ints
    """Shape (c,): nodes whose people are all on a way out."""
    limits: Ints
    """Shape (c,): sinks that are full at the end."""
    people: int
    """How many all of it lets through."""


def binding(question: Question, layout: Layout, sides: Sides) -> Binding:
    """The minimum cut of a maximum flow whose cells can be reached, or not."""
    grid = layout.grid
    room = grid.room
    cut = np.zeros(room.shape, dtype=np.bool_)
    near = sides.near
    for link, (tail, head, transit) in enumerate(zip(grid.tail, grid.head, grid.transit, strict=True)):
        last = grid.width - int(transit)
        cut[link, :last] = near[tail, :last] & ~near[head, int(transit) :] & (room[link, :last] > 0)
    full = cut[layout.filling, -1] & (question.limits != UNLIMITED)
    return Binding(
        links=np.argwhere(cut[: len(question.network.links)]),
        screening=_at_nodes(cut, layout.passing),
        holds=_at_nodes(cut, layout.waiting),
        supply=_at_nodes(cut, layout.leaving)[:, 0],
        limits=question.sinks[full],
        people=int(room[cut].sum(dtype=np.int64)),
    )


def _at_nodes(cut: NDArray[np.bool_], link_of: Ints) -> Ints:
    """Shape (c, 2): nodes and steps, of the links that stand for something at nodes."""
    nodes = np.flatnonzero(link_of != UNLIMITED)
    found = np.argwhere(cut[link_of[nodes]])
    found[:, 0] = nodes[found[:, 0]]
    return found
