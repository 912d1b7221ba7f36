"""The states: every combination of options that no rule calls impossible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from modusvivendi.methods.stability.solve.model import Ints, Mask
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.derive.states import is_among
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The feasible states, in ascending code."""

    issues: tuple[Issue, ...]
    columns: Mapping[str, Ints]
    """For each issue the option of every feasible state."""
    feasible: Mask | None
    now: tuple[int, ...]
    """The option of each issue in the status quo."""

    outside: Mapping[str, Choice | None]
    """What holds today on the issues that are not among the states."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(next(iter(self.columns.values())))


def states(situation: Situation, chosen: list[Issue]) -> States:
    """The feasible combinations of the options of some issues.

    Raises:
        SituationError: the rules leave none.
    """
    sizes = [len(issue.options) for issue in chosen]
    codes = np.arange(prod(sizes))
    columns: dict[str, Ints] = {}
    for issue, size in zip(chosen, sizes, strict=True):
        codes, columns[issue.key] = np.divmod(codes, size)
    feasible = np.ones(prod(sizes), dtype=bool)
    for rule in situation.rules:
        if rule.impossible is not None:
            feasible &= ~matching(situation, columns, rule.impossible, prod(sizes))
    if not feasible.any():
        what = "the rules leave no state that is possible"
        raise SituationError([Problem(code="no-state", what=what, hint="relax a rule under impossible", path="rules")])
    now = tuple(_now(issue) for issue in chosen)
    whole = bool(feasible.all())
    kept = columns if whole else {key: column[feasible] for key, column in columns.items()}
    outside = {key: issue.now for key, issue in situation.issues.items() if key not in kept}
    return States(tuple(chosen), kept, None if whole else feasible, now, outside)


def _now(issue: Issue) -> int:
    names = [option.key for option in issue.options]
    return names.index(issue.now) if isinstance(issue.now, str) and issue.now in names else 0


def matching(
    situation: Situation, columns: Mapping[str, Ints], wanted: Mapping[str, tuple[Choice, ...]], count: int
) -> Mask:
    """Where each of some issues has one of some options; an issue outside the states stays as it is today."""
    found = np.ones(count, dtype=bool)
    for key, choices in wanted.items():
        found &= on_issue(situation, columns, key, choices, count)
    return found


def on_issue(
    situation: Situation, columns: Mapping[str, Ints], key: str, choices: tuple[Choice, ...], count: int
) -> Mask:
    """Where one issue has one of some options."""
    issue = situation.issues[key]
    if key not in columns:
        return np.full(count, is_among(issue.now, choices) is True)
    places = [at for at, option in enumerate(issue.options) if option.key in choices]
    return np.isin(columns[key], places)
