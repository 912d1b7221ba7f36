"""Options that matter: what becomes of the equilibria if a choice is not open any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.model import Choices, Ints, Model, Payoffs
from modusvivendi.methods.stability.solve.solve import CONCEPTS, solve


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """The equilibria with one choice fixed. States are those of the whole model, each concept has its own."""

    choice: int
    option: int
    """What the choice is fixed at."""
    equilibria: dict[str, Ints]
    gained: dict[str, Ints]
    """Equilibria now, and not before: the choice is what would have broken them."""
    lost: dict[str, Ints]
    """Equilibria before, still possible, and not equilibria now: the choice is what held them."""
    gone: dict[str, Ints]
    """Equilibria before that need the choice at another option."""

    @property
    def matters(self) -> bool:
        """Whether the equilibria change, in any of the concepts."""
        changes = (*self.gained.values(), *self.lost.values(), *self.gone.values())
        return any(len(change) for change in changes)


def removals(
    model: Model, concepts: Sequence[str] = CONCEPTS, fixed: Sequence[int] | None = None, *, unknown: str = "a"
) -> tuple[Removal, ...]:
    """For each choice the equilibria if it is fixed, everything else as it is.

    Args:
        model: in option form.
        concepts: those asked for.
        fixed: for each choice the option that it is fixed at: none is taken (0), or that of the status quo.
        unknown: how unknown comparisons are taken.

    Returns:
        One for each choice in order; a choice that cannot be fixed so in any feasible state has no equilibria left.

    Raises:
        ModelError: the model is drawn, or ``fixed`` is no option for each choice.
    """
    if not isinstance(model, Choices):
        raise ModelError(["options can be removed in option form only: a drawn model has none"])
    options = [0] * len(model.sizes) if fixed is None else [int(option) for option in fixed]
    fits = all(0 <= option < size for option, size in zip(options, model.sizes, strict=False))
    if len(options) != len(model.sizes) or not fits:
        raise ModelError([f"fixed {options}: give an option for each of {len(model.sizes)} choices"])
    before = _equilibria(model, concepts, unknown, np.arange(model.states))
    return tuple(_removal(model, choice, option, before, unknown) for choice, option in enumerate(options))


def _removal(model: Choices, choice: int, option: int, before: dict[str, Ints], unknown: str) -> Removal:
    kept = np.flatnonzero(model.codes // int(np.prod(model.sizes[:choice])) % model.sizes[choice] == option)
    if len(kept):
        feasible = np.zeros(int(np.prod(model.sizes)), dtype=bool)
        feasible[model.codes[kept]] = True
        low = model.payoffs.low[:, kept]
        high = low if model.payoffs.certain else model.payoffs.high[:, kept]
        smaller = replace(model, feasible=feasible, payoffs=Payoffs(low, high))
        after = _equilibria(smaller, list(before), unknown, kept)
    else:
        after = dict.fromkeys(before, kept)
    return Removal(
        choice,
        option,
        after,
        {concept: np.setdiff1d(after[concept], states) for concept, states in before.items()},
        {concept: np.setdiff1d(np.intersect1d(states, kept), after[concept]) for concept, states in before.items()},
        {concept: np.setdiff1d(states, kept) for concept, states in before.items()},
    )


def _equilibria(model: Choices, concepts: Sequence[str], unknown: str, states: Ints) -> dict[str, Ints]:
    found = solve(model, tuple(concepts), unknown=unknown)
    return {concept: states[table.all(axis=0)] for concept, table in found.items()}
