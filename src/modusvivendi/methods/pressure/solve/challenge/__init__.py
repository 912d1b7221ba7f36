"""The challenge (expected utility) model of Bueno de Mesquita as set out by Scholz, Calbert & Smith (2011)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.pressure.solve.challenge.moving import NONE, Counts, Moves, move
from modusvivendi.methods.pressure.solve.challenge.reading import Reading, Switches, chosen, every_reading, switches
from modusvivendi.methods.pressure.solve.challenge.utility import chances, expected, exponents
from modusvivendi.methods.pressure.solve.checks import Array, check_engine, stop, whole
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.sums import mean, median

MOST_ROUNDS = 1_000
LARGEST_BATCH = 1_000_000
"""Numbers in one table of pairs held at once: draws × actors²."""
AID = (
    "the reading `figures` takes chances near zero, as the authors' figures do; it is an aid to replication, not a "
    "theory of how challenges end"
)


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """What every actor sees in one round on one issue; arrays of the shape (draws, n, n), ``risk`` (draws, n)."""

    wins: Array
    """P_ij: the chance that i's position beats j's."""
    risk: Array
    """Each actor's exponent."""
    own: Array
    """What a challenge of j is worth to i."""
    other: Array
    """What j's challenge of i is worth to j, as i is taken to see it."""


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """Tables that fill up round after round."""

    tracks: Array
    """(draws, rounds + 1, n, d)"""
    toward: Counts
    """(draws, rounds, n, d)"""
    kinds: Counts
    """(draws, rounds, n, d)"""


def empty(problem: Problem, rounds: int) -> Played:
    """Tables of a problem with only the first positions in them."""
    tracks = np.empty((problem.draws, rounds + 1, problem.actors, problem.issues))
    tracks[:, 0] = problem.positions
    toward = np.full((problem.draws, rounds, problem.actors, problem.issues), -1, dtype=np.int64)
    return Played(tracks, toward, np.full_like(toward, NONE))


@dataclass(frozen=True, slots=True, eq=False)
class Detail:
    """Besides positions by round: who moved whom, and with what reading."""

    reading: Reading
    toward: Counts
    """Whose offer each actor took in each round, −1 for none; shape (rounds, n, d), or with draws before."""
    kinds: Counts
    """The class of that offer, as in ``moving``; the same shape."""


def solve(
    problem: Problem,
    *,
    model: str,
    reading: str = "figures",
    rounds: int = 10,
    denominator: str | None = None,
    votes: str | None = None,
    exponent: str | None = None,
    salience: str | None = None,
    keeps: float | None = None,
    improves: float | None = None,
    span: str | None = None,
    conflict: str | None = None,
    choice: str | None = None,
    engine: str = "numpy",
) -> Result:
    """The weighted median after some rounds of challenges, each issue by itself.

    The paper has no stopping rule, and its results "do not stabilise in general": the number of rounds is a choice.

    Args:
        problem: of :func:`problem`.
        model: ``"challenge"``.
        reading: ``"figures"`` or ``"printed"``; the other choices, of :class:`Reading`, override it one by one.
        rounds: how many, 0 to 1,000.
        denominator: see :class:`Reading`.
        votes: see :class:`Reading`.
        exponent: see :class:`Reading`.
        salience: see :class:`Reading`.
        keeps: Q; see :class:`Reading`.
        improves: T; see :class:`Reading`.
        span: see :class:`Reading`.
        conflict: see :class:`Reading`.
        choice: see :class:`Reading`.
        engine: ``"numpy"``, or ``"numba"`` with the extra ``speed`` installed; the digits are the same.

    Raises:
        PressureError: no such reading, choice or engine, or an issue on which all positions are equal.
    """
    own = {
        "denominator": denominator,
        "votes": votes,
        "exponent": exponent,
        "salience": salience,
        "keeps": keeps,
        "improves": improves,
        "span": span,
        "conflict": conflict,
        "choice": choice,
    }
    taken = chosen(reading, own)
    stop(whole(rounds, 0, MOST_ROUNDS, "rounds"))
    stop(_alike(problem))
    check_engine(engine)
    play = _compiled if engine == "numba" else _all
    played = play(problem, switches([taken]), rounds)
    medians, means = _averages(problem, played.tracks)
    return Result(
        model=model,
        outcome=problem.shown(medians[:, -1]),
        rounds=problem.shown(played.tracks),
        median_track=problem.shown(medians),
        mean_track=problem.shown(means),
        detail=Detail(taken, _shown(problem, played.toward), _shown(problem, played.kinds)),
        notes=(AID,) if taken.denominator == "all" else (),
    )


def outcomes_by_reading(problem: Problem, rounds: int = 10, readings: tuple[Reading, ...] = ()) -> Array:
    """The median after some rounds under every reading, or under some of them.

    Args:
        problem: of one draw.
        rounds: how many.
        readings: those of :func:`every_reading` where none are given.

    Returns:
        Shape (readings, d), in their order.

    Raises:
        PressureError: the problem has several draws, or an issue on which all positions are equal.
    """
    stop([] if problem.draws == 1 else ["the readings are compared on one draw"])
    stop(_alike(problem))
    taken = readings or every_reading()
    many = problem.repeated(len(taken))
    return _averages(many, _all(many, switches(taken), rounds).tracks)[0][:, -1]


def views(at: Array, weights: Array, salience: Array, reach: Array, choices: Switches) -> Views:
    """One round's view of every pair: steps 1 to 7 of the paper.

    Args:
        at: positions, shape (draws, n).
        weights: capability × salience, the same shape.
        salience: the same shape.
        reach: the range of positions, shape (draws, 1).
        choices: of the reading.
    """
    middle = median(at[:, :, None], weights[:, :, None])
    ones = np.ones_like(at)
    wins = chances(at, weights, reach, ones, choices)
    first, second = salience[:, :, None], salience[:, None, :]
    risk = exponents(at, middle, reach, second, wins, choices)
    if choices.curved.any():
        wins = chances(at, weights, reach, np.where(choices.curved[:, :, 0], risk, 1.0), choices)
    own = expected(at, middle, reach, second, wins, risk[:, :, None], choices)
    answers = np.where(choices.responder, second, first)
    bent = np.where(choices.focal, risk[:, None, :], risk[:, :, None])
    back = expected(at, middle, reach, answers, wins, bent, choices)
    return Views(wins, risk, own, np.swapaxes(back, 1, 2))


def first_views(problem: Problem, reading: Reading | None = None) -> Views:
    """What actors see in the first round of the first issue; in the reading ``figures`` where none is given."""
    at = problem.positions[:, :, 0]
    reach = at.max(axis=1, keepdims=True) - at.min(axis=1, keepdims=True)
    return views(at, problem.weights[:, :, 0], problem.salience[:, :, 0], reach, switches([reading or Reading()]))


def _all(problem: Problem, choices: Switches, rounds: int) -> Played:
    """Every round on every issue, in parts that fit into memory."""
    played = empty(problem, rounds)
    size = max(1, LARGEST_BATCH // problem.actors**2)
    for start in range(0, problem.draws, size):
        some = slice(start, start + size)
        for issue in range(problem.issues):
            _play(problem, choices.some(some), (some, issue), played)
    return played


def _compiled(problem: Problem, choices: Switches, rounds: int) -> Played:
    from modusvivendi.methods.pressure.solve.challenge.compiled import play

    played = empty(problem, rounds)
    for issue in range(problem.issues):
        tables = [np.ascontiguousarray(table[..., issue]) for table in (played.tracks, played.toward, played.kinds)]
        at, salience, weights = (array[:, :, issue] for array in (problem.positions, problem.salience, problem.weights))
        play(at, salience, weights, choices, (tables[0], tables[1], tables[2]))
        played.tracks[..., issue], played.toward[..., issue], played.kinds[..., issue] = tables
    return played


def _play(problem: Problem, choices: Switches, place: tuple[slice, int], played: Played) -> None:
    """Every round of some draws on one issue, written into the tables."""
    some, issue = place
    at = problem.positions[some, :, issue]
    weights, salience = problem.weights[some, :, issue], problem.salience[some, :, issue]
    initial = at.max(axis=1, keepdims=True) - at.min(axis=1, keepdims=True)
    for number in range(played.toward.shape[1]):
        now = at.max(axis=1, keepdims=True) - at.min(axis=1, keepdims=True)
        reach = np.where(choices.current[:, :, 0] & (now > 0), now, initial)
        seen = views(at, weights, salience, reach, choices)
        found: Moves = move(at, seen.own, seen.other, choices)
        at = found.after
        played.tracks[some, number + 1, :, issue] = at
        played.toward[some, number, :, issue], played.kinds[some, number, :, issue] = found.toward, found.kind


def _averages(problem: Problem, tracks: Array) -> tuple[Array, Array]:
    """The weighted median and mean in every round, each (draws, rounds + 1, d)."""
    many = tracks.shape[1]
    weights = problem.weights[:, None].repeat(many, axis=1).reshape(-1, problem.actors, problem.issues)
    flat = tracks.reshape(-1, problem.actors, problem.issues)
    shape = (problem.draws, many, problem.issues)
    return median(flat, weights).reshape(shape), mean(flat, weights).reshape(shape)


def _shown(problem: Problem, table: Counts) -> Counts:
    return table if problem.batched else table[0]


def _alike(problem: Problem) -> list[str]:
    equal = np.ptp(problem.positions, axis=1) == 0
    issues = sorted({int(place[1]) for place in np.argwhere(equal)})
    return [f"issue {issue}: all positions are the same, so nobody has anything to challenge" for issue in issues]


__all__ = [
    "Detail",
    "Reading",
    "Views",
    "every_reading",
    "first_views",
    "outcomes_by_reading",
    "solve",
    "switches",
    "views",
]
