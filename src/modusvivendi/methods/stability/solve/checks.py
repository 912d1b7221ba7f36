"""What is wrong with the arrays of a graph model, all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_STATES = 2**27
LARGEST = 2**61
"""Payoffs beyond this could not be doubled, which intervals need."""
_WAYS = {"both": ((1, 1), (1, 1)), "on": ((1, 1), (0, 1)), "off": ((1, 0), (1, 1))}


class ModelError(ValueError):
    """Arrays that are no graph model; ``faults`` holds everything that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(faults))


def stop(faults: Sequence[str]) -> None:
    """Raise what was found.

    Raises:
        ModelError: anything was found.
    """
    if faults:
        raise ModelError(faults)


def sizes(given: Sequence[int], faults: list[str]) -> list[int]:
    """Options of each choice, two or more, within the bound on states."""
    found = [int(size) for size in given]
    if not found or min(found) < 2:
        raise ModelError([*faults, "every choice needs two options or more, and there must be a choice"])
    if prod(found) > MOST_STATES:
        raise ModelError([*faults, f"{prod(found):,} combinations; at most {MOST_STATES:,} are taken"])
    return found


def feasible(given: Any, total: int, faults: list[str]) -> NDArray[np.bool_] | None:
    """Which combinations are feasible; None for all."""
    if given is None:
        return None
    mask = np.asarray(given, dtype=bool)
    if mask.shape != (total,):
        raise ModelError([*faults, f"feasible has the shape {mask.shape}, not ({total},)"])
    if not mask.any():
        raise ModelError([*faults, "no state is feasible"])
    return None if mask.all() else mask


def payoffs(given: Any, states: int | None, faults: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Lowest and highest payoffs; the same array where every payoff is one number."""
    pair = given if isinstance(given, tuple) and len(given) == 2 else (given, given)
    low = _whole(pair[0], faults)
    high = low if pair[1] is pair[0] else _whole(pair[1], faults)
    if low.shape != high.shape or (states is not None and low.shape[1] != states):
        expected = "the same" if states is None else f"{states} states"
        raise ModelError([*faults, f"payoffs have the shapes {low.shape} and {high.shape}; expected {expected}"])
    if high is not low and (low > high).any():
        faults.append("a lowest payoff exceeds the highest one")
    return low, low if np.array_equal(low, high) else high


def _whole(given: Any, faults: list[str]) -> NDArray[np.int64]:
    array = np.asarray(given)
    if array.ndim != 2 or not array.size:
        raise ModelError([*faults, f"payoffs have the shape {array.shape}, not (decision makers, states)"])
    if array.dtype.kind not in "iu":
        raise ModelError([*faults, "payoffs are no whole numbers"])
    if int(array.max()) > LARGEST or int(array.min()) < -LARGEST:
        raise ModelError([*faults, f"payoffs lie outside −{LARGEST} to {LARGEST}"])
    return array.astype(np.int64, copy=False)


def owners(given: Sequence[int], count: int, parties: int, faults: list[str]) -> tuple[int, ...]:
    """Who controls each choice."""
    found = tuple(int(owner) for owner in given)
    if len(found) != count:
        faults.append(f"{len(found)} owners for {count} choices")
    wrong = sorted({owner for owner in found if not -1 <= owner < parties})
    if wrong:
        faults.append(f"owners {wrong}: decision makers are 0 to {parties - 1}, −1 is nobody")
    return found


def one_way(given: Sequence[str] | None, count: int) -> list[NDArray[np.bool_]] | None:
    """Which way each option can go, as truth tables."""
    if given is None:
        return None
    wrong = [way for way in given if way not in _WAYS]
    if wrong or len(given) != count:
        raise ModelError([f"one_way needs one of {', '.join(_WAYS)} for each of {count} options"])
    return [np.array(_WAYS[way], dtype=bool) for way in given]


def allowed(given: Any, sizes: Sequence[int], faults: list[str]) -> tuple[NDArray[np.bool_], ...]:
    """For each choice which option can become which."""
    if given is None:
        return tuple(np.ones((size, size), dtype=bool) for size in sizes)
    tables = []
    if len(given) != len(sizes):
        raise ModelError([*faults, f"{len(given)} tables of allowed changes for {len(sizes)} choices"])
    for number, (size, table) in enumerate(zip(sizes, given, strict=True)):
        made = np.ones((size, size), dtype=bool) if table is None else np.array(table, dtype=bool)
        if made.shape != (size, size):
            raise ModelError([*faults, f"allowed changes of choice {number} have the shape {made.shape}"])
        np.fill_diagonal(made, True)
        if ((made.astype(int) @ made.astype(int) > 0) & ~made).any():
            faults.append(f"allowed changes of choice {number} are not transitive; draw the moves instead")
        tables.append(made)
    return tuple(tables)


def edges(given: Any, party: int, states: int, faults: list[str]) -> NDArray[np.int64]:
    """Moves without repeats, sorted by the state before, then after."""
    array = np.asarray(given, dtype=np.int64).reshape(-1, 2)
    if array.size and (array.min() < 0 or array.max() >= states):
        faults.append(f"a move of decision maker {party} names a state outside 0 to {states - 1}")
        return array[:0]
    if (array[:, 0] == array[:, 1]).any():
        faults.append(f"a move of decision maker {party} leads from a state to itself")
    return np.unique(array, axis=0)
