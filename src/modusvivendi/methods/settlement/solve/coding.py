"""Rows of whole numbers as single whole numbers, which sort and compare faster."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_LARGEST = 2**62


def row_codes(columns: Iterable[Ints], rows: int) -> Ints:
    """One number for each row: in the order of the rows, the first column first, and equal where the rows are.

    Args:
        columns: each of shape (rows,).
        rows: how many rows there are.
    """
    codes, size = np.zeros(rows, dtype=np.int64), 1
    for column in columns if rows else ():
        digits, base = _from_zero(column)
        if size * base >= _LARGEST:
            codes, size = _ranked(codes)
        if size * base >= _LARGEST:
            digits, base = _ranked(digits)
        codes, size = codes * base + digits, size * base
    return codes


def _from_zero(values: Ints) -> tuple[Ints, int]:
    least = int(values.min())
    return values - least, int(values.max()) - least + 1


def _ranked(values: Ints) -> tuple[Ints, int]:
    known, ranks = np.unique(values, return_inverse=True)
    return ranks.astype(np.int64), len(known)
