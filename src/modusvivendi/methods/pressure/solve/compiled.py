"""The conditional election compiled with Numba (the extra ``speed``); imported by whoever asks for this engine."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array

# Numba has no stubs.
nb: Any = import_module("numba")


def elections(at: Array, weights: Array, power: int) -> Array:
    """Chances of the conditional election with chances in proportion to a power of strength; shape (draws, n)."""
    chances = np.empty_like(at)
    _every(np.ascontiguousarray(at), np.ascontiguousarray(weights), power, chances)
    return chances


def _coalitions(at: Array, weights: Array, strength: Array) -> None:
    n = len(at)
    near = np.empty(n)
    for voter in range(n):
        for i in range(n):
            near[i] = -abs(at[i] - at[voter])
        for i in range(n):
            for j in range(n):
                more = near[i] - near[j]
                strength[i, j] += weights[voter] * (more if more > 0.0 else 0.0)


def _wins(one: float, other: float, power: int) -> float:
    stronger = max(one, other)
    share = one / stronger if stronger > 0 else 1.0
    back = other / stronger if stronger > 0 else 1.0
    return share**power / (share**power + back**power)


def _one(at: Array, weights: Array, power: int, chances: Array) -> None:
    """Steps and order of sums as in ``condorcet``."""
    n = len(at)
    strength = np.zeros((n, n))
    coalitions(at, weights, strength)
    first = np.array([1.0 if np.argmax(at == at[i]) == i else 0.0 for i in range(n)])
    chances[:] = first
    for rival in range(n):
        if first[rival] == 0.0:
            continue
        for i in range(n):
            if i != rival:
                chances[i] *= wins(strength[i, rival], strength[rival, i], power)
        largest = chances.max()
        for i in range(n):
            chances[i] = chances[i] / largest if largest > 0 else first[i]
    whole = 0.0
    for i in range(n):
        whole += chances[i]
    for i in range(n):
        chances[i] /= whole


def _all(at: Array, weights: Array, power: int, chances: Array) -> None:
    for draw in nb.prange(len(at)):
        one(at[draw], weights[draw], power, chances[draw])


coalitions = nb.njit(cache=True, error_model="numpy")(_coalitions)
wins = nb.njit(cache=True, error_model="numpy")(_wins)
one = nb.njit(cache=True, error_model="numpy")(_one)
_every = nb.njit(cache=True, parallel=True, error_model="numpy")(_all)
