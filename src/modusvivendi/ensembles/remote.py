"""A run that is computed where its folder cannot be seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from modusvivendi.ensembles import chunk as rows
from modusvivendi.ensembles import store
from modusvivendi.ensembles.chunk import Chunk
from modusvivendi.ensembles.plan import Plan

_ONE = Lock()
"""Solvers are not made for several threads of one process."""


@dataclass(frozen=True, slots=True)
class RemoteWork:
    """The texts of a run, which are all that its draws depend on; it is pickled and sent with each chunk."""

    run: str
    situation: str

    def compute(self, start: int, stop: int) -> Chunk:
        """Compute some draws and return them.

        Raises:
            EnsembleError: the run was made by another version.
        """
        with _ONE:
            return rows.compute(_plan(self), start, stop)


def remote(folder: Path) -> RemoteWork:
    """The run in a folder, to be sent."""
    run, situation = ((folder / name).read_text(encoding="utf-8") for name in (store.RUN, store.SITUATION))
    return RemoteWork(run, situation)


@lru_cache(maxsize=1)
def _plan(work: RemoteWork) -> Plan:
    """The plan, read by the one way there is to read it, and once in each process."""
    with TemporaryDirectory(prefix="modus-") as name:
        folder = Path(name)
        (folder / store.RUN).write_text(work.run, encoding="utf-8", newline="\n")
        (folder / store.SITUATION).write_text(work.situation, encoding="utf-8", newline="\n")
        return store.open_run(folder)
