"""KTAB's CSV: name,desc,nActors,nDims; a heading; Actor,Description,Power,(Position,Salience) for each dimension."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.lines import Line, lines
from modusvivendi.exchange.spatial.stakes import HUNDRED, Stake, Stakes

NOTE = "Positions and saliences are in hundredths, as in KTAB."
SPAN = (Fraction(0), HUNDRED)


def looks_right(found: tuple[Line, ...]) -> bool:
    """Whether the first line counts actors and dimensions, and the second begins as KTAB's heading does."""
    if len(found) < 2:
        return False
    first, second = found[0].cells, found[1].cells
    counts = len(first) > 3 and first[2].isdecimal() and first[3].isdecimal()
    return counts and second[0].lower().startswith("actor")


def read(path: Path) -> Stakes:
    """The stakes of a KTAB file; a trailing comma changes nothing.

    Raises:
        SituationError: counts and lines do not agree, or a cell is no number.
    """
    found = lines(path, ",")
    faults = Faults(str(path))
    actors, dims = _count(found[0], 2, faults), _count(found[0], 3, faults)
    names = _dimensions(found[1], dims, faults)
    if len(found) - 2 != actors:
        what = f"the first line says {actors} actors, and {len(found) - 2} lines follow the heading"
        faults.add("spatial", what, "correct the number or the lines", found[0].mark)
    faults.stop()
    rows = tuple(stake for line in found[2:] for stake in _stakes(line, names, faults))
    faults.stop()
    return Stakes("KTAB", str(path), found[0].cells[0] or path.stem, rows, dict.fromkeys(names, SPAN), (NOTE,))


def _count(line: Line, at: int, faults: Faults) -> int:
    text = line.cells[at] if at < len(line.cells) else ""
    if not text.isdecimal() or len(text) > 4 or int(text) < 1:
        faults.add("spatial", "the first line is name,description,actors,dimensions", "write two counts", line.mark)
        return 0
    return int(text)


def _dimensions(line: Line, dims: int, faults: Faults) -> tuple[str, ...]:
    cells = _trimmed(line)
    if len(cells) != 3 + 2 * dims:
        what = f"the heading has {len(cells)} columns; {dims} dimensions need {3 + 2 * dims}"
        faults.add("spatial", what, "write Actor,Description,Power and Position,Salience for each dimension", line.mark)
    names = tuple(cells[3 + 2 * at] if 3 + 2 * at < len(cells) else f"dimension {at + 1}" for at in range(dims))
    if len(set(names)) < len(names):
        return tuple(f"{name} {at + 1}" for at, name in enumerate(names))
    return names


def _trimmed(line: Line) -> tuple[str, ...]:
    return line.cells[:-1] if line.cells and not line.cells[-1] else line.cells


def _stakes(line: Line, names: tuple[str, ...], faults: Faults) -> list[Stake]:
    cells = _trimmed(line)
    if len(cells) != 3 + 2 * len(names):
        what = f"the line has {len(cells)} cells, and the heading {3 + 2 * len(names)}"
        faults.add("spatial", what, "write a position and a salience for every dimension", line.mark)
        return []
    actor = cells[0]
    numbers = [faults.number(cell or None, line.mark, f"a number of {shown(actor)}") for cell in cells[2:]]
    return [
        Stake(actor, name, numbers[0], numbers[1 + 2 * at], numbers[2 + 2 * at] / HUNDRED, line.mark)
        for at, name in enumerate(names)
    ]
