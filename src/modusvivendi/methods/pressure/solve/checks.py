"""What is wrong with the arrays of a problem, all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
MOST_TOLD = 20
"""Wrong numbers that are listed; the rest are counted."""


class PressureError(ValueError):
    """Arrays or choices that make no problem; ``faults`` holds everything that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(faults))


def stop(faults: Sequence[str]) -> None:
    """Raise what was found.

    Raises:
        PressureError: anything was found.
    """
    if faults:
        raise PressureError(faults)


def check_engine(engine: str) -> None:
    """Raise if there is no such engine.

    Raises:
        PressureError: another name, or Numba is not installed.
    """
    if engine not in ("numpy", "numba"):
        raise PressureError([f"engine {engine}: engines are numpy, numba"])
    if engine == "numba" and find_spec("numba") is None:
        raise PressureError(["the engine numba is not installed: pip install 'modusvivendi[speed]'"])


def whole(given: Any, low: int, high: int, what: str) -> list[str]:
    """What is wrong with a whole number, if anything."""
    fits = isinstance(given, int) and not isinstance(given, bool) and low <= given <= high
    return [] if fits else [f"{what} {given}: it is a whole number from {low:,} to {high:,}"]


def share(given: Any, what: str) -> list[str]:
    """What is wrong with a number from 0 to 1, if anything."""
    fits = isinstance(given, (int, float)) and not isinstance(given, bool) and 0 <= given <= 1
    return [] if fits else [f"{what} {given}: it is a number from 0 to 1"]


def numbers(given: Any, what: str) -> Array:
    """An array of floats.

    Raises:
        PressureError: it holds something else.
    """
    try:
        return np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise PressureError([f"{what} hold something that is no number, or rows of unequal length"]) from None


def within(array: Array, low: float, high: float, what: str, faults: list[str]) -> None:
    """Note every entry that is no number from ``low`` to ``high``, with its place."""
    wrong = np.argwhere(~((array >= low) & (array <= high)))
    for place in wrong[:MOST_TOLD]:
        value = array[tuple(place)]
        at = ", ".join(str(index) for index in place)
        faults.append(f"{what}[{at}] is {value:g}, not a number from {low:g} to {high:g}")
    if len(wrong) > MOST_TOLD:
        faults.append(f"{what}: {len(wrong) - MOST_TOLD:,} more are wrong in the same way")
