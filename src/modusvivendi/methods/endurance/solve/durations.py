"""Of durations that are all known: how many lasted beyond a day, given that they lasted as long as another."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from modusvivendi.methods.shares import wilson

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Of the durations that reached ``lasted`` days those beyond ``days``."""

    days: int
    beyond: int
    of: int
    low: float
    high: float
    """The ends of Wilson's 95 % interval of the share; 0 and 1 where none reached that far."""

    @property
    def share(self) -> float:
        """The share; NaN where none reached that far."""
        return self.beyond / self.of if self.of else float("nan")


def beyond(durations: ArrayLike, lasted: int, days: int) -> Beyond:
    """How many durations of ``lasted`` days or more were longer than ``days``.

    Args:
        durations: shape (n,), in days.
        lasted: days that count as certain: durations below are left out.
        days: beyond how many days; below ``lasted`` all of them are.

    Raises:
        ValueError: a duration is not above 0, or there is none.
    """
    known = _known(durations)
    reached = known[known >= lasted]
    count = int((reached > days).sum())
    low, high = wilson(count, len(reached)) if len(reached) else (0.0, 1.0)
    return Beyond(days=days, beyond=count, of=len(reached), low=low, high=high)


def quantiles(durations: ArrayLike, shares: ArrayLike) -> Floats:
    """The durations below which given shares lie, interpolated linearly (Hyndman and Fan's 7th)."""
    return np.asarray(np.quantile(_known(durations), np.asarray(shares, dtype=np.float64)))


@dataclass(frozen=True, slots=True)
class Survival:
    """A survival curve; shapes (k,)."""

    days: Whole
    """The durations that occur, rising."""
    share: Floats
    """Of all durations those that are longer."""


def survival(durations: ArrayLike) -> Survival:
    """The share that is longer, at each duration: Kaplan and Meier's curve where no duration is cut short.

    Source: Kaplan and Meier (1958), Journal of the American Statistical Association 53, 457–481.

    Raises:
        ValueError: a duration is not above 0, or there is none.
    """
    known = _known(durations)
    days, counts = np.unique(known, return_counts=True)
    at_risk = len(known) - np.concatenate([[0], np.cumsum(counts)[:-1]])
    return Survival(days=days, share=np.cumprod(1 - counts / at_risk))


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Durations whose logarithms are normal."""

    mu: float
    sigma: float

    def beyond(self, days: float, lasted: float = 0.0) -> float:
        """The chance of lasting beyond ``days``, given that ``lasted`` days have passed."""
        return self._longer(max(days, lasted)) / self._longer(lasted)

    def median_left(self, lasted: float) -> float:
        """The number of further days that half of those that lasted so long still last."""
        half = 1 - self._longer(lasted) / 2
        return exp(NormalDist(self.mu, self.sigma).inv_cdf(half)) - lasted

    def _longer(self, days: float) -> float:
        return 1.0 if days <= 0 else NormalDist(self.mu, self.sigma).cdf(2 * self.mu - log(days))


def lognormal(durations: ArrayLike) -> Lognormal:
    """The lognormal law by maximum likelihood: mean and standard deviation of the logarithms, divided by n.

    Raises:
        ValueError: a duration is not above 0, or all are the same.
    """
    logs = np.log(_known(durations))
    sigma = float(logs.std())
    if sigma == 0:
        raise ValueError("durations that are all the same have no lognormal law; give different ones")
    return Lognormal(mu=float(logs.mean()), sigma=sigma)


def _known(durations: ArrayLike) -> Whole:
    known = np.asarray(durations)
    if known.ndim != 1 or not known.size or not np.all(known > 0):
        raise ValueError("durations are a row of numbers above 0; give one at least")
    return known
