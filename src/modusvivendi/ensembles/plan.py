"""What a run computes: one situation, one method, one design. Kept as ``run.json``, with a copy of the situation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from modusvivendi import __version__
from modusvivendi.ensembles.designs import Design, fitting
from modusvivendi.ensembles.drawing import Axis, axes
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.groups import Group, groups
from modusvivendi.exchange.loading import load
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import method
from modusvivendi.methods.drawn import Template
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot
from modusvivendi.situation.slots.joined import Joined, joined
from modusvivendi.situation.writing import fingerprint

FORMAT = 1
SMALLEST_CHUNK, CHUNKS = 50, 40
GROUPED = ("saltelli", "morris")
"""Designs that move each independent input alone."""
SAMPLED = ("lhs", "montecarlo", "sobol")
"""Designs that draw as the file says, so that a share of their rows is a share of the cases."""


@dataclass(frozen=True, eq=False)
class Plan:
    """One run, before anything is computed."""

    situation: Situation
    method: str
    options: Mapping[str, Any]
    """As they were typed."""
    design: str
    draws: int
    seed: int
    scenario: str | None = None
    """The scenario that the situation already holds, to be shown."""
    withheld: bool = False
    """Whether something was left out of the situation, which the reader is then told."""
    shared: tuple[str, ...] = ()
    """Columns of the design where it serves other runs too, so that what has one name takes the same numbers in each;
    its own columns if left out."""

    @cached_property
    def prepared(self) -> Situation:
        """The situation with the numbers of other methods that this one reads."""
        return method(self.method).prepared(self.situation)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What is drawn: what the method's answer rests on."""
        return method(self.method).inputs(self.situation, self.options)

    @cached_property
    def together(self) -> tuple[Joined, ...]:
        """Which of them are correlated."""
        return joined(self.situation, self.slots)

    @cached_property
    def axes(self) -> tuple[Axis, ...]:
        """The columns of the design that it needs."""
        return axes(self.slots)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the design."""
        return self.shared or tuple(axis.name for axis in self.axes)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its independent inputs."""
        return groups(self.slots, self.axes, self.together)

    @cached_property
    def points(self) -> Design:
        """Where it is drawn.

        Raises:
            EnsembleError: it cannot be made.
        """
        return Design(self.design, self.draws, len(self.columns), self.seed, *self.structure)

    @property
    def structure(self) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
        """The columns of each group and the categories of each column, for designs that need them."""
        groups = tuple(group.columns for group in self.groups) if self.design in GROUPED else ()
        choosing = self.design in ("factorial", "morris")
        return groups, tuple(axis.levels for axis in self.axes) if choosing else ()

    @cached_property
    def template(self) -> Template:
        """The method, ready for draws.

        Raises:
            SituationError: an option cannot be read, or the situation is too large for draws.
        """
        return method(self.method).template(self.situation, self.slots, self.options)

    @property
    def chunk(self) -> int:
        """Draws of one chunk: fixed by their number and the method, so that every engine computes the same ones."""
        return min(max(-(-self.draws // CHUNKS), SMALLEST_CHUNK), self.template.largest)

    @property
    def chunks(self) -> int:
        """How many chunks there are."""
        return -(-self.draws // self.chunk)

    def bounds(self, chunk: int) -> tuple[int, int]:
        """The first draw of a chunk, and the first after it."""
        return chunk * self.chunk, min((chunk + 1) * self.chunk, self.draws)

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """For each slot the name of its column."""
        return _unique([_plain(slot.key) for slot in self.slots])

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """For each slot that analysts dispute the name of the column that says whose reading held."""
        disputed = [f"{name}_by" for name, slot in zip(self.inputs, self.slots, strict=True) if slot.choosers]
        return _unique([*self.inputs, *disputed])[len(self.inputs) :]

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """For each output the name of its column; none is the name of another column."""
        before = [*self.inputs, *self.holders]
        return _unique([*before, *(_plain(column.name) for column in self.template.columns)])[len(before) :]

    def as_data(self) -> dict[str, Any]:
        """Everything that decides the results, as plain data."""
        return {
            "format": FORMAT,
            "modusvivendi": __version__,
            "situation_sha256": fingerprint(self.situation),
            "title": self.situation.title,
            "method": self.method,
            "options": {name: value for name, value in self.options.items() if value is not None},
            "design": self.design,
            "draws": self.draws,
            "seed": self.seed,
            "scenario": self.scenario,
            "withheld": self.withheld,
            "columns": list(self.columns),
            "chunk": self.chunk,
            "inputs": [
                {"column": name, "key": slot.key, "what": slot.label, "is": slot.value.describe()}
                for name, slot in zip(self.inputs, self.slots, strict=True)
            ],
            "outputs": [
                {"column": name, "what": column.name, "unit": column.unit, "kind": column.kind}
                for name, column in zip(self.outputs, self.template.columns, strict=True)
            ],
        }


def plan(
    situation: Situation,
    name: str,
    *,
    draws: int,
    seed: int = 0,
    design: str = "lhs",
    options: Mapping[str, Any] | None = None,
    scenario: str | None = None,
    withheld: bool = False,
    shared: Sequence[str] = (),
) -> Plan:
    """A run of one method over many draws of a situation.

    Args:
        situation: what is known.
        name: the method.
        draws: how many; a design that comes in blocks makes as many whole ones as fit.
        seed: of the design.
        design: one of :data:`modusvivendi.ensembles.designs.NAMES`.
        options: the method's own, as typed.
        scenario: the scenario that the situation already holds, to be shown.
        withheld: whether something was left out of the situation.
        shared: columns of a design that serves other runs too.

    Raises:
        EnsembleError: there is no such method, it lacks something in the situation, or the design cannot be made.
        SituationError: an option cannot be read, or the situation is too large for draws.
    """
    if name not in METHODS:
        raise EnsembleError(f'there is no method "{name}"; the methods are: {", ".join(METHODS)}')
    unknown = [each for each in options or {} if each not in {option.name for option in method(name).options}]
    if unknown:
        known = ", ".join(option.name for option in method(name).options) or "none"
        raise EnsembleError(f'{name} has no option "{unknown[0][:60]}"; its options are: {known}')
    lacking = method(name).needs(situation)
    if lacking:
        raise EnsembleError(f"{name} still needs {'; '.join(need.what for need in lacking)}")
    made = Plan(situation, name, dict(options or {}), design, draws, seed, scenario, withheld, tuple(shared))
    if not made.axes:
        raise EnsembleError(f"every number that {name} rests on is exact in this file; there is nothing to draw")
    if not made.template.columns:
        raise EnsembleError(f"{name} has no numbers that draws could change")
    if not {axis.name for axis in made.axes} <= set(made.columns) or (shared and design in (*GROUPED, "factorial")):
        raise EnsembleError("these columns of a design are not those of the run, or the design cannot be shared")
    if design == "factorial" and any(len(each.slots) > 1 for each in made.together):
        raise EnsembleError("a factorial design crosses all choices, and these are correlated; take --design lhs")
    if draws > 0:
        made = replace(made, draws=fitting(design, draws, len(made.columns), *made.structure))
    made.points  # noqa: B018  # raises where the design cannot be made
    return made


_GIVEN = ("method", "options", "design", "draws", "seed", "scenario", "withheld", "columns")


def read(run: str, situation_file: Any) -> Plan:
    """The plan of a run, from the text of its ``run.json`` and its copy of the situation.

    Raises:
        EnsembleError: it is not a plan, was made by another version, or does not belong to the situation beside it.
        SituationError: the copy cannot be read.
    """
    try:
        data = {name: value for name, value in json.loads(run).items() if name != "made_with"}
        given = {name: data[name] for name in _GIVEN}
        version, sha256 = data["modusvivendi"], data["situation_sha256"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise EnsembleError("run.json is not the plan of a run; make the run anew") from None
    if (data.get("format"), version) != (FORMAT, __version__):
        raise EnsembleError(f"the run was made by Modus Vivendi {version}, this is {__version__}; make the run anew")
    situation = load(situation_file)
    if fingerprint(situation) != sha256:
        raise EnsembleError("situation.yaml is not the one that the run was made for; make the run anew")
    made = _checked(situation, given)
    if made.as_data() != data:
        raise EnsembleError("run.json was changed after the run was made; make the run anew")
    return made


def _checked(situation: Situation, given: Mapping[str, Any]) -> Plan:
    whole = all(isinstance(given[name], int) and not isinstance(given[name], bool) for name in ("draws", "seed"))
    view = isinstance(given["withheld"], bool) and isinstance(given["scenario"], str | None)
    view = view and isinstance(given["columns"], list) and all(isinstance(name, str) for name in given["columns"])
    if not (view and whole and isinstance(given["options"], dict) and isinstance(given["method"], str)):
        raise EnsembleError("run.json is not the plan of a run; make the run anew")
    design = str(given["design"])
    return plan(
        situation,
        given["method"],
        draws=given["draws"],
        seed=given["seed"],
        design=design,
        options=given["options"],
        scenario=given["scenario"],
        withheld=given["withheld"],
        shared=given["columns"] if design not in (*GROUPED, "factorial") else (),
    )


def _plain(text: str) -> str:
    """A name for a column that needs no quotes in SQL."""
    return re.sub(r"\W+", "_", text.lower()).strip("_")[:60].rstrip("_") or "number"


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(_numbered(names))


def _numbered(names: Sequence[str]) -> Iterator[str]:
    taken = {"draw", "error"}
    for name in names:
        tried, count = name, 1
        while tried in taken:
            count += 1
            tried = f"{name}_{count}"
        taken.add(tried)
        yield tried
