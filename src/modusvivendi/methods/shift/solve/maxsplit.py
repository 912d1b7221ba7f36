"""Did a series shift once? The maximally selected rank statistic, with its permutation distribution.

The statistic is the one of Pettitt (1979), the sum of ranks up to a split, divided by its standard error at that
split, as Lausen and Schumacher (1992) do. Without that division, the greatest difference of mean ranks nearly
always lies at the first or the last point and finds nothing; with Pettitt's own weights, shifts near the ends are
missed. Values that are only known as intervals get the scores of Mantel (1967): the number of others that are
certainly lower minus the number that are certainly higher. On exact values these are ranks, ties included.

Under the null hypothesis every order of the values is equally likely, whatever their distribution; the p-value is
the share of orders with a statistic at least as great (Good 2005), and with drawn orders (b + 1) / (m + 1), which
never understates it (Phipson and Smyth 2010). All arithmetic is in whole numbers, so that ties are ties
everywhere, and draws come from the raw output of PCG64, which no version of NumPy may change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import factorial

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

FEWEST = 8
"""A series with fewer points is not tested: with 7, even the clearest shift has a p-value of 2/35, above 0.05."""
MOST = 2_000
"""With more points the whole-number arithmetic would leave 64 bits (it would from 2,896 on)."""
LEVEL = Fraction(1, 20)
"""A p-value up to this is called seldom."""
MOST_EXACT = 9
"""Up to this many points all orders are gone through; 9! = 362,880."""
DRAWS = 9_999
"""Orders drawn for longer series."""
_CELLS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The best split of a series and how surprising it is.

    Attributes:
        before: number of points before the split.
        statistic: ``S² / (k (n − k))`` at the split, S being the sum of the scores of its first k points; it
            grows with the square of the standardised difference of mean ranks.
        rises: whether the values are higher after it; None for a series without any difference.
        p: the p-value, exact or by Monte Carlo.
        orders: the orders that it was computed from.
        exact: whether these are all there are.
    """

    before: int
    statistic: Fraction
    rises: bool | None
    p: Fraction
    orders: int
    exact: bool


def scores(low: Whole, high: Whole) -> Whole:
    """Mantel's scores: how many values are certainly lower, minus how many are certainly higher.

    Args:
        low: shape (n,), the least that each value may be, in any unit that keeps the order.
        high: shape (n,), the greatest.

    Returns:
        Shape (n,); they sum to 0. For exact values twice the midrank minus n + 1. O(n²).
    """
    above = low[:, None] > high[None, :]
    found: Whole = above.sum(axis=1, dtype=np.int64) - above.sum(axis=0, dtype=np.int64)
    return found


def max_split(low: Whole, high: Whole, days: Whole, *, draws: int = DRAWS, seed: int = 0) -> Split | None:
    """Find the best single split of a series in time, and its p-value.

    1. Score the values (:func:`scores`).
    2. For every k for which point k and point k + 1 lie on different days, S_k = the sum of the first k scores;
       the statistic is the greatest S_k² / (k (n − k)). Points of one day are never split, so their order does
       not matter.
    3. Permute the scores over the points: all n! orders for n ≤ ``MOST_EXACT``, else ``draws`` orders drawn with
       the seed; count those whose statistic is at least the observed one.

    Args:
        low: shape (n,), 2 ≤ n ≤ ``MOST``: the least that each value may be.
        high: shape (n,): the greatest.
        days: shape (n,): the day of each, never falling.
        draws: m, the number of drawn orders.
        seed: of PCG64; the same seed gives the same digits on every machine.

    Returns:
        The split; None where all points lie on one day. O(n! n) or O(m n log n).

    Raises:
        ValueError: more than ``MOST`` points, or days that fall.
    """
    count = len(days)
    if count > MOST:
        raise ValueError(f"{count} points; at most {MOST} can be tested")
    if (np.diff(days) < 0).any():
        raise ValueError("the points are not in the order of their days")
    splits = np.flatnonzero(np.diff(days) > 0) + 1
    if not splits.size:
        return None
    scored = scores(low, high)
    before, total, weight = _best(scored, splits)
    reached = 0
    exact = count <= MOST_EXACT
    for orders in _all_orders(count) if exact else _drawn_orders(count, draws, seed):
        reached += _reach(scored[orders], splits, total, weight)
    done = factorial(count) if exact else draws + 1
    return Split(
        before=before,
        statistic=Fraction(total * total, weight),
        rises=None if total == 0 else total < 0,
        p=Fraction(reached if exact else reached + 1, done),
        orders=done if exact else draws,
        exact=exact,
    )


def _best(scored: Whole, splits: Whole) -> tuple[int, int, int]:
    """The best k (the first of equals), its S_k and its k (n − k)."""
    sums = np.cumsum(scored)
    count = len(scored)
    ranked = [(Fraction(int(sums[k - 1]) ** 2, int(k) * (count - int(k))), -int(k)) for k in splits]
    before = -max(ranked)[1]
    return before, int(sums[before - 1]), before * (count - before)


def _reach(permuted: Whole, splits: Whole, total: int, weight: int) -> int:
    """How many rows have a statistic of at least ``total² / weight``; S² w is below n⁶ / 64."""
    sums = np.cumsum(permuted, axis=1)[:, splits - 1]
    weights = splits * (permuted.shape[1] - splits)
    return int((sums * sums * weight >= total * total * weights).any(axis=1).sum())


def _all_orders(count: int) -> Iterator[NDArray[np.intp]]:
    yield permutations(count)


@lru_cache(maxsize=4)
def permutations(count: int) -> NDArray[np.intp]:
    """Every order of the numbers from 0 to ``count`` − 1, one a row; shape (count!, count)."""
    table = np.zeros((1, 0), dtype=np.intp)
    for number in range(count):
        table = np.concatenate([np.insert(table, place, number, axis=1) for place in range(number + 1)])
    table.setflags(write=False)
    return table


def _drawn_orders(count: int, draws: int, seed: int) -> Iterator[NDArray[np.intp]]:
    """Orders by sorting 64-bit keys, in chunks that keep the memory small and the stream the same."""
    stream = np.random.PCG64(seed)
    chunk = max(1, _CELLS // count)
    for done in range(0, draws, chunk):
        rows = min(chunk, draws - done)
        keys = stream.random_raw(rows * count).reshape(rows, count)
        yield np.argsort(keys, axis=1, kind="stable")
