"""How long inter-state wars lasted: 95 durations derived from the Correlates of War project's list.

Source: Sarkees, M. R. and Wayman, F. W. (2010): Resort to war, 1816–2007; Correlates of War, Inter-State War Data v4.0.
Only the durations that follow from the list are kept here, with the project's numbers and names of the wars. A war
lasts from the first day of any participant to the last, both counted; days on which no participant fought do not count.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
FILE = Path(__file__).parent / "wars.csv"


class War(NamedTuple):
    """One war of the list."""

    number: int
    """By which the project knows it."""
    name: str
    began: int
    """The year."""
    days: int


@cache
def listed() -> tuple[War, ...]:
    """The wars in the order of the list."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(War(int(row["war"]), row["name"], int(row["began"]), int(row["days"])) for row in rows)


def wars() -> Whole:
    """Shape (95,): their durations in days, in the order of the list."""
    return np.array([war.days for war in listed()], dtype=np.int64)
