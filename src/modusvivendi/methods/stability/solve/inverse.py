"""The least change of preferences under which a state holds.

Whether a state s is stable for a decision maker depends on its preferences only through which states are no better
than s: every improvement must itself come down to s, or so must a set of states that deters it. So the nearest ranking
is found over sets of states that come down to s (``kemeny``), best first: a set that does not yet make s stable is
widened by each way to deter one of the improvements left. Widening never comes nearer, so the first set that makes s
stable is a nearest one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import product

import numpy as np

from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.explain import Joint, check, explain, others_of
from modusvivendi.methods.stability.solve.kemeny import Lowered, Ranking
from modusvivendi.methods.stability.solve.model import Choices, Ints, Mask, Model, Payoffs
from modusvivendi.methods.stability.solve.sequences import LIMIT, Budget, search

RANKINGS = 5_000
"""How many rankings are computed, at most, where nothing else is said."""
_SMALLEST = 200
_Set = frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A change of one decision maker's preferences under which the state is stable for it."""

    party: int
    distance: int
    """Kemeny's distance: 2 for every pair of states whose order is reversed, 1 for every tie made or broken."""
    ranks: Ints
    """The new preferences: whole numbers from 0, larger is better."""
    proven: bool
    """Whether no nearer ranking exists; else ``at_least`` bounds the distance."""
    at_least: int


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """For each decision maker for whom a state is unstable the least change of its own preferences."""

    changes: tuple[Change, ...]
    holds: bool | None
    """Whether the state is an equilibrium once all of them are made: always so for Nash, GMR and SMR, where nobody's
    stability depends on others' preferences. None where the search was not complete."""

    @property
    def distance(self) -> int:
        """All changes together."""
        return sum(change.distance for change in self.changes)


def inverse(
    model: Model, state: int, party: int, concept: str, *, limit: int = LIMIT, rankings: int = RANKINGS
) -> Change:
    """The nearest ranking of one decision maker, others unchanged, under which a state is stable for it.

    Exact (``proven``) for Nash at any size, and for the other concepts as long as the moves that can follow the
    decision maker's improvements number at most ``limit`` and at most ``rankings`` rankings are needed. Beyond, the
    best one found is returned.

    Args:
        model: of either form, with certain preferences.
        state: the wanted outcome.
        party: whose preferences may change.
        concept: as for :func:`explain`.
        limit: how many moves are looked at, at most.
        rankings: how many rankings are computed, at most.

    Raises:
        ModelError: the model has unknown preferences, or what is asked does not exist.
    """
    check(model, state, party, concept)
    if not model.payoffs.certain:
        raise ModelError(["the least change needs certain preferences: one number for every payoff"])
    ranking = Ranking(model.payoffs.low[party], state)
    budget = Budget(limit)
    needs = [
        _pruned(need, concept) for need in _needs(model, ranking, state, party, concept, budget) if _Set() not in need
    ]
    needs = _without_dominated(needs, ranking) if concept in ("gmr", "seq", "sim") else needs
    best, at_least = _nearest(ranking, needs, rankings)
    at_least = at_least if budget.left >= 0 else 0
    return Change(party, best.distance, best.ranks, best.distance == at_least, at_least)


def inverse_equilibrium(
    model: Model, state: int, concept: str, *, limit: int = LIMIT, rankings: int = RANKINGS
) -> Changes:
    """The least changes of everyone for whom a state is unstable, each with the others' preferences as they are."""
    found = [inverse(model, state, party, concept, limit=limit, rankings=rankings) for party in range(model.parties)]
    changes = tuple(change for change in found if change.distance)
    numbers = model.payoffs.low.copy()
    for change in changes:
        numbers[change.party] = change.ranks
    changed = replace(model, payoffs=Payoffs(numbers, numbers))
    return Changes(changes, _holds(changed, state, concept, limit))


def _holds(model: Model, state: int, concept: str, limit: int) -> bool | None:
    unsure = False
    for party in range(model.parties):
        for response in explain(model, state, party, concept, limit=limit):
            if response.sanction is None:
                if response.certain:
                    return False
                unsure = True
    return None if unsure else True


def _needs(model: Model, ranking: Ranking, state: int, party: int, concept: str, budget: Budget) -> Iterator[set[_Set]]:
    """For each improvement the sets of better states of which one must come down: the first is the improvement."""
    above = ranking.above
    joint = Joint(model, state, party, budget) if concept == "sim" else None
    for target in model.moves(party, state).tolist():
        if not above[target]:
            continue
        need = {_Set([target])}
        if joint is not None:
            need |= {_above([met], above) for met in _met(joint, target, budget)}
        elif concept != "nash":
            for met in _answers(model, target, party, concept, budget):
                after = model.moves(party, met).tolist() if concept in ("smr", "sseq") else []
                if not budget.spend(len(after)):
                    break
                need.add(_above([met, *after], above))
        yield need


def _answers(model: Model, target: int, party: int, concept: str, budget: Budget) -> list[int]:
    """Where legal sequences of the others lead."""
    others = others_of(model, party)
    if concept in ("gmr", "smr") and isinstance(model, Choices) and model.feasible is None:
        together = replace(model, owners=tuple(0 if owner in others else -1 for owner in model.owners))
        listed: list[int] = together.moves(0, target).tolist()
        return listed if budget.spend(len(listed)) else []
    return list(search(model, target, others, improving=concept in ("seq", "sseq"), budget=budget).shortest)


def _met(joint: Joint, target: int, budget: Budget) -> Iterator[int]:
    for theirs in product(*joint.menus):
        if not budget.spend(1):
            return
        met = joint.met(target, theirs)
        if met is not None:
            yield met


def _above(states: list[int], above: Mask) -> _Set:
    return _Set(each for each in states if above[each])


def _pruned(need: set[_Set], concept: str) -> list[_Set]:
    """Without sets that contain one of the smallest others; in a fixed order."""
    ordered = sorted(need, key=lambda each: (len(each), sorted(each)))
    if concept not in ("smr", "sseq"):
        return ordered
    kept: list[_Set] = []
    for each in ordered:
        if not any(other <= each for other in kept[:_SMALLEST]):
            kept.append(each)
    return kept


def _without_dominated(needs: list[list[_Set]], ranking: Ranking) -> list[list[_Set]]:
    """Drop single states where one that is ranked no higher serves all the same needs.

    In a nearest ranking the two could be swapped: that adds nothing to the distance and leaves no need unmet.
    """
    serves: dict[int, set[int]] = {}
    for number, need in enumerate(needs):
        for (state,) in need:
            serves.setdefault(state, set()).add(number)
    cheapest: dict[frozenset[int], int] = {}
    for state in sorted(serves, key=lambda each: (int(ranking.level[each]), each)):
        cheapest.setdefault(frozenset(serves[state]), state)
    kept: list[tuple[frozenset[int], int]] = []
    for served, state in cheapest.items():
        if not any(served <= more for more, _ in kept):
            kept.append((served, state))
    return [[_Set([state]) for served, state in kept if number in served] for number in range(len(needs))]


def _nearest(ranking: Ranking, needs: list[list[_Set]], rankings: int) -> tuple[Lowered, int]:
    """The nearest ranking that meets every need, or the best found; and a bound from below on the distance."""
    best = _lowered(ranking, _Set().union(*(need[0] for need in needs)))
    queue: list[tuple[int, int, tuple[int, ...], Lowered]] = []
    seen = {_Set()}
    heappush(queue, (0, 0, (), _lowered(ranking, _Set())))
    used = 0
    while queue:
        distance, _, states, lowered = heappop(queue)
        if distance >= best.distance:
            return best, best.distance
        unmet = _unmet(lowered, ranking.state, needs)
        if unmet is None:
            return lowered, distance
        if used >= rankings:
            return best, distance
        for way in unmet:
            wider = way.union(states)
            if wider in seen:
                continue
            seen.add(wider)
            used += 1
            made = _lowered(ranking, wider)
            if made.distance < best.distance:
                if _unmet(made, ranking.state, needs) is None:
                    best = made
                heappush(queue, (made.distance, len(seen), tuple(sorted(wider)), made))
    return best, best.distance


def _lowered(ranking: Ranking, states: _Set) -> Lowered:
    return ranking.lowered(np.array(sorted(states), dtype=np.int64))


def _unmet(lowered: Lowered, state: int, needs: list[list[_Set]]) -> list[_Set] | None:
    """The need, of those that the ranking leaves unmet, that the fewest sets serve; None where all are met."""
    down = lowered.ranks <= lowered.ranks[state]
    left = [need for need in needs if not any(all(down[each] for each in way) for way in need)]
    return min(left, key=len, default=None)
