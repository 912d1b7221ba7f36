"""From the unit cube to numbers: what each slot takes in each draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles.designs import Array
from modusvivendi.situation.derive.central import central_number
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.quantities.laws import Beta, Law, Lognormal, Normal, Pert, Triangular
from modusvivendi.situation.slots import Slot
from modusvivendi.situation.slots.joined import Joined

NEAR_END = 1e-12
"""How near to 0 and 1 a share is taken where its normal score is needed."""
Part = Literal["by", "number", "stands"]
"""Whose reading of a slot holds; the number; whether a red line stands."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One column of a design: a part of what a slot takes."""

    slot: str
    """The slot's key."""
    part: Part
    levels: int = 0
    """How many readings there are to choose among; 0 where it is no such choice."""

    @property
    def name(self) -> str:
        """As it is kept: ``"positions.RUS.neutrality.salience:number"``."""
        return f"{self.slot}:{self.part}"


def axes(slots: Sequence[Slot]) -> tuple[Axis, ...]:
    """The columns of some slots: whose reading holds, where analysts disagree; the number; whether a line stands."""
    made = []
    for slot in slots:
        made += [Axis(slot.key, "by", len(slot.choosers))] if slot.choosers else []
        made += [Axis(slot.key, "number")] if slot.ranges else []
        made += [Axis(slot.key, "stands", 2)] if slot.kind == "line" else []
    return tuple(made)


def draw(
    slots: Sequence[Slot], unit: Array, columns: Sequence[str] | None = None, together: Sequence[Joined] = ()
) -> tuple[Array, Array]:
    """The numbers that rows of a design stand for.

    1. Correlated slots: the normal scores of their columns are mixed (a Gaussian copula).
    2. Whose reading holds: each analyst is as likely as any other.
    3. The number: the quantile of that reading. A range or hedged words are drawn evenly between their ends, a
       distribution by its law; both within the slot's scale.
    4. A red line stands in the share of draws that its firmness says.

    Args:
        slots: what is drawn.
        unit: shape (n, columns), from 0 to 1.
        columns: the names of the columns; those of :func:`axes` if left out. Any that no slot needs are passed over.
        together: slots that are correlated.

    Returns:
        Numbers, shape (n, slots), rounded to the slot's decimals; and which reading held, same shape.
    """
    numbers, held = np.zeros((2, len(unit), len(slots)))
    named = {name: at for at, name in enumerate(columns or [axis.name for axis in axes(slots)])}
    unit = _mixed(unit, named, together)
    for at, slot in enumerate(slots):
        chosen, share, stands = (_column(unit, named, f"{slot.key}:{part}") for part in ("by", "number", "stands"))
        versions = slot.value.versions
        if chosen is not None:
            place = np.minimum((chosen * len(versions)).astype(int), len(versions) - 1)
            held[:, at] = _from_least(slot)[place]
        share = np.zeros(len(unit)) if share is None else share
        for number, version in enumerate(versions):
            rows = held[:, at] == number
            numbers[rows, at] = quantile(version.number, slot.bounds, share[rows])
        if stands is not None:
            numbers[:, at] = stands < numbers[:, at]
        numbers[:, at] = np.round(numbers[:, at], slot.decimals)
    return numbers, held


_MAIN: tuple[Part, ...] = ("stands", "number", "by")
"""The column of a slot that is correlated with others: the first of these that it has."""


def _from_least(slot: Slot) -> NDArray[np.intp]:
    """The readings from the least to the greatest, so that a high share means a high number."""
    middles = [central_number(version.number, slot.bounds) for version in slot.value.versions]
    return np.argsort(np.array([float(middle) for middle in middles]), kind="stable")


def _column(unit: Array, named: Mapping[str, int], name: str) -> Array | None:
    return np.asarray(unit[:, named[name]]) if name in named else None


def _mixed(unit: Array, named: Mapping[str, int], together: Sequence[Joined]) -> Array:
    """The columns with those of n correlated slots mixed, by the root of the matrix of their correlations r.

    A normal score z becomes √(1 − r) z + (√(1 − r + n r) − √(1 − r)) mean(z). Every slot that has a column counts, also
    one that is exact here, so that the others are the same in every run that shares the design. A red line stands where
    its column is low, so that its score is turned round before and after.
    """
    from scipy import special

    if not together:
        return unit
    mixed = unit.copy()
    for each in together:
        mains = [next((f"{key}:{part}" for part in _MAIN if f"{key}:{part}" in named), None) for key in each.keys]
        columns = [named[main] for main in mains if main is not None]
        if len(columns) < 2:
            continue
        sign = np.array([-1.0 if main.endswith(":stands") else 1.0 for main in mains if main is not None])
        alone = sqrt(max(1 - each.normal, 0))
        shared = sqrt(max(1 + (len(columns) - 1) * each.normal, 0)) - alone
        scores = sign * special.ndtri(np.clip(unit[:, columns], NEAR_END, 1 - NEAR_END))
        scores = alone * scores + shared * scores.mean(axis=1, keepdims=True)
        mixed[:, columns] = np.minimum(special.ndtr(sign * scores), 1 - NEAR_END)
    return mixed


def quantile(number: UncertainNumber, bounds: Interval, share: Array) -> Array:
    """The numbers below which the given shares of a number's draws lie, within bounds that have both ends."""
    if number.law is None:
        low, high = (float(end) for end in (number.interval.clip(bounds) or bounds).ends)
        return np.asarray(low + share * (high - low))
    low, high = (float(end) for end in (number.law.support.clip(bounds) or bounds).ends)
    return np.clip(_within(number.law, low, high, share), low, high)


def _within(law: Law, low: float, high: float, share: Array) -> Array:
    """The quantile of a law whose tails beyond two ends are cut off."""
    from scipy import special

    parameters = [float(parameter) for parameter in law.parameters]
    if isinstance(law, (Normal, Lognormal)):
        log = isinstance(law, Lognormal)
        middle, spread = np.log(parameters) if log else parameters
        ends = np.array([low, high])
        with np.errstate(divide="ignore"):
            scores = ((np.log(ends) if log else ends) - middle) / spread
        # far out in the upper tail only the share above tells two numbers apart
        side = -1.0 if scores[0] > 0 else 1.0
        at = special.ndtr(side * scores)
        found = middle + side * spread * special.ndtri(at[0] + share * (at[1] - at[0]))
        return np.asarray(np.exp(found) if log else found)
    if isinstance(law, Triangular):
        bottom, mode, top = parameters
        return _triangular((bottom, mode, top), (low, high), share)
    if isinstance(law, (Pert, Beta)):
        bottom, top, alpha, beta = _beta(law, parameters)
        ends = (np.array([low, high]) - bottom) / (top - bottom)
        at = special.betainc(alpha, beta, ends)
        return np.asarray(bottom + (top - bottom) * special.betaincinv(alpha, beta, at[0] + share * (at[1] - at[0])))
    return np.asarray(low + share * (high - low))


def _beta(law: Pert | Beta, parameters: list[float]) -> tuple[float, float, float, float]:
    """Ends and exponents of a beta distribution."""
    if isinstance(law, Beta):
        return 0.0, 1.0, *parameters  # type: ignore[return-value]  # a beta distribution has two parameters
    low, mode, high = parameters
    return low, high, 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)


def _triangular(corners: tuple[float, float, float], ends: tuple[float, float], share: Array) -> Array:
    bottom, mode, top = corners
    width, left, right = top - bottom, mode - bottom, top - mode

    def below(at: float) -> float:
        return (
            (at - bottom) ** 2 / (width * left)
            if at < mode
            else 1 - ((top - at) ** 2 / (width * right) if right else 0)
        )

    first, last = below(ends[0]), below(ends[1])
    at = first + share * (last - first)
    rising = bottom + np.sqrt(at * width * left)
    falling = top - np.sqrt((1 - at) * width * right)
    return np.where(at * width < left, rising, falling)
