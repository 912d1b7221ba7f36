"""A network that people may leave through: links with a capacity, a transit time and hours at which they are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Window = tuple[int, int]
Windows = Sequence[Iterable[Sequence[int]] | None]

LARGEST = 2**31 - 1
"""No number of people or steps is larger."""
MOST_NODES = 100_000
MOST_LINKS = 1_000_000
MOST_TOLD = 20
UNLIMITED = -1


class NetworkError(ValueError):
    """Arrays that make no network, or no question about one; ``faults`` holds everything that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        more = len(faults) - MOST_TOLD
        super().__init__("; ".join(faults[:MOST_TOLD]) + (f"; and {more:,} more" if more > 0 else ""))


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A checked network; nodes and links are numbered from 0."""

    n: int
    """Nodes."""
    links: Ints
    """Shape (m, 2): from which node to which."""
    capacity: Ints
    """Shape (m,): people who may depart per step."""
    transit: Ints
    """Shape (m,): steps from departure to arrival."""
    windows: tuple[tuple[Window, ...] | None, ...]
    """Of each link, steps [first, last) at which people may depart, in order; None if always."""
    holds: Ints
    """Shape (n,): people who may wait at a node from one step to the next; −1 if unlimited."""
    passes: Ints
    """Shape (n,): people who may go through a node per step; −1 if unlimited."""


def network(
    n: int,
    links: ArrayLike,
    capacity: ArrayLike,
    transit: ArrayLike,
    windows: Windows | None = None,
    *,
    holds: ArrayLike | None = None,
    passes: ArrayLike | None = None,
) -> Network:
    """A network of ``n`` nodes.

    Args:
        n: the number of nodes.
        links: shape (m, 2), nodes from 0 to n − 1. A road that is used both ways is two links; parallel links may be
            given.
        capacity: shape (m,), people who may depart per step, 1 or more.
        transit: shape (m,), steps from departure to arrival, 1 or more.
        windows: of each link, a list of ``(first, last)``: people may depart at the steps from ``first`` to
            ``last - 1``; None in place of a list for a link that is always open, None altogether if every link is.
        holds: shape (n,), the most people who may wait at a node from one step to the next, −1 if unlimited, as it is
            where left out. Those who are at a node at step 0 may stay whatever this number is, and do not count
            towards it: it limits those who come.
        passes: shape (n,), the most people who may go through a node per step, −1 if unlimited, as it is where left
            out. People wait before they are let through, and leave in the step in which they are. Those who set out
            from the node, and those who have it for their destination, have to be let through too.

    Raises:
        NetworkError: listing everything that is wrong.
    """
    faults: list[str] = []
    check_whole(n, 1, MOST_NODES, "the number of nodes", faults)
    pairs = _pairs(links, faults)
    stop(faults)
    m = len(pairs)
    _check_ends(n, pairs, faults)
    made = Network(
        n=int(n),
        links=pairs,
        capacity=vector(capacity, m, 1, "capacity", faults),
        transit=vector(transit, m, 1, "transit", faults),
        windows=_windows(windows, m, faults),
        holds=unlimited(n) if holds is None else vector(holds, n, UNLIMITED, "holds", faults),
        passes=unlimited(n) if passes is None else vector(passes, n, UNLIMITED, "passes", faults),
    )
    stop(faults)
    return made


def stop(faults: Sequence[str]) -> None:
    """Raise what was found.

    Raises:
        NetworkError: anything was found.
    """
    if faults:
        raise NetworkError(faults)


def unlimited(length: int) -> Ints:
    """Shape (length,): no limit anywhere."""
    return np.full(length, UNLIMITED, dtype=np.int64)


def is_whole(value: object) -> bool:
    """Whether a value is a whole number, of Python's or of NumPy's."""
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def check_whole(value: Any, low: int, high: int, what: str, faults: list[str]) -> None:
    """Note what is wrong with a whole number, if anything."""
    if not is_whole(value) or not low <= value <= high:
        faults.append(f"{what} is {value!r}; give a whole number from {low:,} to {high:,}")


def vector(given: ArrayLike, length: int, low: int, what: str, faults: list[str]) -> Ints:
    """Whole numbers from ``low`` to the largest, shape (length,); what is wrong is noted, and zeros stand in for it."""
    made = whole_array(given)
    if made is None or made.ndim != 1:
        faults.append(f"{what}: give a row of {length:,} whole numbers up to {LARGEST:,}")
    elif len(made) != length:
        faults.append(f"{what} has {len(made):,} numbers; give {length:,}")
    else:
        wrong = np.flatnonzero((made < low) | (made > LARGEST))
        faults += [f"{what}[{at}] is {made[at]}; give {low} to {LARGEST:,}" for at in wrong.tolist()]
        return made
    return np.zeros(length, dtype=np.int64)


def whole_array(given: ArrayLike) -> Ints | None:
    """An array of whole numbers, None if it holds anything else."""
    try:
        made = np.asarray(given)
    except ValueError:
        return None
    if made.size == 0:
        return made.astype(np.int64)
    if made.dtype.kind not in "iuf" or not (np.abs(made) < 2**53).all():
        return None
    whole = made.astype(np.int64)
    return whole if (whole == made).all() else None


def _pairs(links: ArrayLike, faults: list[str]) -> Ints:
    made = whole_array(links)
    if made is None:
        faults.append("links hold something that is no whole number; number the nodes from 0")
    elif made.size == 0:
        faults.append("the network has no links; give one at least")
    elif made.ndim != 2 or made.shape[1] != 2:
        faults.append(f"links have the shape {made.shape}; give (m, 2): from which node to which")
    elif len(made) > MOST_LINKS:
        faults.append(f"{len(made):,} links are more than {MOST_LINKS:,}")
    else:
        return made
    return np.zeros((0, 2), dtype=np.int64)


def _check_ends(n: int, pairs: Ints, faults: list[str]) -> None:
    unknown = np.any((pairs < 0) | (pairs >= n), axis=1)
    for at in np.flatnonzero(unknown | (pairs[:, 0] == pairs[:, 1])).tolist():
        one, two = pairs[at].tolist()
        why = f"names a node that is not there; nodes are 0 to {n - 1}" if unknown[at] else "joins a node to itself"
        faults.append(f"link {at} ({one}, {two}) {why}")


def _windows(given: Windows | None, m: int, faults: list[str]) -> tuple[tuple[Window, ...] | None, ...]:
    if given is None:
        return (None,) * m
    if len(given) != m:
        faults.append(f"windows are given for {len(given):,} links; give a list or None for each of {m:,}")
        return (None,) * m
    return tuple(None if each is None else _hours(each, f"windows[{at}]", faults) for at, each in enumerate(given))


def _hours(given: Iterable[Sequence[int]], what: str, faults: list[str]) -> tuple[Window, ...]:
    made: list[Window] = []
    for each in given:
        pair = tuple(each)
        if len(pair) != 2 or not all(is_whole(step) and 0 <= step <= LARGEST for step in pair):
            faults.append(f"{what} has {pair}; give (first, last), steps from 0 to {LARGEST:,}")
        elif pair[1] <= pair[0]:
            faults.append(f"{what} has {pair}, which ends before it begins; people depart from first to last - 1")
        else:
            made.append((int(pair[0]), int(pair[1])))
    made.sort()
    for before, after in pairwise(made):
        if after[0] < before[1]:
            faults.append(f"{what}: {before} and {after} overlap; give one window in place of both")
    return tuple(made)
