"""Case → everything that the answer tells; each part is worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import log1p
from random import Random

from modusvivendi.methods.access.case import Case, Offer, Reading
from modusvivendi.methods.access.clearing import cleared, days_looked_at
from modusvivendi.methods.access.flow import Built, leading, steps, stopped
from modusvivendi.methods.access.runnable import Run
from modusvivendi.methods.access.runs import of, run
from modusvivendi.methods.access.worth import Worth, worths

READINGS = ("low", "central", "high")
INTERRUPTIONS = 12
SCENARIOS, SEED = 200, 0
"""Of ways that may be stopped at any hour: the same file gives the same digits everywhere."""


@dataclass(frozen=True, slots=True)
class Band:
    """People, in the readings with the fewest, in the middle and with the most."""

    low: int
    central: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """People out if nobody can set out from an hour on."""

    hour: Fraction
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """People out where ways may be stopped at any hour."""

    mean: float
    error: float
    """The standard error of the mean."""
    tenth: int
    """In one scenario of ten no more get out."""


class Asked:
    """The answers about one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._solved: dict[frozenset[int], dict[str, Run | None]] = {}

    @property
    def waiting(self) -> Band:
        """People who wait."""
        return Band(*(sum(self._reading(which).waiting) for which in READINGS))

    def band(self, hours: Fraction) -> Band:
        """People out within a truce of some hours, under the package."""
        return self._band(self._runs(self.case.open), hours)

    def band_now(self, hours: Fraction) -> Band:
        """People out within some hours as things are, without the package."""
        return self._band(self._runs(self.case.open_now), hours)

    @property
    def first(self) -> Fraction | None:
        """Hours until anybody is out, in the middle reading; None where nobody gets out."""
        found = self._runs(self.case.open)["central"]
        step = None if found is None else found.first
        return None if step is None else Fraction(step * self.case.step, 60)

    def curve(self, which: str, at: Sequence[int]) -> tuple[int, ...]:
        """People out by some steps of the longest truce, in one reading."""
        found = self._runs(self.case.open)[which]
        return tuple(0 if found is None else found.by(step) for step in at)

    @property
    def different(self) -> tuple[str, ...]:
        """The readings that differ from one another."""
        return ("central",) if self.case.exact else READINGS

    @cached_property
    def clearance(self) -> dict[str, Fraction | None]:
        """Hours until everyone is out; None where that takes longer than is looked at.

        ``low``: as little carried as may be, for as many as may wait, and ``high`` the other way round.
        """
        low, central, high = (self._reading(which) for which in READINGS)
        slow, quick = replace(low, waiting=high.waiting), replace(high, waiting=low.waiting)
        return {which: cleared(self.case, each) for which, each in zip(READINGS, (slow, central, quick), strict=True)}

    @property
    def clearing_days(self) -> int:
        """For how many days that is looked at."""
        return days_looked_at(self.case)

    @property
    def cut_off(self) -> tuple[int, ...]:
        """The places where people wait and from which no way that is open leads to a shelter."""
        case = self.case
        shelters = [at for at, place in enumerate(case.places) if place.shelter]
        leads = leading(((case.ways[at].tail, case.ways[at].head) for at in case.open), shelters)
        return tuple(at for at, people in enumerate(case.high.waiting) if people and at not in leads)

    @property
    def crowded(self) -> int | None:
        """The room of all shelters at the most, where that is less than wait at the least; else None."""
        case = self.case
        room = [case.high.takes[at] for at, place in enumerate(case.places) if place.shelter]
        known = [each for each in room if each is not None]
        return sum(known) if len(known) == len(room) and sum(known) < sum(case.low.waiting) else None

    @cached_property
    def main(self) -> Run | None:
        """The middle reading within the truce that is asked about."""
        return run(self.case, self.case.central, self.case.open, self.case.hours)

    @cached_property
    def worths(self) -> tuple[Worth, ...]:
        """What closing or opening a way, and one more of anything, is worth, the most first."""
        return worths(self.case, self.main)

    @cached_property
    def stops(self) -> tuple[Stopped, ...]:
        """People out if nobody can set out from some hour on."""
        found, case = self.main, self.case
        if found is None:
            return ()
        whole = int(case.hours)
        lasts = None if case.halt is None else steps(case, 60 * case.halt)
        return tuple(
            Stopped(hour=Fraction(hour), people=found.interrupted(60 * hour // case.step, lasts))
            for hour in range(0, whole, max(whole // INTERRUPTIONS, 1))
        )

    @cached_property
    def chance(self) -> Chance | None:
        """What the chances of being stopped do, in scenarios; None where no way has one."""
        found, case = self.main, self.case
        if found is None or not any(case.central.halt_chance[at] for at in found.built.ways):
            return None
        random = Random(SEED)
        scenarios = [_scenario(case, found.built, random) for _ in range(SCENARIOS)]
        people = sorted(of(case, case.central, each).by(each.steps) for each in scenarios)
        mean = sum(people) / SCENARIOS
        spread = sum((each - mean) ** 2 for each in people) / (SCENARIOS - 1)
        return Chance(mean=mean, error=(spread / SCENARIOS) ** 0.5, tenth=people[SCENARIOS // 10])

    def offered(self, offer: Offer) -> Band:
        """People out within the time for which a proposal opens ways, or the longest truce that is tabulated."""
        return self._band(self._runs(offer.open), self.offered_hours(offer))

    def offered_hours(self, offer: Offer) -> Fraction:
        """For how long a proposal is looked at."""
        return min(offer.hours or self.case.longest, self.case.longest)

    def _runs(self, open_: frozenset[int]) -> dict[str, Run | None]:
        """The readings with some ways open, until the longest truce: each is solved once."""
        if open_ not in self._solved:
            self._solved[open_] = {
                which: run(self.case, self._reading(which), open_, self.case.longest) for which in self.different
            }
        return self._solved[open_]

    def _reading(self, which: str) -> Reading:
        return {"low": self.case.low, "central": self.case.central, "high": self.case.high}[which]

    def _band(self, runs: dict[str, Run | None], hours: Fraction) -> Band:
        last = steps(self.case, 60 * hours)
        found = {which: 0 if each is None else each.by(last) for which, each in runs.items()}
        low, central, high = (found.get(which, found["central"]) for which in READINGS)
        return Band(min(low, central, high), central, max(low, central, high))


def solve(case: Case) -> Asked:
    """Ask everything of a case, when it is needed."""
    return Asked(case)


def _scenario(case: Case, built: Built, random: Random) -> Built:
    """One course of events: each way that may be stopped is stopped for good after an hour, by its chance."""
    for link, at in enumerate(built.ways):
        chance = float(case.central.halt_chance[at])
        if chance:
            hours = 0.0 if chance >= 1 else min(log1p(-random.random()) / log1p(-chance), float(case.hours) + 1)
            built = stopped(built, [link], min(60 * int(hours) // case.step, built.steps))
    return built
