"""The folder of a run: ``run.json``, ``situation.yaml``, and one Parquet file for each chunk that is done.

The parts are the only truth. Each is written under a name of its own and then renamed, so that a crash loses at most
the chunks in flight, and two processes that compute the same chunk write the same file.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
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
        raise EnsembleError(f"{folder} cannot be written: {_why(error)}") from None
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
        _write(
            part(folder, number),
            lambda to: pq.write_table(table, to, compression="zstd", use_dictionary=_repeating(plan)),
        )
    except OSError as error:
        raise EnsembleError(f"{folder} cannot be written: {_why(error)}") from None


def missing(folder: Path, plan: Plan) -> list[int]:
    """The chunks that have no whole part yet."""
    return [number for number in range(plan.chunks) if not _is_whole(folder, plan, number)]


def tables(folder: Path, plan: Plan, columns: Sequence[str] | None = None) -> Iterator[Any]:
    """The parts that are there, as Arrow tables in the order of the draws, with all columns or some."""
    names = None if columns is None else list(columns)
    for number in range(plan.chunks):
        file = _whole(folder, plan, number)
        if file is not None:
            with file:
                yield _read(file, part(folder, number), names)


def _read(file: Any, path: Path, names: list[str] | None) -> Any:
    import pyarrow as pa

    try:
        return file.read(columns=names)
    except (OSError, pa.ArrowException):
        what = f"{path} was damaged after it was written; delete it, and go on with: modus resume {path.parent.parent}"
        raise EnsembleError(what) from None


def columns(folder: Path, plan: Plan, names: Sequence[str]) -> Array:
    """Some columns of numbers over all draws that are kept, shape (columns, draws)."""
    found, done = np.empty((len(names), plan.draws)), 0
    for table in tables(folder, plan, names):
        for row, name in zip(found, names, strict=True):
            row[done : done + table.num_rows] = table[name].to_numpy()
        done += table.num_rows
    return found[:, :done]


def column(folder: Path, plan: Plan, name: str) -> Array:
    """One column of numbers over all draws that are kept."""
    found: Array = columns(folder, plan, [name])[0]
    return found


def results_sha256(folder: Path, plan: Plan) -> str:
    """A hash over all rows in the order of the draws, however they are cut into parts.

    First each column is hashed by itself: the numbers drawn, the outputs, and last the draws that failed with their
    errors. Then these hashes are.
    """
    columns = {name: sha256() for name in (*plan.inputs, *_holders(plan), *plan.outputs)}
    failed = sha256()
    for table in tables(folder, plan):
        for name, made in columns.items():
            values = np.asarray(table[name].to_numpy(), dtype="<f8")
            made.update(np.where(np.isnan(values), np.nan, values).tobytes())  # one of the many NaN
        for draw, error in failures(table):
            failed.update(f"{draw}\0{error}\0".encode())
    return sha256(b"".join(made.digest() for made in (*columns.values(), failed))).hexdigest()


def failures(table: Any) -> list[tuple[int, str]]:
    """The draws of a table that failed, and why."""
    import pyarrow.compute as pc

    rows = np.flatnonzero(pc.binary_length(table["error"]).to_numpy())
    return [(table["draw"][at].as_py(), table["error"][at].as_py()) for at in rows.tolist()]


def _holders(plan: Plan) -> dict[str, int]:
    """The columns that say whose reading held, with their slots."""
    disputed = [at for at, slot in enumerate(plan.slots) if slot.choosers]
    return dict(zip(plan.holders, disputed, strict=True))


def _repeating(plan: Plan) -> list[str]:
    """The columns with few different values, for which a dictionary pays."""
    columns = zip(plan.outputs, plan.template.columns, strict=True)
    return ["error", *_holders(plan), *(name for name, column in columns if column.kind == "yes")]


def _table(plan: Plan, chunk: Chunk) -> Any:
    import pyarrow as pa

    count = len(chunk.numbers)
    columns: dict[str, Any] = {"draw": np.arange(chunk.start, chunk.start + count), "error": list(chunk.errors)}
    columns |= {name: chunk.numbers[:, at] for at, name in enumerate(plan.inputs)}
    columns |= {name: chunk.held[:, at] for name, at in _holders(plan).items()}
    columns |= {name: chunk.values[:, at] for at, name in enumerate(plan.outputs)}
    return pa.table(columns)


def _why(error: OSError) -> str:
    """What the system says; Arrow wraps its number in words of its own."""
    number = re.search(r"\[errno (\d+)\]", str(error))
    return os.strerror(int(number[1])) if number else error.strerror or str(error)


def _whole(folder: Path, plan: Plan, number: int) -> Any:
    """The part of a chunk, opened; None where it is not there, torn, too short, or not of this run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    start, stop = plan.bounds(number)
    try:
        file = pq.ParquetFile(part(folder, number))
    except (OSError, pa.ArrowException):
        return None
    if file.metadata.num_rows == stop - start and file.schema_arrow.equals(_schema(plan)) and _begins(file, start):
        return file
    file.close()
    return None


def _schema(plan: Plan) -> Any:
    """The columns of a part, without rows."""
    import pyarrow as pa

    numbers = (*plan.inputs, *_holders(plan), *plan.outputs)
    return pa.schema([("draw", pa.int64()), ("error", pa.string()), *((name, pa.float64()) for name in numbers)])


def _begins(file: Any, start: int) -> bool:
    """Whether the first draw of a part is the one that it should be, as far as its statistics say."""
    told = file.metadata.row_group(0).column(0).statistics if file.metadata.num_row_groups else None
    return told is None or not told.has_min_max or bool(told.min == start)


def _is_whole(folder: Path, plan: Plan, number: int) -> bool:
    file = _whole(folder, plan, number)
    if file is None:
        return False
    file.close()
    return True


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
