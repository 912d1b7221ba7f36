"""A network over time, laid out for search: every row a place, every column a step.

Waiting is a link from a row to itself that takes one step. A node with a limited passing rate is two rows, before and
behind it, with a link without transit between them. People who are at a node of limited waiting room at step 0 have a
row of their own, from which they enter the node when they will. Everyone sets out from one row, over links that are
open at step 0 only, and ends in another. There people stay at the step at which they come; or, where some sink has a
limit, they wait in a row for each sink, and are counted where they leave it for the end, at the horizon.

Rows, links and cells are kept in flat arrays, for these may be lists, quick in plain Python, or arrays, quick once
compiled. The cell of row v at step t is v × width + t, that of link e is e × width + t. How many more people may depart
in each cell of the links is followed by how many do: what may be taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.access.solve.network import UNLIMITED, Ints, Network
from modusvivendi.methods.access.solve.question import Question

Flat = Any
"""A list or an array of whole numbers."""


class Grid(NamedTuple):
    """The residual network; what is left changes in place.

    A cell of a row can be reached from others over links into the row, and over links out of it where people may be
    kept from departing. ``start`` says where those of each row begin in ``lag``, ``shift`` and ``base``: step t of the
    row can be reached, from ``lag`` on, from the cell that is ``shift`` further on if ``left`` at ``base`` + t is
    positive.
    """

    width: int
    """Steps: the horizon and step 0."""
    first: int
    """The cell where everyone sets out."""
    last: int
    """The row where everyone ends."""
    tail: Flat
    head: Flat
    transit: Flat
    """Shape (links,) each."""
    start: Flat
    """Shape (rows + 1,)."""
    lag: Flat
    shift: Flat
    base: Flat
    left: Flat
    """Shape (2 × links × width,)."""

    @property
    def room(self) -> Any:
        """Shape (links, width): how many more people may depart."""
        return self._halves[0]

    @property
    def flow(self) -> Any:
        """Shape (links, width): how many people depart."""
        return self._halves[1]

    @property
    def _halves(self) -> Any:
        return np.asarray(self.left).reshape(2, -1, self.width)


class Layout(NamedTuple):
    """A grid as it is before anyone moves, and the links that stand for something else than a link; −1 for none."""

    grid: Grid
    passing: Ints
    """Shape (n,): of each node, between its two rows."""
    waiting: Ints
    """Shape (n,): of each node."""
    leaving: Ints
    """Shape (n,): of each node, by which the people there set out."""
    filling: Ints
    """Shape (k,): of each sink, to the end."""
    lasting: Ints
    """Shape (k,): of each sink where some have limits, of those who wait to be counted."""
    staying: int
    """In the last row: open for nobody."""
    total: int
    """People who are to leave."""
    limited: bool
    """Whether some sink has a limit, so that people wait for the horizon, the one step at which they end."""


class _Rows:
    """Rows and links as they are added."""

    def __init__(self, network: Network, width: int, total: int) -> None:
        self.rows, self.width = network.n, width
        self.whole = np.int32 if total < 2**30 else np.int64
        self.tail: list[int] = []
        self.head: list[int] = []
        self.transit: list[int] = []
        self.room: list[NDArray[Any]] = []

    def row(self) -> int:
        self.rows += 1
        return self.rows - 1

    def link(self, tail: int, head: int, people: int, at: slice | NDArray[np.bool_], transit: int = 0) -> int:
        """A link that so many may depart on at some steps."""
        room = np.zeros(self.width, dtype=self.whole)
        room[at] = people
        self.tail.append(tail)
        self.head.append(head)
        self.transit.append(transit)
        self.room.append(room)
        return len(self.tail) - 1


def layout(question: Question) -> Layout:
    """The network of a question over its steps, before anyone moves."""
    network, width, total = question.network, question.horizon + 1, question.total
    made = _Rows(network, width, total)
    behind = list(range(network.n))
    for node in np.flatnonzero(network.passes != UNLIMITED).tolist():
        behind[node] = made.row()
    _add_links(question, made, behind)
    always, before_last, at_last = slice(width), slice(width - 1), slice(width - 1, width)
    passing = [
        made.link(node, row, _people(network.passes[node], total), always) if row != node else UNLIMITED
        for node, row in enumerate(behind)
    ]
    waiting = [
        made.link(node, node, _people(hold, total), before_last, 1) for node, hold in enumerate(network.holds.tolist())
    ]
    first = made.row()
    leaving = [_leave(question, made, first, node) for node in range(network.n)]
    last = made.row()
    lasting, filling = [], []
    for sink, limit in zip(question.sinks.tolist(), question.limits.tolist(), strict=True):
        row = made.row() if question.limited else last
        end = made.link(behind[sink], row, total, always)
        lasting.append(made.link(row, row, total, before_last, 1) if question.limited else UNLIMITED)
        filling.append(made.link(row, last, _people(limit, total), at_last) if question.limited else end)
    staying = made.link(last, last, 0, always, 1)
    return Layout(
        grid=_grid(made, first, last),
        passing=np.array(passing),
        waiting=np.array(waiting),
        leaving=np.array(leaving),
        filling=np.array(filling),
        lasting=np.array(lasting),
        staying=staying,
        total=total,
        limited=question.limited,
    )


def steps_open(network: Network, link: int, width: int) -> Any:
    """Shape (width,): whether people may depart over a link at each step and arrive within them."""
    windows = network.windows[link]
    may = np.zeros(width, dtype=np.bool_)
    for first, last in ((0, width),) if windows is None else windows:
        may[first:last] = True
    may[max(width - int(network.transit[link]), 0) :] = False
    return may


def as_(grid: Grid, make: Callable[[Any], Flat]) -> Grid:
    """A grid whose rows and cells are lists, or arrays, of their own."""
    return Grid(*grid[:3], *(make(each) for each in grid[3:]))


def _people(most: int, total: int) -> int:
    return total if most == UNLIMITED else min(int(most), total)


def _add_links(question: Question, made: _Rows, behind: list[int]) -> None:
    """The links of the network. Nobody leaves a sink unless sinks can be full: they have arrived."""
    network = question.network
    final = set() if question.limited else set(question.sinks.tolist())
    for link, (tail, head) in enumerate(network.links.tolist()):
        people = 0 if tail in final else _people(network.capacity[link], question.total)
        made.link(behind[tail], head, people, steps_open(network, link, made.width), int(network.transit[link]))


def _leave(question: Question, made: _Rows, first: int, node: int) -> int:
    """The link by which people at a node set out: to a row of their own where room to wait is limited."""
    people = int(question.supply[node])
    if people == 0:
        return UNLIMITED
    if question.network.holds[node] == UNLIMITED:
        return made.link(first, node, people, slice(1))
    row = made.row()
    made.link(row, row, people, slice(made.width - 1), 1)
    made.link(row, node, people, slice(made.width))
    return made.link(first, row, people, slice(1))


def _grid(made: _Rows, first: int, last: int) -> Grid:
    tail, head, transit = (np.array(each, dtype=np.int64) for each in (made.tail, made.head, made.transit))
    room = np.concatenate(made.room)
    row, link, out = _near(made.rows, tail, head, transit, first)
    other = np.where(out, head[link], tail[link])
    lag = np.where(out, 0, transit[link])
    return Grid(
        width=made.width,
        first=first * made.width,
        last=last,
        tail=tail,
        head=head,
        transit=transit,
        start=np.searchsorted(row, np.arange(made.rows + 1)),
        lag=lag,
        shift=(other - row) * made.width + np.where(out, transit[link], -lag),
        base=link * made.width - lag + np.where(out, len(room), 0),
        left=np.concatenate([room, np.zeros_like(room)]),
    )


def _near(rows: int, tail: Ints, head: Ints, transit: Ints, first: int) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Rows, their links, and whether these lead out, in the order in which they are tried.

    Links into a row come first, and of these the quickest way from the beginning; those who wait come after.
    """
    far = _distances(rows, tail, head, transit, first)
    links = np.arange(len(tail))
    row, link = np.concatenate([head, tail]), np.concatenate([links, links])
    out = np.repeat([False, True], len(tail))
    order = np.lexsort((link, far[tail[link]] + transit[link], (tail == head)[link], out, row))
    return row[order], link[order], out[order]


def _distances(rows: int, tail: Ints, head: Ints, transit: Ints, first: int) -> Ints:
    """Shape (rows,): steps from the beginning, opening times left aside (Dijkstra 1959)."""
    after: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    for one, two, steps in zip(tail.tolist(), head.tolist(), transit.tolist(), strict=True):
        after[one].append((two, steps))
    far = np.full(rows, 2**40, dtype=np.int64)
    far[first] = 0
    heap = [(0, first)]
    while heap:
        steps, row = heappop(heap)
        if steps > far[row]:
            continue
        for other, more in after[row]:
            if steps + more < far[other]:
                far[other] = steps + more
                heappush(heap, (steps + more, other))
    return far
