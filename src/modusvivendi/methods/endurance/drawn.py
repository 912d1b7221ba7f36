"""Endurance asked of many draws: what can come in, what each route is worth, days of stocks, worth of fighting on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import nan
from typing import Any

from modusvivendi.methods.drawn import Column, Mapped, Template
from modusvivendi.methods.endurance.asked import central_routes, worth_on
from modusvivendi.methods.endurance.case import Case
from modusvivendi.methods.endurance.frame import frame
from modusvivendi.methods.endurance.solve.stocks import exact_days
from modusvivendi.situation.derive.network import PEOPLE
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find


def slots(situation: Situation, _options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Those of routes, stocks and what fighting on would cost."""
    return tuple(slot for slot in find(situation) if _counts(situation, slot))


def _counts(situation: Situation, slot: Slot) -> bool:
    block, at = slot.path[0], slot.path[1]
    if block == "network" and isinstance(at, int):
        return situation.network[at].carries != PEOPLE and slot.path[2] == "capacity"
    return block == "stocks" or (block == "alternatives" and slot.path[2] == "war")


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The case, ready for draws. Base rates are the same in every draw and left out.

    Raises:
        SituationError: nothing of what the file holds can be drawn.
    """
    case = frame(situation, **options)
    doubtful = frozenset(each.key for each in case.stocks if each.gets.high >= each.uses.low)
    columns = tuple(_columns(case))
    if not columns:
        what = "no route is open as things are, and there are no stocks and no war: nothing can be drawn"
        raise SituationError([Problem(code="draws", what=what, hint="leave --draws out")])

    def one(drawn: Situation) -> list[float]:
        return list(_row(frame(drawn, **options), doubtful))

    return Mapped(situation, slots, one, columns)


def _columns(case: Case) -> Iterator[Column]:
    for supplies in case.supplies:
        if supplies.open:
            unit = f"{supplies.unit} a day"
            yield Column(f"{supplies.carries}: what can come in", unit)
            for route in supplies.open:
                yield Column(f"{supplies.carries}: lost without {route.words}", unit)
    for stock in case.stocks:
        if stock.gets.high >= stock.uses.low:
            yield Column(f"{stock.name} in {stock.at} runs out", "", "yes")
        yield Column(f"{stock.name} in {stock.at}: days until the floor", "days")
    for fighter in case.fighters:
        yield Column(f"what fighting on is worth to {fighter.name}", "points of 100")


def _row(case: Case, doubtful: frozenset[str]) -> Iterator[float]:
    """One draw, in which every number is exact; NaN for a stock that never runs out."""
    for supplies in case.supplies:
        if supplies.open:
            found = central_routes(supplies)
            yield float(found.value)
            yield from map(float, found.lost)
    for key, stock in ((each.key, each) for each in case.stocks):
        days = exact_days(stock.holds.central, stock.uses.central, stock.gets.central, stock.floor.central)
        if key in doubtful:
            yield float(days is not None)
        yield nan if days is None else float(days)
    for fighter in case.fighters:
        yield float(worth_on(fighter, 0).central)
