"""Coalitions: several who move together, and gain all of them (Kilgour, Hipel, Fang and Peng 2001).

A state t is a coalitional improvement of H from s if legal sequences of moves of H's members lead from s to t and every
member prefers t to s; a state is coalition stable for H if there is none. With unknown preferences a gain must be
certain. What several must consent to (a choice that nobody owns alone) is a move of any coalition that holds all of
them: those whose consent is needed move together, then, in their own choices too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

import numpy as np

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.dominance import dominators
from modusvivendi.methods.stability.solve.model import Choices, Ints, Mask, Model
from modusvivendi.methods.stability.solve.sequences import LIMIT, Budget, Step, follow, steps_of

Consent = Mapping[int, Collection[int]]
"""For choices that nobody owns alone, whose consent is needed."""
MOST_PARTIES = 12
"""Up to so many decision makers, all their coalitions are listed."""


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionImprovements:
    """What one coalition could do together."""

    members: tuple[int, ...]
    targets: Ints
    """For each state one to which the members could move so that all of them gain; −1 where none was found."""
    sure: Mask
    """For each state whether that is sure: false where no target was found before the search ran out of moves."""

    @property
    def stable(self) -> Mask:
        """The states that the coalition does not leave, as far as was found."""
        return self.targets < 0


def coalition_improvements(
    model: Model,
    members: Collection[int],
    states: Sequence[int] | None = None,
    *,
    consent: Consent | None = None,
    limit: int = LIMIT,
) -> CoalitionImprovements:
    """For each state a coalitional improvement, if there is one.

    In option form with members who can go back on every choice, what they reach together divides the states into
    classes, and all states are answered at once. Else each state is searched on its own.

    Args:
        model: of either form.
        members: the coalition, one decision maker or more.
        states: the states asked for (of all others ``sure`` is false); None asks for all.
        consent: for choices that nobody owns alone the decision makers who must all consent.
        limit: how many moves are looked at, at most, where states are searched one by one.

    Raises:
        ModelError: a member, a state or a choice does not exist or has an owner already.
    """
    chosen = _checked(model, members, states, consent)
    units = _units(model, chosen, consent or {})
    if isinstance(model, Choices) and all(model.allowed[choice].all() for unit in units for choice in unit):
        rows = list(chosen)
        targets, sure = dominators(_classes(model, units), model.payoffs.low[rows], model.payoffs.high[rows])
        return CoalitionImprovements(chosen, targets, sure)
    return _one_by_one(model, chosen, units, range(model.states) if states is None else states, Budget(limit))


def coalition_stable(
    model: Model,
    coalitions: Sequence[Collection[int]] | None = None,
    states: Sequence[int] | None = None,
    *,
    consent: Consent | None = None,
    limit: int = LIMIT,
) -> dict[tuple[int, ...], CoalitionImprovements]:
    """Coalitional improvements of several coalitions, by members in ascending order.

    Args:
        model: of either form.
        coalitions: for example the blocks of a partition; None lists all of two members or more.
        states: as for :func:`coalition_improvements`.
        consent: as above.
        limit: as above, for each coalition.

    Raises:
        ModelError: as above; or there are too many decision makers to list all coalitions.
    """
    if coalitions is None:
        if model.parties > MOST_PARTIES:
            raise ModelError([f"{model.parties} decision makers; all coalitions are listed up to {MOST_PARTIES}"])
        everyone = range(model.parties)
        coalitions = [each for size in range(2, model.parties + 1) for each in combinations(everyone, size)]
    found = [coalition_improvements(model, each, states, consent=consent, limit=limit) for each in coalitions]
    return {each.members: each for each in found}


def coalition_step(model: Model, members: Collection[int], consent: Consent | None, budget: Budget) -> Step:
    """From a state to all coalitional improvements of a coalition."""
    chosen = _checked(model, members, None, consent)
    steps = _steps(model, _units(model, chosen, consent or {}), chosen)

    def step(state: int) -> Ints:
        reached = np.array(sorted(follow(state, steps, isinstance(model, Choices), budget).shortest), dtype=np.int64)
        return reached[_gain(model, chosen, state, reached)]

    return step


def _checked(
    model: Model, members: Collection[int], states: Sequence[int] | None, consent: Consent | None
) -> tuple[int, ...]:
    chosen = tuple(sorted({int(member) for member in members}))
    faults = []
    if not chosen or chosen[0] < 0 or chosen[-1] >= model.parties:
        faults.append(f"members {list(chosen)}: one or more of 0 to {model.parties - 1}")
    if states is not None and any(not 0 <= state < model.states for state in states):
        faults.append(f"states are 0 to {model.states - 1}")
    if consent:
        owners = model.owners if isinstance(model, Choices) else ()
        wrong = [choice for choice in consent if not 0 <= choice < len(owners) or owners[choice] >= 0]
        if wrong:
            faults.append(f"consent to choices {wrong}: only for choices in option form that nobody owns alone")
    if faults:
        raise ModelError(faults)
    return chosen


def _units(model: Model, members: tuple[int, ...], consent: Consent) -> list[tuple[int, ...]]:
    """The choices that each member, and each group whose consent is needed together, can change in one move."""
    if not isinstance(model, Choices):
        return []
    groups = [{member} for member in members]
    groups += [set(needed) for needed in consent.values() if set(needed) <= set(members)]
    units = []
    for group in groups:
        own = [choice for choice, owner in enumerate(model.owners) if owner in group]
        joint = [choice for choice, needed in consent.items() if set(needed) <= group]
        units.append(tuple(sorted(own + joint)))
    return list(dict.fromkeys(unit for unit in units if unit))


def _classes(model: Choices, units: list[tuple[int, ...]]) -> Ints:
    """A number for each state, the same where sequences of moves lead from one to the other and back."""
    if model.feasible is None:
        return _without(model, sorted({choice for unit in units for choice in unit}))
    groups = [np.unique(_without(model, unit), return_inverse=True)[1].reshape(-1) for unit in units]
    label = np.arange(model.states)
    while True:
        before = label
        for group in groups:
            least = np.full(int(group.max()) + 1, model.states)
            np.minimum.at(least, group, label)
            lower = label.copy()
            np.minimum.at(lower, label, least[group])
            label = np.minimum(lower, least[group])
            label = label[label]
        if np.array_equal(label, before):
            return label


def _without(model: Choices, choices: Collection[int]) -> Ints:
    """The code of each state with some choices set to their first option."""
    codes = model.codes.copy()
    step = 1
    for choice, size in enumerate(model.sizes):
        if choice in choices:
            codes -= (model.codes // step) % size * step
        step *= size
    return codes


def _one_by_one(
    model: Model, members: tuple[int, ...], units: list[tuple[int, ...]], states: Sequence[int], budget: Budget
) -> CoalitionImprovements:
    targets = np.full(model.states, -1)
    sure = np.zeros(model.states, dtype=bool)
    steps = _steps(model, units, members)
    for state in states:
        gains = partial(_gains, model, members, state)
        found = follow(state, steps, isinstance(model, Choices), budget, gains)
        last = next(reversed(found.shortest), None)
        if last is not None and gains(last):
            targets[state], sure[state] = last, True
        else:
            sure[state] = found.complete
    return CoalitionImprovements(members, targets, sure)


def _steps(model: Model, units: list[tuple[int, ...]], members: tuple[int, ...]) -> Mapping[int, Step]:
    if not isinstance(model, Choices):
        return steps_of(model, members, improving=False)
    steps: dict[int, Callable[[int], Ints]] = {}
    for number, unit in enumerate(units):
        owned = tuple(0 if choice in unit else -1 for choice in range(len(model.owners)))
        steps[number] = partial(replace(model, owners=owned).moves, 0)
    return steps


def _gain(model: Model, members: tuple[int, ...], state: int, reached: Ints) -> Mask:
    gains = np.ones(len(reached), dtype=bool)
    for member in members:
        gains &= model.payoffs.low[member, reached] > model.payoffs.high[member, state]
    return gains


def _gains(model: Model, members: tuple[int, ...], state: int, reached: int) -> bool:
    low, high = model.payoffs.low, model.payoffs.high
    return all(low[member, reached] > high[member, state] for member in members)
