"""How a method is asked many times: a template that is made once, and rows of outputs for rows of drawn numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.record import Output, Record
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, lay

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """One output of every draw."""

    name: str
    """In words."""
    unit: str
    """Of the number; empty where it is yes or no."""
    kind: Literal["number", "yes"] = "number"
    """``yes``: 1 for yes, 0 for no."""
    candidate: str = ""
    """The package, state or policy that it is about, where several are weighed against one another; else empty."""
    measure: str = ""
    """What is measured of it, greater being better: ``"acceptable to all"``."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The outputs of some draws."""

    values: Array
    """Shape (draws, columns); NaN where a draw failed, or where only bounds of the number are known."""
    errors: tuple[str, ...]
    """For each draw why it failed; empty where it did not."""


class Template(Protocol):
    """A situation, ready to be asked with any numbers in its slots."""

    columns: tuple[Column, ...]
    largest: int
    """Draws of one piece of work at most, so that little is lost where it is cut off."""

    def rows(self, numbers: Array) -> Rows:
        """The outputs for drawn numbers, shape (draws, slots); one draw that fails leaves the others as they are."""
        ...


Drawer = Callable[[Situation, Sequence[Slot], Mapping[str, Any]], Template]
"""Takes a situation, its slots, and the method's own options, read already."""


MOST_SEEN = 10_000


class Mapped:
    """A method asked draw by draw, each time with the situation that the draw makes."""

    largest = 2_000

    def __init__(
        self,
        situation: Situation,
        slots: Sequence[Slot],
        one: Callable[[Situation], Sequence[float]],
        columns: tuple[Column, ...],
    ) -> None:
        self.columns = columns
        self._slots = tuple(slots)
        self._laid = lay(situation, slots)
        self._one = one
        self._seen: dict[bytes, tuple[Sequence[float], str]] = {}
        """Results by what was drawn: where only choices are drawn, few rows differ."""

    def rows(self, numbers: Array) -> Rows:
        """The outputs of each draw in turn."""
        values = np.full((len(numbers), len(self.columns)), np.nan)
        errors = [""] * len(numbers)
        for at, row in enumerate(numbers):
            key = row.tobytes()
            if key not in self._seen:
                if len(self._seen) >= MOST_SEEN:
                    self._seen.clear()
                self._seen[key] = self._row(row)
            values[at], errors[at] = self._seen[key]
        return Rows(values, tuple(errors))

    def _row(self, row: Array) -> tuple[Sequence[float], str]:
        exact = [slot.exact(number) for slot, number in zip(self._slots, row, strict=True)]
        try:
            return self._one(self._laid(exact)), ""
        except SituationError as error:
            told = "; ".join(problem.what for problem in error.problems)
        except Exception as error:  # one draw, however it fails, must not take the others with it
            told = f"{type(error).__name__}: {error}"
        return (float("nan"),) * len(self.columns), told


def recorded(situation: Situation, slots: Sequence[Slot], ask: Callable[[Situation], Record]) -> Template:
    """A method that is asked as a whole, by what it records; it must record the same outputs in every draw."""
    columns = tuple(Column(output.name, output.unit) for output in ask(situation))

    def one(drawn: Situation) -> list[float]:
        found = {(output.name, output.unit): output for output in ask(drawn)}
        return [_number(found.get((column.name, column.unit))) for column in columns]

    return Mapped(situation, slots, one, columns)


def refuse(options: Mapping[str, Any], but: tuple[str, ...] = ()) -> None:
    """Refuse settings that have no meaning for draws.

    Raises:
        SituationError: one was given that is not among ``but``.
    """
    wrong = [name for name in options if name not in but]
    if wrong:
        flags = ", ".join("--" + name.replace("_", "-") for name in wrong)
        raise SituationError([Problem(code="option", what=f"{flags} has no meaning with --draws", hint="leave it out")])


def _number(output: Output | None) -> float:
    return float(output.low) if output is not None and output.exact and output.low is not None else float("nan")
