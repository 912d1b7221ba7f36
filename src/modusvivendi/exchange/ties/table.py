"""Plain tables of ties: a heading with source, target and sign or weight in any order."""

from __future__ import annotations

from pathlib import Path

from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.lines import Line, lines
from modusvivendi.exchange.ties.cells import Cells, column_of, read_cells
from modusvivendi.exchange.ties.checks import check
from modusvivendi.exchange.ties.graph import FEWEST, MOST_TIES, Graph

PAIRS = (("source", "target"), ("from", "to"), ("actor1", "actor2"), ("node1", "node2"))
"""Headings of the two columns of actors; the first pair that is there whole counts."""
_STAKES = {"capability", "power", "influence", "position", "ideal", "salience"}
"""Headings of tables of stakes."""
_HINT = "the first line names the columns: source,target,sign, and begin,end or window where ties have dates"


def looks_right(head: tuple[str, ...]) -> bool:
    """Whether a heading has two columns of actors, and a sign or weight or nothing of another table."""
    words = set(map(_plain, head))
    strong = any(column_of(cell) in ("sign", "weight") for cell in head)
    return _pair(head) is not None and (strong or not words & _STAKES)


def read(path: Path) -> Graph:
    """The ties of a plain table.

    Raises:
        SituationError: a column is missing or named twice, or a row is no tie.
    """
    found = lines(path, most=MOST_TIES + 2)
    if not found:
        raise refuse("ties", FEWEST, _HINT, str(path))
    faults = Faults(str(path))
    pair = _pair(found[0].cells) or (0, 0)
    at = _columns(found[0], pair, faults)
    faults.stop()
    for line in found[1:]:
        if len(line.cells) > len(found[0].cells) and any(line.cells[len(found[0].cells) :]):
            what = f"the line has {len(line.cells)} cells, and the heading {len(found[0].cells)}"
            faults.add("ties", what, "put names with a comma between quotation marks, or drop a cell", line.mark)
    ties, notes = read_cells([_cells(line, pair, at) for line in found[1:]], faults)
    names = {name: name for tie in ties for name in tie.ends}
    check(ties, names, faults)
    faults.stop()
    return Graph("a table of ties", str(path), path.stem, names, ties, notes)


def _plain(cell: str) -> str:
    return cell.strip().lower().replace(" ", "").replace("_", "")


def _pair(head: tuple[str, ...]) -> tuple[int, int] | None:
    words = [_plain(cell) for cell in head]
    return next(((words.index(one), words.index(two)) for one, two in PAIRS if {one, two} <= set(words)), None)


def _columns(head: Line, pair: tuple[int, int], faults: Faults) -> dict[str, int]:
    at: dict[str, int] = {}
    for number, cell in enumerate(head.cells):
        kind = column_of(cell) if number not in pair else None
        if kind in at:
            faults.add("ties", f"the column {kind} is there twice: {shown(cell)}", "keep one of them", head.mark)
        elif kind is not None:
            at[kind] = number
    if pair == (0, 0) or not {"sign", "weight"} & set(at):
        what = f"a column sign or weight is missing; the file has {', '.join(map(shown, head.cells[:12]))}"
        faults.add("ties", what, _HINT, head.mark)
    if "window" in at and {"begin", "end"} & set(at):
        faults.add("ties", "the table has windows and begins or ends", "keep one of the two", head.mark)
    return at


def _cells(line: Line, pair: tuple[int, int], at: dict[str, int]) -> Cells:
    def cell(number: int) -> str:
        return line.cells[number] if number < len(line.cells) else ""

    said = {name: cell(number) for name, number in at.items()}
    return Cells((cell(pair[0]), cell(pair[1])), said, False, line.mark)
