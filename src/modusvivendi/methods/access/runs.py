"""One reading of the network, solved: people out by each step, and what changes would make of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from modusvivendi.methods.access.case import Case, Reading
from modusvivendi.methods.access.flow import Built, build
from modusvivendi.methods.access.runnable import Run, after
from modusvivendi.methods.access.seated import Seated
from modusvivendi.methods.access.solve.network import UNLIMITED
from modusvivendi.methods.access.solve.plan import Plan
from modusvivendi.methods.access.solve.solve import solve
from modusvivendi.methods.access.solve.steady import Steady, steady


class Free:
    """People who need no seats: an earliest arrival flow; where nothing changes with time, one flow repeated."""

    def __init__(self, case: Case, built: Built) -> None:
        self.built = built
        self._step = case.step

    @cached_property
    def first(self) -> int | None:
        """After how many steps anybody is out; None where nobody gets out."""
        return after(self, 1)

    def by(self, step: int) -> int:
        """People out when so many steps have passed."""
        last = min(step, self.built.steps) - 1
        if last < 0:
            return 0
        return self.built.people(int(self._plan.arrivals[last]) if self.steady is None else self.steady.by(last))

    @cached_property
    def steady(self) -> Steady | None:
        """The flow that is repeated; None where links open and close, or shelters have limits of their own."""
        if any(limit != UNLIMITED for limit in self.built.limits):
            return None
        return steady(self.built.network, self.built.supply, self.built.sinks)

    @cached_property
    def _plan(self) -> Plan:
        built = self.built
        return solve(built.network, built.supply, built.sinks, built.horizon, limits=built.limits)

    def closed(self, link: int) -> int:
        """People out by the end without a link."""
        return self.built.people(self._end - int(self._plan.link_value[link]))

    def wider(self, link: int) -> int:
        """People out by the end if a link carried one person an hour more."""
        return self.built.people(self._end + int(self._plan.more_capacity(self._hourly)[link]))

    def quicker(self, place: int) -> int:
        """People out by the end if one person an hour more were screened in a place."""
        return self.built.people(self._end + int(self._plan.more_screening(self._hourly)[place]))

    def interrupted(self, first: int, lasts: int | None) -> int:
        """People out by the end if nobody could set out from a step on; for some steps, or for good."""
        return self.built.people(int(self._plan.interrupted(first, lasts)))

    @property
    def _end(self) -> int:
        return int(self._plan.arrivals[-1])

    @property
    def _hourly(self) -> int:
        return self.built.hourly(self._step)


def run(case: Case, reading: Reading, open_: Iterable[int], hours: Fraction) -> Run | None:
    """A reading of the network until an hour; None where nobody could get out."""
    built = build(case, reading, open_, hours)
    return None if built is None else of(case, reading, built)


def of(case: Case, reading: Reading, built: Built) -> Run:
    """A network that is built, solved."""
    seated = any(case.ways[at].fleet is not None for at in built.ways)
    return Seated(case, reading, built) if seated else Free(case, built)
