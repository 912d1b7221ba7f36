"""From a tree to a situation: header, blocks, then the checks between entries."""

from __future__ import annotations

from typing import Any

from modusvivendi.situation.problems import Problem, has_errors, in_order
from modusvivendi.situation.reading.checks import cross_check
from modusvivendi.situation.reading.entries import read_block
from modusvivendi.situation.reading.header import read_header
from modusvivendi.situation.reading.layout import BLOCKS
from modusvivendi.situation.reading.nodes import Parsed
from modusvivendi.situation.reading.session import Session
from modusvivendi.situation.situation import Situation


def validate(parsed: Parsed) -> tuple[Situation | None, tuple[Problem, ...]]:
    """The situation that a tree describes, or None where it has errors; and all problems, in file order."""
    session = Session(parsed)
    header = read_header(session)
    made: dict[str, Any] = {}
    for block in BLOCKS:
        made[block.name] = read_block(session, block)
        if block.name == "issues":
            session.learn_issues(made["issues"])
        if block.name == "quantities":
            session.learn_quantities(made["quantities"])
    situation = Situation(**header, **made)
    whole = not session.unreadable and not has_errors(session.problems)
    session.problems += cross_check(situation, session.places, whole)
    problems = in_order(session.problems)
    return (None if has_errors(problems) else situation), problems
