"""The folder of a run: ``run.json``, ``situation.yaml``, and one Parquet file for each chunk that is done.

The parts are the only truth. Each is written under a name of its own and then renamed, so that a crash loses at most
the chunks in flight, and two processes that compute the same chunk write the same file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np

from modusvivendi.ensembles import plan as plans
from modusvivendi.ensembles.chunk import Chunk
from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.made_with import made_with
from modusvivendi.ensembles.plan import Plan
from modusvivendi.situation.writing import write

RUN, SITUATION, PARTS = "run.json", "situation.yaml", "parts"


def create(folder: Path, plan: Plan) -> Plan:
    """Make the folder of a run, or join the one that is there, if it is the same run.

    Raises:
        EnsembleError: the folder holds something else, or cannot be written.
    """
    if (folder / RUN).exists():
        found = open_run(folder)
        if found.as_data() != plan.as_data():
            raise EnsembleError(f"{folder} holds another run; choose another name with --run")
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / SITUATION).exists():
            raise EnsembleError(f"{folder} holds something else; choose another name with --run")
        (folder / PARTS).mkdir(exist_ok=True)
        _write(folder / SITUATION, lambda to: to.write_text(write(plan.situation), encoding="utf-8", newline="\n"))
        text = json.dumps(plan.as_data() | {"made_with": made_with()}, ensure_ascii=False, indent=1)
        _write(folder / RUN, lambda to: to.write_text(text, encoding="utf-8", newline="\n"))
    except OSError as error:
        raise EnsembleError(f"{folder} cannot be written: {error.strerror}") from None
    return plan


def open_run(folder: Path) -> Plan:
    """The plan of the run in a folder.

    Raises:
        EnsembleError: there is none, or it is not as it was made.
        SituationError: its copy of the situation cannot be read.
    """
    try:
        text = (folder / RUN).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise EnsembleError(f"{folder} holds no run: run.json is missing or cannot be read") from None
    return plans.read(text, folder / SITUATION)


def part(folder: Path, chunk: int) -> Path:
    """Where the rows of a chunk are kept."""
    return folder / PARTS / f"part-{chunk:06}.parquet"


def keep(folder: Path, plan: Plan, number: int, chunk: Chunk) -> None:
    """Write a chunk, whole or not at all.

    Raises:
        EnsembleError: the disk is full, or the folder cannot be written.
    """
    import pyarrow.parquet as pq

    table = _table(plan, chunk)
    try:
        _write(part(folder, number), lambda to: pq.write_table(table, to, compression="zstd"))
    except OSError as error:
        raise EnsembleError(f"{folder} cannot be written: {error.strerror or error}") from None


def missing(folder: Path, plan: Plan) -> list[int]:
    """The chunks that have no whole part yet."""
    return [number for number in range(plan.chunks) if not _whole(folder, plan, number)]


def tables(folder: Path, plan: Plan, columns: list[str] | None = None) -> Iterator[Any]:
    """The parts that are there, as Arrow tables in the order of the draws, with all columns or some."""
    import pyarrow.parquet as pq

    for number in range(plan.chunks):
        if _whole(folder, plan, number):
            yield pq.read_table(part(folder, number), columns=columns)


def column(folder: Path, plan: Plan, name: str) -> Array:
    """One column of numbers over all draws that are kept."""
    found = [np.asarray(table[name].to_numpy(), dtype=np.float64) for table in tables(folder, plan, [name])]
    return np.concatenate(found) if found else np.zeros(0)


def results_sha256(folder: Path, plan: Plan) -> str:
    """A hash over all rows in the order of the draws: the numbers drawn, the outputs and the errors."""
    made = sha256()
    names = [*plan.inputs, *_holders(plan), *plan.outputs]
    for table in tables(folder, plan):
        for name in names:
            column = np.asarray(table[name].to_numpy(), dtype="<f8").copy()
            column[np.isnan(column)] = np.nan
            made.update(column.tobytes())
        made.update("\0".join(table["error"].to_pylist()).encode())
    return made.hexdigest()


def _holders(plan: Plan) -> dict[str, int]:
    """The columns that say whose reading held, with their slots."""
    return {f"{name}_by": at for at, name in enumerate(plan.inputs) if plan.slots[at].choosers}


def _table(plan: Plan, chunk: Chunk) -> Any:
    import pyarrow as pa

    count = len(chunk.numbers)
    columns: dict[str, Any] = {"draw": np.arange(chunk.start, chunk.start + count), "error": list(chunk.errors)}
    columns |= {name: chunk.numbers[:, at] for at, name in enumerate(plan.inputs)}
    columns |= {name: chunk.held[:, at] for name, at in _holders(plan).items()}
    columns |= {name: chunk.values[:, at] for at, name in enumerate(plan.outputs)}
    return pa.table(columns)


def _whole(folder: Path, plan: Plan, number: int) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    start, stop = plan.bounds(number)
    try:
        return bool(pq.read_metadata(part(folder, number)).num_rows == stop - start)
    except (OSError, pa.ArrowException):
        return False


def _write(to: Path, put: Callable[[Path], object]) -> None:
    """Write a file under another name, see it on the disk, and rename it."""
    beside = to.with_name(f".{to.name}.{os.getpid()}.{uuid4().hex[:8]}.tmp")
    try:
        put(beside)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
