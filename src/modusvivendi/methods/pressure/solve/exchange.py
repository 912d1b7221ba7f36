"""The exchange model: two actors trade moves on two issues, so that both gain the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.pressure.solve.checks import Array, Mask, PressureError
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.sums import mean, total

Indices = NDArray[np.int64]
LEAST_GAIN = 1e-9
MOST_CANDIDATES = 200_000


@dataclass(frozen=True, slots=True)
class Trade:
    """One exchange: the first moves on one issue, the second on another."""

    first: int
    first_issue: int
    second: int
    second_issue: int
    gain: float
    """Of each of the two: Σ salience × shift of the outcome, on a scale of 100."""
    first_shift: float
    """By how much the first one's move shifts the outcome of its issue; the units of a scale of 100."""
    second_shift: float
    first_move: float
    """How far the first moves, on a scale of 100."""
    second_move: float
    externalities: tuple[float, ...]
    """What the trade is worth to each actor, the two included: Σ salience × how much nearer the two outcomes come."""


@dataclass(frozen=True, slots=True, eq=False)
class Trades:
    """What was possible at first, and what was done."""

    candidates: int
    """Pairs of actors and issues on which the two stand on opposite sides of both outcomes."""
    ties: int
    """Of these, the trades that gain nothing, for both care in the same ratio."""
    made: tuple[Trade, ...]
    """Highest gain first."""


def solve(problem: Problem, *, model: str) -> Result:
    """The compromise outcome of every issue after all trades that gain something, highest gain first.

    Stokman & Van Oosten (1994), with equal gains: i and j can trade on p and q if they stand on opposite sides of both
    outcomes, an outcome being Σ c s x / Σ c s. Who cares relatively less about p moves there. A shift of the outcome of
    p by δ is paid by one of q by δ (s_ip + s_jp) / (s_iq + s_jq), which gains both the same. Nobody moves beyond the
    other's place. Done trades are not repeated; the others are worked out anew from the new positions, and nobody moves
    back on an issue.

    Args:
        problem: of :func:`problem`, with two issues or more.
        model: ``"exchange"``.

    Raises:
        PressureError: a single issue, or more candidates than are looked at.
    """
    pairs = problem.actors * (problem.actors - 1) // 2 * (problem.issues * (problem.issues - 1) // 2)
    if problem.issues < 2:
        raise PressureError(["exchange needs two issues or more"])
    if pairs > MOST_CANDIDATES:
        raise PressureError([f"exchange: {pairs:,} pairs of actors and issues are more than {MOST_CANDIDATES:,}"])
    played = [_play(problem, draw) for draw in range(problem.draws)]
    low, high = problem.span
    rounds = np.stack(
        [np.stack([problem.positions[draw], _back(at, low, high)]) for draw, (at, _) in enumerate(played)]
    )
    return Result(
        model=model,
        outcome=problem.shown(mean(rounds[:, 1], problem.weights)),
        rounds=problem.shown(rounds),
        detail=tuple(trades for _, trades in played) if problem.batched else played[0][1],
    )


def _back(at: Array, low: float, high: float) -> Array:
    return low + (high - low) * at / 100


@dataclass(slots=True)
class _State:
    """Positions that change, on a scale of 100, and what does not."""

    at: Array
    weights: Array
    salience: Array
    ideals: Array
    """Where everybody stood before any trade, which is what trades are valued by."""
    ways: Array
    """The direction in which each actor has moved on each issue: −1, 0 or 1."""

    def outcomes(self) -> Array:
        return mean(self.at, self.weights, 0)


def _play(problem: Problem, draw: int) -> tuple[Array, Trades]:
    low, high = problem.span
    at = 100 * (problem.positions[draw] - low) / (high - low)
    state = _State(at.copy(), problem.weights[draw], problem.salience[draw], at, np.zeros_like(at))
    left = candidates(state.at, state.weights)
    count = len(left)
    values = _value(state, left)
    ties = int((values[:, 0] < LEAST_GAIN).sum())
    made = []
    while len(left):
        best = int(np.round(values[:, 0], 9).argmax())
        if values[best, 0] < LEAST_GAIN:
            break
        made.append(_make(state, values[best]))
        left = np.delete(left, best, axis=0)
        values = _value(state, left)
    return state.at, Trades(count, ties, tuple(made))


def candidates(at: Array, weights: Array) -> Indices:
    """(i, j, p, q) for all pairs that stand on opposite sides of the outcomes of both issues, shape (trades, 4)."""
    side = np.sign(np.round(at - mean(at, weights, 0), 9))
    found = [
        (i, j, p, q)
        for p, q in combinations(range(at.shape[1]), 2)
        for i, j in combinations(range(len(at)), 2)
        if side[i, p] * side[j, p] < 0 and side[i, q] * side[j, q] < 0
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 4)


def _value(state: _State, trades: Indices) -> Array:
    """For each: gain, supplier and issue of the first, then of the second, shift of the first's, of the second's.

    Shape (trades, 7); the gain is 0 where a trade has become impossible.
    """
    i, j, p, q = (trades[:, column] for column in range(4))
    s = state.salience
    cheap = s[i, p] * s[j, q] <= s[j, p] * s[i, q]  # i cares relatively less about p, and moves there
    first, second = np.where(cheap, i, j), np.where(cheap, j, i)
    unit = state.weights / total(state.weights, 0)
    most_p = np.abs(state.at[second, p] - state.at[first, p]) * unit[first, p]
    most_q = np.abs(state.at[first, q] - state.at[second, q]) * unit[second, q]
    give, take = s[i, p] + s[j, p], s[i, q] + s[j, q]
    rate = np.divide(give, take, out=np.zeros_like(give), where=take > 0)
    shift_p = np.where(
        most_p * rate <= most_q, most_p, np.divide(most_q, rate, out=np.zeros_like(rate), where=rate > 0)
    )
    shift_q = shift_p * rate
    gain = shift_q * s[first, q] - shift_p * s[first, p]
    allowed = _forward(state, first, second, p) & _forward(state, second, first, q)
    return np.stack([np.where(allowed, gain, 0.0), first, p, second, q, shift_p, shift_q], axis=1)


def _forward(state: _State, mover: Indices, other: Indices, issue: Indices) -> Mask:
    """Whether the mover stands on the other side of the outcome still, and has not moved the other way before."""
    outcome = state.outcomes()[issue]
    way = np.sign(np.round(state.at[other, issue] - state.at[mover, issue], 9))
    across = (state.at[mover, issue] - outcome) * (state.at[other, issue] - outcome) < 0
    kept: Mask = across & (state.ways[mover, issue] * way >= 0)
    return kept


def _make(state: _State, value: Array) -> Trade:
    """Carry out a trade: positions change, and everybody's gain is told."""
    first, p, second, q = (int(number) for number in value[1:5])
    unit = state.weights / total(state.weights, 0)
    before = state.outcomes()
    moves = []
    for mover, other, issue, shift in ((first, second, p, value[5]), (second, first, q, value[6])):
        way = np.sign(state.at[other, issue] - state.at[mover, issue])
        move = float(way * shift / unit[mover, issue])
        state.at[mover, issue] += move
        state.ways[mover, issue] = way
        moves.append(move)
    after = state.outcomes()
    nearer = np.abs(before - state.ideals) - np.abs(after - state.ideals)
    worth = (state.salience * nearer)[:, [p, q]].sum(axis=1)
    return Trade(
        first,
        p,
        second,
        q,
        float(value[0]),
        float(value[5]),
        float(value[6]),
        moves[0],
        moves[1],
        tuple(worth.tolist()),
    )
