"""Representatives instead of all efficient rows: one for each cell of a grid, and how much that may cost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from modusvivendi.methods.settlement.solve.coding import row_codes
from modusvivendi.methods.settlement.solve.dominance import efficient
from modusvivendi.methods.settlement.solve.problem import Ints
from modusvivendi.methods.settlement.solve.tables import Table


def thinned(table: Table, rows: int) -> Table:
    """The table itself if it has at most so many rows, else representatives, with their gap added to the table's.

    A grid with steps of s points for a party: the row with the largest sum stands for all rows of its cell and of
    the cells that its own dominates. Any row left out shares its options in the scope with one that is kept in the
    same cell or a larger one, and is thus worth at most s − 1 points more to that party. The steps grow until few
    enough cells are left.

    Args:
        table: without dominated rows.
        rows: how many to keep at most; more are kept where the scope has more combinations of options.
    """
    if len(table) <= rows:
        return table
    groups = table.groups()
    combinations = 1 if groups is None else len(np.unique(groups))
    best_first = np.argsort(-table.utilities.sum(axis=1), kind="stable")
    heights = (table.utilities - table.least)[best_first]
    ordered = None if groups is None else groups[best_first]
    divisions = max(rows, 2)
    while True:
        steps = (table.most - table.least) // divisions + 1
        kept = _first_of_each_cell(heights // steps, ordered, 2 * max(rows, combinations))
        if kept is not None and (len(kept) <= max(rows, combinations) or divisions == 1):
            break
        divisions = max(divisions * 3 // 4, 1)
    gap = tuple(old + int(step) - 1 for old, step in zip(table.gap, steps, strict=True))
    return replace(table.take(best_first[kept]), gap=gap)


def _first_of_each_cell(cells: Ints, groups: Ints | None, most: int) -> Ints | None:
    """Indices of the first row of each cell that no other cell of its group dominates; None for too many cells."""
    codes = row_codes(cells.T if groups is None else [groups, *cells.T], len(cells))
    first = np.sort(np.unique(codes, return_index=True)[1])
    if len(first) > most:
        return None
    return first[efficient(cells[first], None if groups is None else groups[first])]
