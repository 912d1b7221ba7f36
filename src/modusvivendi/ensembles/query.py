"""A run asked in SQL, in place: it can be read, and nothing else can be reached."""

from __future__ import annotations

from pathlib import Path
from threading import Timer
from typing import Any

from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.store import PARTS

MOST_ROWS = 10_000
LONGEST = 60.0
"""Seconds that a query may take."""
_BOUNDS = ("SET memory_limit = '4GB'", "SET enable_external_access = false", "SET lock_configuration = true")
"""No files, no network, no extensions; and no query can change that."""


def ask(folder: Path, query: str, *, longest: float = LONGEST) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the columns and the rows that a query gives, over the table ``draws``.

    Raises:
        EnsembleError: the run has no rows yet, the query cannot be answered, takes too long, or gives too many rows.
    """
    import duckdb
    from pyarrow import ArrowException
    from pyarrow.dataset import dataset

    parts = sorted(str(path) for path in (folder / PARTS).glob("part-*.parquet"))
    if not parts:
        raise EnsembleError(f"{folder} has no rows yet; go on with: modus resume {folder}")
    with duckdb.connect() as connection:
        timer = Timer(longest, connection.interrupt)
        try:
            connection.register("draws", dataset(parts))
            for bound in _BOUNDS:
                connection.execute(bound)
            timer.start()
            found = connection.execute(query)
            rows = found.fetchmany(MOST_ROWS + 1)
        except duckdb.InterruptException:
            raise EnsembleError(f"the query took longer than {longest:g} s and was stopped; ask for less") from None
        except (duckdb.Error, ArrowException, OSError) as error:
            raise EnsembleError(f"the query cannot be answered: {error}") from None
        finally:
            timer.cancel()
        if len(rows) > MOST_ROWS:
            raise EnsembleError(f"the query gives more than {MOST_ROWS:,} rows; add a limit, or ask for counts")
        return [column[0] for column in found.description or ()], rows
