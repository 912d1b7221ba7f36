"""What files of spatial models hold: who stands where on which scale, with how much weight; and the situation of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from modusvivendi.exchange.assembling import at_the_file, clean_words, keys
from modusvivendi.exchange.faults import Faults
from modusvivendi.situation.problems import Mark, SituationError
from modusvivendi.situation.quantities import plain_text
from modusvivendi.situation.reading.check import Checked, check_text
from modusvivendi.situation.reading.layout import FORMAT
from modusvivendi.situation.writing import dump

MOST_ACTORS = 200
MOST_ISSUES = 50
HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Stake:
    """One actor on one issue; ``salience`` from 0 to 1, None where the file has no salience."""

    actor: str
    issue: str
    capability: Fraction
    position: Fraction
    salience: Fraction | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Stakes:
    """All of a file."""

    tool: str
    file: str
    title: str
    rows: tuple[Stake, ...]
    spans: dict[str, tuple[Fraction, Fraction]]
    """Of issues whose bounds the file gives."""
    notes: tuple[str, ...]
    """How numbers were read, for the reader of the situation."""


def assemble(stakes: Stakes) -> Checked:
    """The situation of a file of stakes.

    Raises:
        SituationError: what the rows say together is no situation.
    """
    faults = Faults(stakes.file)
    _check(stakes, faults)
    faults.stop()
    checked = check_text(dump(_plain(stakes)), stakes.file)
    if checked.situation is None:
        raise SituationError(at_the_file(problem, stakes.file) for problem in checked.problems)
    return Checked(checked.situation, ())


def _check(stakes: Stakes, faults: Faults) -> None:
    seen: dict[tuple[str, str], Stake] = {}
    strong: dict[str, Stake] = {}
    for row in stakes.rows:
        twice = seen.setdefault((row.actor, row.issue), row)
        if twice is not row:
            what = f"{row.actor} stands twice on {row.issue}, also on line {twice.mark.line}"
            faults.add("spatial", what, "keep one of the two lines", row.mark)
        strong.setdefault(row.actor, row)
        if row.capability < 0:
            faults.add("spatial", "a capability is below 0", "write 0 or more", row.mark)
        if row.salience is not None and not 0 <= row.salience <= 1:
            faults.add("spatial", "a salience lies off its scale", "write 0 to 1, or 0 to 100 throughout", row.mark)
        low, high = stakes.spans.get(row.issue, (None, None))
        if low is not None and high is not None and not low <= row.position <= high:
            what = f"a position lies outside the bounds of {row.issue}"
            faults.add("spatial", what, f"write {plain_text(low)} to {plain_text(high)}", row.mark)
    if len(strong) < 2:
        faults.add("spatial", f"{len(strong)} actor in the file; pressure needs two or more", "add a line")
    if stakes.rows and not any(row.capability * (1 if row.salience is None else row.salience) for row in stakes.rows):
        faults.add("spatial", "every capability or salience is 0, so nobody presses", "give someone some weight")
    for what, names, most in (("actors", strong, MOST_ACTORS), ("issues", dict.fromkeys(_issues(stakes)), MOST_ISSUES)):
        if len(names) > most:
            faults.add("spatial", f"{len(names)} {what} are more than {most}", "split the file")


def _issues(stakes: Stakes) -> Iterator[str]:
    return (row.issue for row in stakes.rows)


def _plain(stakes: Stakes) -> dict[str, Any]:
    names, issues = list(dict.fromkeys(row.actor for row in stakes.rows)), list(dict.fromkeys(_issues(stakes)))
    actor_keys = dict(zip(names, keys(names), strict=True))
    issue_keys = dict(zip(issues, keys(issues), strict=True))
    most = max(row.capability for row in stakes.rows)
    factor = HUNDRED / most if most > HUNDRED else Fraction(1)
    notes = list(stakes.notes)
    if factor != 1:
        notes.append(f"Capabilities were divided by {plain_text(1 / factor)}, so that the greatest is 100.")
    held = {actor_keys[name]: [row for row in stakes.rows if row.actor == name] for name in names}
    return {
        "format": str(FORMAT),
        "title": clean_words(stakes.title),
        "about": " ".join([f"Read from a file of {stakes.tool}.", *notes]),
        "sources": {"file": {"title": clean_words(f"{stakes.tool}: {stakes.title}")}},
        "actors": {
            actor: {"name": clean_words(rows[0].actor), "role": "party", **_capability(rows, factor, issue_keys)}
            for actor, rows in held.items()
        },
        "issues": {issue_keys[issue]: _issue(stakes, issue) for issue in issues},
        "positions": {actor: {issue_keys[row.issue]: _position(row) for row in rows} for actor, rows in held.items()},
    }


def _capability(rows: list[Stake], factor: Fraction, issue_keys: dict[str, str]) -> dict[str, Any]:
    if len({row.capability for row in rows}) == 1:
        return {"capability": plain_text(rows[0].capability * factor)}
    return {"capability_on": {issue_keys[row.issue]: plain_text(row.capability * factor) for row in rows}}


def _issue(stakes: Stakes, issue: str) -> dict[str, Any]:
    places = [row.position for row in stakes.rows if row.issue == issue]
    low, high = stakes.spans.get(issue, (min(Fraction(0), *places), max(HUNDRED, *places)))
    return {"name": clean_words(issue), "range": [plain_text(low), plain_text(high)], "unit": "points"}


def _position(row: Stake) -> dict[str, Any]:
    plain: dict[str, Any] = {"ideal": plain_text(row.position), "src": "file"}
    return plain if row.salience is None else {**plain, "salience": plain_text(row.salience)}
