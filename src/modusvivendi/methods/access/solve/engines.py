"""Which algorithm answers: the kernel, plain or compiled, or another package's maximum flow.

All give the same numbers of people; the plans may differ where several attain them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

import numpy as np

from modusvivendi.methods.access.solve.explicit import Explicit, has_ortools, has_scipy
from modusvivendi.methods.access.solve.grid import Flat, Grid, Layout
from modusvivendi.methods.access.solve.kernel import STRUCK
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
        grid = self._runner.grid(layout.grid)
        if layout.limited:
            return self._one_by_one(layout, grid)
        came = self._runner.row(np.zeros(grid.width, dtype=np.int64))
        self._runner.kernel.curve(grid, self._runner.desk(grid), came)
        return Solved(np.cumsum(np.asarray(came, dtype=np.int64)), grid, together=True)

    def changed(self, layout: Layout, solved: Solved, change: Change) -> int:
        """The optimum at the last step after a change."""
        grid = solved.grid._replace(left=solved.grid.left.copy())
        last = int(solved.arrivals[-1])
        if len(change.closed):
            return last - self._lost(layout, grid, change.closed)
        widen(grid, change, layout.total)
        desk = self._runner.desk(grid)
        came = self._runner.row(np.zeros(grid.width, dtype=np.int64))
        self._runner.kernel.curve(grid, desk, came)
        return last + int(np.asarray(came).sum())

    def sides(self, solved: Solved) -> Sides:
        """Of the flow that was found."""
        grid, shape = solved.grid, (-1, solved.grid.width)
        desk = self._runner.desk(grid)
        near = (np.asarray(desk.label) < STRUCK).reshape(shape)
        for step in range(grid.width):
            desk.excess[grid.last * grid.width + step] = -1
        self._runner.kernel.aim(grid, desk)
        return Sides(near, (np.asarray(desk.label) < STRUCK).reshape(shape))

    def _lost(self, layout: Layout, grid: Grid, closed: Ints) -> int:
        """People fewer at the last step where nobody departs in some cells.

        Those left over before the cells are sent to where people are lacking behind them, by way of the beginning and
        the end as well, where it does not matter at which step people end. Each who cannot be sent is one fewer.
        """
        total, half = layout.total, len(grid.left) // 2
        if not layout.limited:
            for way in range(layout.staying * grid.width, (layout.staying + 1) * grid.width - 1):
                grid.left[way] = grid.left[way + half] = total
        desk = self._runner.blank(grid)
        self._runner.kernel.close(grid, desk, self._runner.row(closed))
        return int(self._runner.kernel.reroute(grid, desk))

    def _one_by_one(self, layout: Layout, grid: Grid) -> Solved:
        """By each step the most there can be, whatever that costs at the steps before it."""
        width, half = grid.width, len(grid.left) // 2
        most = layout.grid.room[layout.filling, -1].tolist()
        into = (layout.filling * width).tolist()
        along = (layout.lasting * width).tolist()
        arrivals = np.zeros(width, dtype=np.int64)
        for way, people in zip(into, most, strict=True):
            grid.left[way], grid.left[way + width - 1] = people, 0
        for step in range(width):
            sent = self._runner.kernel.gather(grid, self._runner.desk(grid), grid.last * width + step)
            arrivals[step:] += int(sent)
            if step + 1 < width:
                for way, wait in zip(into, along, strict=True):
                    shift(grid.left, way + step, wait + step, half)
        return Solved(arrivals, grid, together=False)


class Written:
    """The network over time written out; solves anew after every change."""

    def __init__(self, engine: str) -> None:
        self._explicit = Explicit(engine)
        self._kernel = Kernel(quick=False)

    def solved(self, layout: Layout) -> Solved:
        """The optimum at every step."""
        arrivals = self._explicit.arrivals(layout)
        exits = np.zeros(layout.grid.width, dtype=np.int64)
        if layout.limited:
            exits[-1] = layout.total
        else:
            exits = np.diff(arrivals, prepend=0)
        flow = self._explicit.flow(layout, exits)
        left = np.concatenate([(layout.grid.room - flow).ravel(), flow.ravel()]).astype(np.int32)
        return Solved(arrivals, layout.grid._replace(left=left), together=not layout.limited)

    def changed(self, layout: Layout, solved: Solved, change: Change) -> int:
        """The optimum at the last step after a change."""
        room = layout.grid.room.astype(np.int64)
        room.reshape(-1)[change.closed] = 0
        room.reshape(-1)[change.wider] += change.extra
        return self._explicit.value(layout, np.minimum(room, layout.total), layout.grid.width - 1)

    def sides(self, solved: Solved) -> Sides:
        """Of the flow that was found."""
        return self._kernel.sides(solved)


def widen(grid: Grid, change: Change, total: int) -> None:
    """More room in some cells of links, though for no more than everyone."""
    half = len(grid.left) // 2
    for way in change.wider.tolist():
        grid.left[way] = min(int(grid.left[way]) + change.extra, total - int(grid.left[way + half]))


def shift(left: Flat, into: int, wait: int, half: int) -> None:
    """Let people who end at a step wait for the next, and end then; nobody else may end at the earlier step."""
    people = int(left[into + half])
    left[into + 1], left[into + 1 + half] = left[into], people
    left[into] = left[into + half] = 0
    left[wait] -= people
    left[wait + half] += people


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
