"""Runs from Python and in a notebook: draw, and look into what was drawn."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modusvivendi.answers.model import Answer
from modusvivendi.ensembles import running, store
from modusvivendi.ensembles.plan import Plan, plan
from modusvivendi.ensembles.studies.candidates import robustness
from modusvivendi.ensembles.studies.chosen import Line, chosen
from modusvivendi.ensembles.studies.conditions import conditions, subject
from modusvivendi.ensembles.studies.influence import influence
from modusvivendi.ensembles.summary import Summary, summary
from modusvivendi.ensembles.telling import candidates as candidates_told
from modusvivendi.ensembles.telling import conditions as conditions_told
from modusvivendi.ensembles.telling import influence as influence_told
from modusvivendi.ensembles.telling import run as run_told
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Many draws of one question, kept in a folder."""

    folder: Path
    plan: Plan

    def summary(self) -> Summary:
        """How often, and between which numbers; ``results_sha256`` and ``complete``."""
        return summary(self.folder, self.plan)

    def answer(self) -> Answer:
        """The same in words, tables and charts."""
        return run_told.told(self.summary())

    def table(self) -> Any:
        """All rows as an Arrow table: ``draw``, ``error``, each uncertain number and each output."""
        import pyarrow as pa

        return pa.concat_tables(store.tables(self.folder, self.plan))

    def sensitivity(self, *outputs: str, most: int = 3) -> Answer:
        """What drives the outputs that are named, or the first ones that vary.

        Raises:
            EnsembleError: the design was made for something else, a name is that of no output, or nothing varies.
        """
        return influence_told.told(influence(self.folder, self.plan, chosen(self.folder, self.plan, outputs, most)))

    def discover(
        self, output: str | None = None, *, above: float | None = None, below: float | None = None, no: bool = False
    ) -> Answer:
        """When an output is yes (or no), or lies above or below a number.

        Raises:
            EnsembleError: the design was made for something else, there are too few draws, or the line does not fit.
        """
        line = Line(above, below, no)
        one = subject(self.folder, self.plan, () if output is None else (output,), line)
        return conditions_told.told(conditions(self.folder, self.plan, one, line))

    def robust(self) -> Answer:
        """The candidates that the question names, weighed over all draws.

        Raises:
            EnsembleError: it names none, or the design does not say how often something holds.
        """
        return candidates_told.told(robustness(self.folder, self.plan))


def draw(
    situation: Situation,
    question: str,
    *,
    draws: int,
    folder: str | os.PathLike[str],
    seed: int = 0,
    design: str = "lhs",
    options: Mapping[str, Any] | None = None,
    engine: str = "inline",
    workers: int | None = None,
) -> Run:
    """Ask a question of many draws, or go on with the run that the folder holds.

    Args:
        situation: what is known.
        question: the method, as typed after ``modus``.
        draws: how many; a design that comes in blocks makes as many whole ones as fit.
        folder: that keeps them.
        seed: of the draws.
        design: one of :data:`modusvivendi.ensembles.designs.NAMES`.
        options: the question's own.
        engine: ``"inline"``, ``"processes"`` (a script then needs ``if __name__ == "__main__":``) or ``"dask"``.
        workers: processes; one for each core if left out.

    Raises:
        EnsembleError: the design cannot be made, there is nothing to draw, or the folder cannot be written.
        SituationError: an option cannot be read, or the situation is too large for draws.
    """
    made, at = plan(situation, question, draws=draws, seed=seed, design=design, options=options), Path(folder)
    store.create(at, made)
    running.run(at, engine=engine, workers=workers)
    return Run(at, made)


def open_run(folder: str | os.PathLike[str]) -> Run:
    """The run in a folder, complete or not.

    Raises:
        EnsembleError: there is none, or it is not as it was made.
        SituationError: its copy of the situation cannot be read.
    """
    return Run(Path(folder), store.open_run(Path(folder)))
