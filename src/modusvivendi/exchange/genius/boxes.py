"""Utilities made of hyper-rectangles: a box pays inside its closed bounds, or outside them if it EXCLUDES."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod

import numpy as np

from modusvivendi.exchange.domain import Line, Matter, Pairs, Values
from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.genius.issues import Found
from modusvivendi.exchange.xml import Element

MOST_PACKAGES = 2_000_000
"""Packages that are looked through for one that pays more than GENIUS counts."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """A utility in parts: for each issue, for pairs of issues, and always."""

    weights: tuple[Fraction, ...]
    values: tuple[Values, ...]
    pairs: Pairs = field(default_factory=dict)
    constant: Fraction = Fraction(0)


def boxes(utility: Element, found: tuple[Found, ...], matters: tuple[Matter, ...], faults: Faults) -> Boxes:
    """The sum of all boxes over the greatest utility, as GENIUS takes it."""
    greatest = faults.number(utility.get("maxutility"), utility.mark, "maxutility")
    if greatest <= 0:
        hint = "write the utility of the best package, which becomes 1"
        faults.add("genius", "maxutility is not above 0", hint, utility.mark)
        return Boxes((), ())
    sums = _Sums(found, matters, faults)
    for ufun in utility.each("ufun"):
        sums.add_function(ufun, 1 / greatest)
    made = sums.made()
    if not faults.problems:
        _refuse_cut(made, utility, faults)
    return made


class _Sums:
    """What the boxes read so far pay together."""

    def __init__(self, found: tuple[Found, ...], matters: tuple[Matter, ...], faults: Faults) -> None:
        self.faults = faults
        self.at = {each.index: number for number, each in enumerate(found)}
        self.matters = matters
        self.single = [[Fraction(0)] * len(matter.options) for matter in matters]
        self.pairs: dict[tuple[int, int], list[list[Fraction]]] = {}
        self.constant = Fraction(0)

    def made(self) -> Boxes:
        """The sums."""
        return Boxes(
            weights=tuple(Fraction(1) for _ in self.matters),
            values=tuple(tuple(row) if row else Line(Fraction(0), Fraction(0)) for row in self.single),
            pairs={pair: tuple(tuple(row) for row in matrix) for pair, matrix in self.pairs.items()},
            constant=self.constant,
        )

    def add_function(self, ufun: Element, scale: Fraction) -> None:
        """Every box of a function and of the functions inside it."""
        how = (ufun.get("aggregation") or "sum").lower()
        if how != "sum":
            self.faults.unsupported(f'boxes are joined by "{shown(how)}"', "only sums are additive", ufun.mark)
            return
        scale *= self._weight(ufun)
        for box in ufun.each("hyperRectangle"):
            self._add_box(box, scale)
        for inner in ufun.each("ufun"):
            self.add_function(inner, scale)

    def _weight(self, element: Element) -> Fraction:
        given = element.get("weight")
        return Fraction(1) if given is None else self.faults.number(given, element.mark, "the weight")

    def _add_box(self, box: Element, scale: Fraction) -> None:
        pays = self.faults.number(box.get("utility") or box.get("utility_function"), box.mark, "the utility of a box")
        pays *= scale * self._weight(box)
        excludes = list(box.each("EXCLUDES"))
        bounds = excludes or list(box.each("INCLUDES"))
        inside: dict[int, set[int]] = {}
        for bound in bounds:
            at = self._issue(bound)
            if at is not None:
                options = set(self._within(bound, at))
                inside[at] = inside[at] & options if at in inside else options
        if excludes:
            self.constant += pays
            pays = -pays
        self._pay(box, inside, pays)

    def _issue(self, bound: Element) -> int | None:
        at = self.at.get(bound.get("index") or "")
        if at is None:
            known = ", ".join(self.at)
            what = f'no issue has the index "{shown(bound.get("index") or "")}"'
            self.faults.add("genius", what, f"write one of {known}", bound.mark)
        elif not self.matters[at].ordered:
            reason = "bounds are numbers, and options with names have none"
            what = f'a box bounds the issue "{shown(self.matters[at].name)}", which is no issue of whole numbers'
            self.faults.unsupported(what, reason, bound.mark)
            return None
        return at

    def _within(self, bound: Element, at: int) -> Iterator[int]:
        low = self.faults.number(bound.get("min"), bound.mark, "min")
        high = self.faults.number(bound.get("max"), bound.mark, "max")
        return (number for number, option in enumerate(self.matters[at].options) if low <= int(option) <= high)

    def _pay(self, box: Element, inside: dict[int, set[int]], pays: Fraction) -> None:
        if not inside:
            self.constant += pays
        elif len(inside) == 1:
            ((at, options),) = inside.items()
            for option in options:
                self.single[at][option] += pays
        elif len(inside) == 2:
            one, two = sorted(inside)
            empty = [[Fraction(0)] * len(self.matters[two].options) for _ in self.matters[one].options]
            matrix = self.pairs.setdefault((one, two), empty)
            for first in inside[one]:
                for second in inside[two]:
                    matrix[first][second] += pays
        else:
            reason = "a situation knows what single issues and pairs of issues are worth"
            self.faults.unsupported(f"a box bounds {len(inside)} issues together", reason, box.mark)


def _refuse_cut(made: Boxes, utility: Element, faults: Faults) -> None:
    """GENIUS counts nothing above 1; where a package would pay more, that bend cannot be represented."""
    tables = [row for row in made.values if not isinstance(row, Line)]
    most = made.constant + sum(max(row) for row in tables)
    most += sum(max(value for row in matrix for value in row) for matrix in made.pairs.values())
    if most <= 1:
        return
    sizes = [len(row) for row in tables]
    if len(tables) < len(made.values) or prod(sizes) > MOST_PACKAGES:
        reason = "GENIUS counts no more than 1, and there are too many packages to see whether any exceeds it"
        faults.unsupported("the boxes may pay more than maxutility", reason, utility.mark)
    elif _greatest(made, tables, sizes) > 1:
        reason = "GENIUS counts no more than 1, which is not additive"
        faults.unsupported("a package pays more than maxutility", reason, utility.mark)


def _greatest(made: Boxes, tables: list[tuple[Fraction, ...]], sizes: list[int]) -> Fraction:
    """The utility of the best package, exactly, by looking at all of them."""
    values = [value for row in tables for value in row]
    values += [value for matrix in made.pairs.values() for row in matrix for value in row]
    scale = int(np.lcm.reduce([value.denominator for value in values], dtype=object))
    total = np.zeros(sizes, dtype=object if scale > 10**12 else np.int64)
    for at, row in enumerate(tables):
        shape = [1] * len(sizes)
        shape[at] = sizes[at]
        total = total + np.array([int(value * scale) for value in row]).reshape(shape)
    for (one, two), matrix in made.pairs.items():
        shape = [1] * len(sizes)
        shape[one], shape[two] = sizes[one], sizes[two]
        total = total + np.array([[int(value * scale) for value in row] for row in matrix]).reshape(shape)
    return made.constant + Fraction(int(total.max()), scale)
