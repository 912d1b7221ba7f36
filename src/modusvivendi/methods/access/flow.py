"""People, hours and minutes → whole units and steps, as the solver takes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor, lcm

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.access.case import Case, Reading, Way
from modusvivendi.methods.access.solve.network import LARGEST, UNLIMITED, Network, Window, network

A_DAY = 24 * 60
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Built:
    """One reading of the network over time."""

    network: Network
    supply: list[int]
    """For each place, in units."""
    sinks: list[int]
    limits: list[int]
    """For each sink, in units; −1 if unlimited."""
    room: int
    """Units that can be taken in at most; all of the supply where a single shelter has room for it.

    With one shelter its limit is the last link of every way, so that the most that get out are those who would without
    it, or as many as it takes. With several, each has its own limit in the network."""
    horizon: int
    """The last step by which anybody may arrive: who sets out in a step is there one step and the transit later."""
    unit: int
    """Units that make one person, so that capacities per step are whole."""
    ways: tuple[int, ...]
    """Of the case's ways those that are links here, in the order of the links."""

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return self.horizon + 1

    def people(self, units: float) -> int:
        """Whole people who find room."""
        return floor(Fraction(min(units, self.room)) / self.unit)

    def hourly(self, step: int) -> int:
        """The units per step that make one person an hour; one at least."""
        return max(self.unit * step // 60, 1)


def build(case: Case, reading: Reading, open_: Iterable[int], hours: Fraction) -> Built | None:
    """The network of some open ways until an hour; None where nobody could get out.

    Times are rounded up to whole steps, capacities are exact. A way that takes longer than there is time for is left
    out, and so are people who could not get to a shelter on the others.
    """
    horizon = steps(case, 60 * hours) - 1
    if horizon < 1:
        return None
    unit = _unit(case, reading)
    ways = [at for at in sorted(open_) if _carries(case, reading, at, horizon, unit)]
    sinks = [at for at, place in enumerate(case.places) if place.shelter and _room(reading, at)]
    leads = leading(((case.ways[at].tail, case.ways[at].head) for at in ways), sinks)
    supply = [people * unit if at in leads else 0 for at, people in enumerate(reading.waiting)]
    if not ways or not any(supply):
        return None
    limits = [_limit(reading.takes[at], unit, sum(supply)) for at in sinks]
    alone = len(sinks) == 1 and limits[0] != UNLIMITED
    return Built(
        room=limits[0] if alone else sum(supply),
        network=network(
            len(case.places),
            [(case.ways[at].tail, case.ways[at].head) for at in ways],
            [_per_step(case, reading.capacity[at], unit) for at in ways],
            [_transit(case, reading, at) for at in ways],
            [_windows(case, case.ways[at], horizon) for at in ways],
            holds=[UNLIMITED if each is None else each * unit for each in reading.holds],
            passes=[UNLIMITED if each is None else _per_step(case, each, unit) for each in reading.screening],
        ),
        supply=supply,
        sinks=sinks,
        limits=[UNLIMITED] if alone else limits,
        horizon=horizon,
        unit=unit,
        ways=tuple(ways),
    )


def steps(case: Case, minutes: Fraction) -> int:
    """Whole steps within a time."""
    return floor(minutes / case.step)


def fitting(case: Case, step: int) -> int:
    """The longest step, no longer than this, at whose ends ways open, close and halt; this one where none is.

    One can set out in steps that are open from end to end, so that a step that does not fit loses what is beside it.
    """
    edges = [
        edge - shift
        for at in case.open | case.open_now
        for shift, spells in ((case.start, case.ways[at].openings), (0, case.ways[at].halts))
        for spell in spells
        for edge in spell
    ]
    return next(
        (each for each in range(step, 0, -1) if 60 % each == 0 and all(edge % each == 0 for edge in edges)), step
    )


def stopped(built: Built, links: Iterable[int], first: int) -> Built:
    """The same with some links closed from a step on."""
    windows = list(built.network.windows)
    for link in links:
        known = windows[link]
        given = ((0, built.steps),) if known is None else known
        windows[link] = tuple((one, min(two, first)) for one, two in given if one < first)
    return replace(built, network=replace(built.network, windows=tuple(windows)))


def _unit(case: Case, reading: Reading) -> int:
    """Units to a person: the fewest that make every rate whole, and one person an hour; fewer where many wait."""
    share = Fraction(case.step, 60)
    rates = [*reading.capacity, *(each for each in reading.screening if each is not None), Fraction(1)]
    exact = lcm(*((rate * share).denominator for rate in rates))
    return max(min(exact, LARGEST // max(sum(reading.waiting), 1)), 1)


def _per_step(case: Case, hourly: Fraction, unit: int) -> int:
    return min(floor(hourly * case.step * unit / 60), LARGEST)


def _transit(case: Case, reading: Reading, at: int) -> int:
    return max(ceil(reading.transit[at] / case.step), 1)


def _limit(people: int | None, unit: int, everyone: int) -> int:
    """Units that a shelter takes; unlimited where it has room for everyone."""
    return UNLIMITED if people is None or people * unit >= everyone else people * unit


def _room(reading: Reading, at: int) -> bool:
    return reading.takes[at] != 0


def _carries(case: Case, reading: Reading, at: int, horizon: int, unit: int) -> bool:
    """Whether anybody can set out on a way and arrive in time."""
    way = case.ways[at]
    in_time = _transit(case, reading, at) <= horizon and _windows(case, way, horizon) != []
    seated = way.fleet is None or reading.count[way.fleet] * reading.seats[way.fleet] > 0
    return in_time and seated and _per_step(case, reading.capacity[at], unit) > 0


def _windows(case: Case, way: Way, horizon: int) -> list[Window] | None:
    """The steps at which one can set out: those that are open from end to end; None where these are all."""
    if not way.openings and not way.halts:
        return None
    minutes = np.arange(horizon + 1) * case.step
    clock = (case.start + minutes) % A_DAY
    open_: Mask = np.full(horizon + 1, not way.openings)
    for opens, closes in way.openings:
        open_ |= (clock >= opens) & (clock + case.step <= closes)
    for begins, ends in way.halts:
        open_ &= ~((minutes + case.step > float(begins)) & (minutes < float(ends)))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], open_, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def leading(pairs: Iterable[tuple[int, int]], ends: Iterable[int]) -> frozenset[int]:
    """The places from which one can get to some ends, and the ends themselves.

    Args:
        pairs: from which place to which one can go.
        ends: where one wants to be.
    """
    before: dict[int, list[int]] = {}
    for tail, head in pairs:
        before.setdefault(head, []).append(tail)
    found = set(ends)
    left = list(found)
    while left:
        fresh = [place for place in before.get(left.pop(), ()) if place not in found]
        found.update(fresh)
        left += fresh
    return frozenset(found)
