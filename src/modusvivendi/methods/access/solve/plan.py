"""A plan: how many can be out by when, on which ways, and what a change is worth."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from modusvivendi.methods.access.solve.binding import Binding, binding
from modusvivendi.methods.access.solve.engines import Change, Engine, Sides, Solved
from modusvivendi.methods.access.solve.grid import Layout, layout, steps_open
from modusvivendi.methods.access.solve.network import (
    LARGEST,
    UNLIMITED,
    Ints,
    NetworkError,
    check_whole,
    stop,
    whole_array,
)
from modusvivendi.methods.access.solve.question import Question
from modusvivendi.methods.access.solve.together import Attained, attained

NONE = np.zeros(0, dtype=np.int64)


class Plan:
    """The answers to one question; those that take work are worked out when they are asked for.

    Every number of people is an exact optimum.
    """

    def __init__(self, question: Question, engine: Engine) -> None:
        self.question = question
        self._engine = engine
        self._layout: Layout = layout(question)
        self._solved: Solved = engine.solved(self._layout)

    @property
    def arrivals(self) -> Ints:
        """Shape (horizon + 1,): people at the sinks by each step, the most there can be.

        One plan attains all of them at once, an earliest arrival flow (Gale 1959), unless sinks have limits: see
        ``together``.
        """
        return self._solved.arrivals

    @property
    def clearance(self) -> int | None:
        """The first step by which everyone can be out; None if that is after the horizon."""
        out = np.flatnonzero(self.arrivals == self.question.total)
        return int(out[0]) if len(out) else None

    @property
    def together(self) -> bool:
        """Whether one plan, ``flow``, attains the optimum of every step at once.

        It always does where sinks are without limits, with any number of sources (Baumann and Skutella 2009). With
        limits there may be no such plan, for who fills a near sink early may have to be sent to a farther one.
        """
        return self._attained.together

    @property
    def flow(self) -> Ints:
        """Shape (m, horizon + 1): people who depart on each link at each step of one plan.

        It attains ``arrivals`` at every step where they can be had ``together``, and at the horizon in any case.
        """
        return self._attained.flow[: len(self.question.network.links)]

    @cached_property
    def link_value(self) -> Ints:
        """Shape (m,): people fewer at the horizon if a link is closed throughout, each link by itself."""
        links = len(self.question.network.links)
        used = self._solved.grid.flow[:links].any(axis=1)
        values = np.zeros(links, dtype=np.int64)
        for link in np.flatnonzero(used).tolist():
            values[link] = self._last - self._after(closed=self._ways(link, self._steps(link)))
        return values

    @cached_property
    def binding(self) -> Binding:
        """What holds people up at the horizon: a minimum cut."""
        return binding(self.question, self._layout, self._sides)

    def more_capacity(self, extra: int) -> Ints:
        """Shape (m,): people more at the horizon if ``extra`` more may depart on a link per step, each by itself.

        Raises:
            NetworkError: ``extra`` is no whole number from 1 on.
        """
        _check(extra, 1, "extra")
        network = self.question.network
        values = np.zeros(len(network.links), dtype=np.int64)
        for link in range(len(network.links)):
            steps = self._steps(link)
            if self._would_help(link, steps):
                values[link] = self._after(wider=self._ways(link, steps), extra=extra) - self._last
        return values

    def more_screening(self, extra: int) -> Ints:
        """Shape (n,): people more at the horizon if ``extra`` more may go through a node per step, each by itself.

        It is 0 at nodes where passing is not limited.

        Raises:
            NetworkError: ``extra`` is no whole number from 1 on.
        """
        _check(extra, 1, "extra")
        steps = np.arange(self.question.horizon + 1)
        values = np.zeros(self.question.network.n, dtype=np.int64)
        for node in np.flatnonzero(self._layout.passing != UNLIMITED).tolist():
            link = int(self._layout.passing[node])
            if self._would_help(link, steps):
                values[node] = self._after(wider=self._ways(link, steps), extra=extra) - self._last
        return values

    def longer(self, steps: int) -> int:
        """People more at the sinks if there are so many steps more. Opening times stay as they are.

        Raises:
            NetworkError: ``steps`` is no whole number from 0 on, or too many for so large a network.
        """
        _check(steps, 0, "steps")
        longer = self.question.until(self.question.horizon + int(steps))
        return int(self._engine.solved(layout(longer)).arrivals[-1]) - self._last

    def interrupted(self, at: int, lasts: int | None = None, links: ArrayLike | None = None) -> int:
        """People at the sinks by the horizon, at most, if nobody can depart for a time.

        People who are on the way arrive. It is known from the first that this will happen, so that the plan is made for
        it: where it comes unforeseen, fewer arrive.

        Args:
            at: the first step at which nobody departs.
            lasts: how many steps that takes; for good if left out.
            links: where nobody departs; on all links if left out.

        Raises:
            NetworkError: a step is no whole number from 0 on, ``lasts`` none from 1 on, or a link is not there.
        """
        faults: list[str] = []
        check_whole(at, 0, LARGEST, "at", faults)
        if lasts is not None:
            check_whole(lasts, 1, LARGEST, "lasts", faults)
        chosen = self._chosen(links, faults)
        stop(faults)
        end = None if lasts is None else int(at) + int(lasts)
        steps = np.arange(self.question.horizon + 1)[int(at) : end]
        ways = [self._ways(link, np.intersect1d(steps, self._steps(link))) for link in chosen]
        return self._after(closed=np.concatenate([NONE, *ways]))

    @property
    def _last(self) -> int:
        return int(self.arrivals[-1])

    @cached_property
    def _attained(self) -> Attained:
        return attained(self._layout, self._solved)

    @cached_property
    def _sides(self) -> Sides:
        return self._engine.sides(self._solved)

    def _steps(self, link: int) -> Ints:
        return np.flatnonzero(steps_open(self.question.network, link, self.question.horizon + 1))

    def _ways(self, link: int, steps: Ints) -> Ints:
        return link * (self.question.horizon + 1) + steps

    def _would_help(self, link: int, steps: Ints) -> bool:
        """Whether someone could get to the link, and on from it: no other link's room can let more arrive."""
        grid, sides = self._layout.grid, self._sides
        begins = sides.near[grid.tail[link], steps]
        return bool((begins & sides.far[grid.head[link], steps + int(grid.transit[link])]).any())

    def _after(self, closed: Ints = NONE, wider: Ints = NONE, extra: int = 0) -> int:
        return self._engine.changed(self._layout, self._solved, Change(closed, wider, int(extra)))

    def _chosen(self, links: ArrayLike | None, faults: list[str]) -> list[int]:
        many = len(self.question.network.links)
        if links is None:
            return list(range(many))
        made = whole_array(links)
        if made is None or made.ndim != 1:
            faults.append("links: give a row of their numbers")
            return []
        faults += [
            f"link {link} is not there; links are 0 to {many - 1}" for link in made.tolist() if not 0 <= link < many
        ]
        return sorted(set(made.tolist()))


def _check(value: int, low: int, what: str) -> None:
    faults: list[str] = []
    check_whole(value, low, LARGEST, what, faults)
    if faults:
        raise NetworkError(faults)
