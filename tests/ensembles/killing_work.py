"""Work whose draws kill their process, for the tests of engines. Imported by spawned processes as a module."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from modusvivendi.ensembles.chunk import KILLED, Chunk

SIZE = 10


@dataclass(frozen=True)
class KillingWork:
    """Draw n gives n²; ``always`` kills its process each time, ``once`` the first time only; ``slow`` seconds a chunk.

    While a chunk is computed, ``computing-N`` in the folder holds the id of the process that does it.
    """

    folder: Path
    always: int = -1
    once: int = -1
    slow: float = 0.0

    def finish(self, chunk: int) -> None:
        self.keep(chunk, [self.compute(*self.bounds(chunk))])

    def bounds(self, chunk: int) -> tuple[int, int]:
        return chunk * SIZE, (chunk + 1) * SIZE

    def compute(self, start: int, stop: int) -> Chunk:
        computing = self.folder / f"computing-{start // SIZE}"
        computing.write_text(str(os.getpid()), encoding="utf-8")
        time.sleep(self.slow)
        computing.unlink(missing_ok=True)
        for draw in range(start, stop):
            mark = self.folder / "once"
            if draw == self.always or (draw == self.once and not mark.exists()):
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return _rows(start, [float(draw * draw) for draw in range(start, stop)], ("",) * (stop - start))

    def keep(self, chunk: int, parts: list[Chunk]) -> None:
        values = np.concatenate([part.values[:, 0] for part in parts])
        errors = [error for part in parts for error in part.errors]
        lines = [error or str(value) for value, error in zip(values, errors, strict=True)]
        (self.folder / f"{chunk}.txt").write_text("\n".join(lines), encoding="utf-8")

    def killed(self, draw: int) -> Chunk:
        return _rows(draw, [float("nan")], (KILLED,))


def _rows(start: int, values: list[float], errors: tuple[str, ...]) -> Chunk:
    empty = np.zeros((len(values), 0))
    return Chunk(start, empty, empty, np.array(values)[:, None], errors)
