"""Which algorithm answers: the kernel, plain or compiled, or another package's maximum flow.

All give the same numbers of people; the plans may differ where several attain them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

import numpy as np

from modusvivendi.methods.access.solve.explicit import Explicit, has_ortools, has_scipy
from modusvivendi.methods.access.solve.grid import Grid, Layout, copied
from modusvivendi.methods.access.solve.kernel import STRUCK, Desk
from modusvivendi.methods.access.solve.network import Ints, NetworkError
from modusvivendi.methods.access.solve.running import Runner, has_numba

SMALL = 20_000
"""Cells up to which the plain kernel is quicker than what the others take to be imported."""
PACKAGES: dict[str, tuple[Callable[[], bool], str]] = {
    "plain": (lambda: True, ""),
    "numba": (has_numba, "speed"),
    "ortools": (has_ortools, "solvers"),
    "scipy": (has_scipy, "solvers"),
}
"""Of each engine, whether its package is installed, and the extra that brings it."""


class Solved(NamedTuple):
    """People at the sinks at the optimum."""

    arrivals: Ints
    """Shape (width,): by each step, the most there can be."""
    grid: Grid
    """With a flow that attains them at the last step."""
    together: bool
    """Whether the flow is known to attain every one of them."""


class Change(NamedTuple):
    """Links over time with more room, or none."""

    closed: Ints
    """Cells of links where nobody may depart."""
    wider: Ints
    """Cells of links where more may depart."""
    extra: int


class Sides(NamedTuple):
    """Cells on either side of the cuts of a maximum flow, shape (rows, width) each."""

    near: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    """More people can still get there."""
    far: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    """More people could still arrive from there."""


class Engine(Protocol):
    """What answers."""

    def solved(self, layout: Layout) -> Solved:
        """The optimum at every step."""

    def changed(self, layout: Layout, solved: Solved, change: Change) -> int:
        """The optimum at the last step after a change."""

    def sides(self, solved: Solved) -> Sides:
        """Of the flow that was found."""


class Kernel:
    """The kernel of this package; starts from what was found."""

    def __init__(self, quick: bool) -> None:
        self._runner = Runner(quick)

    def solved(self, layout: Layout) -> Solved:
        """The optimum at every step."""
        if layout.grid.room[layout.waiting[layout.grid.ends]].any():
            return self._one_by_one(layout)
        grid = self._runner.grid(layout.grid)
        return Solved(self._curve(grid, self._runner.desk(grid)), grid, together=True)

    def changed(self, layout: Layout, solved: Solved, change: Change) -> int:
        """The optimum at the last step after a change."""
        grid = copied(solved.grid)
        desk = self._runner.blank(grid)
        back = self._runner.kernel.close(grid, desk, self._runner.row(change.closed))
        widen(grid, change, int(layout.grid.source.sum()))
        self._runner.kernel.measure(grid, desk)
        if layout.grid.room[layout.waiting[layout.grid.ends]].any():
            more = self._runner.kernel.augment(grid, desk, grid.width - 1)
        else:
            more = int(self._curve(grid, desk)[-1])
        return int(solved.arrivals[-1]) - int(back) + int(more)

    def sides(self, solved: Solved) -> Sides:
        """Of the flow that was found."""
        grid = solved.grid
        desk = self._runner.desk(grid)
        near = np.asarray(desk.label) < STRUCK
        search = self._runner.kernel.upstream(grid, desk)
        shape = (-1, grid.width)
        return Sides(near.reshape(shape), (np.asarray(desk.mark) == search).reshape(shape))

    def _curve(self, grid: Grid, desk: Desk) -> Ints:
        came = self._runner.row(np.zeros(grid.width, dtype=np.int64))
        self._runner.kernel.curve(grid, desk, came)
        return np.cumsum(np.asarray(came, dtype=np.int64))

    def _one_by_one(self, layout: Layout) -> Solved:
        """By each step the most there can be, whatever that costs at the steps before it."""
        grid = self._runner.grid(layout.grid)
        rows = np.asarray(layout.grid.ends)
        arrivals = np.zeros(grid.width, dtype=np.int64)
        sent = 0
        for step in range(grid.width):
            desk = self._runner.desk(grid)
            sent += int(self._runner.kernel.augment(grid, desk, step))
            arrivals[step] = sent
            if step + 1 < grid.width:
                self._wait(grid, layout.waiting[rows], step, layout.grid.spare - np.asarray(grid.spare))
        return Solved(arrivals, grid, together=False)

    def _wait(self, grid: Grid, links: Ints, step: int, people: Ints) -> None:
        """Those who are with the collectors stay for another step."""
        half = len(grid.left) // 2
        for link, many in zip(links.tolist(), people.tolist(), strict=True):
            grid.left[link * grid.width + step] -= many
            grid.left[link * grid.width + step + half] += many


class Written:
    """The network over time written out; solves anew after every change."""

    def __init__(self, engine: str) -> None:
        self._explicit = Explicit(engine)
        self._kernel = Kernel(quick=False)

    def solved(self, layout: Layout) -> Solved:
        """The optimum at every step."""
        arrivals = self._explicit.arrivals(layout)
        together = not layout.grid.room[layout.waiting[layout.grid.ends]].any()
        if together:
            exits = np.diff(arrivals, prepend=0)[None]
        else:
            exits = np.zeros((len(layout.grid.ends), layout.grid.width), dtype=np.int64)
            exits[:, -1] = layout.grid.spare
        return Solved(arrivals, loaded(layout, self._explicit.flow(layout, exits)), together)

    def changed(self, layout: Layout, solved: Solved, change: Change) -> int:
        """The optimum at the last step after a change."""
        room = layout.grid.room.astype(np.int64)
        room.reshape(-1)[change.closed] = 0
        room.reshape(-1)[change.wider] += change.extra
        return self._explicit.value(layout, np.minimum(room, layout.grid.source.sum()), layout.grid.width - 1)

    def sides(self, solved: Solved) -> Sides:
        """Of the flow that was found."""
        return self._kernel.sides(solved)


def loaded(layout: Layout, flow: Ints) -> Grid:
    """A grid with a flow, shape (links, width), whose people have left their rows at step 0."""
    grid = layout.grid
    rows, width = len(grid.source), grid.width
    balance = np.zeros((rows, width), dtype=np.int64)
    for link, (tail, head, transit) in enumerate(zip(grid.tail, grid.head, grid.transit, strict=True)):
        balance[tail] += flow[link]
        balance[head, transit:] -= flow[link, : width - transit]
    left = np.concatenate([(grid.room - flow).ravel(), flow.ravel()]).astype(np.int32)
    spare = grid.spare + balance[grid.ends].sum(axis=1)
    return grid._replace(left=left, source=grid.source - np.maximum(balance[:, 0], 0), spare=spare)


def widen(grid: Grid, change: Change, total: int) -> None:
    """More room in some cells of links, though for no more than everyone."""
    half = len(grid.left) // 2
    for way in change.wider.tolist():
        grid.left[way] = min(int(grid.left[way]) + change.extra, total - int(grid.left[way + half]))


def engine(name: str | None, cells: int) -> Engine:
    """The engine of a name, or the quickest that is installed.

    Raises:
        NetworkError: there is no such engine, or its package is not installed.
    """
    chosen = _quickest(cells) if name is None else name
    if chosen not in PACKAGES:
        raise NetworkError([f"engine {chosen!r}; engines are {', '.join(PACKAGES)}"])
    installed, extra = PACKAGES[chosen]
    if not installed():
        raise NetworkError([f"the engine {chosen} is not installed: pip install 'modusvivendi[{extra}]'"])
    return Kernel(chosen == "numba") if chosen in ("plain", "numba") else Written(chosen)


def _quickest(cells: int) -> str:
    if cells <= SMALL:
        return "plain"
    return next((name for name in ("numba", "ortools", "scipy") if PACKAGES[name][0]()), "plain")
