"""People who need seats in vehicles that come back for more: a linear program, solved anew for every change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.flow import Built, leading, stopped
from modusvivendi.methods.access.runnable import after
from modusvivendi.methods.access.solve.fleets import Fleet
from modusvivendi.methods.access.solve.network import NetworkError, Window
from modusvivendi.methods.access.solve.solve import solve
from modusvivendi.methods.access.solve.vehicles import VehiclePlan, vehicles
from modusvivendi.situation.problems import Problem, SituationError

NEARLY = 1e-5
"""An optimum is known to six digits: so much below a whole number of people counts as that number."""


class Seated:
    """A reading of a network with vehicles; these may be divided, so that its numbers are bounds from above."""

    def __init__(self, case: Case, reading: Reading, built: Built) -> None:
        self.built = built
        self._case, self._reading = case, reading
        self._known: dict[int, int] = {}

    @cached_property
    def first(self) -> int | None:
        """After how many steps anybody is out; None where nobody gets out: found by halving."""
        return after(self, 1)

    def by(self, step: int) -> int:
        """People out when so many steps have passed: the most there can be if the truce ends then."""
        step = min(step, self.built.steps)
        if step not in self._known:
            self._known[step] = self._out(self.built, step - 1) if step > 1 else 0
        return self._known[step]

    def closed(self, link: int) -> int:
        """People out by the end without a link."""
        return self._out(stopped(self.built, [link], 0))

    def wider(self, link: int) -> int:
        """People out by the end if a link carried one person an hour more."""
        capacity = self.built.network.capacity.copy()
        capacity[link] += self.built.hourly(self._case.step)
        return self._out(replace(self.built, network=replace(self.built.network, capacity=capacity)))

    def quicker(self, place: int) -> int:
        """People out by the end if one person an hour more were screened in a place."""
        passes = self.built.network.passes.copy()
        passes[place] += self.built.hourly(self._case.step)
        return self._out(replace(self.built, network=replace(self.built.network, passes=passes)))

    def interrupted(self, first: int, lasts: int | None) -> int:
        """People out by the end if nobody could set out from a step on; for some steps, or for good."""
        until = self.built.steps if lasts is None else first + lasts
        windows = tuple(
            tuple(_without(((0, self.built.steps),) if given is None else given, first, until))
            for given in self.built.network.windows
        )
        return self._out(replace(self.built, network=replace(self.built.network, windows=windows)))

    def _out(self, built: Built, horizon: int | None = None) -> int:
        """People out by a horizon; nobody where no way is short enough for it."""
        chosen = built if horizon is None else replace(built, horizon=horizon)
        useful = [at for at, steps in enumerate(chosen.network.transit.tolist()) if steps <= chosen.horizon]
        if not useful or all(chosen.network.windows[at] == () for at in useful):
            return 0
        left = _only(chosen, useful)
        if not any(left.supply):
            return 0
        if not self._fleets(left):
            return left.people(
                int(solve(left.network, left.supply, left.sinks, left.horizon, limits=left.limits).arrivals[-1])
            )
        return left.people(int(self._plan(left).people + NEARLY * left.unit))

    def _plan(self, built: Built) -> VehiclePlan:
        """The program for a network.

        Raises:
            SituationError: it is too large, or HiGHS is not installed.
        """
        try:
            return vehicles(
                built.network, built.supply, built.sinks, built.horizon, self._fleets(built), limits=built.limits
            )
        except NetworkError as error:
            hint = (
                "or leave vehicles out" if find_spec("highspy") is None else "ask with a longer --step or fewer --hours"
            )
            raise SituationError([Problem(code="vehicles", what=str(error), hint=hint)]) from None

    def _fleets(self, built: Built) -> list[Fleet]:
        """Each with the links that it uses; it drives back empty over the same roads, whenever it likes."""
        found = []
        for number, fleet in enumerate(self._case.fleets):
            links = [link for link, at in enumerate(built.ways) if self._case.ways[at].fleet == number]
            if links:
                ends, transit = built.network.links.tolist(), built.network.transit.tolist()
                found.append(
                    Fleet(
                        seats=self._reading.seats[number] * built.unit,
                        vehicles=self._reading.count[number],
                        at=fleet.at,
                        links=links,
                        returns=[(ends[link][1], ends[link][0], transit[link]) for link in links],
                    )
                )
        return found


def _without(windows: tuple[Window, ...], first: int, until: int) -> Iterator[Window]:
    """What of some windows lies before a step or from another one on."""
    for begins, ends in windows:
        for one, two in ((begins, min(ends, first)), (max(begins, until), ends)):
            if one < two:
                yield one, two


def _only(built: Built, links: list[int]) -> Built:
    """The same with some of its links, and with those who can still get out over them."""
    network = built.network
    kept = replace(
        network,
        links=network.links[links],
        capacity=network.capacity[links],
        transit=network.transit[links],
        windows=tuple(network.windows[at] for at in links),
    )
    leads = leading(((tail, head) for tail, head in kept.links.tolist()), built.sinks)
    supply = [people if at in leads else 0 for at, people in enumerate(built.supply)]
    return replace(built, network=kept, supply=supply, ways=tuple(built.ways[at] for at in links))
