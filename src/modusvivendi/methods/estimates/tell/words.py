"""Words that the sentences, tables and charts of the counts share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.estimates.frame import Estimate, Problem, Series
from modusvivendi.methods.estimates.solve import Reconciled, Solution, Step


@dataclass(frozen=True, slots=True)
class Told:
    """One quantity: its counts, and how they compare."""

    series: Series
    found: Reconciled

    @property
    def compared(self) -> bool:
        """Whether there are two counts or more."""
        return len(self.series.estimates) > 1

    def claims(self, indices: Iterable[int]) -> tuple[str, ...]:
        """The evidence of some counts."""
        return tuple(self.series.estimates[index].evidence for index in indices)

    def sources(self, indices: Iterable[int]) -> str:
        """Who gave some counts, when, and with which grade."""
        return listed(source(self.series.estimates[index]) for index in indices)

    def basis(self, step: Step) -> tuple[str, ...]:
        """The evidence that a step rests on; the last count where no end is known."""
        return self.claims(dict.fromkeys((*step.low_from, *step.high_from))) or self.claims([-1])


def told(problem: Problem, solution: Solution) -> tuple[Told, ...]:
    """The quantities with what was found."""
    return tuple(Told(*pair) for pair in zip(problem.series, solution.quantities, strict=True))


def source(estimate: Estimate) -> str:
    """``"ICRC (B2, 20 December 2016)"``."""
    return f"{estimate.who} ({estimate.grade}, {estimate.day})"


def cited(estimate: Estimate, unit: str = "") -> str:
    """``"37,500 people (ICRC, B2, 20 December 2016)"``, with the source's words of caution where it has any."""
    stated = f"{estimate.stated} {unit}".rstrip()
    caution = f"; “{estimate.hedge}”" if estimate.hedge else ""
    return f"{stated} ({estimate.who}, {estimate.grade}, {estimate.day}{caution})"


def shortened(items: Iterable[str], most: int) -> str:
    """A list of at most so many items, with how many more there are."""
    every = list(items)
    more = [counted(len(every) - most, "more", "more")] if len(every) > most else []
    return listed([*every[:most], *more])


def stars(pairs: Iterable[tuple[int, int]], most: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Pairs as at most so many groups, each of one count and those that it excludes; the largest group first."""
    rest = dict.fromkeys(pairs)
    for _ in range(most):
        others: dict[int, list[int]] = {}
        for one, other in rest:
            others.setdefault(one, []).append(other)
            others.setdefault(other, []).append(one)
        if not others:
            return
        centre = max(others, key=lambda index: len(others[index]))
        yield centre, tuple(others[centre])
        rest = dict.fromkeys(pair for pair in rest if centre not in pair)
