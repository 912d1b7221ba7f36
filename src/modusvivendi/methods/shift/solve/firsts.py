"""What was a first, as far as a ledger goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How meetings compare with earlier ones at which all of their sides were present. All of shape (n,).

    Attributes:
        earlier: number of such meetings on earlier days.
        as_high: the latest of these at the meeting's level or above; −1 if there is none.
        lower: number of these below its level, after ``as_high``.
        unknown: number of these whose level is not known.
    """

    earlier: Whole
    as_high: Whole
    lower: Whole
    unknown: Whole


def standing(days: Whole, levels: Whole, sides: NDArray[np.bool_]) -> Standing:
    """Compare each meeting with the earlier ones of the same sides.

    Args:
        days: shape (n,), never falling.
        levels: shape (n,), ranks from 0; −1 where the level is not known. A meeting whose own level is not known
            is compared with all whose level is.
        sides: shape (n, a), who was present.

    Returns:
        Their standing. O(n² a) time, O(n²) memory.
    """
    count = len(days)
    present = sides.astype(np.float32)  # sums of at most a ones: exact
    covers = present @ present.T == present.sum(axis=1)[:, None]
    before = covers & (days[None, :] < days[:, None])
    known = levels[None, :] >= 0
    high = before & known & (levels[None, :] >= levels[:, None])
    order = np.arange(count)
    as_high = np.where(high, order[None, :], -1).max(axis=1, initial=-1)
    lower = before & known & ~high & (order[None, :] > as_high[:, None])
    return Standing(
        earlier=before.sum(axis=1, dtype=np.int64),
        as_high=as_high.astype(np.int64),
        lower=lower.sum(axis=1, dtype=np.int64),
        unknown=(before & ~known).sum(axis=1, dtype=np.int64),
    )


def earlier_use(days: Whole, labels: Whole) -> Whole:
    """For each use, the first use of the same label on an earlier day; −1 if there is none.

    Args:
        days: shape (n,), never falling.
        labels: shape (n,), one number for each user and term.

    Returns:
        Shape (n,). O(n log n).
    """
    _, first, group = np.unique(labels, return_index=True, return_inverse=True)
    opening = first[group.reshape(-1)]
    found: Whole = np.where(days[opening] < days, opening, -1).astype(np.int64)
    return found
