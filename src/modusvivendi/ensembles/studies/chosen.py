"""Which outputs of a run are meant, and which of its draws are of interest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from pathlib import Path

import numpy as np

from modusvivendi.ensembles import store
from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.plan import Plan
from modusvivendi.methods.drawn import Column

PLAIN = ("lhs", "montecarlo")
"""Designs whose draws say how often something holds, and whose inputs do not go together by chance."""


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """One output of a run, with its numbers."""

    key: str
    """The name of its column."""
    column: Column
    values: Array
    """Shape (draws,), in the order of the draws; NaN where one failed."""

    @property
    def known(self) -> Array:
        """Its numbers where it is known."""
        return self.values[~np.isnan(self.values)]

    @property
    def varies(self) -> bool:
        """Whether it is not the same in all draws."""
        return bool(len(self.known)) and bool(self.known.min() < self.known.max())


@dataclass(frozen=True, slots=True)
class Line:
    """Which draws are of interest: those in which an output is yes or no, or lies above or below a number."""

    above: float | None = None
    below: float | None = None
    no: bool = False
    note: str = ""
    """What the number is, such as "its median"."""


def chosen(folder: Path, plan: Plan, wanted: Sequence[str] = (), most: int | None = None) -> tuple[Chosen, ...]:
    """The outputs that were named; without names those that vary, of candidates none, the first ones up to ``most``.

    Args:
        folder: of the run.
        plan: of the run.
        wanted: names of columns, or words of an output of which there is one only.
        most: how many are taken where none was named.

    Raises:
        EnsembleError: a name is that of no output, or of several.
    """
    if wanted:
        return tuple(_read(folder, plan, at) for at in named(plan, wanted))
    found: list[Chosen] = []
    for at, column in enumerate(plan.template.columns):
        if not column.candidate and (most is None or len(found) < most):
            one = _read(folder, plan, at)
            found += [one] if one.varies else []
    return tuple(found)


def named(plan: Plan, wanted: Sequence[str]) -> tuple[int, ...]:
    """The places of the outputs that were named.

    Raises:
        EnsembleError: a name is that of no output, or of several.
    """
    return tuple(_place(plan, name) for name in dict.fromkeys(wanted))


def numbers(folder: Path, plan: Plan) -> Array:
    """The drawn numbers of every slot, shape (draws, slots)."""
    return np.stack([store.column(folder, plan, name) for name in plan.inputs], axis=1)


def interest(one: Chosen, line: Line) -> tuple[Array, str]:
    """Which draws are of interest, 1 or 0 and NaN where it is not known; and that in words.

    Raises:
        EnsembleError: the output is a number and no line was given, or it is yes or no and one was.
    """
    if not all(end is None or isfinite(end) for end in (line.above, line.below)):
        raise EnsembleError("--above and --below take a number, such as 50")
    number = one.column.kind == "number"
    given = line.above is not None or line.below is not None
    if number and (line.no or not given):
        raise EnsembleError(f'"{one.column.name}" is a number: say above or below which, with --above or --below')
    if not number and given:
        raise EnsembleError(f'"{one.column.name}" is yes or no: leave --above and --below out; --no asks when it fails')
    if not number:
        return (1 - one.values if line.no else one.values), f"{'Not: ' if line.no else ''}{one.column.name}"
    inside = np.ones(len(one.values), dtype=np.bool_)
    words = []
    if line.above is not None:
        inside &= one.values > line.above
        words.append(f"above {line.above:.4g}")
    if line.below is not None:
        inside &= one.values < line.below
        words.append(f"below {line.below:.4g}")
    unit = f" {one.column.unit}" if one.column.unit else ""
    found = np.where(np.isnan(one.values), np.nan, inside.astype(np.float64))
    note = f", {line.note}" if line.note else ""
    return found, f"{one.column.name}: {' and '.join(words)}{unit}{note}"


def _read(folder: Path, plan: Plan, at: int) -> Chosen:
    key = plan.outputs[at]
    return Chosen(key, plan.template.columns[at], store.column(folder, plan, key))


def _place(plan: Plan, name: str) -> int:
    if name in plan.outputs:
        return plan.outputs.index(name)
    words = [column.name for column in plan.template.columns]
    found = [at for at, each in enumerate(words) if each.lower() == name.lower()]
    found = found or [at for at, each in enumerate(words) if name.lower() in each.lower()]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(words[at] for at in found[:5])
        raise EnsembleError(f'"{name[:80]}" may be several outputs: {listed}')
    close = get_close_matches(name, [*plan.outputs, *words], n=1, cutoff=0.4)
    hint = f'did you mean "{close[0]}"?' if close else f"the outputs are: {'; '.join(words[:8])}"
    raise EnsembleError(f'"{name[:80]}" is no output of this run; {hint}')
