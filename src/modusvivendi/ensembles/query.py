"""A run asked in SQL, in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.store import PARTS

MOST_ROWS = 10_000


def ask(folder: Path, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the columns and the rows that a query gives, over the table ``draws``.

    Raises:
        EnsembleError: the run has no rows yet, the query cannot be answered, or it gives too many rows.
    """
    import duckdb

    parts = sorted(str(path) for path in (folder / PARTS).glob("part-*.parquet"))
    if not parts:
        raise EnsembleError(f"{folder} has no rows yet; go on with: modus resume {folder}")
    with duckdb.connect() as connection:
        connection.read_parquet(parts).create_view("draws")
        try:
            found = connection.execute(query)
            rows = found.fetchmany(MOST_ROWS + 1)
        except duckdb.Error as error:
            raise EnsembleError(f"the query cannot be answered: {error}") from None
        if len(rows) > MOST_ROWS:
            raise EnsembleError(f"the query gives more than {MOST_ROWS:,} rows; add a limit, or ask for counts")
        return [column[0] for column in found.description or ()], rows
