"""Plain tables: a heading with actor, capability, position and salience in any order; issue where there are several."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.lines import Line, lines
from modusvivendi.exchange.spatial.stakes import HUNDRED, Stake, Stakes

COLUMNS = {
    "actor": ("actor", "name", "stakeholder", "player"),
    "capability": ("capability", "power", "influence", "clout", "resources"),
    "position": ("position", "ideal", "preference"),
    "salience": ("salience", "priority", "importance"),
    "issue": ("issue", "question", "dimension"),
}
NEEDED = ("actor", "capability", "position", "salience")
_HINT = (
    "the first line names the columns: actor,capability,position,salience, and issue where there are several; "
    "in a table of ties source,target,sign"
)
_SCALES = {"0-1": Fraction(1), "0-100": HUNDRED, "%": HUNDRED}


def read(path: Path) -> Stakes:
    """The stakes of a plain table.

    Raises:
        SituationError: a column is missing or named twice, or a cell is no number.
    """
    found = lines(path)
    if not found:
        raise refuse("spatial", "the table is empty", _HINT, str(path))
    faults = Faults(str(path))
    at, stated = _columns(found[0], faults)
    faults.stop()
    rows = [_row(line, at, path.stem, faults) for line in found[1:]]
    faults.stop()
    scale, note = _scale([row.salience or Fraction(0) for row in rows], stated)
    return Stakes(
        "stakes",
        str(path),
        path.stem,
        tuple(
            Stake(row.actor, row.issue, row.capability, row.position, (row.salience or 0) / scale, row.mark)
            for row in rows
        ),
        {},
        (note,),
    )


def _columns(head: Line, faults: Faults) -> tuple[dict[str, int], Fraction | None]:
    """Where each column stands, and the scale of salience where its heading states one: ``salience (0-100)``."""
    at: dict[str, int] = {}
    stated = None
    for number, cell in enumerate(head.cells):
        word, _, rest = cell.replace("–", "-").lower().partition("(")
        kind = next((name for name, words in COLUMNS.items() if word.strip() in words), None)
        if kind is None:
            continue
        if kind in at:
            faults.add("spatial", f"the column {kind} is there twice", "keep one of them", head.mark)
        at[kind] = number
        if kind == "salience":
            stated = _SCALES.get(rest.strip(" )"))
    for name in NEEDED:
        if name not in at:
            what = f"the column {name} is missing; the file has {', '.join(map(shown, head.cells[:12]))}"
            faults.add("spatial", what, _HINT, head.mark)
    return at, stated


def _row(line: Line, at: dict[str, int], stem: str, faults: Faults) -> Stake:
    cells = {name: line.cells[number] if number < len(line.cells) else "" for name, number in at.items()}
    for name in ("actor", *(["issue"] if "issue" in at else [])):
        if not cells[name]:
            faults.add("missing", f"the {name} has no name", "write one", line.mark)
    numbers = [
        faults.number(cells[name] or None, line.mark, f"the {name} of {shown(cells['actor'])}") for name in NEEDED[1:]
    ]
    return Stake(cells["actor"], cells.get("issue", stem), numbers[0], numbers[1], numbers[2], line.mark)


def _scale(saliences: list[Fraction], stated: Fraction | None) -> tuple[Fraction, str]:
    """What saliences are divided by, and how that was known."""
    if stated is not None:
        return stated, f"Salience is from 0 to {stated}, as its heading says."
    if any(salience > 1 for salience in saliences):
        return HUNDRED, "Salience was read as 0 to 100, since one is above 1; write “salience (0-1)” to say otherwise."
    return Fraction(1), "Salience was read as 0 to 1, since none is above 1; write “salience (0-100)” to say otherwise."
