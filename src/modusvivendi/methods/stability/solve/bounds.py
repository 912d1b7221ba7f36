"""When a move tempts and when a countermove deters, with certain and with unknown preferences.

With payoffs that are intervals [low, high], s1 is better than s for certain if low(s1) > high(s), s2 no better than s
for certain if high(s2) < low(s) or both are the same number; anything else is unknown. Li, Hipel, Kilgour and Fang
(2004) extend every stability in four ways:

==========  ==========================  ==================================
extension   a decision maker moves to   and is deterred by states that are
==========  ==========================  ==================================
a           better or unknown           no better
b           better                      no better
c           better or unknown           no better or unknown
d           better                      no better or unknown
==========  ==========================  ==================================

Whoever answers a move takes better and unknown states, in all four. Extension a is the most demanding, d the least.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.stability.solve.model import Payoffs, Values

EXTENSIONS = ("a", "b", "c", "d")
EXTREMES = (int(np.iinfo(np.int32).min), int(np.iinfo(np.int32).max))
"""What compact numbers lie between, so that these two can stand for the worst and the best."""


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Numbers of one decision maker under which every question is whether one exceeds another.

    s1 tempts from s if ``target[s1] > start[s]``; s2 deters there if ``worth[s2] <= bar[s]``; and as an answer to
    others, t improves on s if ``better[t] > kept[s]``.
    """

    target: Values
    start: Values
    worth: Values
    bar: Values
    better: Values
    kept: Values

    @property
    def single(self) -> bool:
        """Whether tempting and deterring are measured by the same numbers."""
        return self.target is self.worth and self.start is self.bar


def bounds(payoffs: Payoffs, party: int, extension: str = "a") -> Bounds:
    """The numbers of one decision maker under an extension.

    For "no better for certain" every number is doubled and an interval widened by one on both sides: then s2 is no
    better than s exactly if its upper number is at most the lower number of s.
    """
    low, high = payoffs.low[party], payoffs.high[party]
    if payoffs.certain:
        return Bounds(low, low, low, low, low, low)
    open_ = (high > low).astype(np.int64)
    upper, lower = 2 * high + open_, 2 * low - open_
    sure, unsure = (low, high), (upper, lower)
    target, start = unsure if extension in "ac" else sure
    worth, bar = unsure if extension in "ab" else sure
    return Bounds(target, start, worth, bar, upper, lower)


def compact(numbers: Bounds) -> Bounds:
    """The same order in four bytes a number: small numbers as they are, large ones as ranks."""
    unique = {id(each): each for each in _all(numbers)}
    least, most = min(int(each.min()) for each in unique.values()), max(int(each.max()) for each in unique.values())
    if least > EXTREMES[0] and most < EXTREMES[1]:
        small = {key: each.astype(np.int32) for key, each in unique.items()}
    else:
        levels = np.unique(np.concatenate(list(unique.values())))
        small = {key: np.searchsorted(levels, each).astype(np.int32) for key, each in unique.items()}
    return Bounds(*(small[id(each)] for each in _all(numbers)))


def _all(numbers: Bounds) -> tuple[Values, ...]:
    return numbers.target, numbers.start, numbers.worth, numbers.bar, numbers.better, numbers.kept
