"""All issues together: trades across issues, and bargaining in the space of all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.pressure.case import Case, Presser
from modusvivendi.methods.pressure.solve.checks import Array, PressureError
from modusvivendi.methods.pressure.solve.exchange import Trades
from modusvivendi.methods.pressure.solve.problem import Problem, problem
from modusvivendi.methods.pressure.solve.solve import solve as solved


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One model's forecast."""

    model: str
    outcome: float
    low: float
    high: float
    covers: str
    """What the range runs over: ``ranges`` (exact), ``draws`` from the ranges, ``readings`` of the model, or nothing
    but the ``middle`` readings."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linked:
    """What the models that take all issues together say; places are in each issue's own units."""

    names: tuple[str, ...]
    """Of the actors, in the order in which trades number them."""
    because: tuple[tuple[str, ...], ...]
    """What each actor's numbers rest on."""
    trades: Trades | None
    """None for a single issue, or for too many."""
    exchanged: tuple[float, ...] | None
    """The compromise on each issue after all trades."""
    settled: tuple[float, ...] | None
    """Where bargaining in all issues at once settles; None where some actor has no weight at all."""

    def lines(self, number: int) -> tuple[Line, ...]:
        """The forecasts for one issue."""
        found = []
        for model, outcomes in (("exchange", self.exchanged), ("smp", self.settled)):
            if outcomes is not None:
                at = outcomes[number]
                found.append(Line(model=model, outcome=at, low=at, high=at, covers="middle"))
        return tuple(found)


def link(case: Case) -> Linked:
    """Trades and joint bargaining over all issues; who has no position on an issue has no priority there."""
    keys = list(dict.fromkeys(each.key for question in case.questions for each in question.pressers))
    held = [{each.key: each for each in question.pressers} for question in case.questions]
    some = {each.key: each for one in held for each in one.values()}
    because = {key: tuple(dict.fromkeys(e for one in held if key in one for e in one[key].because)) for key in keys}
    at = np.array([[_place(case, number, one.get(key)) for number, one in enumerate(held)] for key in keys])
    keen = np.array([[one[key].salience.middle if key in one else 0.0 for one in held] for key in keys])
    strong = np.array([[one.get(key, some[key]).capability.middle for one in held] for key in keys])
    exchanged, trades = _exchange(problem(at, strong, keen)) if len(held) > 1 else (None, None)
    return Linked(
        names=tuple(some[key].name for key in keys),
        because=tuple(because[key] for key in keys),
        trades=trades,
        exchanged=_units(case, exchanged),
        settled=_units(case, _settled(at, strong.mean(axis=1), keen)),
    )


def _place(case: Case, number: int, presser: Presser | None) -> float:
    """On a scale of 100; the middle for an actor without a position, who has no weight there."""
    if presser is None:
        return 50.0
    low, high = case.questions[number].span
    return 100 * (presser.place.middle - low) / (high - low)


def _units(case: Case, outcome: Array | None) -> tuple[float, ...] | None:
    if outcome is None:
        return None
    spans = [question.span for question in case.questions]
    return tuple(low + (high - low) * float(at) / 100 for at, (low, high) in zip(outcome, spans, strict=True))


def _exchange(own: Problem) -> tuple[Array | None, Trades | None]:
    try:
        found = solved(own, "exchange")
    except PressureError:
        return None, None
    return found.outcome, found.detail


def _settled(at: Array, strong: Array, keen: Array) -> Array | None:
    """Saliences divided by the largest sum, since the model takes them as shares; who has no weight is left out."""
    most = keen.sum(axis=1).max()
    counts = (keen.sum(axis=1) > 0) & (strong > 0)
    if counts.sum() < 2 or most == 0:
        return None
    return solved(problem(at[counts], strong[counts], keen[counts] / max(most, 1.0)), "smp").outcome
