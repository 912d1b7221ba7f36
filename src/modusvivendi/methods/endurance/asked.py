"""Case → everything that the answer tells: routes and what closing costs, days of stocks, base rates, costs of war."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from fractions import Fraction
from itertools import product
from typing import Literal

from modusvivendi.methods.endurance.case import Case, Fighter, Range, Stock, Supplies
from modusvivendi.methods.endurance.solve.bargaining import worth
from modusvivendi.methods.endurance.solve.durations import Lognormal, Whole, beyond, lognormal
from modusvivendi.methods.endurance.solve.routes import Routes, routes
from modusvivendi.methods.endurance.solve.stocks import Gains, exact_days, gains
from modusvivendi.methods.endurance.solve.wars import wars

MOST_WIDE = 6
"""Other routes of uncertain capacity up to which every combination of their ends is looked at."""
LATER = (0, 30, 90, 180, 365)
"""Days after the day that is told on which the costs of fighting are shown."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Carried:
    """What can come in over the routes of one kind of supplies, a day."""

    supplies: Supplies
    most: Range
    lost: tuple[Range, ...]
    """For each open route what is lost if it closes."""
    pairs: tuple[tuple[int, int, Fraction], ...]
    """For pairs of open routes what is lost if both close, the most first; at the central readings."""
    helps: tuple[Fraction | None, ...]
    """For each open route how much more would come in at most if it alone carried more; None without a limit."""
    spare: tuple[Fraction, ...]
    """For each open route how much of it can stay unused at the full rate, at the central readings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What one change would add to the days that a stock lasts."""

    kind: Literal["use", "hold", "floor"]
    """A tenth less used, or as much more coming in; a tenth more there; used up to the last."""
    days: Fraction | None
    """None where it would then never run out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How long a stock lasts."""

    stock: Stock
    least: Fraction | None
    """Days until the floor; None = it never reaches it."""
    central: Fraction | None
    most: Fraction | None
    gains: tuple[Gain, ...]
    """The most first; none where it never runs out."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fights:
    """What fighting on is worth to one party, in points of 100, on some days from the one that is told."""

    fighter: Fighter
    worth: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Of the wars that lasted as long as this one those that lasted beyond a number of days."""

    days: int
    beyond: int
    of: int
    low: float
    high: float
    """The ends of the 95 % interval of the share (Wilson)."""
    fitted: float
    """By the lognormal law."""

    @property
    def share(self) -> float:
        """Of the wars that lasted as long."""
        return self.beyond / self.of if self.of else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The agreements that two fighting parties both prefer, as what the first gets of 100; empty where low > high."""

    first: int
    second: int
    low: Range
    high: Range

    @property
    def empty(self) -> bool:
        """Whether there is none at the central readings."""
        return self.low.central > self.high.central


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """The answers about one case."""

    carried: tuple[Carried, ...]
    held: tuple[Held, ...]
    rates: tuple[Rate, ...]
    """For each horizon; none where it is not known how long the war has lasted."""
    fights: tuple[Fights, ...]
    agreed: Agreed | None
    """None unless just two parties would fight on."""


def solve(case: Case) -> Asked:
    """Ask everything of a case."""
    known, lasted = wars(), case.lasted
    fit = lognormal(known)
    return Asked(
        carried=tuple(_carried(each) for each in case.supplies if each.open),
        held=tuple(_held(each) for each in case.stocks),
        rates=()
        if lasted is None
        else tuple(_rate(known, lasted.days, more, fit) for more in _later(case.horizons, lasted.days)),
        fights=tuple(_fights(each) for each in case.fighters),
        agreed=_agreed(case),
    )


_ENDS = ("low", "central", "high")


def _carried(supplies: Supplies) -> Carried:
    open_ = supplies.open
    low, central, high = (_routes(supplies, [getattr(each.capacity, end) for each in open_]) for end in _ENDS)
    return Carried(
        supplies=supplies,
        most=Range(low=low.value, central=central.value, high=high.value),
        lost=tuple(_loss(supplies, at) for at in range(len(open_))),
        pairs=central.lost_pairs,
        helps=central.helps,
        spare=tuple(route.capacity.central - lost for route, lost in zip(open_, central.lost, strict=True)),
    )


def central_routes(supplies: Supplies) -> Routes:
    """The open routes at their central readings."""
    return _routes(supplies, [route.capacity.central for route in supplies.open])


def _routes(supplies: Supplies, capacity: Sequence[Fraction]) -> Routes:
    links = [(route.tail, route.head) for route in supplies.open]
    return routes(len(supplies.places), links, capacity, supplies.donors, supplies.recipients)


def _loss(supplies: Supplies, at: int) -> Range:
    """What is lost without a route, at its ends.

    What is lost grows with the route's own capacity. In every other capacity it either never falls or never rises: with
    and without the route the flow is min(a, b + x), so that the difference bends once at most and stays flat there. So
    the ends lie where each capacity is at one of its own. Where these are too many to look at, wider ends are told:
    what is lost lies between the flow at the low ends less that without the route at the high ends, and the other way
    round, and never exceeds the route's own capacity.
    """
    own = supplies.open[at].capacity
    central = _lost(supplies, at, [each.capacity.central for each in supplies.open])
    wide = [number for number, route in enumerate(supplies.open) if number != at and not route.capacity.exact]
    if len(wide) > MOST_WIDE:
        low, high = ([getattr(each.capacity, end) for each in supplies.open] for end in ("low", "high"))
        least = _flow(supplies, low) - _flow(supplies, _without(high, at))
        most = _flow(supplies, high) - _flow(supplies, _without(low, at))
        return Range(low=max(least, Fraction(0)), central=central, high=min(most, own.high))
    ends = [
        _corner(supplies, dict(zip(wide, each, strict=True))) for each in product(("low", "high"), repeat=len(wide))
    ]
    return Range(
        low=min(_lost(supplies, at, [*corner[:at], own.low, *corner[at + 1 :]]) for corner in ends),
        central=central,
        high=max(_lost(supplies, at, [*corner[:at], own.high, *corner[at + 1 :]]) for corner in ends),
    )


def _corner(supplies: Supplies, chosen: Mapping[int, str]) -> list[Fraction]:
    """Every capacity at one of its ends."""
    return [getattr(route.capacity, chosen.get(number, "central")) for number, route in enumerate(supplies.open)]


def _lost(supplies: Supplies, at: int, capacity: Sequence[Fraction]) -> Fraction:
    return _routes(supplies, capacity).without([at])


def _flow(supplies: Supplies, capacity: Sequence[Fraction]) -> Fraction:
    return _routes(supplies, capacity).value


def _without(capacity: Sequence[Fraction], at: int) -> list[Fraction]:
    return [Fraction(0) if number == at else each for number, each in enumerate(capacity)]


def _held(stock: Stock) -> Held:
    """The ends: much there and little used on the one side, little there and much used on the other."""
    holds, uses, gets, floor = stock.holds, stock.uses, stock.gets, stock.floor
    central = (holds.central, uses.central, gets.central, floor.central)
    found = gains(*central)
    return Held(
        stock=stock,
        least=exact_days(holds.low, uses.high, gets.low, floor.high),
        central=exact_days(*central),
        most=exact_days(holds.high, uses.low, gets.high, floor.low),
        gains=() if found is None else tuple(_gains(stock, found)),
    )


def _gains(stock: Stock, found: Gains) -> Iterator[Gain]:
    """The changes that add anything, those that make it last for good first."""
    named = [
        Gain(kind="use", days=found.less_used),
        Gain(kind="hold", days=found.more_held),
        *([Gain(kind="floor", days=found.no_floor)] if stock.floor.central else []),
    ]
    yield from sorted(named, key=lambda gain: (gain.days is not None, -(gain.days or 0)))


def _later(horizons: Sequence[int], lasted: int) -> list[int]:
    """Those that are still to come; where none is, a month, a quarter and a year from now."""
    return [days for days in horizons if days > lasted] or [lasted + more for more in (30, 90, 365)]


def _rate(known: Whole, lasted: int, days: int, fit: Lognormal) -> Rate:
    found = beyond(known, lasted, days)
    return Rate(
        days=days, beyond=found.beyond, of=found.of, low=found.low, high=found.high, fitted=fit.beyond(days, lasted)
    )


def survival_after(lasted: int, more: Sequence[int]) -> tuple[list[float], list[float]]:
    """Of the wars that lasted so long the shares that lasted some days more: counted, and by the lognormal law."""
    known = wars()
    fit = lognormal(known)
    return (
        [beyond(known, lasted, lasted + each).share for each in more],
        [fit.beyond(lasted + each, lasted) for each in more],
    )


def _fights(fighter: Fighter) -> Fights:
    return Fights(fighter=fighter, worth=tuple(worth_on(fighter, days) for days in LATER))


def worth_on(fighter: Fighter, days: int) -> Range:
    """What fighting on is worth some days after the one that is told, in points of 100.

    Costs are counted up to all of what is at stake: a share above 1 has no meaning on this scale.
    """
    return Range(
        low=_worth(fighter.wins.low, fighter.costs.high + days * fighter.rising.high),
        central=_worth(fighter.wins.central, fighter.costs.central + days * fighter.rising.central),
        high=_worth(fighter.wins.high, fighter.costs.low + days * fighter.rising.low),
    )


def _worth(wins: Fraction, costs: Fraction) -> Fraction:
    return worth(wins, min(costs, Fraction(1)))


def _agreed(case: Case) -> Agreed | None:
    """What the first gets where both prefer an agreement: from its own reservation value to what the other's leaves."""
    if len(case.fighters) != 2:
        return None
    first, second = (worth_on(each, 0) for each in case.fighters)
    return Agreed(
        first=0,
        second=1,
        low=_on_scale(first),
        high=_on_scale(Range(low=100 - second.high, central=100 - second.central, high=100 - second.low)),
    )


def _on_scale(range_: Range) -> Range:
    low, central, high = (min(max(each, Fraction(0)), Fraction(100)) for each in astuple(range_))
    return Range(low=low, central=central, high=high)
