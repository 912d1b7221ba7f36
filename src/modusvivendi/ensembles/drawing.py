"""From the unit cube to numbers: what each slot takes in each draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from modusvivendi.ensembles.designs import Array
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.quantities.laws import Beta, Law, Lognormal, Normal, Pert, Triangular
from modusvivendi.situation.slots import Slot


@dataclass(frozen=True, slots=True)
class Axis:
    """One independent input: a slot's number, or whose reading of it holds."""

    slot: int
    chooses: bool


def axes(slots: Sequence[Slot]) -> tuple[Axis, ...]:
    """The inputs of some slots: whose reading holds, where analysts disagree, and the number, where it ranges."""
    made = []
    for at, slot in enumerate(slots):
        made += [Axis(at, chooses=True)] if slot.choosers else []
        made += [Axis(at, chooses=False)] if slot.ranges else []
    return tuple(made)


def draw(slots: Sequence[Slot], unit: Array) -> tuple[Array, Array]:
    """The numbers that rows of a design stand for.

    1. Whose reading holds: each analyst is as likely as any other.
    2. The number: the quantile of that reading. A range or hedged words are drawn evenly between their ends, a
       distribution by its law; both within the slot's scale.

    Args:
        slots: what is drawn.
        unit: shape (n, axes), from 0 to 1.

    Returns:
        Numbers, shape (n, slots), rounded to the slot's decimals; and which reading held, same shape.
    """
    numbers, held = np.zeros((2, len(unit), len(slots)))
    columns = {axis: column for column, axis in enumerate(axes(slots))}
    for at, slot in enumerate(slots):
        versions = slot.value.versions
        chooser, ranger = columns.get(Axis(at, True)), columns.get(Axis(at, False))
        if chooser is not None:
            held[:, at] = np.minimum((unit[:, chooser] * len(versions)).astype(int), len(versions) - 1)
        share = unit[:, ranger] if ranger is not None else np.zeros(len(unit))
        for number, version in enumerate(versions):
            rows = held[:, at] == number
            numbers[rows, at] = quantile(version.number, slot.bounds, share[rows])
        numbers[:, at] = np.round(numbers[:, at], slot.decimals)
    return numbers, held


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
            at = special.ndtr(((np.log(ends) if log else ends) - middle) / spread)
        found = middle + spread * special.ndtri(at[0] + share * (at[1] - at[0]))
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
