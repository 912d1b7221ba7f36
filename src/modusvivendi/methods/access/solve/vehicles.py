"""How many people can be out by when, if they need seats in vehicles that also have to come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec

import numpy as np
from numpy.typing import ArrayLike, NDArray

from modusvivendi.methods.access.solve import engines
from modusvivendi.methods.access.solve.engines import Solved
from modusvivendi.methods.access.solve.fleets import Fleet, check_fleets, trips
from modusvivendi.methods.access.solve.grid import Layout, layout
from modusvivendi.methods.access.solve.network import Network, NetworkError, stop
from modusvivendi.methods.access.solve.program import MOST_COLUMNS, Answer, Floats, Program
from modusvivendi.methods.access.solve.question import Question, question


class VehiclePlan:
    """The answers to a question with vehicles, which may be divided: bounds from above for whole ones.

    Every number is an optimum to six digits, confirmed by that of the dual.
    """

    def __init__(self, asked: Question, fleets: Sequence[Fleet], program: Program) -> None:
        self.question, self.fleets = asked, tuple(fleets)
        self._program = program
        self._seats = [fleet.seats for fleet in fleets]
        self._vehicles = [fleet.vehicles for fleet in fleets]
        self._most, self._early = program.solve(self._seats, self._vehicles)

    @property
    def people(self) -> float:
        """People at the sinks by the horizon, the most there can be."""
        return self._most.value

    @property
    def bound(self) -> float:
        """No plan brings more people there: the optimum of the dual."""
        return self._most.bound

    @cached_property
    def arrivals(self) -> Floats:
        """Shape (horizon + 1,): people at the sinks by each step in one plan.

        Of the plans that bring the most there by the horizon, it is one whose arrivals are earliest on average. By a
        step before the horizon another plan may bring more.
        """
        return self._program.arrivals(self._early)

    @cached_property
    def flow(self) -> Floats:
        """Shape (m, horizon + 1): people who depart on each link at each step of that plan."""
        return self._program.of_links(self._early.columns, len(self.question.network.links))

    @cached_property
    def departures(self) -> tuple[Floats, ...]:
        """Of each fleet, shape (links and returns, horizon + 1): vehicles that depart at each step of that plan."""
        return tuple(
            self._program.of_fleet(self._early.columns, number, len(fleet.links) + len(fleet.returns))
            for number, fleet in enumerate(self.fleets)
        )

    @cached_property
    def vehicle_value(self) -> Floats:
        """Shape (fleets,): people more at the horizon with one vehicle more in a fleet, solved anew for each."""
        return self._each(lambda vehicles, number: (self._seats, _one_more(vehicles, number)), self._vehicles)

    @cached_property
    def seat_value(self) -> Floats:
        """Shape (fleets,): people more at the horizon with one seat more in each vehicle of a fleet, solved anew."""
        return self._each(lambda seats, number: (_one_more(seats, number), self._vehicles), self._seats)

    @cached_property
    def capacity_value(self) -> Floats:
        """Shape (m,): people more at the horizon, at most, if one more may depart on a link per step.

        From the dual: the rate at which a little more capacity helps, and so a bound from above for one more.
        """
        many = len(self.question.network.links)
        return np.asarray(self._program.of_links(self._most.prices, many).sum(axis=1))

    def _each(self, change: Callable[[list[int], int], tuple[list[int], list[int]]], now: list[int]) -> Floats:
        solved: list[Answer] = [self._program.most(*change(now, number)) for number in range(len(self.fleets))]
        return np.maximum([answer.value - self.people for answer in solved], 0.0)


def vehicles(
    network: Network,
    supply: ArrayLike,
    sinks: ArrayLike,
    horizon: int,
    fleets: Sequence[Fleet],
    *,
    limits: ArrayLike | None = None,
) -> VehiclePlan:
    """The most people who can be out by the horizon, where they need a seat on some links.

    A link that a fleet uses is one where people need a seat in a vehicle of some such fleet that departs at that step;
    on other links they walk. The capacity of links counts people, not vehicles. Vehicles wait at nodes as they like,
    and depart over links only when these are open; people change vehicles at nodes without loss of time.

    A linear program: vehicles and people may be divided. What it says is a bound from above for whole vehicles, and
    near the truth where these are many.

    Args:
        network: see ``network``.
        supply: shape (n,), people who are at each node at step 0.
        sinks: nodes that people want to reach.
        horizon: the last step that counts.
        fleets: the vehicles.
        limits: of each sink, the most people whom it can take in all, −1 if unlimited.

    Raises:
        NetworkError: listing everything that is wrong; the program is too large; HiGHS is not installed, or did not
            find an optimum that it could prove.
    """
    asked = question(network, supply, sinks, horizon, limits)
    faults: list[str] = []
    check_fleets(network, fleets, faults)
    if find_spec("highspy") is None:
        faults.append("vehicles need HiGHS, which is not installed: pip install 'modusvivendi[solvers]'")
    stop(faults)
    made = layout(asked)
    ways = [(trips(network, fleet, made.grid.width), fleet.at) for fleet in fleets]
    useful = _useful(asked, made)
    columns = int(useful.sum()) + sum(int(each.may.sum()) for each, _ in ways)
    columns += len(fleets) * network.n * asked.horizon
    if columns > MOST_COLUMNS:
        raise NetworkError(
            [f"the program has {columns:,} columns, more than {MOST_COLUMNS:,}; give fewer or longer steps, or fleets"]
        )
    return VehiclePlan(asked, fleets, Program(made, useful, ways, network.n))


def _useful(asked: Question, made: Layout) -> NDArray[np.bool_]:
    """Shape (links of the grid, width): cells that people can get to and from which they can still arrive."""
    grid = made.grid
    nobody = Solved(np.zeros(grid.width, dtype=np.int64), grid, together=False)
    sides = engines.engine(None, asked.cells).sides(nobody)
    useful = np.zeros(grid.room.shape, dtype=np.bool_)
    for link, (tail, head, transit) in enumerate(zip(grid.tail, grid.head, grid.transit, strict=True)):
        last = grid.width - int(transit)
        useful[link, :last] = sides.near[tail, :last] & sides.far[head, int(transit) :]
    useful &= grid.room > 0
    return useful


def _one_more(numbers: list[int], at: int) -> list[int]:
    return [number + (place == at) for place, number in enumerate(numbers)]
