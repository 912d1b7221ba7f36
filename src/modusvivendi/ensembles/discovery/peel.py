"""One step of peeling: which strips can be cut off a box, and which of them is best.

Source: Friedman and Fisher (1999), Statistics and Computing 9(2), 123–143, the top-down peeling of PRIM.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery.box import Box, between
from modusvivendi.ensembles.discovery.cases import Cases, Ints, Mask
from modusvivendi.ensembles.discovery.rules import Rules, scores

TOP, BOTTOM = 0, 1
Part = tuple[Ints, Ints, Ints, Ints, Array]
"""Some of the rows of :class:`Cuts`, column by column."""


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """The m draws in a box in the order of each of the q numeric inputs; every array has the shape (q, m)."""

    order: Ints
    """The numbers of the draws."""
    values: Array
    """Of the input, rising."""
    interest: Mask

    @classmethod
    def of(cls, cases: Cases) -> Sorted:
        """Every draw. Time O(q n log n), the only time that anything is sorted."""
        columns = np.ascontiguousarray(cases.x[:, cases.numeric].T)
        order = np.argsort(columns, axis=1, kind="stable")
        return cls(order, np.take_along_axis(columns, order, axis=1), cases.y[order])

    def within(self, inside: Mask) -> Sorted:
        """Those of the draws that are inside, a mask of shape (n,); they stay sorted. Time O(q m)."""
        keep = inside[self.order]
        shape = len(self.order), int(keep[0].sum()) if len(keep) else 0
        return Sorted(
            self.order[keep].reshape(shape), self.values[keep].reshape(shape), self.interest[keep].reshape(shape)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """What can be peeled off; every array has the shape (c,)."""

    number: Ints
    """The input."""
    part: Ints
    """``TOP`` or ``BOTTOM`` of a numeric input; the place of the category among all of the input's."""
    inside: Ints
    """Draws that stay."""
    hits: Ints
    """Cases of interest that stay."""
    limit: Array
    """The new limit, or the category that goes."""

    @classmethod
    def of(cls, cases: Cases, ranks: Sorted, inside: Mask, share: float) -> Cuts:
        """Of a box."""
        parts = [*_ends(cases, ranks, share), *_names(cases, inside)]
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def peeled(cases: Cases, box: Box, ranks: Sorted, inside: Mask, rules: Rules) -> Box | None:
    """The best smaller box, or nothing where no peel is allowed and raises the density.

    1. Every numeric input gives two cuts: its top and its bottom. A cut takes off the 1 + ⌊peel (m − 1)⌋ outermost
       draws and all that tie with the last of these; where this is every draw, all but the innermost value goes.
       The limit lies halfway between the last value inside and the first outside.
    2. Every input of categories gives one cut for each category that has a draw in the box, unless it is the only one.
       A constant input gives none.
    3. A cut is allowed if it leaves the least mass and, once as many inputs are restricted as may be, if it cuts one
       of these.
    4. Of those that raise the density take the best score; of equal scores the one that leaves fewer inputs
       restricted; then the earlier input; then the top before the bottom, and the lower category.

    Time O(k m).

    Args:
        cases: n draws of k inputs.
        box: holds m of these.
        ranks: its draws, sorted.
        inside: its draws as a mask, shape (n,).
        rules: of the peeling.
    """
    cuts = Cuts.of(cases, ranks, inside, rules.peel)
    draws, hits = int(inside.sum()), int((inside & cases.y).sum())
    fresh = ~np.isin(cuts.number, box.restricted)
    full = rules.most_inputs is not None and len(box.restricted) >= rules.most_inputs
    allowed = (cuts.inside / rules.draws >= rules.least_mass) & ~(fresh & full)
    (left,) = np.nonzero(allowed & (cuts.hits * draws > hits * cuts.inside))
    if not len(left):
        return None
    score = scores(cuts.inside[left], cuts.hits[left], draws, hits, rules.criterion)
    best = left[np.lexsort((cuts.part[left], cuts.number[left], fresh[left], -score))[0]]
    return _cut(cases, box, int(cuts.number[best]), int(cuts.part[best]), float(cuts.limit[best]))


def _ends(cases: Cases, ranks: Sorted, share: float) -> list[Part]:
    """Tops and bottoms. A cut lies behind the first ``at`` draws in the order of its input."""
    values = ranks.values
    inputs, draws = values.shape
    if not inputs:
        return []
    off = 1 + int(share * (draws - 1))
    high, low = values[:, [draws - off]], values[:, [off - 1]]
    before = ranks.interest.cumsum(axis=1)
    made: list[Part] = []
    for part, at in ((TOP, _at(values < high, values <= high)), (BOTTOM, _at(values <= low, values < low))):
        (row,) = np.nonzero(at)
        place = at[row]
        below, above = values[row, place - 1], values[row, place]
        hits = before[row, place - 1]
        if part == TOP:
            stay, limit = (place, hits), between(below, above)
        else:
            stay, limit = (draws - place, before[row, -1] - hits), between(above, below)
        made.append((cases.numeric[row], np.full(len(row), part), *stay, limit))
    return made


def _at(first: Mask, second: Mask) -> Ints:
    """How many draws lie before the cut; by the second mask where the first cuts nothing off, 0 if that does neither.

    Both have the shape (q, m), the answer (q,).
    """
    draws = first.shape[1]
    at = first.sum(axis=1)
    at = np.where((at == 0) | (at == draws), second.sum(axis=1), at)
    return np.where(at == draws, 0, at)


def _names(cases: Cases, inside: Mask) -> list[Part]:
    """Categories. One that is alone stays."""
    made: list[Part] = []
    for number in cases.categories:
        names, codes = cases.coded[number]
        draws = np.bincount(codes[inside], minlength=len(names))
        hits = np.bincount(codes[inside & cases.y], minlength=len(names))
        (part,) = np.nonzero(draws)
        part = part if len(part) > 1 else part[:0]
        stay = draws.sum() - draws[part], hits.sum() - hits[part]
        made.append((np.full(len(part), number), part, *stay, names[part]))
    return made


def _cut(cases: Cases, box: Box, number: int, part: int, limit: float) -> Box:
    if number not in cases.categories:
        return box.limited(number, "high" if part == TOP else "low", limit)
    names = box.kept.get(number, tuple(cases.coded[number][0].tolist()))
    return box.keeping(number, tuple(name for name in names if name != limit))
