"""One reading of one tree: what is known so far, and what is wrong."""

from __future__ import annotations

from typing import Any

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.sources import Quantity
from modusvivendi.situation.fields.base import Context, Fault, IssueOptions
from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.layout import BLOCKS
from modusvivendi.situation.reading.nodes import Parsed, Scalar
from modusvivendi.situation.reading.places import Path, Places

MOST_PROBLEMS = 1_000
_MOST_REPEATED = 100_000
"""How often what is told once may be found again."""


class Session:
    """Collects problems and what references are checked against."""

    def __init__(self, parsed: Parsed) -> None:
        self.root = parsed.root
        self.unreadable = parsed.unreadable
        self.places = Places(parsed)
        self.problems: list[Problem] = list(parsed.problems)
        self.context = Context(ids=self._ids())
        self.stopped = any(problem.code == "too-many-problems" for problem in self.problems)
        self._told: set[tuple[str, Mark, str]] = set()
        self._repeated = 0

    def _ids(self) -> dict[str, dict[str, Mark | None]]:
        ids: dict[str, dict[str, Mark | None]] = {}
        for block in BLOCKS:
            if block.shape == "keyed" and block.name not in self.unreadable:
                node = self.root.get(block.name)
                ids[block.name] = dict.fromkeys(node) if isinstance(node, dict) else {}
        return ids

    def learn_issues(self, issues: dict[str, Issue]) -> None:
        """References to options are checked against these issues from now on."""
        for key, issue in issues.items():
            mark = self.places.of(("issues", key, "range" if issue.range else "options"), key=True)
            low, high = (issue.range.low, issue.range.high) if issue.range else (None, None)
            options = tuple(option.key for option in issue.options)
            self.context.issues[key] = IssueOptions(options, low, high, mark)

    def learn_quantities(self, quantities: dict[str, Quantity]) -> None:
        """Estimates are checked against the bounds of these quantities from now on."""
        for key, quantity in quantities.items():
            if quantity.bounds is not None:
                mark = self.places.of(("quantities", key, "bounds"), key=True)
                self.context.quantity_bounds[key] = (quantity.bounds, mark)

    def say(self, code: str, what: str, hint: str, path: Path, *, key: bool = False) -> None:
        """Note an error at a path."""
        self.note(self.places.problem(code, what, hint, path, key=key))

    def fault(self, fault: Fault, path: Path) -> None:
        """Note what a field refused."""
        self.note(self.places.fault(fault, path))

    def note(self, problem: Problem) -> None:
        """Keep a problem; what is wrong with the header of a table is told once, and not again for every row."""
        if problem.mark is not None and problem.mark.cell is not None:
            told = (problem.code, problem.mark, problem.what)
            if told in self._told:
                self._repeated += 1
                return
            self._told.add(told)
        self.problems.append(problem)

    def full(self, path: Path) -> bool:
        """Whether there are so many problems that the entry at a path is not read; says so once."""
        if not self.stopped and (len(self.problems) >= MOST_PROBLEMS or self._repeated >= _MOST_REPEATED):
            self.stopped = True
            what = f"more than {MOST_PROBLEMS:,} problems; this entry and those below were not checked"
            self.say("too-many-problems", what, "mend the ones above, and check again", path, key=True)
        return self.stopped


def left_empty(value: Any) -> bool:
    """Whether an entry was written without a value, which is the same as leaving it out."""
    return isinstance(value, str) and not value and (not isinstance(value, Scalar) or value.plain)
