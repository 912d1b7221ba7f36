"""The rounds of the challenge model compiled with Numba (the extra ``speed``), draw by draw in parallel.

The steps and the order of sums are those of the NumPy engine; both round to nine decimals before they compare or move,
so that they give the same digits. Imported by whoever asks for this engine, never otherwise.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from modusvivendi.methods.pressure.solve.challenge.reading import Switches
from modusvivendi.methods.pressure.solve.checks import Array

# Numba has no stubs.
nb: Any = import_module("numba")
FLAGS = ("pair", "curved", "focal", "responder", "current", "moves", "least", "highest")


def play(at: Array, salience: Array, weights: Array, choices: Switches, tables: tuple[Any, Any, Any]) -> None:
    """Fill the tables of one issue: tracks (draws, rounds + 1, n), toward and kinds (draws, rounds, n)."""
    draws = len(at)
    flags = np.stack([np.broadcast_to(getattr(choices, name)[:, 0, 0], draws) for name in FLAGS], axis=1)
    chances = np.stack([np.broadcast_to(each[:, 0, 0], draws) for each in (choices.keeps, choices.improves)], axis=1)
    arrays = [np.ascontiguousarray(each) for each in (at, salience, weights)]
    if draws == 1:
        tracks, toward, kinds = tables
        game(*(array[0] for array in arrays), flags[0], chances[0], tracks[0], (toward[0], kinds[0]))
    else:
        _rounds(*arrays, flags, chances, *tables)


def _round9(value: float) -> float:
    return np.rint(value * 1e9) / 1e9  # type: ignore[no-any-return]  # a NumPy scalar


def _logs(at: Array, reach: float, logs: Array) -> None:
    """Of distances as shares of the range, and of (1 ∓ d) / 2; shape (3, n, n). A power is then one exponential."""
    n = len(at)
    for i in range(n):
        for j in range(i + 1):
            distance = abs(at[i] - at[j]) / reach
            logs[0, i, j] = np.log(distance)
            logs[1, i, j] = np.log(max(0.5 - distance / 2, 0.0))
            logs[2, i, j] = np.log(0.5 + distance / 2)
            for which in range(3):
                logs[which, j, i] = logs[which, i, j]


def _votes(at: Array, weights: Array, reach: float, risk: Array, logs: Array, wins: Array) -> None:
    """Linear votes where ``risk`` is empty."""
    n = len(at)
    wins[:] = 0.0
    far = np.empty(n)
    for voter in range(n):
        for i in range(n):
            far[i] = abs(at[i] - at[voter]) / reach if len(risk) == 0 else np.exp(risk[voter] * logs[0, voter, i])
        weight = weights[voter]
        for i in range(n):
            here = far[i]
            row = wins[i]
            for j in range(n):
                more = far[j] - here
                row[j] += weight * (more if more > 0.0 else 0.0)


def _shares(pair: bool, wins: Array) -> None:
    """Votes into chances, by all votes of all pairs, or by those of the pair."""
    n = len(wins)
    every = 0.0
    for i in range(n):
        for j in range(n):
            every += wins[i, j] + wins[j, i]
    for i in range(n):
        for j in range(i + 1):
            cast = wins[i, j] + wins[j, i] if pair else every
            one, other = wins[i, j], wins[j, i]
            wins[i, j] = one / cast if cast > 0 else 0.0
            wins[j, i] = other / cast if cast > 0 else 0.0


def _median(at: Array, weights: Array) -> float:
    order = np.argsort(at, kind="mergesort")
    below = np.cumsum(weights[order])
    half, slack = below[-1] / 2, below[-1] * 1e-9
    lower = upper = 0.0
    for place in range(len(at) - 1, -1, -1):
        if below[place] >= half - slack:
            lower = at[order[place]]
        if below[place] > half + slack:
            upper = at[order[place]]
    return (lower + upper) / 2


def _mixed(at: Array, reach: float, middle: float, risk: float, chances: Array, i: int, j: int) -> float:
    """What things without a challenge of j are worth at i's place if they change, times the chance that they do."""
    mixed = (abs(at[i] - middle) + abs(at[i] - at[j])) / reach
    better = 2 - 4 * (0.5 - mixed / 4) ** risk
    worse = 2 - 4 * (0.5 + mixed / 4) ** risk
    change = chances[1] * better + (1 - chances[1]) * worse
    return float((1 - chances[0]) * change)


def _worth(salience: float, wins: float, won: float, lost: float, stays: float) -> float:
    return salience * (wins * won + (1 - wins) * lost) + (1 - salience) * won - stays


def _straight(at: Array, reach: float, chances: Array, table: Array, stays: Array) -> None:
    """As ``_bent`` with exponents of 1."""
    n = len(at)
    for i in range(n):
        stays[i] = chances[0] * (2 - 4 * 0.5)
        for j in range(n):
            distance = abs(at[i] - at[j]) / reach
            table[0, i, j] = 2 - 4 * max(0.5 - distance / 2, 0.0)
            table[1, i, j] = 2 - 4 * (0.5 + distance / 2)


def _bent(risk: Array, logs: Array, chances: Array, table: Array, stays: Array) -> None:
    """Of winning and of losing for each pair under the exponent of the first; ``stays`` is Q times that of staying."""
    n = len(risk)
    for i in range(n):
        stays[i] = chances[0] * (2 - 4 * 0.5 ** risk[i])
        for j in range(n):
            table[0, i, j] = 2 - 4 * np.exp(risk[i] * logs[1, i, j])
            table[1, i, j] = 2 - 4 * np.exp(risk[i] * logs[2, i, j])


def _changed(at: Array, reach: float, middle: float, risk: Array, chances: Array, table: Array) -> None:
    """Where Q is below 1: what changes are worth from the first's place, and from the other's."""
    n = len(at)
    for i in range(n):
        for j in range(n):
            table[2, i, j] = mixed_of(at, reach, middle, risk[i], chances, i, j)
            table[3, i, j] = mixed_of(at, reach, middle, risk[i], chances, j, i)


def _exponents(worth: Array, risk: Array) -> None:
    n = len(risk)
    secure = np.zeros(n)
    for i in range(n):
        for j in range(n):
            if i != j:
                secure[j] += worth[i, j]
    most, least = secure.max(), secure.min()
    width = most - least
    for i in range(n):
        scaled = 0.0 if width <= 1e-9 else (2 * secure[i] - most - least) / width
        risk[i] = (1 - scaled / 3) / (1 + scaled / 3)


def _offer(own: float, other: float, here: float, there: float, flags: Any) -> tuple[int, float, float]:
    """Class of an offer, its key and the step, as in ``moving``."""
    way = there - here
    kind = 3
    if other > own and own > 0:
        kind = 0
    elif other > 0 and own < 0:
        kind = 1 if other > -own else 2 if other < -own else 3
    if kind == 3:
        return 3, 0.0, 0.0
    step = way * abs(own / other) if kind == 1 else way
    if flags[7]:
        return kind, round9(-other), step
    if flags[6] or kind != 1:
        return kind, round9(abs(step)), step
    return kind, round9((abs(own) * here + abs(other) * there) / (abs(own) + abs(other))), step


def _move(at: Array, own: Array, back: Array, flags: Any, after: Array, toward: Any, kinds: Any) -> None:
    n = len(at)
    for i in range(n):
        best, key, goes, taken = 3, 0.0, 0.0, -1
        for j in range(n):
            kind, value, step = offer(round9(own[i, j]), round9(back[j, i]), at[i], at[j], flags)
            if kind == 3:
                continue
            nearer = value < key or (value == key and round9(step) < round9(goes))
            if kind < best or (kind == best and nearer):
                best, key, goes, taken = kind, value, step, j
        if best == 0 and not flags[5]:
            goes, taken = 0.0, -1
        after[i] = round9(at[i] + goes)
        toward[i] = taken
        kinds[i] = best


def _own(salience: Array, wins: Array, keeps: float, table: Array, stays: Array, own: Array) -> None:
    n = len(salience)
    for i in range(n):
        for j in range(n):
            own[i, j] = worth_of(salience[j], wins[i, j], table[0, i, j], table[1, i, j], stays[i])
            if keeps < 1:
                own[i, j] -= table[2, i, j]


def _back(salience: Array, wins: Array, flags: Any, keeps: float, table: Array, stays: Array, back: Array) -> None:
    """As the one challenged sees it: under its own exponent (``focal``), or under the challenger's."""
    n = len(salience)
    for i in range(n):
        for j in range(n):
            answers = salience[j] if flags[3] else salience[i]
            eye, other = (j, i) if flags[2] else (i, j)
            back[i, j] = worth_of(answers, wins[i, j], table[0, eye, other], table[1, eye, other], stays[eye])
            if keeps < 1:
                back[i, j] -= table[3, eye, other] if flags[2] else table[2, eye, other]


def _game(at: Array, salience: Array, weights: Array, flags: Any, chances: Array, tracks: Array, told: Any) -> None:
    """All rounds of one draw; ``told`` are its tables of targets and of classes."""
    n = len(at)
    wins, own, back, table = np.empty((n, n)), np.empty((n, n)), np.empty((n, n)), np.zeros((4, n, n))
    logs, none, risk = np.empty((3, n, n)), np.empty(0), np.ones(n)
    stays, after, keeps = np.empty(n), np.empty(n), chances[0]
    at = at.copy()
    initial = at.max() - at.min()
    for number in range(len(tracks) - 1):
        now = at.max() - at.min()
        reach = now if flags[4] and now > 0 else initial
        middle = median(at, weights) if keeps < 1 else 0.0
        take_logs(at, reach, logs)
        votes(at, weights, reach, none, logs, wins)
        shares(flags[0], wins)
        straight(at, reach, chances, table, stays)
        if keeps < 1:
            risk[:] = 1.0
            changed(at, reach, middle, risk, chances, table)
        owns(salience, wins, keeps, table, stays, own)
        exponents(own, risk)
        if flags[1]:
            votes(at, weights, reach, risk, logs, wins)
            shares(flags[0], wins)
        bent(risk, logs, chances, table, stays)
        if keeps < 1:
            changed(at, reach, middle, risk, chances, table)
        owns(salience, wins, keeps, table, stays, own)
        backs(salience, wins, flags, keeps, table, stays, back)
        move(at, own, back, flags, after, told[0][number], told[1][number])
        at[:] = after
        tracks[number + 1] = at


def _every(
    at: Array, salience: Array, weights: Array, flags: Any, chances: Array, tracks: Array, toward: Any, kinds: Any
) -> None:
    for draw in nb.prange(len(at)):
        game(
            at[draw],
            salience[draw],
            weights[draw],
            flags[draw],
            chances[draw],
            tracks[draw],
            (toward[draw], kinds[draw]),
        )


_jit = nb.njit(cache=True, error_model="numpy")
round9 = _jit(_round9)
take_logs = _jit(_logs)
votes = _jit(_votes)
shares = _jit(_shares)
median = _jit(_median)
mixed_of = _jit(_mixed)
worth_of = _jit(_worth)
straight = _jit(_straight)
bent = _jit(_bent)
changed = _jit(_changed)
exponents = _jit(_exponents)
owns = _jit(_own)
backs = _jit(_back)
offer = _jit(_offer)
move = _jit(_move)
game = _jit(_game)
_rounds = nb.njit(cache=True, parallel=True, error_model="numpy")(_every)
