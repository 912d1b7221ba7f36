"""The probabilistic Condorcet election over the actors' positions, issue by issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array, Mask, check_engine, stop
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.sums import ROUNDED, total

RULES: dict[str, Callable[[Array], Array]] = {
    "linear": lambda strength: strength,
    "square": lambda strength: strength**2,
    "quartic": lambda strength: strength**4,
    "octic": lambda strength: strength**8,
}
"""How the strength of a coalition becomes its weight in a contest; ``step`` lets the stronger one win for sure."""
TYPES = ("conditional", "markov_uniform", "markov_incentive")
MOST_STEPS = 10_000
SETTLED = 1e-12
LARGEST_BATCH = 1_000_000
"""Numbers held at once: draws × actors²."""


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """How likely each actor's position is to win."""

    probabilities: Array
    """Shape (n, d), or (draws, n, d); the first of several actors in one place has the chance of that place."""


def solve(
    problem: Problem, *, model: str, type: str = "conditional", rule: str = "linear", engine: str = "numpy"
) -> Result:
    """The expected position under the chances with which each position beats the others.

    Voter k prefers i's position to j's by w_k (u_ki − u_kj), u = 1 − distance / span, w = capability × salience. The
    coalition for i over j has the strength c_ij = Σ_k max(0, …), and wins with p_ij = f(c_ij) / (f(c_ij) + f(c_ji)).
    ``conditional``: p_i in proportion to Π_j p_ij. ``markov_uniform``: the fixed point of
    p_i = (1/n) Σ_j p_ij (p_i + p_j). ``markov_incentive``: from j, a challenger i comes in proportion to c_ij p_ij and
    wins with p_ij (Wise, Lester & Efird 2015, KTAB). Positions that several actors share are one candidate.

    Args:
        problem: of :func:`problem`.
        model: ``"pce"``.
        type: one of ``TYPES``.
        rule: one of ``RULES``, or ``"step"``.
        engine: ``"numpy"``, or ``"numba"`` with the extra ``speed`` for conditional elections without step.

    Raises:
        PressureError: no such type or rule.
    """
    faults = [f"type {type}: types are {', '.join(TYPES)}"] if type not in TYPES else []
    faults += [f"rule {rule}: rules are {', '.join(RULES)}, step"] if rule not in (*RULES, "step") else []
    if engine == "numba" and (type != "conditional" or rule == "step"):
        faults.append("the engine numba has conditional elections only, and not the rule step")
    stop(faults)
    check_engine(engine)
    chances = np.empty_like(problem.positions)
    size = max(1, LARGEST_BATCH // problem.actors**2)
    scale = problem.span[1] - problem.span[0]
    for start in range(0, problem.draws, size):
        some = slice(start, start + size)
        for issue in range(problem.issues):
            at, weights = problem.positions[some, :, issue], problem.weights[some, :, issue]
            if engine == "numba":
                chances[some, :, issue] = _compiled(at / scale, weights, rule)
            else:
                chances[some, :, issue] = _election(at / scale, weights, type, rule)
    outcome = total(chances * problem.positions)
    return Result(model=model, outcome=problem.shown(outcome), detail=Chances(problem.shown(chances)))


def _compiled(at: Array, weights: Array, rule: str) -> Array:
    from modusvivendi.methods.pressure.solve.compiled import elections

    return elections(at, weights, {"linear": 1, "square": 2, "quartic": 4, "octic": 8}[rule])


def _election(at: Array, weights: Array, kind: str, rule: str) -> Array:
    """Chances on one issue, shape (draws, n)."""
    first = _first(at)
    # whoever shares a place in every draw is no candidate of his own
    runs = first.any(axis=0)
    first, places = first[:, runs], at[:, runs]
    strength = coalitions(at, weights, places)
    wins = _wins(strength, rule)
    if kind == "conditional":
        chances = _conditional(wins, first)
    elif kind == "markov_uniform":
        chances = _uniform(wins, first)
    else:
        chances = _incentive(strength * wins, wins, first)
    found = np.zeros_like(at)
    found[:, runs] = chances / total(chances)[:, None]
    return found


def _first(at: Array) -> Mask:
    """Who is the first of all in his place, shape (draws, n)."""
    places = at.T.copy()
    earlier = np.tri(len(places), k=-1, dtype=bool)[:, :, None]
    return np.asarray(~((places[:, None] == places) & earlier).any(axis=1).T)


def coalitions(at: Array, weights: Array, places: Array | None = None) -> Array:
    """c_ij, shape (draws, m, m): how strongly those who are nearer to place i than to place j prefer i.

    Args:
        at: where the voters stand, shape (draws, n).
        weights: the same shape.
        places: shape (draws, m); those of the voters if left out.
    """
    # the draws lie last in memory, where NumPy is many times quicker
    voters, strong, candidates = (array.T.copy() for array in (at, weights, at if places is None else places))
    found = np.zeros((len(candidates), *candidates.shape))
    prefers = np.empty_like(found)
    for voter, weight in zip(voters, strong, strict=True):
        near = -np.abs(candidates - voter)
        np.subtract(near[:, None], near, out=prefers)
        np.maximum(prefers, 0.0, out=prefers)
        prefers *= weight
        found += prefers
    return np.moveaxis(found, 2, 0)


def _wins(strength: Array, rule: str) -> Array:
    """p_ij; one half where both coalitions are equally strong."""
    other = np.swapaxes(strength, 1, 2)
    if rule == "step":
        slack = ROUNDED * np.maximum(strength, other)
        found: Array = np.where(strength > other + slack, 1.0, np.where(other > strength + slack, 0.0, 0.5))
        return found
    stronger = np.maximum(strength, other)
    share = np.divide(strength, stronger, out=np.ones_like(strength), where=stronger > 0)
    back = np.swapaxes(share, 1, 2)
    weight, against = RULES[rule](share), RULES[rule](back)
    return weight / (weight + against)


def _conditional(wins: Array, first: Mask) -> Array:
    """Π_j p_ij, each scaled by the largest so far, so that many factors do not vanish."""
    chances = np.where(first, 1.0, 0.0)
    for rival in range(wins.shape[1]):
        factor = np.where(first[:, rival, None], wins[:, :, rival], 1.0)
        factor[:, rival] = 1.0
        chances = chances * factor
        largest = chances.max(axis=1, keepdims=True)
        chances = np.where(largest > 0, chances / np.where(largest > 0, largest, 1.0), np.where(first, 1.0, 0.0))
    return chances


def _uniform(wins: Array, first: Mask) -> Array:
    pairs = wins * (first[:, :, None] & first[:, None, :])
    count = first.sum(axis=1, keepdims=True)

    def step(chances: Array) -> Array:
        found: Array = (total(pairs * chances[:, None, :], 2) + chances * total(pairs, 2)) / count
        return found

    return _fixed(step, first)


def _incentive(urge: Array, wins: Array, first: Mask) -> Array:
    urge = urge * (first[:, :, None] & first[:, None, :])
    sums = total(urge)[:, None, :]
    comes = np.divide(urge, sums, out=np.zeros_like(urge), where=sums > 0)
    goes = comes * wins

    def step(chances: Array) -> Array:
        found: Array = chances * (1 - total(goes)) + total(goes * chances[:, None, :], 2)
        return found

    return _fixed(step, first)


def _fixed(step: Callable[[Array], Array], first: Mask) -> Array:
    """The fixed point of a Markov step, each draw stopped on its own so that a batch changes nothing."""
    chances: Array = first / first.sum(axis=1, keepdims=True)
    done = np.zeros(len(chances), dtype=bool)
    for _ in range(MOST_STEPS):
        after = step(chances)
        settled = np.abs(after - chances).max(axis=1) < SETTLED
        chances = np.where(done[:, None], chances, after)
        done |= settled
        if done.all():
            break
    return chances
