"""What publications leave open about the challenge model, as named choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array, Mask, PressureError, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of the model; the defaults are those that reproduce the authors' figures (``figures``)."""

    denominator: str = "all"
    """Of the chance to win: ``all`` voters and pairs (figures 7 to 11), or the ``pair`` itself (eqs. 30, 31)."""
    votes: str = "curved"
    """``curved`` by the voter's risk exponent, or ``linear`` (eq. 29)."""
    exponent: str = "focal"
    """Of the other's expected utility: that of the ``focal`` actor (figures 7 to 9), or of the ``other`` (eq. 25b)."""
    salience: str = "responder"
    """That weighs a challenge: of the ``responder``, or of the ``other`` in both directions (eq. 25b as printed)."""
    keeps: float = 1.0
    """Q, the chance that the status quo stays without a challenge."""
    improves: float = 1.0
    """T, the chance that a change without a challenge is an improvement; counts only where Q is below 1."""
    span: str = "initial"
    """The range of positions that distances are measured against: ``initial``, or ``current`` in each round."""
    conflict: str = "moves"
    """Whether the loser of a confrontation ``moves`` to the winner or ``stays``."""
    choice: str = "lowest"
    """Among offers of one class: the ``least`` move; the same, but among compromises the ``lowest`` average of the two
    positions weighted by expected utilities (which favours the low end of the scale); or the ``highest`` expected
    utility of the proposer."""


CHOICES = {
    "denominator": ("all", "pair"),
    "votes": ("curved", "linear"),
    "exponent": ("focal", "other"),
    "salience": ("responder", "other"),
    "span": ("initial", "current"),
    "conflict": ("moves", "stays"),
    "choice": ("lowest", "least", "highest"),
}
PRESETS = {
    "figures": Reading(),
    "printed": Reading(denominator="pair", votes="linear", exponent="other", salience="other", choice="least"),
}
"""``printed`` follows the equations, with Q = 1 (so that T does not count), the initial range, and the loser moving."""


def chosen(reading: str, given: dict[str, Any]) -> Reading:
    """A preset with single choices laid over it; None counts as not given.

    Raises:
        PressureError: no such preset or choice.
    """
    faults = [f"reading {reading}: readings are {', '.join(PRESETS)}"] if reading not in PRESETS else []
    own = {name: value for name, value in given.items() if value is not None}
    faults += [
        f"{name} {own[name]}: it is one of {', '.join(values)}"
        for name, values in CHOICES.items()
        if name in own and own[name] not in values
    ]
    for name in ("keeps", "improves"):
        faults += share(own[name], name) if name in own else []
    if faults:
        raise PressureError(faults)
    return replace(PRESETS[reading], **own)


def every_reading() -> tuple[Reading, ...]:
    """Every combination of the choices that publications and programs differ in, with Q = 1: 192 readings."""
    every: list[dict[str, Any]] = [dict(zip(CHOICES, each, strict=True)) for each in product(*CHOICES.values())]
    return tuple(Reading(**each) for each in every)


@dataclass(frozen=True, slots=True, eq=False)
class Switches:
    """The choices of one reading for all draws, or of one reading for each draw; shape (1, 1, 1) or (draws, 1, 1)."""

    pair: Mask
    curved: Mask
    focal: Mask
    responder: Mask
    current: Mask
    moves: Mask
    least: Mask
    highest: Mask
    keeps: Array
    improves: Array

    def some(self, part: slice) -> Switches:
        """The switches of some of the draws."""
        if len(self.pair) == 1:
            return self
        return Switches(*(getattr(self, field.name)[part] for field in fields(self)))


def switches(readings: Sequence[Reading]) -> Switches:
    """One reading, or as many as there are draws, as arrays."""

    def picked(name: str, value: str) -> Mask:
        return np.array([getattr(each, name) == value for each in readings])[:, None, None]

    def number(name: str) -> Array:
        return np.array([float(getattr(each, name)) for each in readings])[:, None, None]

    return Switches(
        pair=picked("denominator", "pair"),
        curved=picked("votes", "curved"),
        focal=picked("exponent", "focal"),
        responder=picked("salience", "responder"),
        current=picked("span", "current"),
        moves=picked("conflict", "moves"),
        least=picked("choice", "least"),
        highest=picked("choice", "highest"),
        keeps=number("keeps"),
        improves=number("improves"),
    )
