"""Option form as one array with an axis for each decision maker, on which reach is a reduction along axes."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.stability.solve.model import Choices, Ints, Mask, Values


@dataclass(eq=False)
class Grid:
    """The codes of a model laid out by decision maker: axis 0 for what nobody controls alone, then one for each.

    A decision maker who can go back on every choice reaches all that lies along its own axis (a group: the states that
    agree on everyone else's choices). One-way choices are reduced option by option.
    """

    model: Choices
    shape: tuple[int, ...] = ()
    order: tuple[int, ...] = ()
    """The choices by decision maker, each one's slowest first."""

    def __post_init__(self) -> None:
        sizes, owners = self.model.sizes, self.model.owners
        self.order = tuple(
            choice
            for owner in range(-1, self.model.parties)
            for choice in reversed(range(len(sizes)))
            if owners[choice] == owner
        )
        self.shape = tuple(
            prod(size for size, one in zip(sizes, owners, strict=True) if one == owner)
            for owner in range(-1, self.model.parties)
        )

    def lay(self, values: Values, infeasible: int) -> Values:
        """Values of states as an array over the grid; infeasible combinations get the value given."""
        sizes = self.model.sizes
        if self.model.feasible is not None:
            whole = np.full(prod(sizes), infeasible, dtype=values.dtype)
            whole[self.model.feasible] = values
        else:
            whole = values
        count = len(sizes)
        axes = [count - 1 - choice for choice in self.order]
        return np.ascontiguousarray(whole.reshape(sizes[::-1]).transpose(axes)).reshape(self.shape)

    def lay_mask(self, states: Mask) -> Mask:
        """Truth values of states as an array over the grid; false for what is infeasible."""
        return self.lay(states.view(np.int8), 0).astype(bool)

    def states(self, array: NDArray[Any]) -> NDArray[Any]:
        """The other way round: one value for each state."""
        sizes = self.model.sizes
        count = len(sizes)
        axes = [count - 1 - choice for choice in self.order]
        inverse = np.argsort(axes)
        whole = array.reshape([sizes[choice] for choice in self.order]).transpose(inverse).reshape(-1)
        return whole if self.model.feasible is None else whole[self.model.feasible]

    def free(self, party: int) -> bool:
        """Whether a decision maker can go back on every choice."""
        tables = zip(self.model.owners, self.model.allowed, strict=True)
        return all(bool(table.all()) for owner, table in tables if owner == party)

    def greatest(self, values: Values, party: int) -> Values:
        """For each state the greatest value among it and what a decision maker can reach in one move."""
        if self.free(party):
            greatest: Values = values.max(axis=party + 1, keepdims=True)
            return greatest
        return self._along(values, party, np.maximum)

    def least(self, values: Values, party: int) -> Values:
        """For each state the least value among it and what a decision maker can reach in one move."""
        if self.free(party):
            return np.broadcast_to(values.min(axis=party + 1, keepdims=True), values.shape)
        return self._along(values, party, np.minimum)

    def greatest_other(self, values: Values, party: int) -> Values:
        """For each state the greatest value of what a decision maker can reach in one move, itself left out.

        Only for one who can go back on every choice.
        """
        lowest = np.iinfo(values.dtype).min
        axis = party + 1
        if self.shape[axis] == 1:
            return np.full_like(values, lowest)
        top = np.argmax(values, axis=axis, keepdims=True)
        rest = values.copy()
        np.put_along_axis(rest, top, lowest, axis=axis)
        second = rest.max(axis=axis, keepdims=True)
        made = np.broadcast_to(values.max(axis=axis, keepdims=True), self.shape).copy()
        np.put_along_axis(made, top, second, axis=axis)
        return made

    def _along(self, values: Values, party: int, better: np.ufunc) -> Values:
        """Reduction option by option: what each option can become, one choice after the other."""
        own = self._own(party)
        before, after = self.shape[: party + 1], self.shape[party + 2 :]
        made = values.reshape(prod(before), *(self.model.sizes[choice] for choice in own), prod(after))
        for axis, choice in enumerate(own, start=1):
            table = self.model.allowed[choice]
            rows = [better.reduce(np.take(made, np.flatnonzero(row), axis=axis), axis=axis) for row in table]
            made = np.stack(rows, axis=axis)
        return made.reshape(self.shape)

    def local_reach(self, party: int) -> Mask:
        """Which place on a decision maker's axis can become which: square, the choice that varies slowest first."""
        return self._reach(self._own(party))

    def moves(self, party: int) -> int:
        """How many pairs of places there are of which one can become the other."""
        return prod(int(self.model.allowed[choice].sum()) for choice in self._own(party))

    def classes(self, party: int) -> tuple[Ints, Mask]:
        """The places on a decision maker's axis by its one-way choices, and which of these classes can become which."""
        number, step = np.zeros(1, dtype=np.int64), 1
        one_way = [choice for choice in self._own(party) if not self.model.allowed[choice].all()]
        for choice in reversed(self._own(party)):
            options = np.arange(self.model.sizes[choice])
            if choice in one_way:
                number = (options[:, None] * step + number[None, :]).ravel()
                step *= len(options)
            else:
                number = np.tile(number, len(options))
        return number, self._reach(one_way)

    def _own(self, party: int) -> list[int]:
        return [choice for choice in self.order if self.model.owners[choice] == party]

    def _reach(self, choices: list[int]) -> Mask:
        table = np.ones((1, 1), dtype=bool)
        for choice in choices:
            table = np.kron(table, self.model.allowed[choice])
        return table
