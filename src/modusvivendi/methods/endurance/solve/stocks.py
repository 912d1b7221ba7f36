"""How many days a stock lasts: what there is above a floor, over what is used less what comes in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
NEVER = np.inf
TENTH = Fraction(1, 10)


def days(holds: ArrayLike, uses: ArrayLike, gets: ArrayLike = 0.0, floor: ArrayLike = 0.0) -> Floats:
    """Days until a stock reaches its floor: (H − F) / (U − G).

    Args:
        holds: H, how much there is; any shape, and so the others, broadcast against one another.
        uses: U, how much is used a day.
        gets: G, how much comes in a day.
        floor: F, the level at which it counts as exhausted.

    Returns:
        Days; 0 where it is at its floor already, infinite where at least as much comes in as is used.

    Raises:
        ValueError: a number is negative or none.
    """
    made = [np.asarray(each, dtype=np.float64) for each in (holds, uses, gets, floor)]
    if any(not np.all(each >= 0) for each in made):
        raise ValueError("holds, uses, gets and floor are 0 or more; mend what is negative or no number")
    above, net = np.maximum(made[0] - made[3], 0.0), made[1] - made[2]
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(net > 0, above / net, NEVER)
    return np.asarray(np.where(above > 0, found, 0.0))


def exact_days(holds: Fraction, uses: Fraction, gets: Fraction, floor: Fraction) -> Fraction | None:
    """The same for exact numbers; None where it never reaches its floor."""
    above, net = max(holds - floor, Fraction(0)), uses - gets
    if above == 0:
        return Fraction(0)
    return above / net if net > 0 else None


@dataclass(frozen=True, slots=True)
class Gains:
    """What one change, by itself, would add to the days that a stock lasts; None where it would then never run out."""

    less_used: Fraction | None
    """A tenth less used."""
    more_coming: Fraction | None
    """A tenth of the use more coming in."""
    more_held: Fraction | None
    """A tenth more there."""
    no_floor: Fraction | None
    """Used down to nothing."""
    even: Fraction
    """How much would have to come in a day for it to last for good: the use."""


def gains(holds: Fraction, uses: Fraction, gets: Fraction, floor: Fraction) -> Gains | None:
    """What would extend a stock; None where it never reaches its floor as it is."""
    now = exact_days(holds, uses, gets, floor)
    if now is None:
        return None
    return Gains(
        less_used=_more(now, exact_days(holds, uses * (1 - TENTH), gets, floor)),
        more_coming=_more(now, exact_days(holds, uses, gets + uses * TENTH, floor)),
        more_held=_more(now, exact_days(holds * (1 + TENTH), uses, gets, floor)),
        no_floor=_more(now, exact_days(holds, uses, gets, Fraction(0))),
        even=uses,
    )


def _more(now: Fraction, then: Fraction | None) -> Fraction | None:
    return None if then is None else then - now
