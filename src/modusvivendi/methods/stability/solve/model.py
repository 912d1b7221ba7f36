"""The two forms of a graph model: choices that decision makers control, or moves drawn between states.

A state is one option of each choice (in the simplest case: which yes/no options are taken). Its code is
Σ option × (product of the sizes of the choices before it), for yes/no options Σ 2^option. States are the feasible
codes in ascending order, numbered from 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.stability.solve import checks

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Payoffs:
    """What every decision maker makes of every state; larger is better."""

    low: Ints
    high: Ints
    """Shape (n, m) each; the same array where every payoff is one number. Overlap is an unknown comparison."""

    @property
    def certain(self) -> bool:
        """Whether every payoff is one number."""
        return self.low is self.high


@dataclass(frozen=True, eq=False)
class Choices:
    """Decision makers who control choices; a move is any change of one's own choices. Built by :func:`choices`."""

    sizes: tuple[int, ...]
    """Options of each choice."""
    owners: tuple[int, ...]
    """The decision maker who controls each choice; −1 for nobody alone."""
    allowed: tuple[Mask, ...]
    """For each choice which option can become which; transitive, every option can stay."""
    feasible: Mask | None
    """Over all codes; None where every one is feasible."""
    payoffs: Payoffs

    @property
    def parties(self) -> int:
        """How many decision makers there are."""
        return len(self.payoffs.low)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.payoffs.low.shape[1])

    @cached_property
    def codes(self) -> Ints:
        """The code of each state."""
        if self.feasible is None:
            return np.arange(prod(self.sizes))
        return np.flatnonzero(self.feasible)

    def options(self, state: int) -> tuple[int, ...]:
        """The option of each choice in a state."""
        code, found = int(self.codes[state]), []
        for size in self.sizes:
            code, option = divmod(code, size)
            found.append(option)
        return tuple(found)

    def state(self, options: Sequence[int]) -> int | None:
        """The state with some options; None where it is infeasible."""
        code, step = 0, 1
        for option, size in zip(options, self.sizes, strict=True):
            code, step = code + option * step, step * size
        at = int(np.searchsorted(self.codes, code))
        return at if at < self.states and self.codes[at] == code else None

    def moves(self, party: int, state: int) -> Ints:
        """The states that a decision maker can reach alone in one move, in ascending order."""
        return self._next(party, state, self._jumps[0])

    def sources(self, party: int, state: int) -> Ints:
        """The states from which a decision maker can reach this one alone in one move, in ascending order."""
        return self._next(party, state, self._jumps[1])

    @cached_property
    def _steps(self) -> tuple[int, ...]:
        """How much one option more of a choice adds to the code."""
        return tuple(prod(self.sizes[:choice]) for choice in range(len(self.sizes)))

    @cached_property
    def _jumps(self) -> tuple[list[list[Ints]], list[list[Ints]]]:
        """For each choice and option what moves along the choice add to the code, forwards and backwards."""
        ways = [self._jumps_of(table, step) for table, step in zip(self.allowed, self._steps, strict=True)]
        return [forwards for forwards, _ in ways], [backwards for _, backwards in ways]

    @staticmethod
    def _jumps_of(table: Mask, step: int) -> tuple[list[Ints], list[Ints]]:
        def changes(rows: Mask) -> list[Ints]:
            return [(np.flatnonzero(row) - option) * step for option, row in enumerate(rows)]

        return changes(table), changes(table.T)

    def _next(self, party: int, state: int, jumps: list[list[Ints]]) -> Ints:
        code = int(self.codes[state])
        codes = np.array([code])
        for choice, owner in enumerate(self.owners):
            if owner == party:
                option = code // self._steps[choice] % self.sizes[choice]
                codes = (codes[:, None] + jumps[choice][option]).ravel()
        codes.sort()
        at = codes if self.feasible is None else np.searchsorted(self.codes, codes[self.feasible[codes]])
        found: Ints = at[at != state]
        return found


@dataclass(frozen=True, eq=False)
class Graph:
    """Decision makers whose moves are drawn one by one. Built by :func:`graph_model`."""

    starts: tuple[Ints, ...]
    """For each decision maker (m + 1): where the targets of each state begin in ``targets``."""
    targets: tuple[Ints, ...]
    payoffs: Payoffs

    @property
    def parties(self) -> int:
        """How many decision makers there are."""
        return len(self.payoffs.low)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.payoffs.low.shape[1])

    def moves(self, party: int, state: int) -> Ints:
        """The states that a decision maker can reach alone in one move, in ascending order."""
        start, end = self.starts[party][state : state + 2]
        return self.targets[party][start:end]


Model = Choices | Graph


def model(owners: Sequence[int], payoffs: Any, feasible: Any = None, one_way: Sequence[str] | None = None) -> Choices:
    """A model in option form: every option is taken or not.

    Args:
        owners: for each option the decision maker who controls it, 0 to n − 1; −1 for nobody alone.
        payoffs: whole numbers of shape (n, m), larger is better, or a pair (low, high) of such arrays, where intervals
            that overlap are unknown comparisons; m is the number of feasible states, in ascending code.
        feasible: truth values of shape (2^k,); None where every combination is feasible.
        one_way: for each option ``"both"``, ``"on"`` (it can be taken and not undone) or ``"off"`` (the reverse).

    Raises:
        ModelError: something of that does not fit; all of it is told.
    """
    return choices([2] * len(owners), owners, payoffs, feasible, checks.one_way(one_way, len(owners)))


def choices(
    sizes: Sequence[int], owners: Sequence[int], payoffs: Any, feasible: Any = None, allowed: Any = None
) -> Choices:
    """A model of choices with two options or more each.

    Args:
        sizes: options of each choice.
        owners: for each choice the decision maker who controls it; −1 for nobody alone.
        payoffs: as for :func:`model`.
        feasible: truth values of shape (Π sizes,); None where every combination is feasible.
        allowed: for each choice a square truth table, option before × option after, or None where every change is
            allowed. A table must be transitive: what can be reached in two steps can be reached in one.

    Raises:
        ModelError: something of that does not fit.
    """
    faults: list[str] = []
    sizes = checks.sizes(sizes, faults)
    total = prod(sizes)
    mask = checks.feasible(feasible, total, faults)
    low, high = checks.payoffs(payoffs, total if mask is None else int(mask.sum()), faults)
    owned = checks.owners(owners, len(sizes), len(low), faults)
    tables = checks.allowed(allowed, sizes, faults)
    checks.stop(faults)
    return Choices(tuple(sizes), owned, tables, mask, Payoffs(low, high))


def graph_model(moves: Sequence[Any], payoffs: Any) -> Graph:
    """A model whose moves are drawn by hand; they need not be reversible or transitive.

    Args:
        moves: for each decision maker whole numbers of shape (e, 2): state before, state after.
        payoffs: as for :func:`model`, with m states.

    Raises:
        ModelError: something of that does not fit.
    """
    faults: list[str] = []
    low, high = checks.payoffs(payoffs, None, faults)
    states = low.shape[1]
    drawn = [checks.edges(each, number, states, faults) for number, each in enumerate(moves)]
    if len(drawn) != len(low):
        faults.append(f"moves of {len(drawn)} decision makers, payoffs of {len(low)}")
    checks.stop(faults)
    starts = tuple(np.searchsorted(each[:, 0], np.arange(states + 1)) for each in drawn)
    return Graph(starts, tuple(each[:, 1].copy() for each in drawn), Payoffs(low, high))
