"""The settlement asked of many draws: whether an agreement exists, and what alone would unlock one.

Every package is looked at, so that nothing is bounded by time. With V the set of red lines and expectations that a
package breaks, an agreement exists where some package has V = ∅; the smallest unlocking set has min |V| members; and a
concession unlocks alone where some package has V = {that one}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from modusvivendi.methods.drawn import Column, Mapped, Template, refuse
from modusvivendi.methods.settlement.frame import Built, build
from modusvivendi.methods.settlement.solve.problem import Ints, Mask, Problem
from modusvivendi.situation.problems import Problem as Fault
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot

MOST_PACKAGES = 200_000
"""Packages up to which all are looked at in every draw."""


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The case, ready for draws.

    Raises:
        SituationError: there are too many packages to look at all of them in every draw.
    """
    refuse(options)
    built = build(situation)
    packages = _packages(built.problem)
    columns = (
        Column("An agreement exists", "", "yes"),
        Column("Packages that all could accept", "packages"),
        Column("Red lines or expectations that would have to give", "concessions"),
        *(Column(f"One concession would unlock a deal: {words}", "", "yes") for words in _words(built)),
    )
    return Mapped(situation, slots, lambda drawn: _one(build(drawn).problem, packages), columns)


def broken(problem: Problem, packages: Ints) -> Mask:
    """What each package that satisfies every rule breaks.

    Args:
        problem: of one draw.
        packages: shape (n, issues).

    Returns:
        Shape (packages within the rules, red lines + parties): the red lines, then whether the package is worth less to
        each party than no agreement.
    """
    packages = packages[problem.feasible(packages)]
    lines = [~problem.holds(line.statement, packages) for line in problem.red_lines]
    short = problem.utilities(packages) < np.array(problem.reservation)
    return np.column_stack([*lines, short])


def _one(problem: Problem, packages: Ints) -> list[float]:
    found = broken(problem, packages)
    sizes = found.sum(axis=1)
    alone = found[sizes == 1].any(axis=0)
    agreed = int((sizes == 0).sum())
    least = float(sizes.min()) if len(sizes) else float("nan")
    return [float(agreed > 0), float(agreed), least, *(alone & (agreed == 0)).astype(float)]


def _packages(problem: Problem) -> Ints:
    if problem.packages > MOST_PACKAGES:
        what = f"{problem.packages:,} packages are too many to look at in every draw; at most {MOST_PACKAGES:,}"
        hint = "leave out issues that do not matter here, or options that nobody wants"
        raise SituationError([Fault(code="too-many-packages", what=what, hint=hint)])
    return np.stack(np.unravel_index(np.arange(problem.packages), problem.sizes), axis=1).astype(np.int64)


def _words(built: Built) -> list[str]:
    """Every red line, then every party's expectation, each under a name of its own."""
    made = [
        f"{built.sides[one.line.party].side.name} on {built.grids[one.line.issue].issue.label}"
        + (f" ({one.line.condition})" if one.line.condition else "")
        for one in built.lines
    ]
    made += [f"{one.side.name} expecting less without a deal" for one in built.sides]
    return made
