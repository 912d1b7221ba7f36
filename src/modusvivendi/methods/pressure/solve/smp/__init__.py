"""KTAB's spatial model of politics: bargains of pairs, chosen by elections among them, until positions settle.

After Wise, Lester & Efird (2015), An Introduction to the KTAB Spatial Model of Politics, with KTAB's default settings:
votes in proportion to utility, linear chances, the conditional election, risk attitudes in the middle range adjusted by
one third, third parties half committed, bargains interpolated by squared salience and chance as the proposer sees them,
positions accommodated at once (the accommodation matrix is the identity unless another is given).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array, numbers, share, stop, whole
from modusvivendi.methods.pressure.solve.problem import Problem
from modusvivendi.methods.pressure.solve.result import Result
from modusvivendi.methods.pressure.solve.smp.bargains import Bargain, propose, settle
from modusvivendi.methods.pressure.solve.smp.world import World, attitudes, chances, distances, utility
from modusvivendi.methods.pressure.solve.sums import mean, median, total

FAINT = 1e-100
"""Saliences that add up to less than this vanish when they are squared."""
LEAST_TURNS, MOST_TURNS = 2, 100
QUIET = 0.02
"""A turn with less movement than this share of the first one's is the last."""
SMALLEST = 1e-4
"""Added to the first turn's movement, so that no movement at all is quiet as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """One draw, turn by turn."""

    positions: Array
    """Before the first turn and after each, shape (turns + 1, n, d), on a scale from 0 to 1."""
    probabilities: Array
    """That each actor's position would win an election among all, shape (turns + 1, n); shared places share one."""
    changes: Array
    """Each turn's movement as a share of the first one's, shape (turns,)."""
    bargains: tuple[tuple[Bargain, ...], ...]
    """Those proposed in each turn."""


def solve(
    problem: Problem, *, model: str, turns: int = MOST_TURNS, quiet: float = QUIET, accommodation: Array | None = None
) -> Result:
    """The expected position when bargaining has settled, all issues as dimensions of one space.

    Args:
        problem: of :func:`problem`; no actor's saliences may add up to more than 1 over the issues.
        model: ``"smp"``.
        turns: after how many turns to stop at the latest, 1 to 100.
        quiet: the share of the first turn's movement below which a turn is the last.
        accommodation: shape (n, n): how far actor i's ideal follows actor j's position, rows adding up to 1; each its
            own where left out.

    Raises:
        PressureError: an actor without weight, saliences that add up to more than 1, choices out of range.
    """
    faults = [*whole(turns, 1, MOST_TURNS, "turns"), *share(quiet, "quiet")]
    follows = np.eye(problem.actors) if accommodation is None else numbers(accommodation, "accommodation")
    stop(faults + _faults(problem, follows))
    played = [_play(problem, draw, (turns, quiet), follows) for draw in range(problem.draws)]
    most = max(len(each.positions) for each in played)
    low, high = problem.span
    tracks = np.stack([low + (high - low) * _padded(each.positions, most) for each in played])
    outcome = np.stack([low + (high - low) * _expected(each) for each in played])
    weights = problem.weights[:, None].repeat(most, axis=1).reshape(-1, problem.actors, problem.issues)
    flat = tracks.reshape(-1, problem.actors, problem.issues)
    shape = (problem.draws, most, problem.issues)
    return Result(
        model=model,
        outcome=problem.shown(outcome),
        rounds=problem.shown(tracks),
        median_track=problem.shown(median(flat, weights).reshape(shape)),
        mean_track=problem.shown(mean(flat, weights).reshape(shape)),
        detail=tuple(played) if problem.batched else played[0],
        notes=tuple(_notes(played, turns, quiet)),
    )


def _play(problem: Problem, draw: int, limits: tuple[int, float], follows: Array) -> Turns:
    low, high = problem.span
    at = (problem.positions[draw] - low) / (high - low)
    world = World(problem.capability[draw, :, 0], problem.salience[draw])
    ideals = at
    places, odds, steps, proposed = [at], [], [], []
    for turn in range(limits[0]):
        bends = attitudes(world, distances(world, ideals, at))
        odds.append(chances(world, utility(distances(world, ideals, at), bends), at))
        offers = propose(world, ideals, at, bends)
        after = settle(world, ideals, at, bends, offers)
        steps.append(float(np.sqrt(((after - at) ** 2).sum(axis=1)).sum()))
        proposed.append(offers)
        at = after
        ideals = at if np.array_equal(follows, np.eye(len(at))) else follows @ at
        places.append(at)
        if turn + 1 >= LEAST_TURNS and steps[-1] / (steps[0] + SMALLEST) < limits[1]:
            break
    bends = attitudes(world, distances(world, ideals, at))
    odds.append(chances(world, utility(distances(world, ideals, at), bends), at))
    return Turns(np.stack(places), np.stack(odds), np.array(steps) / (steps[0] + SMALLEST), tuple(proposed))


def _expected(turns: Turns) -> Array:
    """The mean of final places by their chances; a place that several share counts once."""
    at, odds = turns.positions[-1], turns.probabilities[-1]
    apart = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2))
    first = ~np.tril(apart < World.SAME, -1).any(axis=1)
    weights = np.where(first, odds, 0.0)
    found: Array = total(weights[:, None] * at, 0) / total(weights, 0)
    return found


def _padded(positions: Array, most: int) -> Array:
    return np.concatenate([positions, positions[-1:].repeat(most - len(positions), axis=0)])


def _notes(played: list[Turns], turns: int, quiet: float) -> list[str]:
    open_ends = sum(len(each.changes) == turns and bool(each.changes[-1] >= quiet) for each in played)
    return [f"{open_ends} of {len(played)} draws had not settled after {turns} turns"] if open_ends else []


def _faults(problem: Problem, follows: Array) -> list[str]:
    faults = []
    if follows.shape != (problem.actors, problem.actors) or not np.allclose(follows.sum(axis=-1), 1):
        faults.append(f"accommodation needs the shape ({problem.actors}, {problem.actors}) and rows that add up to 1")
    sums = problem.salience.sum(axis=2)
    for actor in sorted(set(np.argwhere(sums > 1 + 1e-9)[:, 1].tolist())):
        faults.append(f"actor {actor}: saliences add up to {sums[:, actor].max():g} over the issues, more than 1")
    for actor in sorted(set(np.argwhere((sums < FAINT) | (problem.capability == 0).any(axis=2))[:, 1].tolist())):
        faults.append(f"actor {actor} has no weight; the spatial model of politics needs some of everybody")
    if (problem.capability != problem.capability[:, :, :1]).any():
        faults.append("the spatial model of politics takes one capability for each actor, not one for each issue")
    return faults
