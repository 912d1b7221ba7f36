"""Designs: which points of the unit cube are run. A design is its name, its seed and its size; nothing is kept.

Any stretch of rows can be made alone, so that chunks are run anywhere and in any order.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modusvivendi.ensembles import indices
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.strata import strata

Array = NDArray[np.float64]

NAMES = ("sobol", "lhs", "montecarlo", "saltelli", "morris", "factorial")
MOST_DRAWS = 10_000_000
MOST_AXES = 21_201
"""Dimensions for which scipy has direction numbers (Joe and Kuo 2008)."""
FEW_AXES = 10
"""Axes of a Saltelli design up to which it is made of a Sobol' sequence, which is best where there are few."""
MOST_COMBINATIONS = 100_000
LEVELS = 4
"""Of each axis of a Morris design; even, so that a step of half of them leads from each level to one other."""
STEP = 0.5
"""How far an axis of a Morris design moves: half the levels."""
BELOW_ONE = 1 - 2.0**-53
"""The largest double below 1."""


@dataclass(frozen=True, slots=True)
class Design:
    """Which draws there are.

    ``lhs``: a Latin hypercube (McKay, Beckman and Conover 1979); ``montecarlo``: independent draws; ``sobol``: a
    Sobol' sequence with Owen's scrambling (LMS and shift, Matoušek 1998). In a Sobol' sequence of some thousand rows
    over dozens of axes some two axes go together by chance, so that one seems to do what the other does: it serves for
    shares and means, not for finding out what drives them.

    ``saltelli``: the rows A, B and A with each group from B (Saltelli et al. 2010), of a Sobol' sequence over up to
    :data:`FEW_AXES` axes, of a Latin hypercube over more; ``morris``:
    trajectories on which each group moves once (Morris 1991; of groups Campolongo, Cariboni and Saltelli 2007);
    ``factorial``: every combination of the categories, each with the same points of a Sobol' sequence over the other
    axes. Without categories it is that sequence.

    Raises:
        EnsembleError: the name, the number of draws or their size is not one that can be made.
    """

    name: str
    draws: int
    axes: int
    seed: int
    groups: tuple[tuple[int, ...], ...] = ()
    """The axes of each group, for ``saltelli`` and ``morris``. Empty: each axis is a group of its own."""
    levels: tuple[int, ...] = ()
    """Of how many categories each axis chooses, for ``factorial`` and ``morris``; 0 where it does not. Empty: none
    does."""

    def __post_init__(self) -> None:
        _check_name(self.name)
        if not 1 <= self.draws <= MOST_DRAWS:
            raise EnsembleError(f"{self.draws:,} draws; write a number from 1 to {MOST_DRAWS:,}")
        if not 0 <= self.seed < 2**63:
            raise EnsembleError(f"{self.seed} is no seed; write a whole number from 0 on")
        if self.columns > MOST_AXES:
            most = MOST_AXES * self.axes // self.columns
            raise EnsembleError(f"{self.axes:,} uncertain numbers are too many; at most {most:,} are drawn")
        _check_groups(self)
        _check_levels(self)
        _check_fit(self)

    @property
    def columns(self) -> int:
        """Of the sequence that the rows are made from: two for each axis of a Saltelli design."""
        return 2 * self.axes if self.name == "saltelli" else self.axes

    @property
    def parts(self) -> tuple[tuple[int, ...], ...]:
        """The axes of each group, where each axis is a group of its own as well."""
        return self.groups or tuple((axis,) for axis in range(self.axes))

    @property
    def block(self) -> int:
        """Rows that only say something together: k + 2 of a Saltelli base sample, k + 1 of a trajectory, else 1."""
        return len(self.parts) + _EXTRA[self.name] if self.name in _EXTRA else 1

    @property
    def combinations(self) -> int:
        """Of categories, in a factorial design; 1 in any other."""
        return _combinations(self.levels) if self.name == "factorial" else 1

    def rows(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` of the design, shape (stop − start, axes), each in [0, 1)."""
        if self.axes == 0:
            return np.zeros((stop - start, 0))
        return _MAKERS[self.name](self, start, stop)


def fitting(
    name: str, wish: int, axes: int, groups: tuple[tuple[int, ...], ...] = (), levels: tuple[int, ...] = ()
) -> int:
    """The number of draws to be made where about ``wish`` are wanted.

    Of a Saltelli design the largest power of two of base samples that fits, for then its sequence is balanced; of a
    Morris design the trajectories that fit; at least two of either. Of any other design the wish.

    Raises:
        EnsembleError: there is no such design, or it is factorial and its combinations are more than the draws that
            are wanted, or too many.
    """
    _check_name(name)
    if name == "factorial":
        _check_combinations(wish, _combinations(levels))
    if name not in _EXTRA:
        return wish
    block = (len(groups) or axes) + _EXTRA[name]
    fit = max(wish // block, 2)
    return block * (2 ** (fit.bit_length() - 1) if name == "saltelli" else fit)


def _check_name(name: str) -> None:
    if name not in NAMES:
        raise EnsembleError(f'there is no design "{name}"; the designs are: {", ".join(NAMES)}')


def _check_groups(design: Design) -> None:
    if not design.groups:
        return
    named = sorted(axis for group in design.groups for axis in group)
    if named != list(range(design.axes)) or not all(design.groups):
        raise EnsembleError("each uncertain number belongs into one group, and each group has at least one")


def _check_levels(design: Design) -> None:
    if design.levels and (len(design.levels) != design.axes or min(design.levels) < 0):
        raise EnsembleError("each uncertain number has a number of categories, 0 where it does not choose")
    _check_combinations(design.draws, design.combinations)


def _check_combinations(draws: int, combinations: int) -> None:
    if combinations > MOST_COMBINATIONS:
        raise EnsembleError(
            f"there are {combinations:,} combinations of categories; a factorial design has at most "
            f"{MOST_COMBINATIONS:,} here; take --design sobol, which draws among them"
        )
    if draws < combinations:
        raise EnsembleError(
            f"{draws:,} draws do not meet all {combinations:,} combinations of categories; "
            f"write {combinations:,} or more"
        )


def _check_fit(design: Design) -> None:
    over = design.draws % design.block
    if over:
        ends = [design.draws - over, design.draws - over + design.block]
        near = " or ".join(f"{end:,}" for end in ends if 0 < end <= MOST_DRAWS)
        raise EnsembleError(
            f"{design.draws:,} draws; a design of {design.name} over {len(design.parts):,} groups takes "
            f"{design.block:,} at a time: write {near}"
        )


def _combinations(levels: tuple[int, ...]) -> int:
    return prod(count for count in levels if count)


def _sobol_rows(design: Design, start: int, stop: int) -> Array:
    return _sobol(design.axes, design.seed).rows(start, stop)


def _saltelli(design: Design, start: int, stop: int) -> Array:
    """The base samples that the rows lie in, and of their rows those that are asked for."""
    first, last = start // design.block, -(-stop // design.block)
    if design.axes <= FEW_AXES:
        base = _sobol(design.columns, design.seed).rows(first, last)
    else:
        base = Design("lhs", design.draws // design.block, design.columns, design.seed).rows(first, last)
    return indices.rows(base, design.parts)[start - first * design.block : stop - first * design.block]


def _morris(design: Design, start: int, stop: int) -> Array:
    """The trajectories that the rows lie in, and of their rows those that are asked for.

    1. Each axis starts at one of p levels, any as likely as another.
    2. It ends half the levels away, above or below: there is one such level on the grid.
    3. The groups go from start to end one after another, in an order of which any is as likely as another. All axes of
       a group go at once, each in its own direction.

    The levels are the middles of p equal cells, (j + ½) / p, where Morris has the grid j / (p − 1). His outermost
    levels 0 and 1 are the very ends of a law, which say little about it, and 1 is no unit value here. So the step,
    half the levels as in his design, is ½. An axis that chooses goes from one category to another, any as likely.

    Source: Morris (1991), Technometrics 33(2), 161–174, section 3; of groups Campolongo, Cariboni and Saltelli (2007),
    Environmental Modelling & Software 22(10), 1509–1518, section 5.
    """
    first, last = start // design.block, -(-stop // design.block)
    bits = _bits(design.seed, first, last, 2 * design.axes + len(design.parts))
    begin, end = _ends(design, _unit(bits[:, : design.axes]), _unit(bits[:, design.axes : 2 * design.axes]))
    turn = np.argsort(np.argsort(bits[:, 2 * design.axes :], axis=1, kind="stable"), axis=1)
    group = np.empty(design.axes, dtype=int)
    for number, part in enumerate(design.parts):
        group[list(part)] = number
    gone = turn[:, None, group] < np.arange(design.block)[:, None]
    made = np.where(gone, end[:, None], begin[:, None])
    return np.asarray(made.reshape(-1, design.axes)[start - first * design.block : stop - first * design.block])


def _ends(design: Design, one: Array, two: Array) -> tuple[Array, Array]:
    """Where each axis starts and ends on each trajectory, from two independent shares of each."""
    level = (one * LEVELS).astype(int)
    begin, end = (level + 0.5) / LEVELS, ((level + LEVELS // 2) % LEVELS + 0.5) / LEVELS
    for axis, count in enumerate(design.levels):
        if count > 1:
            here = (one[:, axis] * count).astype(int)
            there = (here + 1 + (two[:, axis] * (count - 1)).astype(int)) % count
            begin[:, axis], end[:, axis] = (np.minimum(at / (count - 1), BELOW_ONE) for at in (here, there))
    return begin, end


def _factorial(design: Design, start: int, stop: int) -> Array:
    """Row i takes combination i mod c and point i // c, so that all combinations meet the same points.

    Category j of L is the unit value j / (L − 1), or just below 1, and so floor(u L) = j. The last axis that chooses
    changes fastest.
    """
    levels = np.array(design.levels or (0,) * design.axes)
    chooses = levels > 0
    made = np.empty((stop - start, design.axes))
    points, places = np.divmod(np.arange(start, stop), design.combinations)
    if chooses.any():
        at = np.stack(np.unravel_index(places, tuple(levels[chooses])), axis=1)
        made[:, chooses] = np.minimum(at / np.maximum(levels[chooses] - 1, 1), BELOW_ONE)
    if not chooses.all() and stop > start:
        sequence = _sobol(int((~chooses).sum()), design.seed)
        made[:, ~chooses] = sequence.rows(int(points[0]), int(points[-1]) + 1)[points - points[0]]
    return made


def _independent(design: Design, start: int, stop: int) -> Array:
    return _unit(_bits(design.seed, start, stop, design.axes))


def _bits(seed: int, start: int, stop: int, columns: int) -> NDArray[np.uint64]:
    """Independent rows; each takes whole blocks of four numbers from the stream of a counter."""
    blocks = -(-columns // 4)
    stream = np.random.Philox(key=seed)
    stream.advance(start * blocks)
    return np.asarray(stream.random_raw((stop - start) * blocks * 4)).reshape(stop - start, blocks * 4)[:, :columns]


def _unit(bits: NDArray[np.uint64]) -> Array:
    return np.asarray((bits >> np.uint64(11)) * 2.0**-53)


def _latin(design: Design, start: int, stop: int) -> Array:
    """One independent point in each of ``draws`` strata of every axis, the strata in an order of their own."""
    at = strata(start, stop, design.draws, design.axes, design.seed)
    within = _unit(_bits(design.seed, start, stop, design.axes))
    return np.minimum((at + within) / design.draws, BELOW_ONE)


class _Sequence:
    """A scrambled Sobol' sequence that remembers where it stands, for chunks mostly follow one another."""

    def __init__(self, axes: int, seed: int) -> None:
        from scipy.stats import qmc

        self._engine: Any = qmc.Sobol(d=axes, rng=np.random.Generator(np.random.PCG64(seed)), bits=30)
        self._at = 0

    def rows(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop``."""
        if start < self._at:
            self._engine.reset()
            self._at = 0
        if start > self._at:
            self._engine.fast_forward(start - self._at)
        self._at = start
        with warnings.catch_warnings():
            # scipy warns where the number of points is no power of two; shares need no such balance
            warnings.simplefilter("ignore", UserWarning)
            found = np.asarray(self._engine.random(stop - start))
        self._at = stop
        return found


@lru_cache(maxsize=4)
def _sobol(axes: int, seed: int) -> _Sequence:
    """A sequence; some are kept, so that two runs in turn do not send each other back to the start (5 MB at most)."""
    return _Sequence(axes, seed)


_EXTRA = {"saltelli": 2, "morris": 1}
"""Rows of a block beyond one for each group."""
_MAKERS: dict[str, Callable[[Design, int, int], Array]] = {
    "sobol": _sobol_rows,
    "lhs": _latin,
    "montecarlo": _independent,
    "saltelli": _saltelli,
    "morris": _morris,
    "factorial": _factorial,
}
