"""The least change of one ranking that brings some states down to a given one or below.

Kemeny's distance between two weak orders counts each pair of states once if one order ties it and the other does not,
and twice if they order it in opposite ways (Kemeny and Snell 1962).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.stability.solve.model import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Lowered:
    """A ranking in which the states asked for are no better than the given state, at the least distance."""

    distance: int
    ranks: Ints
    """One whole number for each state from 0, larger is better."""


class Ranking:
    """One decision maker's weak order, seen from one state.

    Take states T, all above s, that must come to s or below. Every weak order divides the states into those above s,
    tied with s, and below. Swapping two states that are in the wrong order never adds to the distance; so some nearest
    order keeps the given one above s and below s, and

    - the other states are divided at one place: all levels below it are below s, all above it above s, at most one
      level is tied with s (of two, one is better moved on), and that level or place is next to a level with states of
      T or next to the level of s (in between the distance changes linearly);
    - the states of T below some level are below s, the rest of them tied with s.

    With q levels that have states of T there are some 3q places and q + 1 levels to try, each a sum that is kept up.
    """

    def __init__(self, payoffs: NDArray[np.integer], state: int) -> None:
        self.state = state
        self.level = np.unique(payoffs, return_inverse=True)[1].reshape(-1)
        self.own = int(self.level[state])
        self.counts = np.bincount(self.level)
        self.counts[self.own] -= 1
        self.above = self.level > self.own

    def lowered(self, states: Ints) -> Lowered:
        """The nearest weak order in which these states, all above the given one, are no better than it."""
        if not len(states):
            return Lowered(0, self.level.copy())
        levels, taken = np.unique(self.level[states], return_counts=True)
        places = self._places(levels)
        cost, first_tied = self._cheapest(levels, taken, places)
        best = int(np.argmin(cost))
        place, split = places[best], int(first_tied[best])
        least_tied = levels[split] if split < len(levels) else self.level.max() + 1
        return Lowered(int(cost[best]), self._ranks(states, int(place[0]), int(place[1]), int(least_tied)))

    def _places(self, levels: Ints) -> Ints:
        """Pairs (a, b): levels under a are below s, from a and under b tied with s, from b above s."""
        near = np.concatenate([[self.own], levels])
        gaps = np.unique(np.concatenate([near, near + 1]))
        return np.concatenate([np.stack([gaps, gaps], axis=1), np.stack([near, near + 1], axis=1)])

    def _cheapest(self, levels: Ints, taken: Ints, places: Ints) -> tuple[Ints, Ints]:
        """For each place the least distance, and from which of the levels on states of T are tied with s."""
        rest = self.counts.copy()
        rest[levels] -= taken
        under = np.concatenate([[0], np.cumsum(rest)])
        under -= under[self.own]
        below, tied_under = under[places[:, :1]], under[places[:, 1:]]
        start, end = places[:, :1], places[:, 1:]
        here, up_to, up_from = rest[levels], under[levels], under[levels + 1]
        tied_here = np.where((start <= levels) & (levels < end), here, 0)
        put_below = 2 + 2 * np.maximum(up_to - below, 0) + np.where(start <= levels, here, 0)
        put_tied = (
            1
            + 2 * np.maximum(below - up_from, 0)
            + np.where(start > levels, here, 0)
            + (tied_under - below)
            - tied_here
            + 2 * np.maximum(up_to - tied_under, 0)
            + np.where(end <= levels, here, 0)
        )
        none = np.zeros((len(places), 1), dtype=np.int64)
        sums_below = np.concatenate([none, np.cumsum(put_below * taken, axis=1)], axis=1)
        sums_tied = np.concatenate([none, np.cumsum(put_tied * taken, axis=1)], axis=1)
        total = sums_below + sums_tied[:, -1:] - sums_tied + _ties(taken)
        best = np.argmin(total, axis=1)
        return total[np.arange(len(places)), best] + self._own_cost(rest, places, below, tied_under), best

    def _own_cost(self, rest: Ints, places: Ints, below: Ints, tied_under: Ints) -> Ints:
        """What s pays against the states that are not in T."""
        equals = int(rest[self.own])
        start, end = places[:, 0], places[:, 1]
        passed = below[:, 0]
        tied = (tied_under - below)[:, 0]
        cost = np.where(start > self.own, 2 * passed - equals + tied, 0)
        return cost + np.where(end <= self.own, equals, 0)

    def _ranks(self, states: Ints, start: int, end: int, least_tied: int) -> Ints:
        """The levels again, after the division; what is tied with s comes between what is below and above."""
        place = np.where(self.level < start, 0, np.where(self.level < end, 1, 2))
        place[states] = np.where(self.level[states] < least_tied, 0, 1)
        place[self.state] = 1
        span = len(self.counts)
        keys = place * span + np.where(place == 1, 0, self.level)
        return np.unique(keys, return_inverse=True)[1].reshape(-1)


def _ties(taken: Ints) -> Ints:
    """For each level from which on states of T are tied: the pairs of them that were ordered before."""
    sums = np.concatenate([np.cumsum(taken[::-1])[::-1], [0]])
    squares = np.concatenate([np.cumsum((taken**2)[::-1])[::-1], [0]])
    pairs: Ints = (sums**2 - squares) // 2
    return pairs
