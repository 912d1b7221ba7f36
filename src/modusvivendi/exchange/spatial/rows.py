"""The rows of the exchange model: #A actors, #P issues, #M their bounds, #D position, salience and power."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.lines import Line, lines
from modusvivendi.exchange.spatial.stakes import Stake, Stakes

_SIZES = {"#A": 2, "#P": 2, "#M": 3, "#D": 6}
_MEANING = {
    "#A": "#A, name",
    "#P": "#P, name",
    "#M": "#M, issue, bound",
    "#D": "#D, actor, issue, position, salience, power",
}


def looks_right(found: tuple[Line, ...]) -> bool:
    """Whether the first line is one of an actor or an issue."""
    return bool(found) and found[0].cells[0] in _SIZES


def split(path: Path) -> tuple[Line, ...]:
    """The lines of such a file: tabs, commas or semicolons between cells, single quotes around them or none."""
    return lines(path, quote="'")


def read(path: Path) -> Stakes:
    """The stakes of the rows.

    Raises:
        SituationError: a row has another form, or names an actor or issue that no row declares.
    """
    faults = Faults(str(path))
    found: dict[str, list[Line]] = {kind: [] for kind in _SIZES}
    for line in split(path):
        kind = line.cells[0]
        if kind not in _SIZES or len(line.cells) < _SIZES[kind]:
            form = _MEANING.get(kind, "; ".join(_MEANING.values()))
            faults.add("spatial", f"the row {shown(kind)} is not read", f"rows are: {form}", line.mark)
        else:
            found[kind].append(line)
    actors, issues = ({line.cells[1] for line in found[kind]} for kind in ("#A", "#P"))
    spans = _spans(found["#M"], _known(issues, "issue", faults), faults)
    rows = tuple(
        _stake(line, _known(actors, "actor", faults), _known(issues, "issue", faults), faults) for line in found["#D"]
    )
    faults.stop()
    return Stakes("the exchange model", str(path), path.stem, rows, spans, ("Salience is from 0 to 1.",))


def _known(names: set[str], what: str, faults: Faults) -> Callable[[Line, int], str]:
    def name(line: Line, at: int) -> str:
        if line.cells[at] not in names:
            said = f"no row declares the {what} {shown(line.cells[at])}"
            faults.add("spatial", said, "add the row, or correct the name", line.mark)
        return line.cells[at]

    return name


def _spans(
    bounds: list[Line], known: Callable[[Line, int], str], faults: Faults
) -> dict[str, tuple[Fraction, Fraction]]:
    """The least and the greatest bound of each issue."""
    found: dict[str, list[Fraction]] = {}
    for line in bounds:
        number = faults.number(line.cells[2] or None, line.mark, f"a bound of {shown(line.cells[1])}")
        found.setdefault(known(line, 1), []).append(number)
    for issue, ends in found.items():
        if min(ends) == max(ends):
            faults.add("spatial", f"the bounds of {shown(issue)} are the same", "write its two ends", bounds[0].mark)
    return {issue: (min(ends), max(ends)) for issue, ends in found.items()}


def _stake(line: Line, actor: Callable[[Line, int], str], issue: Callable[[Line, int], str], faults: Faults) -> Stake:
    who, what = actor(line, 1), issue(line, 2)
    place, keen, strong = (
        faults.number(cell or None, line.mark, f"a number of {shown(who)}") for cell in line.cells[3:6]
    )
    return Stake(who, what, strong * 100, place, keen, line.mark)
