"""Case → everything that the answer tells of each issue."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from modusvivendi.methods.pressure.case import Case, Presser, Question
from modusvivendi.methods.pressure.linked import Line, Linked, link
from modusvivendi.methods.pressure.solve.bounds import bounds
from modusvivendi.methods.pressure.solve.challenge import Detail, first_views, outcomes_by_reading
from modusvivendi.methods.pressure.solve.challenge.moving import classify
from modusvivendi.methods.pressure.solve.checks import Array, PressureError
from modusvivendi.methods.pressure.solve.leverage import Coalition, Leverage, alone, cheapest, finite, leverage
from modusvivendi.methods.pressure.solve.problem import Problem, problem
from modusvivendi.methods.pressure.solve.solve import solve as solved

DRAWS = 500
SEED = 0
"""Of the draws: the same file gives the same digits everywhere."""
EXACT = ("compromise", "median", "salience", "mean")
DRAWN = ("pce", "nash")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Tracks:
    """The challenge model's rounds on one issue."""

    places: Array
    """(rounds + 1, n)"""
    toward: Any
    """(rounds, n): whose offer each took, −1 for none."""
    kinds: Any
    """(rounds, n)"""
    yields: Any
    """(n, n): in the first round, what the actor of the row would do towards that of the column, as it sees it."""
    medians: Array
    """(rounds + 1,)"""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Push:
    """What is found on one issue."""

    lines: tuple[Line, ...]
    deciders: float | None
    """The compromise among those who decide; None where nobody or everybody does."""
    pulls: Array
    """(n, n): by how many points the actor of the column pulls the outcome away from that of the row."""
    leverage: Leverage
    others: dict[str, Leverage]
    """By model: what a tenth of the scale, 0.1 of priority and a tenth of power would change."""
    target: float | None
    alone: Array | None
    """(n,): how far each would have to move alone; NaN where its scale is too short."""
    cheapest: Coalition | None
    pivotal: tuple[int, ...]
    """Who stands at the weighted median."""
    isolated: int
    """Who stands farthest from the compromise."""
    against: tuple[int, ...]
    """Who stands on the far side of today from the compromise, or at today."""
    tracks: Tracks | None
    """None where everybody wants the same."""
    earlier: tuple[float, dict[str, float], dict[str, tuple[tuple[str, float], ...]]] | None
    """The compromise on the earlier day, how far it lay from each actor's place, and who pulled it by how much."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One push for each question, and what links them."""

    pushes: tuple[Push, ...]
    linked: Linked


def solve(case: Case) -> Asked:
    """Every model on every issue by itself, then those that take all issues together."""
    linked = link(case)
    pushes = tuple(_push(question, case.rounds, linked.lines(number)) for number, question in enumerate(case.questions))
    return Asked(pushes, linked)


def _push(question: Question, rounds: int, linked: tuple[Line, ...]) -> Push:
    own = _problem(question, question.pressers)
    lines = [_exact(question, own, model) for model in EXACT]
    lines += [_drawn(question, own, model) for model in DRAWN if model != "nash" or question.now is not None]
    tracks = _tracks(own, rounds)
    if tracks is not None:
        spread = outcomes_by_reading(own, rounds)[:, 0]
        lines.append(
            Line(
                model="challenge",
                outcome=float(tracks.medians[-1]),
                low=float(spread.min()),
                high=float(spread.max()),
                covers="readings",
            )
        )
    lines += linked
    outcome, middle = lines[0].outcome, lines[1].outcome
    at = own.positions[0, :, 0]
    target = question.target if question.target is not None else _tipping(question, outcome)
    return Push(
        lines=tuple(lines),
        deciders=_deciders(question),
        pulls=pulls(own),
        leverage=leverage(own),
        others=_others(own, rounds, tracks is not None),
        target=target,
        alone=None if target is None else alone(own, np.array([target]))[:, 0],
        cheapest=None if target is None else cheapest(own, target),
        pivotal=tuple(int(each) for each in np.flatnonzero((np.abs(at - middle) < 1e-9) & _counts(own))),
        isolated=int(np.abs(at - outcome).argmax()),
        against=_against(question, own, outcome),
        tracks=tracks,
        earlier=_earlier(question),
    )


def _others(own: Problem, rounds: int, apart: bool) -> dict[str, Leverage]:
    found = {model: finite(own, model) for model in ("median", "pce")}
    if apart:
        # A move may bring the last two places together, where there is nothing left to challenge.
        with suppress(PressureError):
            found["challenge"] = finite(own, "challenge", rounds=rounds)
    return found


def pulls(own: Problem) -> Array:
    """w_j (x_j − x_i) / Σ w, shape (n, n): the pulls on i sum up to the compromise minus i's place."""
    at, weights = own.positions[0, :, 0], own.weights[0, :, 0]
    found: Array = (at[None, :] - at[:, None]) * (weights / weights.sum())[None, :]
    return found


def _counts(own: Problem) -> Any:
    return own.weights[0, :, 0] > 0


def _problem(question: Question, who: tuple[Presser, ...]) -> Problem:
    reference = None if question.now is None else np.array([question.now])
    return problem(
        [[each.place.middle] for each in who],
        [each.capability.middle for each in who],
        [[each.salience.middle] for each in who],
        span=question.span,
        reference=reference,
    )


def _exact(question: Question, own: Problem, model: str) -> Line:
    who = question.pressers
    places = (np.array([each.place.low for each in who]), np.array([each.place.high for each in who]))
    light = np.array([each.salience.low for each in who])
    heavy = np.array([each.salience.high for each in who])
    if model in ("compromise", "median"):
        light = light * np.array([each.capability.low for each in who])
        heavy = heavy * np.array([each.capability.high for each in who])
    if model == "mean":
        light = heavy = np.ones(len(who))
    low, high = bounds(places, (light, heavy), "median" if model == "median" else "compromise")
    return Line(model=model, outcome=float(solved(own, model).outcome[0]), low=low, high=high, covers="ranges")


def _drawn(question: Question, own: Problem, model: str) -> Line:
    """The outcome at the middle readings, and its extremes over uniform draws from the ranges."""
    who = question.pressers
    share = np.random.Generator(np.random.PCG64(SEED)).random((DRAWS, len(who), 3))

    def drawn(name: str, column: int) -> Array:
        low = np.array([getattr(each, name).low for each in who])
        high = np.array([getattr(each, name).high for each in who])
        found: Array = low + share[:, :, column] * (high - low)
        return found

    places, strong, keen = drawn("place", 0), drawn("capability", 1), drawn("salience", 2)
    many = problem(places[:, :, None], strong, keen[:, :, None], span=question.span, reference=_reference(own))
    centre = float(solved(own, model).outcome[0])
    found = solved(many, model).outcome[:, 0]
    low, high = min(centre, float(found.min())), max(centre, float(found.max()))
    return Line(model=model, outcome=centre, low=low, high=high, covers="draws")


def _reference(own: Problem) -> Array | None:
    return None if own.reference is None else own.reference[0]


def _tracks(own: Problem, rounds: int) -> Tracks | None:
    if np.ptp(own.positions[0, :, 0]) == 0:
        return None
    found = solved(own, "challenge", rounds=rounds)
    detail: Detail = found.detail
    seen = first_views(own)
    if found.rounds is None or found.median_track is None:
        return None
    return Tracks(
        places=found.rounds[:, :, 0],
        toward=detail.toward[:, :, 0],
        kinds=detail.kinds[:, :, 0],
        yields=classify(seen.own, seen.other)[0],
        medians=found.median_track[:, 0],
    )


def _deciders(question: Question) -> float | None:
    inside = tuple(each for each in question.pressers if each.decides)
    weight = sum(each.capability.middle * each.salience.middle for each in inside)
    if len(inside) == len(question.pressers) or weight == 0:
        return None
    return _compromise(inside)


def _compromise(who: tuple[Presser, ...]) -> float:
    weight = sum(each.capability.middle * each.salience.middle for each in who)
    return sum(each.capability.middle * each.salience.middle * each.place.middle for each in who) / weight


def _tipping(question: Question, outcome: float) -> float | None:
    """The nearest place at which another option becomes the nearest one; None for an issue that is a number."""
    places = sorted({place for _, place in question.options})
    halves = [(low + high) / 2 for low, high in pairwise(places)]
    return min(halves, key=lambda half: abs(half - outcome), default=None)


def _against(question: Question, own: Problem, outcome: float) -> tuple[int, ...]:
    if question.now is None or abs(outcome - question.now) < 1e-9:
        return ()
    sign = 1 if outcome > question.now else -1
    ahead = sign * (own.positions[0, :, 0] - question.now)
    return tuple(int(each) for each in np.flatnonzero((ahead <= 0) & _counts(own)))


def _earlier(
    question: Question,
) -> tuple[float, dict[str, float], dict[str, tuple[tuple[str, float], ...]]] | None:
    who = question.earlier
    if who is None or sum(each.capability.middle * each.salience.middle for each in who) == 0:
        return None
    total = sum(each.capability.middle * each.salience.middle for each in who)
    outcome = _compromise(who)
    away = {each.key: outcome - each.place.middle for each in who}
    by = {
        each.key: tuple(
            (other.key, other.capability.middle * other.salience.middle * gap / total)
            for other in who
            if (gap := other.place.middle - each.place.middle)
        )
        for each in who
    }
    return outcome, away, by
