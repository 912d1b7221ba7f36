"""A network over time, laid out for search: every row a place, every column a step.

Waiting is a link from a row to itself that takes one step. A node with a limited passing rate is two rows, before and
behind it, with a link without transit between them. People who are at a node of limited waiting room at step 0 have a
row of their own, from which they enter the node when they will. Sinks lead to collector rows: one row for all sinks
without a limit, and one for each sink with one. There people stay at the step at which they come, or, if some sink has
a limit, wait for the horizon, so that it can be changed who fills it.

Rows, links and cells are kept in flat arrays, for these may be lists, quick in plain Python, or arrays, quick once
compiled. The cell of row v at step t is v × width + t, that of link e is e × width + t. How many more people may depart
in each cell of the links is followed by how many do: what may be taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any, NamedTuple

import numpy as np

from modusvivendi.methods.access.solve.network import UNLIMITED, Ints, Network
from modusvivendi.methods.access.solve.question import Question

Flat = Any
"""A list or an array of whole numbers."""


class Grid(NamedTuple):
    """The residual network; what changes is changed in place.

    A cell of a row can be reached from others over links into the row, and over links out of it where people may be
    kept from departing. ``start`` says where those of each row begin in ``lag``, ``shift`` and ``base``: step t of the
    row can be reached, from ``lag`` on, from the cell that is ``shift`` further on if ``left`` at ``base`` + t is
    positive.
    """

    width: int
    """Steps: the horizon and step 0."""
    tail: Flat
    head: Flat
    transit: Flat
    """Shape (links,) each."""
    start: Flat
    lag: Flat
    shift: Flat
    base: Flat
    left: Flat
    """Shape (2 × links × width,)."""
    source: Flat
    """Shape (rows,): how many are still at this row at step 0."""
    ends: Flat
    """Shape (collectors,): their rows."""
    spare: Flat
    """Shape (collectors,): how many more each may take."""

    @property
    def room(self) -> Any:
        """Shape (links, width): how many more people may depart."""
        return np.asarray(self.left).reshape(2, -1, self.width)[0]

    @property
    def flow(self) -> Any:
        """Shape (links, width): how many people depart."""
        return np.asarray(self.left).reshape(2, -1, self.width)[1]


class Layout(NamedTuple):
    """A grid as it is before anyone moves, and what its rows and links stand for."""

    grid: Grid
    behind: Ints
    """Shape (n,): the row that people leave a node from: its own unless they have to be let through."""
    passing: Ints
    """Shape (n,): the link between the two rows of a node; −1 if it has one."""
    waiting: Ints
    """Shape (rows,): the link of those who wait there."""
    begins: Ints
    """Shape (n,): the row where those are who are at a node at step 0."""
    collectors: Ints
    """Shape (k,): the row where those stay who reach a sink."""


class _Rows:
    """Links as they are added."""

    def __init__(self, network: Network, width: int) -> None:
        self.rows, self.width = network.n, width
        self.tail: list[int] = []
        self.head: list[int] = []
        self.transit: list[int] = []
        self.room: list[Any] = []

    def row(self) -> int:
        self.rows += 1
        return self.rows - 1

    def link(self, tail: int, head: int, transit: int, room: Any) -> int:
        self.tail.append(tail)
        self.head.append(head)
        self.transit.append(transit)
        self.room.append(room)
        return len(self.tail) - 1


def layout(question: Question) -> Layout:
    """The network of a question over its steps, with everyone still at their nodes."""
    network, width, total = question.network, question.horizon + 1, question.total
    made = _Rows(network, width)
    behind = list(range(network.n))
    for node in np.flatnonzero(network.passes != UNLIMITED).tolist():
        behind[node] = made.row()
    _add_links(question, made, behind)
    passing = [UNLIMITED] * network.n
    for node, row in enumerate(behind):
        if row != node:
            passing[node] = made.link(node, row, 0, _level(width, 0, min(int(network.passes[node]), total)))
    holds = [total if hold == UNLIMITED else min(hold, total) for hold in network.holds.tolist()]
    holds += [0] * (made.rows - network.n)
    begins = _begins(question, made, holds)
    ends, spare, collectors = _collectors(question, made, behind)
    holds += [total if question.limited else 0] * len(ends)
    waiting = [made.link(row, row, 1, _level(width, 1, hold)) for row, hold in enumerate(holds)]
    source = np.zeros(made.rows, dtype=np.int64)
    source[begins] = question.supply
    grid = _grid(made, source, ends, spare)
    return Layout(grid, *(np.array(each, dtype=np.int64) for each in (behind, passing, waiting, begins, collectors)))


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
    return Grid(grid.width, *(make(each) for each in grid[1:]))


def copied(grid: Grid) -> Grid:
    """The same, to be changed by itself; what does not change is shared."""
    return grid._replace(left=grid.left.copy(), source=grid.source.copy(), spare=grid.spare.copy())


def _level(width: int, transit: int, people: int) -> Any:
    made = np.full(width, people, dtype=np.int32)
    made[width - transit :] = 0
    return made


def _add_links(question: Question, made: _Rows, behind: list[int]) -> None:
    """The links of the network. Nobody leaves a sink unless it can be full: they have arrived."""
    network, total = question.network, question.total
    final = set() if question.limited else set(question.sinks.tolist())
    for link, (tail, head) in enumerate(network.links.tolist()):
        people = 0 if tail in final else min(int(network.capacity[link]), total)
        may = steps_open(network, link, made.width)
        made.link(behind[tail], head, int(network.transit[link]), (may * people).astype(np.int32))


def _begins(question: Question, made: _Rows, holds: list[int]) -> list[int]:
    """Where everyone is at step 0: in a row of their own where room to wait is limited."""
    begins = list(range(question.network.n))
    for node in np.flatnonzero((question.supply > 0) & (question.network.holds != UNLIMITED)).tolist():
        begins[node] = made.row()
        people = int(question.supply[node])
        made.link(begins[node], node, 0, _level(made.width, 0, people))
        holds.append(people)
    return begins


def _collectors(question: Question, made: _Rows, behind: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Rows, what each may take, and that of each sink."""
    ends: list[int] = []
    spare: list[int] = []
    collectors = []
    common = UNLIMITED
    for sink, limit in zip(question.sinks.tolist(), question.limits.tolist(), strict=True):
        row = common if limit == UNLIMITED else UNLIMITED
        if row == UNLIMITED:
            row = made.row()
            ends.append(row)
            spare.append(question.total if limit == UNLIMITED else min(limit, question.total))
            common = row if limit == UNLIMITED else common
        collectors.append(row)
        made.link(behind[sink], row, 0, _level(made.width, 0, question.total))
    return ends, spare, collectors


def _grid(made: _Rows, source: Ints, ends: list[int], spare: list[int]) -> Grid:
    tail, head, transit = (np.array(each, dtype=np.int64) for each in (made.tail, made.head, made.transit))
    room = np.concatenate(made.room)
    row, link, out = _near(made.rows, tail, head, transit, source)
    other = np.where(out, head[link], tail[link])
    lag = np.where(out, 0, transit[link])
    return Grid(
        width=made.width,
        tail=tail,
        head=head,
        transit=transit,
        start=np.searchsorted(row, np.arange(made.rows + 1)),
        lag=lag,
        shift=(other - row) * made.width + np.where(out, transit[link], -lag),
        base=link * made.width - lag + np.where(out, len(room), 0),
        left=np.concatenate([room, np.zeros_like(room)]),
        source=source,
        ends=np.array(ends, dtype=np.int64),
        spare=np.array(spare, dtype=np.int64),
    )


def _near(rows: int, tail: Ints, head: Ints, transit: Ints, source: Ints) -> tuple[Ints, Ints, Any]:
    """Rows, their links, and whether these lead out, in the order in which they are tried.

    Links into a row come first, and of these the quickest way from a source; those who wait come after.
    """
    far = _distances(rows, tail, head, transit, source)
    links = np.arange(len(tail))
    row, link = np.concatenate([head, tail]), np.concatenate([links, links])
    out = np.repeat([False, True], len(tail))
    order = np.lexsort((link, far[tail[link]] + transit[link], (tail == head)[link], out, row))
    return row[order], link[order], out[order]


def _distances(rows: int, tail: Ints, head: Ints, transit: Ints, source: Ints) -> Ints:
    """Shape (rows,): steps from the nearest source, opening times left aside (Dijkstra 1959)."""
    after: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    for one, two, steps in zip(tail.tolist(), head.tolist(), transit.tolist(), strict=True):
        after[one].append((two, steps))
    far = np.full(rows, 2**40, dtype=np.int64)
    heap = [(0, row) for row in np.flatnonzero(source).tolist()]
    far[[row for _, row in heap]] = 0
    while heap:
        steps, row = heappop(heap)
        if steps > far[row]:
            continue
        for other, more in after[row]:
            if steps + more < far[other]:
                far[other] = steps + more
                heappush(heap, (steps + more, other))
    return far
