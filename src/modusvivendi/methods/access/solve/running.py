"""The kernel, as it is for small networks and compiled for large ones."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.access.solve import kernel
from modusvivendi.methods.access.solve.grid import Flat, Grid, as_
from modusvivendi.methods.access.solve.kernel import Desk
from modusvivendi.methods.access.solve.network import Ints

FUNCTIONS = (
    "advance", "relabel", "used", "send", "spread", "probe", "lead", "begin", "measure", "gather", "curve", "close",
    "join", "raise_label", "discharge", "precede", "aim", "over", "reroute",
)  # fmt: skip
"""Of the kernel, every one after those it calls."""


@cache
def has_numba() -> bool:
    """Whether Numba is installed."""
    return find_spec("numba") is not None


@cache
def compiled() -> Any:
    """The functions of the kernel compiled with Numba (the extra ``speed``), by name."""
    nb: Any = import_module("numba")
    names = dict(vars(kernel))
    for name in FUNCTIONS:
        names[name] = nb.njit(cache=True)(FunctionType(names[name].__code__, names, name))
    return SimpleNamespace(**{name: names[name] for name in FUNCTIONS})


class Runner:
    """Runs the kernel on lists, or compiled on arrays; the steps and the digits are the same."""

    def __init__(self, quick: bool) -> None:
        self.quick = quick
        self.kernel: ModuleType | Any = compiled() if quick else kernel

    def grid(self, grid: Grid) -> Grid:
        """A grid of its own to work on."""
        return as_(grid, np.array if self.quick else lambda array: array.tolist())

    def desk(self, grid: Grid) -> Desk:
        """Room to work in, with exact labels."""
        desk = self.blank(grid)
        self.kernel.measure(grid, desk)
        return desk

    def blank(self, grid: Grid) -> Desk:
        """Room to work in, to be measured."""
        cells = (len(grid.start) - 1) * grid.width
        label, at, mark, path, seen = (self.row(np.zeros(cells, dtype=np.int32)) for _ in range(5))
        excess = self.row(np.zeros(cells, dtype=np.asarray(grid.left[:1]).dtype))
        return Desk(label, at, mark, path, seen, excess, self.row(np.zeros(5, dtype=np.int64)))

    def row(self, array: Ints | NDArray[np.int32]) -> Flat:
        """An array as it is, or a list of it."""
        return array if self.quick else array.tolist()
