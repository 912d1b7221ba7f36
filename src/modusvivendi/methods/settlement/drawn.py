"""The settlement asked of many draws: whether an agreement exists, and what alone would unlock one.

Every package is looked at, so that nothing is bounded by time. With V the set of red lines and expectations that a
package breaks, an agreement exists where some package has V = ∅; the smallest unlocking set has min |V| members; and a
concession unlocks alone where some package has V = {that one}. A party is pivotal where there is no agreement, and some
package breaks nothing but what that party insists on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.drawn import Array, Column, Rows, Template, refuse
from modusvivendi.methods.settlement.case import Offer
from modusvivendi.methods.settlement.fill import UNITS, expected, points, utilities
from modusvivendi.methods.settlement.frame import Built, build, offers_of
from modusvivendi.methods.settlement.frame.feeds import Feeds, Line, feeds
from modusvivendi.methods.settlement.frame.feeds import slots as slots_of
from modusvivendi.methods.settlement.frame.moving import moving
from modusvivendi.methods.settlement.solve.problem import Ints, Mask
from modusvivendi.situation.problems import Problem as Fault
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, centre

Counts = NDArray[np.uint8] | NDArray[np.uint16]
MOST_PACKAGES = 1_000_000
"""Packages up to which all are looked at in every draw."""
MOST_CELLS = 2**20
"""Draws times packages that are looked at together: 8 MiB for each party."""
MOST_CANDIDATES = 20


def slots(situation: Situation, options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """The uncertain numbers that a settlement rests on."""
    refuse(options)
    return slots_of(situation, build(situation))


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The case, ready for draws.

    Raises:
        SituationError: there are too many packages to look at all of them in every draw.
    """
    refuse(options)
    with_moving = moving(situation, slots)
    built = with_moving.built
    packages = _packages(built)
    made = Batch(built, feeds(situation, with_moving, slots), packages)
    offers, _ = offers_of(situation, built.grids)
    named = {f"{offer.label} ({_words(built, offer)})": offer.package for offer in offers if offer.named}
    made.weigh({words: at for words, package in named.items() if (at := _at(packages, package)) is not None})
    made.weigh({f"Computed, nearest to a deal: {words}": at for words, at in _nearest(built, made, slots)})
    return made


class Batch:
    """Parties, packages within the rules, and red lines; the numbers come with the draws."""

    largest = 2_000

    def __init__(self, built: Built, feeds: Feeds, packages: Ints) -> None:
        self._feeds, self._packages = feeds, packages
        self._sizes = built.problem.sizes
        self._places = np.ravel_multi_index(tuple(packages.T), self._sizes)
        self._broken = [_broken(line, packages, self._sizes) for line in feeds.lines]
        self._names = [one.side.name for one in built.sides]
        self._candidates: dict[str, int] = {}
        words = [line.words for line in feeds.lines]
        words += [f"{name} expecting less without a deal" for name in self._names]
        self.columns: tuple[Column, ...] = (
            Column("Some package is acceptable to every party", "", "yes"),
            Column("Packages that all could accept", "packages"),
            Column("Red lines or expectations that would have to give", "concessions"),
            *(Column(f"No deal, but one concession would unlock one: {each}", "", "yes") for each in words),
            *(
                Column(f"{name} alone could open a deal by giving way, where there is none", "", "yes")
                for name in self._names
            ),
        )
        self._owners = [*(line.party for line in feeds.lines), *range(len(self._names))]

    def weigh(self, candidates: Mapping[str, int]) -> None:
        """Follow some packages, by their places, in every draw."""
        new = {words: at for words, at in candidates.items() if at not in self._candidates.values()}
        self._candidates |= dict(list(new.items())[: MOST_CANDIDATES - len(self._candidates)])
        followed = tuple(self._candidates)
        self.columns = (
            *(column for column in self.columns if not column.candidate),
            *(Column(f"All could accept: {each}", "", "yes", each, "all could accept it") for each in followed),
            *(Column(f"Least gain of any party: {each}", "points", "number", each, "least gain") for each in followed),
        )

    def rows(self, numbers: Array) -> Rows:
        """The outputs of each draw; one in which nothing matters to a party is told as failed."""
        size = max(MOST_CELLS // max(len(self._packages), 1), 1)
        blocks = [self._block(numbers[at : at + size]) for at in range(0, len(numbers), size)]
        values = np.concatenate([np.zeros((0, len(self.columns))), *blocks])
        errors = np.full(len(numbers), "", dtype=object)
        for name, side in zip(self._names, self._feeds.sides, strict=True):
            idle = sum(each.fill(numbers) for each in side.salience) <= 0
            errors[idle] = f"nothing matters to {name}: every salience is zero"
        values[errors != ""] = np.nan
        return Rows(values, tuple(errors))

    def counted(self, numbers: Array) -> tuple[Ints, Ints]:
        """What each package breaks, and what the party that gains least would gain from it.

        Returns:
            Shape (draws, packages) each; the gain in units.
        """
        count, _, gain = self._looked(numbers)
        return count.T.astype(np.int64), gain.T

    def package(self, at: int) -> Ints:
        """The options of a package, by its place."""
        return np.asarray(self._packages[at])

    def _looked(self, numbers: Array) -> tuple[Counts, list[Mask], Ints]:
        """How much each package breaks, which ones break each line and expectation, and the least gain of any party.

        Shape (packages, draws) each; the gain in units.
        """
        short, least = [], np.full((len(self._packages), len(numbers)), np.iinfo(np.int64).max)
        for side in self._feeds.sides:
            own = points(side, numbers)
            gain = utilities(side, own, numbers, self._sizes, self._places)
            gain -= expected(side, own, numbers, self._sizes)
            gain[(gain < 0) & (gain >= -(len(side.worth) + len(side.extras)))] = 0  # no more than rounding
            np.minimum(least, gain, out=least)
            short.append(gain < 0)
        stands = [line.stands.fill(numbers) > 0.5 for line in self._feeds.lines]
        broken = [
            (_bounded(line, self._packages, numbers) if line.places else fixed[:, None]) & there
            for line, fixed, there in zip(self._feeds.lines, self._broken, stands, strict=True)
        ]
        masks = [*broken, *short]
        # one byte where that suffices: a mask is added eight times as fast as to whole words
        count = np.zeros(least.shape, dtype=np.min_scalar_type(len(masks)))
        for mask in masks:
            count += mask.view(np.uint8)
        return count, masks, least

    def _block(self, numbers: Array) -> Array:
        count, broken, gain = self._looked(numbers)
        agreed, one = (count == 0).sum(axis=0), count == 1
        least = count.min(axis=0) if len(count) else np.full(len(numbers), np.nan)
        alone = [(one & mask).any(axis=0) & (agreed == 0) for mask in broken]
        alone += [self._pivotal(party, count, broken) & (agreed == 0) for party in range(len(self._names))]
        followed = list(self._candidates.values())
        weighed = [*(count[at] == 0 for at in followed), *(gain[at] / UNITS for at in followed)]
        return np.stack([agreed > 0, agreed, least, *alone, *weighed], axis=1).astype(np.float64)

    def _pivotal(self, party: int, count: Counts, broken: Sequence[Mask]) -> Mask:
        """In which draws some package breaks nothing but what one party insists on."""
        own = np.zeros_like(count)
        for owner, mask in zip(self._owners, broken, strict=True):
            if owner == party:
                own += mask.view(np.uint8)
        return np.asarray((count == own).any(axis=0))


def _packages(built: Built) -> Ints:
    """The packages within the rules, shape (n, issues)."""
    problem = built.problem
    if problem.packages > MOST_PACKAGES:
        what = f"{problem.packages:,} packages are too many to look at in every draw; at most {MOST_PACKAGES:,}"
        hint = "leave out issues that do not matter here, or options that nobody wants"
        raise SituationError([Fault(code="too-many-packages", what=what, hint=hint)])
    every = np.stack(np.unravel_index(np.arange(problem.packages), problem.sizes), axis=1).astype(np.int64)
    return every[problem.feasible(every)]


def _words(built: Built, offer: Offer) -> str:
    """What a proposal names."""
    each = zip(built.grids, offer.package, strict=True)
    words = [f"{one.issue.label}: {one.words[at]}" for number, (one, at) in enumerate(each) if number in offer.named]
    return "; ".join(words)


def _at(packages: Ints, package: Sequence[int]) -> int | None:
    found = np.flatnonzero((packages == np.array(package)).all(axis=1))
    return int(found[0]) if len(found) else None


def _nearest(built: Built, made: Batch, slots: Sequence[Slot]) -> Iterator[tuple[str, int]]:
    """At the central readings, the package that breaks least, and among these gives the least gainer most."""
    count, gain = made.counted(np.array([[centre(slot) for slot in slots]]))
    if count.shape[1]:
        at = int(np.lexsort((-gain[0], count[0]))[0])
        package = made.package(at)
        changed = [
            f"{each.issue.label}: {each.words[option]}"
            for each, option in zip(built.grids, package, strict=True)
            if each.index(each.issue.now) != option
        ]
        yield "; ".join(changed) or "all as today", at


def _broken(line: Line, packages: Ints, sizes: Sequence[int]) -> Mask:
    """Which packages break a line, were it without bounds."""
    given, allowed = (_within(block, packages, sizes) for block in (line.given, line.allowed))
    return given & ~allowed


def _within(block: Mapping[int, tuple[int, ...]], packages: Ints, sizes: Sequence[int]) -> Mask:
    mask = np.ones(len(packages), dtype=np.bool_)
    for issue, options in block.items():
        member = np.zeros(sizes[issue], dtype=np.bool_)
        member[list(options)] = True
        mask &= member[packages[:, issue]]
    return mask


def _bounded(line: Line, packages: Ints, numbers: Array) -> Mask:
    """Which packages break a line with bounds in which draw, shape (packages, draws)."""
    places = np.stack([place.fill(numbers) for place in line.places])
    inside = np.zeros(places.shape, dtype=np.bool_)
    inside[list(line.allowed[line.issue])] = True
    if line.low is not None:
        inside &= places >= line.low.fill(numbers)
    if line.high is not None:
        inside &= places <= line.high.fill(numbers)
    return np.asarray(~inside[packages[:, line.issue]])
